import { describe, expect, test } from "vitest";
import { readCsv } from "../../../src/exchange/sheet/csv.ts";

const read = (text: string) => readCsv(text, "list.csv");
const cells = (text: string) => read(text).rows.map((row) => row.cells);

describe("what is read", () => {
  test.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons", "a;b\n1;2\n"],
    ["tabs", "a\tb\n1\t2\n"],
    ["CRLF", "a,b\r\n1,2\r\n"],
    ["the line ends of old Macs", "a,b\r1,2\r"],
    ["mixed line ends", "a,b\r\n1,2\n"],
    ["no line end at the end", "a,b\n1,2"],
    ["empty lines and rows without a word", "\n\na,b\n\n ,\n1,2\n,\n,,,\n"],
    ["quotes", '"a","b"\n"1","2"\n'],
    ["a comma in a quoted header of semicolons", '"a, and, more";b\n1;2\n'],
  ])("%s", (_, text) => expect(cells(text)).toEqual([["1", "2"]]));

  test("a quoted cell keeps its line breaks and its quotes", () => {
    expect(cells('a,b\r\n"one\r\ntwo","say ""hi"""\r\n')).toEqual([["one\ntwo", 'say "hi"']]);
  });

  test("a quote inside a bare cell is a quote", () => {
    expect(cells('a,b\n5" disk,2\n')).toEqual([['5" disk', "2"]]);
  });

  test("columns of the same name stay apart by position", () => {
    const sheet = read("ID,Title,Title\n1,Plan,Budget\n");
    expect(sheet.columns).toEqual(["ID", "Title", "Title"]);
    expect(sheet.rows[0]?.cells).toEqual(["1", "Plan", "Budget"]);
  });
});

test("a line number is the line on which the record starts, line breaks in quotes counted", () => {
  const sheet = read('\na,b\n"one\ntwo\n",1\n\nthree,2\nfour,3\n');
  expect(sheet.rows.map(({ line, text }) => [line, text])).toEqual([
    [3, '"one'],
    [7, "three,2"],
    [8, "four,3"],
  ]);
});

describe("a bad row", () => {
  test("has more or fewer cells than the header", () => {
    expect(read("a,b\n1\n1,2\n1,2,3\n").bad).toEqual([
      { line: 2, text: "1", why: "1 cell where the header has 2", mark: { start: 1, length: 1 } },
      { line: 4, text: "1,2,3", why: "3 cells where the header has 2", mark: { start: 4, length: 1 } },
    ]);
  });

  test("opens a quote and never closes it, and says what it swallowed", () => {
    const sheet = read('a,b\n1,2\n\n3,"x\n4,5\n6,7\n');
    expect(sheet.rows.map(({ line }) => line)).toEqual([2]);
    expect(sheet.bad).toEqual([
      {
        line: 4,
        text: '3,"x',
        why: "a quote is opened and never closed, so the 2 lines after it could not be read",
        mark: { start: 2, length: 1 },
      },
    ]);
  });
});

describe("a first line that names the separator", () => {
  test.each([
    ["sep=;\na;b\n1,5;2\n", ";"],
    ['"sep=;"\r\na;b\r\n1,5;2\r\n', ";"],
    ["SEP=|\na|b\n1,5|2\n", "|"],
  ])("%j is no row, and parts the cells by %s", (text) => {
    const { columns, rows } = read(text);
    expect(columns).toEqual(["a", "b"]);
    expect(rows).toMatchObject([{ line: 3, cells: ["1,5", "2"] }]);
  });
});
