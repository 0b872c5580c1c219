import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openSheet } from "../../../src/exchange/sheet/sheet.ts";
import { formatNumber, numberFormat } from "../../../src/exchange/xlsx/xlsx-format.ts";
import { workbookWith } from "./workbook.ts";

const open = (bytes: Buffer) => openSheet(bytes, "list.xlsx", { records: "promises", headings: ["requirement", "id"] });
const text = (place: string, words: string, style = "") =>
  `<c r="${place}"${style} t="inlineStr"><is><t>${words}</t></is></c>`;
const HEADER = `<row r="1">${text("A1", "ID")}${text("B1", "Requirement")}${text("C1", "Area")}</row>`;

describe("a number is shown as its format shows it", () => {
  const shown = (code: string, value: number, isFrom1904 = false) =>
    formatNumber(value, numberFormat(200, code), isFrom1904);

  test.each([
    ["General", 1.1, "1.1"],
    ["@", 7, "7"],
    ["0.00", 1.1, "1.10"],
    ["0.0", 2, "2.0"],
    ["000", 7, "007"],
    ['"REQ-"000', 7, "REQ-007"],
    ["0", 1e15, "1000000000000000"],
    ["#,##0", 12500, "12500"],
    ["#,##0.00", 12500.5, "12500.50"],
    ["0.0", 1.25, "1.25"],
    ["0%", 0.5, "50%"],
    ["0.0%", 0.995, "99.5%"],
    ["0%", 0.995, "99.5%"],
    ["[$€-407] #,##0.00", 12500, "€12500.00"],
    ['#,##0.00 "€"', 12500, "12500.00€"],
    ["[Red]-0.00", 3, "-3.00"],
    ["# ?/?", 0.5, "0.5"],
    ["0.00E+00", 1200, "1200"],
    ["_-* #,##0_-;-* #,##0_-", 9, "9"],
  ])("%s of %s: %s", (code, value, is) => expect(shown(code, value)).toBe(is));

  test.each([
    "dd/mm/yyyy",
    "TT.MM.JJJJ",
    "jj/mm/aaaa",
    "dd-mm-jjjj",
    "[$-407]d. mmmm yyyy;@",
    "mmm-yy",
    "yyyy-mm-dd hh:mm",
    "[$-F800]dddd, mmmm dd, yyyy",
    'd" de "mmmm" de "yyyy',
  ])("%s is a day", (code) => expect(shown(code, 46447)).toBe("2027-03-01"));

  test("a day with a time keeps it, a time alone has no day", () => {
    expect(shown("dd mmm yyyy hh:mm", 46447.770833333336)).toBe("2027-03-01T18:30:00");
    expect(shown("hh:mm", 0.770833333336)).toBe("18:30");
    expect(shown("[h]:mm", 0.5)).toBe("12:00");
  });

  test("days are counted from 1900 or 1904, and those that are none are said", () => {
    expect([shown("d/m/yy", 44985, true), shown("d/m/yy", 1), shown("d/m/yy", 61)]).toEqual([
      "2027-03-01",
      "1900-01-01",
      "1900-03-01",
    ]);
    expect([shown("d/m/yy", -1), shown("d/m/yy", 2_958_466)]).toEqual(["#NUM!", "#NUM!"]);
  });

  test.each([14, 15, 16, 17, 22, 30, 55])("the format of number %s is a day without a code", (id) => {
    expect(numberFormat(id, undefined)).toEqual({ kind: "day" });
  });
});

