import { decodeText, isZip, LARGEST_FILE } from "../exchange/sheet/text.ts";
import type { DocumentBlock, DocumentFormat, ReadDocument, ReadingOptions } from "./document.ts";
import { isNotesOfCall } from "./find/conversation.ts";
import { isClauseLabel } from "./lines/list-label.ts";
import { markdownBlocks } from "./lines/markdown.ts";
import { textBlocks } from "./lines/text-blocks.ts";
import { unreadableDocument } from "./unreadable-document.ts";

/** Reads any document by its first bytes, and by its name only where the bytes are text. Throws `unreadable-file`. */
export async function readAnyDocument(bytes: Buffer, file: string, options: ReadingOptions): Promise<ReadDocument> {
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
      return plain(format, await (await import("./web/html.ts")).htmlBlocks(decodeText(bytes, file).text, file));
    case "markdown":
      return plain(format, markdownBlocks(decodeText(bytes, file).text));
    case "text":
      return plain(format, textBlocks(decodeText(bytes, file).text));
  }
}

function plain(format: DocumentFormat, blocks: ReadDocument["blocks"]): ReadDocument {
  return { format, blocks: blocks.filter(({ text }) => text !== ""), pages: null, notes: [], mail: null };
}

/** Names that end like this are read as documents, whatever is in them: what is wrong is then said of a document. */
const DOCUMENT_NAME = /\.(?:pdf|docx?|odt|rtf|html?|xhtml|eml|msg)$/i;
/** Lists of promises, deals and capabilities have readers of their own. */
const LIST_NAME = /\.(?:csv|tsv|xlsx|json|ya?ml)$/i;

/** Whether a file is a document to read promises out of, and no list of them. */
export function isDocument(bytes: Buffer, file: string): boolean {
  if (LIST_NAME.test(file) || file === "-" || file === "standard input") return false;
  if (DOCUMENT_NAME.test(file)) return true;
  const format = formatOfDocument(bytes, file);
  if (format !== "text" && format !== "markdown") return true;
  const { text } = decodeText(bytes, file);
  if (/^\s*\[\s*(?:[{"\]]|$)/.test(text)) return false;
  return format === "markdown" ? isProse(markdownBlocks(text), text, true) : isProse(textBlocks(text), text, false);
}

/** A list has a promise a line; a document has headings, clauses, wrapped lines, or who said what. */
function isProse(blocks: readonly DocumentBlock[], text: string, hasMarks: boolean): boolean {
  if (isNotesOfCall({ format: "text", blocks })) return true;
  if (hasMarks && blocks.some(({ kind }) => kind === "heading")) return true;
  const clauses = blocks.filter(({ label }) => isClauseLabel(label)).length;
  return clauses > 1 || wrappedLines(text) > 1;
}

/** In columns: a line at least this long, without an end, goes on in the next. */
const WRAPPED = 55;

function wrappedLines(text: string): number {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
  return lines.filter((line, nth) => {
    const before = lines[nth - 1] ?? "";
    return before.length >= WRAPPED && !/[.:;!?]$/.test(before) && /^\s*\p{Ll}/u.test(line);
  }).length;
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
