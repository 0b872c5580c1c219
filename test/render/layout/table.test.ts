import { describe, expect, test } from "vitest";
import { type Layout, onPage, style } from "../../../src/render/layout/style.ts";
import { type Column, cut, table, textWidth } from "../../../src/render/layout/table.ts";

interface Row {
  readonly id: string;
  readonly owner: string;
  readonly text: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "ID", value: ({ id }) => id },
  { title: "OWNER", value: ({ owner }) => owner, drop: 1, shrinkTo: 8 },
  { title: "DAYS", value: () => "12d", right: true, drop: 2 },
  { title: "ACTION", value: ({ text }) => text, shrinkTo: 16 },
];

const ROWS: readonly Row[] = [
  { id: "A1", owner: "Raj Patel", text: "send the list of vans and of everything that is kept in them" },
  { id: "A2", owner: "佐藤アナ", text: "テスト環境のデータを準備して金曜日までに送ってください" },
  { id: "A3", owner: "שרה לוי", text: "👩‍👩‍👧 family accounts, and e\u0301clairs" },
];

const put = (width: number, layout: Layout = "aligned", rows = ROWS) =>
  table(rows, COLUMNS, style({ color: false, width, layout }));

describe("a table on a terminal", () => {
  test("drops columns by priority, then wraps whole words", () => {
    expect(put(60, "aligned", ROWS.slice(0, 1))).toMatchInlineSnapshot(`
      "ID  OWNER      DAYS  ACTION
      A1  Raj Patel   12d  send the list of vans and of everything
                           that is kept in them"
    `);
    expect(put(40, "aligned", ROWS.slice(0, 1))).toMatchInlineSnapshot(`
      "ID  OWNER      DAYS  ACTION
      A1  Raj Patel   12d  send the list of
                           vans and of
                           everything that is
                           kept in them"
    `);
  });

  test.each(Array.from({ length: 81 }, (_, more) => 40 + more))("fits %i columns, and loses no word", (width) => {
    const out = put(width);
    // The mark after a text from right to left takes no column on a terminal.
    for (const line of out.split("\n")) expect(textWidth(line.replaceAll("\u200e", ""))).toBeLessThanOrEqual(width);
    const words = out.split(/\s+/);
    for (const word of ROWS[0]?.text.split(" ") ?? []) expect(words).toContain(word);
  });

  test("breaks a word that is wider than all there is, and no character", () => {
    const out = put(40, "aligned", [{ id: "A1", owner: "Ana", text: `${"👩‍👩‍👧".repeat(30)}` }]);
    expect(out.match(/👩‍👩‍👧/gu)).toHaveLength(30);
    for (const line of out.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(40);
  });

  test("stands through a word of 10,000 characters", () => {
    const out = put(40, "aligned", [{ id: "A1", owner: "Ana", text: "x".repeat(10_000) }]);
    expect(out.replace(/[^x]/g, "")).toHaveLength(10_000);
  });

  test("ends a text from right to left, so that the next column stays where it is", () => {
    const line = put(120)
      .split("\n")
      .find((one) => one.includes("שרה"));
    expect(line).toMatch(/שרה לוי *\u200e {2}12d|שרה לוי *\u200e/u);
  });
});

describe("a table in a pipe", () => {
  test("is tab-separated, with a header, all columns, and nothing cut", () => {
    const lines = put(40, "tabs").split("\n");
    expect(lines[0]).toBe("ID\tOWNER\tDAYS\tACTION");
    expect(lines).toHaveLength(4);
    for (const [at, { id, owner, text }] of ROWS.entries())
      expect(lines[at + 1]).toBe([id, owner, "12d", text].join("\t"));
  });

  test("keeps a cell a cell: tabs, line breaks and escape codes are escaped", () => {
    const evil = put(40, "tabs", [{ id: "A1", owner: "a\tb", text: "one\r\ntwo\u001b[31m" }]);
    expect(evil.split("\n")[1]).toBe("A1\ta\\tb\t12d\tone\\ntwo\\x1b[31m");
  });

  test("has its header also where there is no row", () => {
    expect(put(40, "tabs", [])).toBe("ID\tOWNER\tDAYS\tACTION");
  });

  test("is in columns where it is a part of a page", () => {
    const onOne = onPage(style({ color: false, width: 100, layout: "tabs" }));
    expect(table(ROWS, COLUMNS, onOne)).not.toContain("\t");
  });
});

test("read aloud, every fact has its name, and what is empty is left out", () => {
  expect(put(40, "labels", [ROWS[0] as Row, { id: "A2", owner: "", text: "later" }])).toMatchInlineSnapshot(`
    "ID: A1
    Owner: Raj Patel
    Days: 12d
    Action: send the list of vans and of everything that is kept in them

    ID: A2
    Days: 12d
    Action: later"
  `);
});

test.each([
  ["hold the conversation now", 20, "hold the…"],
  ["hold the conversation now", 100, "hold the conversation now"],
  ["hold the conversation now", 22, "hold the conversation…"],
  ["incomprehensibilities", 10, "incompreh…"],
  ["テスト環境のデータ", 9, "テスト環…"],
])("%j cut to %i columns is %j: whole words, where there is more than one", (text, width, expected) => {
  expect(cut(text, width)).toBe(expected);
});
