import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import { decodeText, LARGEST_FILE, readText } from "../../../src/exchange/sheet/text.ts";

const words = "Größe,名前";

function bigEndian(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

describe("the same text", () => {
  test.each([
    ["UTF-8", Buffer.from(words)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${words}`)],
    ["UTF-16, little end first", Buffer.from(`\ufeff${words}`, "utf16le")],
    ["UTF-16, big end first", bigEndian(`\ufeff${words}`)],
    ["UTF-16 without a mark", Buffer.from("Name;Kind;Largest", "utf16le"), "Name;Kind;Largest"],
    ["UTF-16 without a mark, big end first", bigEndian("Name;Kind;Largest"), "Name;Kind;Largest"],
    ["Windows-1252", Buffer.from("Größe €".replace("€", "\x80"), "latin1"), "Größe €"],
    [
      "lines of UTF-8 and of Windows-1252",
      Buffer.concat([Buffer.from("Größe\n"), Buffer.from("Höhe\n", "latin1")]),
      "Größe\nHöhe\n",
    ],
  ])("from %s", (_, bytes, text = words) => expect(readText(bytes, "f").text).toBe(text));

  test.each([
    ["UTF-8", Buffer.from(words), "UTF-8"],
    ["UTF-16", Buffer.from(`\ufeff${words}`, "utf16le"), "UTF-16"],
    ["Windows-1252", Buffer.from("Größe", "latin1"), "Windows-1252"],
  ])("says that it was %s", (_, bytes, encoding) => expect(decodeText(bytes, "f").encoding).toBe(encoding));
});

describe("refused", () => {
  test.each([
    ["an empty file", Buffer.from(" \n\n"), "it is empty"],
    ["half of a character", bigEndian("\ufeffab").subarray(0, 5), "it is UTF-16 text that is cut off or damaged"],
    ["a zip", Buffer.from("PK\x03\x04rest"), "it is a zip archive"],
    ["a spreadsheet", Buffer.from("PK\x03\x04......xl/workbook.xml"), "it is a spreadsheet (XLSX)"],
    ["a Word document", Buffer.from("PK\x03\x04......word/document.xml"), "it is a Word document"],
    ["an empty zip", Buffer.from("PK\x05\x06"), "it is a zip archive"],
    ["a PDF", Buffer.from("%PDF-1.3\n1 0 obj\n"), "it is a PDF"],
    ["a PDF with lines before it", Buffer.from("\ufeff\n\n%PDF-1.7\n"), "it is a PDF"],
    ["an RTF document", Buffer.from("{\\rtf1\\ansi"), "it is an RTF document"],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), "it is a picture"],
    ["OLE", Buffer.from("d0cf11e0a1b11ae100", "hex"), "it is an old Office or Outlook file, or an encrypted one"],
    ["many controls", Buffer.from("a\x01\x02\x03".repeat(20)), "it is not text"],
    ["bytes", Buffer.from("a\0b"), "it is not text"],
    ["what is too large", Buffer.alloc(LARGEST_FILE + 1, " "), "it has 101 MB, and psvc reads up to 100"],
  ])("%s", (_, bytes, why) => {
    const problem = (() => {
      try {
        readText(bytes, "list.csv");
      } catch (err) {
        return (err as PsvcError).problem;
      }
    })();
    expect(problem).toMatchObject({ code: "unreadable-file", file: "list.csv", why });
  });
});
