import { describe, expect, test } from "vitest";
import { guarded, unguarded } from "../../../src/exchange/sheet/formula.ts";

const FORMULAS = [
  ...["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"].map((sign) => `${sign}1`),
  "a;=cmd()",
  "a; +1",
  "a\t@sum",
  "a;b;－1",
  "'=1",
  "''x;=1",
];

describe("a cell that a spreadsheet would run", () => {
  test.each(FORMULAS)("%j is guarded by one apostrophe, which the reader takes off again", (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
    expect(unguarded(guarded(cell))).toBe(cell);
  });
});

describe("a plain cell", () => {
  test.each([
    "",
    "a",
    "a = b",
    "1 - 2",
    "it's",
    "'quoted'",
    "a;b",
    "a\tb",
    "mail@example.org",
    "'a;b",
  ])("%j is left alone both ways", (cell) => {
    expect(guarded(cell)).toBe(cell);
    expect(unguarded(cell)).toBe(cell);
  });
});
