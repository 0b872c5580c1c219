import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBrokenPlace } from "../../../src/domain/text/json-text.ts";

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

test("of a line that nobody wrote by hand only the place is told", () => {
  const long = `{\n"a": ${"x".repeat(30_000)}`;
  expect(findBrokenPlace(long)).toMatchObject({ line: 2, column: 6, text: "" });
  expect(findBrokenPlace('{\n"a": x}')).toMatchObject({ line: 2, column: 6, text: '"a": x}' });
});
