import { type FilePosition, PsvcError } from "../../errors.ts";

export const LARGEST_FILE = 100 * 1024 * 1024;

/** The largest catalogues and tenders seen have some thousands. */
export const MOST_ROWS = 100_000;

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a sheet. Throws `unreadable-file` for what is no text, for an empty one and for one that is too large.
 */
export function readText(bytes: Buffer, file: string): DecodedText {
  const decoded = decodeText(bytes, file);
  if (decoded.text.trim() === "") throw unreadable(file, "it is empty", null);
  return decoded;
}

/**
 * The text of a file from elsewhere, by its bytes and not by its name: UTF-8; UTF-16, with or without a mark; else
 * Windows-1252. Throws `unreadable-file` for what is no text, naming what it is.
 */
export function decodeText(bytes: Buffer, file: string): DecodedText {
  if (bytes.length > LARGEST_FILE)
    throw unreadable(file, `it has ${Math.ceil(bytes.length / 1024 / 1024)} MB, and psvc reads up to 100`, "Split it.");
  const kind = kindOfBytes(bytes);
  if (kind !== null) throw unreadable(file, `it is ${kind}`, kind === XLSX ? NAME_IT_XLSX : SAVE_AS_TEXT);
  const decoded = decode(bytes, file);
  if (!looksLikeText(decoded.text)) throw unreadable(file, "it is not text", SAVE_AS_TEXT);
  return decoded;
}

/**
 * Throws `unreadable-file` for what is known to be no spreadsheet, whatever its name is. Of a broken zip it is not
 * known unless the zip shows another kind.
 */
export function refuseOtherThanXlsx(bytes: Buffer, file: string, cause: unknown, isBroken: boolean): void {
  const kind = kindOfBytes(bytes);
  if (kind !== null && kind !== XLSX && !(isBroken && kind === ZIP))
    throw unreadable(file, `it is ${kind}`, SAVE_AS_TEXT, cause);
}

const XLSX = "a spreadsheet (XLSX)";
const ZIP = "a zip archive";
const SAVE_AS_TEXT = "psvc reads text, CSV, XLSX and JSON: save it as one of these.";
const NAME_IT_XLSX = "Save it as text or CSV. For a list of promises, give it a name that ends in .xlsx.";

/** What files begin with that are no text, and what they are. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["25504446", "a PDF"],
  ["d0cf11e0a1b11ae1", "an old Office or Outlook file, or an encrypted one"],
  ["1f8b", "a compressed file (gzip)"],
  ["377abcaf271c", "an archive (7z)"],
  ["526172211a07", "an archive (RAR)"],
  ["89504e47", "a picture"],
  ["ffd8ff", "a picture"],
  ["47494638", "a picture"],
  ["7b5c727466", "an RTF document"],
  ["53514c69746520666f726d6174203300", "a database (SQLite)"],
];

/** What a zip is, by a name that stands uncompressed in it. */
const ZIPPED: readonly (readonly [string, string])[] = [
  ["word/document", "a Word document"],
  ["xl/workbook", XLSX],
  ["ppt/presentation", "a presentation"],
  ["opendocument.text", "an OpenDocument text"],
  ["opendocument.spreadsheet", "an OpenDocument spreadsheet"],
];

/**
 * What the bytes are where they are no text, such as "a PDF"; null where they may be text. A PDF may have up to 1 KB
 * before it.
 */
export function kindOfBytes(bytes: Buffer): string | null {
  if (isZip(bytes)) return ZIPPED.find(([name]) => bytes.includes(name))?.[1] ?? ZIP;
  const head = bytes.subarray(0, 16).toString("hex");
  const known = SIGNATURES.find(([start]) => head.startsWith(start));
  if (known) return known[1];
  return /^(?:\ufeff|ï»¿)?\s*%PDF-\d/.test(bytes.subarray(0, 1024).toString("latin1")) ? "a PDF" : null;
}

/** A zip, as XLSX is one too. */
export function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString("latin1") === "PK" && [3, 5].includes(bytes[2] ?? 0);
}

function decode(bytes: Buffer, file: string): DecodedText {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) {
    const text = strictly(utf16, bytes);
    if (text === null) throw unreadable(file, "it is UTF-16 text that is cut off or damaged", SAVE_AS_TEXT);
    return { text, encoding: "UTF-16" };
  }
  const text = strictly("utf-8", bytes);
  return text === null ? { text: decodeByLine(bytes), encoding: "Windows-1252" } : { text, encoding: "UTF-8" };
}

/** null where the bytes are no text of that encoding. */
function strictly(encoding: "utf-8" | "utf-16le" | "utf-16be", bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const NEWLINE = 10;

/** A file that was put together of two encodings has lines of each. */
function decodeByLine(bytes: Buffer): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    lines.push(strictly("utf-8", line) ?? fromWindows1252(line));
    start += line.length;
  }
  return lines.join("");
}

/** What Windows-1252 has from 0x80 to 0x9f, where Latin-1 has controls; five places are empty. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Not by TextDecoder: the one of Node 20 takes Windows-1252 for Latin-1. */
function fromWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\x80-\x9f]/g, (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80] ?? unit);
}

function utf16Of(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe") return "utf-16le";
  return mark === "feff" ? "utf-16be" : unmarkedUtf16(bytes);
}

const SAMPLE_BYTES = 4096;

/** Text mostly in Latin letters has a zero in every second byte. The other bytes of such a text are never zero. */
function unmarkedUtf16(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES - (SAMPLE_BYTES % 2));
  if (bytes.length % 2 !== 0 || sample.length < 4) return null;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = (sample.length / 2) * 0.7;
  if (odd >= most && even === 0) return "utf-16le";
  return even >= most && odd === 0 ? "utf-16be" : null;
}

const MOST_CONTROLS = 0.05;
/** A short text may hold a few, as in a name with escape codes. */
const FEW_CONTROLS = 16;

/** No NUL, and of a long text at most one character in twenty that stands in no text or was not decoded. */
function looksLikeText(text: string): boolean {
  if (text.includes("\0")) return false;
  const odd = text.match(/[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd]/g)?.length ?? 0;
  return odd <= Math.max(FEW_CONTROLS, text.length * MOST_CONTROLS);
}

export function unreadable(
  file: string,
  why: string,
  instead: string | null,
  cause?: unknown,
  at?: FilePosition,
): PsvcError {
  return new PsvcError({ code: "unreadable-file", file, why, instead, ...(at ? { at } : {}) }, { cause });
}

/** Said as soon as it is known, before the rest is read. */
export function tooManyRows(file: string): PsvcError {
  return unreadable(
    file,
    `it has more than ${MOST_ROWS.toLocaleString("en")} rows`,
    "Split it, or leave out what is not needed.",
  );
}
