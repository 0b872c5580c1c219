import { decodeText, isZip, LARGEST_FILE } from "../exchange/sheet/text.ts";
import type { DocumentFormat, ReadDocument, ReadingOptions } from "./document.ts";
import { unreadableDocument } from "./unreadable-document.ts";

/** Reads any document by its first bytes, and by its name only where the bytes are text. Throws `unreadable-file`. */
export async function readDocument(bytes: Buffer, file: string, options: ReadingOptions): Promise<ReadDocument> {
  if (bytes.length > LARGEST_FILE)
    throw unreadableDocument(
      file,
      `it has ${Math.ceil(bytes.length / 1024 / 1024)} MB, and psvc reads up to 100`,
      "Split it, or leave out the annexes.",
    );
  const format = formatOfDocument(bytes, file);
  requireNameKept(format, file);
  const document = await readAs(format, bytes, file, options);
  if (document.blocks.length > 0) return document;
  throw unreadableDocument(file, "there is no text in it", "Name the document that holds the promises.");
}

async function readAs(
  format: DocumentFormat,
  bytes: Buffer,
  file: string,
  options: ReadingOptions,
): Promise<ReadDocument> {
  switch (format) {
    case "pdf":
      return (await import("./pdf/pdf.ts")).readPdf(bytes, file, options);
    case "docx":
      return (await import("./office/docx.ts")).readDocx(bytes, file, options);
    case "odt":
      return (await import("./office/odt.ts")).readOdt(bytes, file, options);
    case "rtf":
      return (await import("./rtf/rtf.ts")).readRtf(bytes, file, options.asOriginal);
    case "eml":
      return (await import("./mail/mail.ts")).readEml(bytes, file);
    case "msg":
      return (await import("./mail/mail.ts")).readMsg(bytes, file);
    case "html":
      return plain(format, (await import("./web/html.ts")).htmlBlocks(decodeText(bytes, file).text, file));
    case "markdown":
      return plain(format, (await import("./lines/markdown.ts")).markdownBlocks(decodeText(bytes, file).text));
    case "text":
      return plain(format, (await import("./lines/text-blocks.ts")).textBlocks(decodeText(bytes, file).text));
  }
}

function plain(format: DocumentFormat, blocks: ReadDocument["blocks"]): ReadDocument {
  return { format, blocks: blocks.filter(({ text }) => text !== ""), pages: null, notes: [], mail: null };
}

const OLE = "d0cf11e0a1b11ae1";

/** Throws `unreadable-file` for what is known to be something else, saying what. */
export function formatOfDocument(bytes: Buffer, file: string): DocumentFormat {
  const head = bytes.subarray(0, 1024).toString("latin1");
  if (/^(?:ï»¿)?\s*%PDF-\d/.test(head)) return "pdf";
  if (/^(?:ï»¿)?\s*\{\\rtf/.test(head)) return "rtf";
  if (bytes.subarray(0, 8).toString("hex") === OLE) return formatOfOle(bytes, file);
  if (isZip(bytes)) {
    if (bytes.includes("word/document")) return "docx";
    if (bytes.includes("opendocument.text")) return "odt";
    if (!bytes.includes("PK\u0005\u0006") && /\.(?:docx|odt)$/i.test(file))
      throw unreadableDocument(file, "it is cut short: its end is missing", "Download it again, or ask for it again.");
    decodeText(bytes, file);
  }
  if (/\.eml$/i.test(file) || /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n/.test(mailHeads(head))) return "eml";
  if (/\.(?:html?|xhtml)$/i.test(file) || /^(?:ï»¿)?\s*(?:<!doctype html|<html[\s>])/i.test(head)) return "html";
  return /\.(?:md|markdown|mdown)$/i.test(file) ? "markdown" : "text";
}

/** The heads of a mail, where the file begins with those that every mail has. */
function mailHeads(head: string): string {
  const plain = head.replace(/\r\n/g, "\n");
  return /^(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To):/im.test(
    plain.slice(0, 14),
  )
    ? plain
    : "";
}

/** Names of the streams in an OLE file, which are UTF-16. */
const STREAMS: readonly (readonly [string, string, string])[] = [
  [
    "EncryptedPackage",
    "it is an Office document that is encrypted",
    "Open it, take the password off (File, Info, Protect Document), and save it.",
  ],
  [
    "WordDocument",
    "it is an old Word document (.doc)",
    "Open it in a word processor, save it as .docx, and read that.",
  ],
  ["Workbook", "it is an old spreadsheet (.xls)", "Open it, save it as .xlsx, and import it: psvc promise import"],
  ["PowerPoint Document", "it is an old presentation (.ppt)", "Open it, export it as PDF, and read that."],
];

function formatOfOle(bytes: Buffer, file: string): "msg" {
  const known = STREAMS.find(([name]) => bytes.includes(Buffer.from(name, "utf16le")));
  if (known) throw unreadableDocument(file, known[1], known[2]);
  if (bytes.includes(Buffer.from("__substg1.0_", "utf16le"))) return "msg";
  throw unreadableDocument(
    file,
    "it is an old Office file, or a damaged one",
    "Open it, save it as .docx or PDF, and read that.",
  );
}

const NAMED: Readonly<Record<string, readonly [DocumentFormat, string]>> = {
  pdf: ["pdf", "a PDF"],
  docx: ["docx", "a Word document"],
  odt: ["odt", "an OpenDocument text"],
  msg: ["msg", "a mail of Outlook"],
  doc: ["docx", "a Word document"],
};

/** A name that says more than text is, over bytes that are only text: a failed download, or the wrong file. */
function requireNameKept(format: DocumentFormat, file: string): void {
  const named = NAMED[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ""];
  if (!named || named[0] === format || !(format === "text" || format === "html" || format === "markdown")) return;
  throw unreadableDocument(
    file,
    `its name says ${named[1]}, and it is none`,
    "Download it again, or ask for it again. If it is plain text, give it a name that ends in .txt.",
  );
}
