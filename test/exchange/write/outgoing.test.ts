import fc from "fast-check";
import readWorkbook from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { guarded, unguarded } from "../../../src/exchange/sheet/formula.ts";
import { cellToList, listToCell } from "../../../src/exchange/sheet/list-cell.ts";
import { readSheet } from "../../../src/exchange/sheet/sheet.ts";
import { type OutgoingSheet, outgoingSheet } from "../../../src/exchange/write/outgoing.ts";
import { sheetToCsv } from "../../../src/exchange/write/write-csv.ts";
import { sheetToXlsx } from "../../../src/exchange/write/write-xlsx.ts";

/** What people write, and what files stumble over. */
const awkward = fc.constantFrom(
  "=1+1",
  "+49 30",
  "-2+3",
  "@SUM(A1)",
  "\tx",
  "'=x",
  "''=x",
  "'",
  '"',
  '""',
  ";",
  ",",
  "\n",
  "\n=x",
  "_x0007_",
  "constructor",
  "__proto__",
  "\u0007",
  "\u001b[2J",
  " a ",
  "007",
  "TRUE",
  "2027-03-15",
  "é🎉‮",
  "<b>&amp;",
  "\ufffe\ufffd",
  "\u0085\u0090",
  "\u{1fffe}",
);
const text = fc.oneof(
  awkward,
  fc.string({ unit: "grapheme" }),
  fc.array(awkward, { maxLength: 4 }).map((parts) => parts.join("")),
);
const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 });

function sheet(cells: readonly (readonly (string | number | null)[])[]): OutgoingSheet {
  return outgoingSheet(
    "List",
    [
      ["Key", 6, (row: readonly (string | number | null)[]) => row[0] ?? null],
      ["One", 20, (row) => row[1] ?? null],
      ["Two", 20, (row) => row[2] ?? null],
    ],
    cells,
  );
}

/** NUL and the kinds of line breaks are not kept apart; everything else is. */
const plain = (cell: string) => cell.replace(/\r\n?/g, "\n").replaceAll("\0", "");
const numbered = (given: readonly (readonly string[])[]) => given.map((cells, i) => [`k${i}`, ...cells]);

describe("what is written is read back, cell by cell", () => {
  test("from CSV", () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (given, isMarked) => {
        const csv = sheetToCsv(sheet(numbered(given)), { isMarked });
        const read = readSheet(Buffer.from(csv), "list.csv", "list");
        expect(read.bad).toEqual([]);
        expect(read.columns).toEqual(["Key", "One", "Two"]);
        expect(read.rows.map(({ cells }) => cells)).toEqual(numbered(given).map((cells) => cells.map(plain)));
      }),
      { numRuns: 300 },
    );
  });

  test("from a spreadsheet", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const [read] = await readWorkbook(await sheetToXlsx(sheet(numbered(given))), { trim: false });
        const cells = (read?.data ?? []).slice(1).map((row) => [0, 1, 2].map((at) => row[at] ?? ""));
        expect(cells).toEqual(numbered(given).map((row) => row.map(plain)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a cell of CSV", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1", "'+49 30 1"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ["a=1", "a=1"],
    ["", ""],
  ])("%j is written %j, and back", (cell, written) => {
    expect(guarded(cell)).toBe(written);
    expect(unguarded(written)).toBe(cell);
  });

  test("finds its way back from every guard, and none begins like a formula", () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(unguarded(guarded(cell))).toBe(cell);
        expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test("does not become two, nor a formula, where another sign separates cells", () => {
    expect(sheetToCsv(sheet([["k", "a;=1", "b\t=2"]]))).toBe(`Key,One,Two\r\nk,"'a;=1","'b\t=2"\r\n`);
    expect(sheetToCsv(sheet([["k", "a;b", "c\td"]]))).toBe('Key,One,Two\r\nk,"a;b","c\td"\r\n');
  });

  test("that psvc counted is a number, also a negative one", () => {
    expect(sheetToCsv(sheet([["k", -5, null]]))).toBe("Key,One,Two\r\nk,-5,\r\n");
  });
});

describe("a spreadsheet", () => {
  test("holds texts as texts and numbers as numbers, and no formula", async () => {
    const bytes = await sheetToXlsx(sheet([["=1+1", "+49 30", -5]]));
    const [read] = await readWorkbook(bytes);
    expect(read?.data).toEqual([
      ["Key", "One", "Two"],
      ["=1+1", "+49 30", -5],
    ]);
    expect(bytes.toString("latin1")).not.toContain("<f>");
  });

  test("with a longer cell than it can hold is refused, naming the cell", async () => {
    const writing = sheetToXlsx(sheet([["k", "a", "x".repeat(32_768)]]));
    await expect(writing).rejects.toThrow(PsvcError);
    await expect(writing).rejects.toMatchObject({ problem: { because: expect.stringContaining("Two in row 2") } });
  });
});

test("a list in one cell is read back, whatever its texts hold", () => {
  const entry = text.map((one) => plain(one).trim()).filter(Boolean);
  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 4 }), (texts) => {
      expect(
        cellToList(listToCell(texts))
          .map((one) => one.trim())
          .filter(Boolean),
      ).toEqual(texts);
    }),
  );
  expect(listToCell(["Pro", "Max"])).toBe("Pro; Max");
});

test("a cell that databases take for no value comes back from CSV as it is", () => {
  const csv = sheetToCsv({ name: "l", columns: [{ title: "a", width: 1 }], rows: [["\\N"], ["x"]] });
  expect(readSheet(Buffer.from(csv), "list.csv", "list").rows.map(({ cells }) => cells)).toEqual([["\\N"], ["x"]]);
});
