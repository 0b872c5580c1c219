import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBrokenPlace, firstFault, placeOf } from "../../../src/domain/text/json-text.ts";

describe("where a text stops being JSON", () => {
  test.each([
    ['{\n  "a": 1,\n}', 3, 1, "take the comma out"],
    ["{ 'a': 1 }", 1, 3, "straight double quotes"],
    ["{ \u201ca\u201d: 1 }", 1, 3, "straight double quotes"],
    ["{\n  a: 1\n}", 2, 3, "a key stands between double quotes"],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "a comma, or a colon, is missing"],
    ['{ "a" 1 }', 1, 7, "a comma, or a colon, is missing"],
    ["[1 2]", 1, 4, "a comma, or a colon, is missing"],
    ['{ "a": yes }', 1, 8, "a text stands between double quotes"],
    ['{ "a": 1 // ours\n}', 1, 10, "JSON has no comments"],
    ['{ "a": "one\ntwo" }', 1, 8, "not closed on its line"],
    ['{ "a": "one\ttwo" }', 1, 8, "a tab as \\t"],
    ['{ "a": "C:\\dir" }', 1, 8, "a backslash as"],
    ['{ "a": [1, 2', 1, 13, "it ends too early"],
    ['{ "a": "one', 1, 8, "it ends too early"],
    ['{ "a": \0 }', 1, 8, "what JSON does not have"],
    ['{ "a": 1. }', 1, 8, "a digit is missing"],
    ["[1, -2e]", 1, 5, "a digit is missing"],
    ["[1] x", 1, 5, "a comma, or a colon, is missing"],
    [`${'{"a":'.repeat(100)}[`, 1, 501, "nested too deeply"],
    ["[".repeat(100_000), 1, 101, "nested too deeply"],
    [`${"[".repeat(100)}`, 1, 101, "it ends too early"],
  ])("%j breaks at %i:%i, and psvc says what to write", (text, line, column, why) => {
    expect(findBrokenPlace(text)).toMatchObject({ line, column, why: expect.stringContaining(why) });
  });

  test("the line itself comes with it, without its end", () => {
    expect(findBrokenPlace('{\r\n  "a": 1,\r\n  b: 2\r\n}').text).toBe("  b: 2");
  });

  test("is within the text, whatever was cut out of it or put into it", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(20), fc.string({ maxLength: 3 }), (json, at, length, put) => {
        const text = json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + length);
        try {
          JSON.parse(text);
        } catch {
          const { line, column, why } = findBrokenPlace(text);
          const lines = text.split("\n");
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
          expect(why).not.toBe("");
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("a fault is found in exactly the texts that JSON.parse refuses", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    "1",
    "-",
    ".",
    "e",
    " ",
    "\n",
    "\t",
    "null",
    "/",
    "\u00a0",
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: piece, maxLength: 8 }), fc.json()), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(firstFault(text) === null).toBe(isJson);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["", 1, 1],
  ["gaps", 2, 11],
  ["gaps.1.id", 3, 21],
  ["gaps.1.owner.name", 3, 11],
  ["gaps.7", 2, 11],
  ["gaps.first", 2, 11],
  ["nothing.here", 1, 1],
])("the value at %j begins at %i:%i, or the nearest above it", (path, line, column) => {
  const text = '{\n  "gaps": [{ "id": "g1" },\n          { "id":   "g2" }]\n}';
  expect(placeOf(text, path.split("."))).toEqual({ line, column });
});

test("of a line that nobody wrote by hand only the place is told", () => {
  const long = `{\n"a": ${"x".repeat(30_000)}`;
  expect(findBrokenPlace(long)).toMatchObject({ line: 2, column: 6, text: "" });
  expect(findBrokenPlace('{\n"a": x}')).toMatchObject({ line: 2, column: 6, text: '"a": x}' });
});