/** Cell formats 1 (struck out) and 2 (`0.00`). */
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.00"/></numFmts>
  <fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>
  <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="200" fontId="2"/></cellXfs></styleSheet>`;

async function sheetWith(rows: string, after = "", parts: Readonly<Record<string, string>> = {}) {
  const plain = unzipSync(await workbookWith(HEADER + rows, { "xl/styles.xml": STYLES, ...parts }));
  const part = "xl/worksheets/sheet1.xml";
  const xml = Buffer.from(plain[part] ?? [])
    .toString()
    .replace("</sheetData>", `</sheetData>${after}`);
  return open(Buffer.from(zipSync({ ...plain, [part]: strToU8(xml) })));
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (...types: readonly string[]) => `<Relationships>${types.join("")}</Relationships>`;

describe("what a spreadsheet has beside its texts", () => {
  test("struck-out rows are left out and said; a row with one word struck out stays", async () => {
    const sheet = await sheetWith(
      `<row r="2">${text("A2", "R1", ' s="1"')}${text("B2", "Fax", ' s="1"')}</row>
       <row r="3">${text("A3", "R2")}${text("B3", "Print", ' s="1"')}</row>
       <row r="4">${text("A4", "R3")}${text("B4", "Sign in", ' s="2"')}</row>`,
    );
    expect(sheet.rows.map(({ cells }) => cells[1])).toEqual(["Print", "Sign in"]);
    expect(sheet.notes).toEqual(["Line 2: struck out, left out."]);
  });

  test("rich text that is struck out in all of its parts is struck out", async () => {
    const run = (words: string, strike: string) => `<r><rPr>${strike}</rPr><t>${words}</t></r>`;
    const shared = `<sst><si>${run("Fax", "<strike/>")}${run(" machines", "<strike/>")}</si>
      <si>${run("Print", "<strike/>")}${run(" labels", "")}</si></sst>`;
    const cell = (place: string, index: number) => `<c r="${place}" t="s"><v>${index}</v></c>`;
    const sheet = await sheetWith(`<row r="2">${cell("B2", 0)}</row><row r="3">${cell("B3", 1)}</row>`, "", {
      "xl/sharedStrings.xml": shared,
    });
    expect(sheet.rows.map(({ cells }) => cells[1])).toEqual(["Print labels"]);
  });

  test.each([
    ["", "Line 3: hidden in the sheet, taken."],
    ['<autoFilter ref="A1:C3"/>', "Line 3: hidden by a filter, taken."],
  ])("hidden rows are taken and said (%s)", async (after, said) => {
    const sheet = await sheetWith(
      `<row r="2">${text("A2", "R1")}${text("B2", "Sign in")}</row>
       <row r="3" hidden="1">${text("A3", "R2")}${text("B3", "Print")}</row>`,
      after,
    );
    expect([sheet.rows.length, sheet.notes]).toEqual([2, [said]]);
  });

  test("notes and links are kept in columns of their own, and counted", async () => {
    const sheet = await sheetWith(
      `<row r="2">${text("A2", "R1")}${text("B2", "Sign in")}</row>
       <row r="3">${text("A3", "R2")}${text("B3", "Print")}</row>`,
      '<hyperlinks><hyperlink ref="B3" r:id="rId8"/></hyperlinks>',
      {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
          `<Relationship Id="rId8" Type="${RELATIONS}/hyperlink" Target="https://specs.test/a?b=1&amp;c=2" TargetMode="External"/>`,
          `<Relationship Id="rId9" Type="${RELATIONS}/comments" Target="../comments1.xml"/>`,
        ),
        "xl/comments1.xml": `<comments><commentList><comment ref="B2"><text><r><t>Ana Vale:\n</t></r><r><t>Also by phone</t></r>
          </text></comment></commentList></comments>`,
      },
    );
    expect(sheet.columns.slice(3)).toEqual(["Cell notes", "Cell links"]);
    expect(sheet.rows.map(({ cells }) => cells.slice(3))).toEqual([
      ["Also by phone", ""],
      ["", "https://specs.test/a?b=1&c=2"],
    ]);
    expect(sheet.notes).toEqual([
      "1 cell note is kept beside the row (Cell notes).",
      "1 link is kept beside the row (Cell links).",
    ]);
  });

  test("a name that is merged over several rows is known in each", async () => {
    const sheet = await sheetWith(
      `<row r="2">${text("A2", "R1")}${text("B2", "Sign in")}${text("C2", "Access")}</row>
       <row r="3">${text("A3", "R2")}${text("B3", "Sign out")}</row>
       <row r="4">${text("A4", "R3")}${text("B4", "Print")}</row>`,
      '<mergeCells><mergeCell ref="C2:C3"/><mergeCell ref="A1:B1"/></mergeCells>',
    );
    expect(sheet.rows.map(({ merged }) => merged?.get(2))).toEqual([undefined, "Access", undefined]);
  });

  test("texts keep escaped characters, spaces, and not how they are read aloud", async () => {
    const shared = `<sst><si><t xml:space="preserve"> a_x000A_b &amp;#39;</t></si>
      <si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si></sst>`;
    const sheet = await sheetWith(`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>`, "", {
      "xl/sharedStrings.xml": shared,
    });
    expect(sheet.rows[0]?.cells.slice(0, 2)).toEqual([" a\nb &#39;", "漢字"]);
  });
});
