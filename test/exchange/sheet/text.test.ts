import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import { LARGEST_FILE, readText } from "../../../src/exchange/sheet/text.ts";

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
  ])("from %s", (_, bytes) => expect(readText(bytes, "f")).toBe(words));
});

describe("refused", () => {
  test.each([
    ["an empty file", Buffer.from(" \n\n"), "it is empty"],
    ["another encoding", Buffer.from("Größe", "latin1"), "it is neither UTF-8 nor marked UTF-16"],
    ["half of a character", bigEndian("\ufeffab").subarray(0, 5), "it is neither UTF-8 nor marked UTF-16"],
    ["a spreadsheet", Buffer.from("PK\x03\x04rest"), "it is a spreadsheet or an archive and not text"],
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
