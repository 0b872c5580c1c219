import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStrings } from "./read-strings.ts";

const PHRASES = readFileSync(join(import.meta.dirname, "refused-phrases.txt"), "utf8")
  .split("\n")
  .filter(Boolean);

test("every string is looked at, and comments are not", () => {
  const strings = readStrings();
  expect(strings.length).toBeGreaterThan(3000);
  expect(strings.some(({ text }) => text.includes("Decision needed by"))).toBe(true);
  expect(strings.some(({ text }) => text.includes("closes the pipe early"))).toBe(false);
});

test.each(PHRASES)("no string that a person reads says %j", (phrase) => {
  const found = readStrings().filter(({ text }) => text.includes(phrase));
  expect(found.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
});
