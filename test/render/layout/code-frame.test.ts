import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptLines } from "../../../src/render/layout/code-frame.ts";
import { textWidth } from "../../../src/render/layout/table.ts";

const at = (text: string, part: string) => ({ start: text.indexOf(part), length: part.length });

describe("a line with carets under what is meant", () => {
  test.each([
    ["R1,They sign in,Blah", "Blah", "                ^^^^"],
    ["R1,\u65e5\u672c\u8a9e,Blah", "Blah", "          ^^^^"],
    ["R1,\u65e5\u672c\u8a9e,Blah", "\u65e5\u672c\u8a9e", "   ^^^^^^"],
    ["a\tb", "b", "     ^"],
    ["a\u001b[31mb", "b", "         ^"],
  ])("%j: %j", (text, part, carets) => {
    expect(excerptLines(text, at(text, part), 60)[1]).toBe(carets);
  });

  test("is cut around the carets", () => {
    const text = `${"x".repeat(500)}HERE${"y".repeat(500)}`;
    expect(excerptLines(text, at(text, "HERE"), 40)).toEqual([
      "\u2026xxxxxxxxxxxxxxxxxxxxxxxxHEREyyyyyyyyyyy\u2026",
      "                         ^^^^",
    ]);
  });

  test("is never wider than the screen, and has a caret", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat(310), fc.nat(40), (text, start, length) => {
        for (const width of [40, 60, 100]) {
          const [line = "", carets = ""] = excerptLines(text, { start: Math.min(start, text.length), length }, width);
          expect(textWidth(line)).toBeLessThanOrEqual(width);
          expect(textWidth(carets)).toBeLessThanOrEqual(width);
          expect(carets).toMatch(/^ *\^+$/);
        }
      }),
    );
  });
});
