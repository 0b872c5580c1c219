import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStrings } from "./read-strings.ts";

const PHRASES = readFileSync(join(import.meta.dirname, "refused-phrases.txt"), "utf8")
  .split("\n")
  .filter(Boolean);
/** Read outside of a test, which would have a limit on a busy machine. */
const STRINGS = readStrings();

test("every string is looked at, and comments are not", () => {
  expect(STRINGS.length).toBeGreaterThan(3000);
  expect(STRINGS.some(({ text }) => text.includes("Decision needed by"))).toBe(true);
  expect(STRINGS.some(({ text }) => text.includes("closes the pipe early"))).toBe(false);
});

test.each(PHRASES)("no string that a person reads says %j", (phrase) => {
  const found = STRINGS.filter(({ text }) => text.includes(phrase));
  expect(found.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
});
