import fc from "fast-check";
import { expect, test } from "vitest";
import type { TableCells } from "../../../src/domain/promise/promise-table.ts";
import { readPromiseTable, writePromiseTable } from "../../../src/exchange/promises/promise-table.ts";

const CELLS: TableCells = {
  importance: "must",
  kind: "capability",
  source: "rfp",
  strength: "spoken",
  fit: "gap",
  neededBy: "",
  area: "Mobile",
  statement: "They sign in",
};

test("the table is aligned under a head that says how it is edited", () => {
  const text = writePromiseTable("acme", "Acme", { P1: CELLS, P12: { ...CELLS, area: "" } });
  expect(text.split("\n").slice(-4)).toEqual([
    "# id | importance | kind       | source | strength | fit | needed by | area   | statement",
    "P1   | must       | capability | rfp    | spoken   | gap |           | Mobile | They sign in",
    "P12  | must       | capability | rfp    | spoken   | gap |           |        | They sign in",
    "",
  ]);
  expect(
    text
      .split("\n")
      .slice(0, -4)
      .every((line) => line.startsWith("#")),
  ).toBe(true);
});

test("whatever people wrote comes back unchanged", () => {
  const odd = fc.string({
    unit: fc.constantFrom(
      "a",
      "Z",
      "é",
      "漢",
      "\\",
      "|",
      "\n",
      "\r",
      "\t",
      "n",
      "u",
      "#",
      " ",
      "\u001b",
      "\u202e",
      "\u2028",
    ),
  });
  const typed = odd.map((text) => text.trim());
  fc.assert(
    fc.property(typed, typed, odd, (area, statement, customer) => {
      fc.pre(statement !== "");
      const { lines, bad } = readPromiseTable(
        writePromiseTable("acme", customer, { P1: { ...CELLS, area, statement } }),
      );
      expect([bad, lines.map(({ id, cells }) => [id, cells])]).toEqual([[], [["P1", { ...CELLS, area, statement }]]]);
    }),
  );
});

test("other programs' line ends, marks and spaces do not matter", () => {
  const { lines } = readPromiseTable(
    "\ufeff# head\r\n\r\np1|must |  capability|rfp|spoken|gap||Mobile|They sign in  \r\n",
  );
  expect(lines).toMatchObject([{ line: 3, id: "P1", cells: CELLS }]);
});

test("a line without columns is the statement of a new promise", () => {
  expect(readPromiseTable("  A portal for tenants\n").lines).toMatchObject([
    {
      id: "",
      cells: { importance: "", statement: "A portal for tenants" },
      places: { statement: { start: 2, end: 22 } },
    },
  ]);
});

test.each([
  ["P1 | must | They sign in", "it has 3 columns"],
  ["P1 They sign in", "its columns are gone"],
])("%j is no row", (text, why) => {
  expect(readPromiseTable(text)).toMatchObject({
    lines: [],
    bad: [{ line: 1, text, why: expect.stringContaining(why) }],
  });
});

test("each cell has its place, for a caret under it", () => {
  const [line] = readPromiseTable("P1 | shold | capability | rfp | spoken | gap | | a \\| b | They | sign").lines;
  const place = (column: "importance" | "area" | "statement") =>
    line?.text.slice(line.places[column].start, line.places[column].end);
  expect([place("importance"), place("area"), place("statement")]).toEqual(["shold", "a \\| b", "They | sign"]);
  expect(line?.cells.area).toBe("a | b");
});
