import { type FilePosition, PsvcError } from "../../errors.ts";

export const LARGEST_FILE = 100 * 1024 * 1024;

/** The text of a file from elsewhere: UTF-8, or UTF-16 where it begins with a mark that says so. Throws `unreadable-file`. */
export function readText(bytes: Buffer, file: string): string {
  if (bytes.length > LARGEST_FILE)
    throw unreadable(file, `it has ${Math.ceil(bytes.length / 1024 / 1024)} MB, and psvc reads up to 100`, "Split it.");
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04")))
    throw unreadable(file, "it is a spreadsheet or an archive and not text", "Save it as CSV UTF-8.");
  const text = decode(bytes, file);
  if (text.includes("\0")) throw unreadable(file, "it is not text", "Save it as CSV UTF-8, or as JSON.");
  if (text.trim() === "") throw unreadable(file, "it is empty", null);
  return text;
}

function decode(bytes: Buffer, file: string): string {
  const mark = bytes.subarray(0, 2).toString("hex");
  try {
    if (mark === "fffe") return new TextDecoder("utf-16le", { fatal: true }).decode(bytes);
    if (mark === "feff") return new TextDecoder("utf-16be", { fatal: true }).decode(bytes);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (err) {
    throw unreadable(file, "it is neither UTF-8 nor marked UTF-16", "Save it as CSV UTF-8.", err);
  }
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
