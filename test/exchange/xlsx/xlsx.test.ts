import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openSheet } from "../../../src/exchange/sheet/sheet.ts";
import { type Value, workbook, workbookWith } from "./workbook.ts";

const HEADINGS = ["requirement", "id"];
const open = (bytes: Buffer, sheet?: string) =>
  openSheet(bytes, "list.xlsx", { records: "promises", headings: HEADINGS, sheet });
const problemOf = (bytes: Buffer, sheet?: string) =>
  open(bytes, sheet).then(
    () => "it was read",
    (err) => err.problem,
  );
const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`;

describe("a spreadsheet", () => {
  test("is read as text: days as days, numbers as they stand, line breaks kept", async () => {
    const rows: readonly (readonly Value[])[] = [
      ["ID", "Requirement", "Due"],
      ["1.10", "Sign in\nby SAML", new Date(Date.UTC(2027, 2, 15))],
      [7, true, null],
    ];
    const sheet = await open(await workbook({ List: rows }));
    expect(sheet.columns).toEqual(["ID", "Requirement", "Due"]);
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      ["1.10", "Sign in\nby SAML", "2027-03-15"],
      ["7", "true", ""],
    ]);
  });

  test("has its header below titles, on the sheet that has one, and says which others there are", async () => {
    const sheet = await open(
      await workbook({
        "Read me": [["How to answer this"], ["M means meets"]],
        Requirements: [["Acme RFP"], [null], ["ID", "Requirement"], ["1", "Sign in"]],
      }),
    );
    expect(sheet.columns).toEqual(["ID", "Requirement"]);
    expect(sheet.rows).toMatchObject([{ line: 4, cells: ["1", "Sign in"] }]);
    expect(sheet.sheet).toEqual({ name: "Requirements", others: ["Read me"], otherRows: [2] });
  });

  test("gives the sheet that was named, and names all where there is none of that name", async () => {
    const bytes = await workbook({ One: [["ID"], ["1"]], Two: [["ID"], ["2"]] });
    expect((await open(bytes, "two")).rows).toMatchObject([{ cells: ["2"] }]);
    expect(await problemOf(bytes, "Tow")).toMatchObject({
      code: "bad-value",
      what: "--sheet",
      allowed: ["One", "Two"],
    });
  });

  test("runs no formula: the last result is read, and one without is empty", async () => {
    const sheet = await open(
      await workbookWith(
        `<row r="1">${text("A1", "ID")}${text("B1", "Requirement")}</row>
         <row r="2"><c r="A2"><f>HYPERLINK("http://x","y")</f></c><c r="B2" t="str"><f>1+1</f><v>two</v></c></row>
         <row r="3"><c r="A3" t="e"><v>#REF!</v></c>${text("B3", "x")}</row>`,
      ),
    );
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      ["", "two"],
      ["#REF!", "x"],
    ]);
  });

  test("is not stretched by formatting that reaches to its end", async () => {
    const sheet = await open(
      await workbookWith(
        `<row r="1">${text("A1", "ID")}<c r="XFD1" s="0"/></row><row r="2">${text("A2", "1")}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>`,
      ),
    );
    expect(sheet.columns).toEqual(["ID"]);
    expect(sheet.rows).toHaveLength(1);
  });
});

describe("a spreadsheet as unusual programs write it", () => {
  test("counts its cells where they say no place", async () => {
    const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const sheet = await open(
      await workbookWith(`<row>${cell("ID")}${cell("Requirement")}</row><row>${cell("1")}${cell("Sign in")}</row>`),
    );
    expect(sheet.columns).toEqual(["ID", "Requirement"]);
    expect(sheet.rows).toMatchObject([{ cells: ["1", "Sign in"] }]);
  });

  test("may speak of places and hold CDATA in its texts", async () => {
    const words = text("B2", 'Set r="Z9999999" <![CDATA[if a<b]]>');
    const bytes = await workbookWith(
      `<row r="1">${text("A1", "ID")}${text("B1", "Requirement")}</row><row r="2">${text("A2", "1")}${words}</row>`,
    );
    expect((await open(bytes)).rows).toMatchObject([{ cells: ["1", 'Set r="Z9999999" if a<b'] }]);
  });

  test("has sheets out of sight, which are no candidates", async () => {
    const bytes = await workbook({
      Hid: [
        ["ID", "Requirement"],
        ["1", "old"],
      ],
      Vis: [
        ["ID", "Requirement"],
        ["1", "new"],
      ],
    });
    const parts = unzipSync(bytes);
    const name = "xl/workbook.xml";
    const hidden = strFromU8(parts[name] ?? new Uint8Array()).replace('name="Hid"', 'name="Hid" state="hidden"');
    const sheet = await open(Buffer.from(zipSync({ ...parts, [name]: strToU8(hidden) })));
    expect(sheet.rows).toMatchObject([{ cells: ["1", "new"] }]);
  });

  test("shows what is no day as what a spreadsheet shows", async () => {
    const parts = unzipSync(
      await workbook({
        A: [
          ["ID", "When"],
          ["1", new Date(Date.UTC(2026, 0, 1))],
        ],
      }),
    );
    const name = "xl/worksheets/sheet1.xml";
    const far = strFromU8(parts[name] ?? new Uint8Array()).replace("<v>46023</v>", "<v>1e15</v>");
    expect(far).toContain("1e15");
    const sheet = await open(Buffer.from(zipSync({ ...parts, [name]: strToU8(far) })));
    expect(sheet.rows).toMatchObject([{ cells: ["1", "#NUM!"] }]);
  });

  test("counts its days from 1904, however it says so", async () => {
    const parts = unzipSync(
      await workbook({
        A: [
          ["ID", "When"],
          ["1", new Date(Date.UTC(2026, 10, 20))],
        ],
      }),
    );
    const name = "xl/workbook.xml";
    const dated = strFromU8(parts[name] ?? new Uint8Array()).replace(
      /<workbookPr[^>]*\/>|(?=<sheets>)/,
      '<workbookPr date1904="true"/>',
    );
    const sheet = await open(Buffer.from(zipSync({ ...parts, [name]: strToU8(dated) })));
    expect(sheet.rows).toMatchObject([{ cells: ["1", "2030-11-21"] }]);
  });
});

describe("a hostile spreadsheet", () => {
  test("that unpacks without end is refused by what it says of itself", async () => {
    const bomb = Buffer.from(zipSync({ "xl/a.xml": new Uint8Array(300 * 1024 * 1024) }));
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(await problemOf(bomb)).toMatchObject({ why: expect.stringContaining("300 MB when unpacked") });
  });

  test("that unpacks to more than it says is refused", async () => {
    const bytes = Buffer.from(zipSync({ "xl/a.xml": new Uint8Array(50 * 1024 * 1024) }));
    const central = bytes.lastIndexOf(Buffer.from("PK\x01\x02"));
    bytes.writeUInt32LE(100, central + 24);
    expect(await problemOf(bytes)).toMatchObject({ why: "it is a spreadsheet that is broken" });
  });

  test("that claims 2 GB is refused before anything is unpacked", async () => {
    const bytes = await workbook({ A: [["ID"]] });
    bytes.writeUInt32LE(2 ** 31, bytes.lastIndexOf(Buffer.from("PK\x01\x02")) + 24);
    expect(await problemOf(bytes)).toMatchObject({ code: "unreadable-file", why: expect.stringContaining("2048 MB") });
  });

  test.each([
    ["a cell far away", `<row r="1">${text("A1", "ID")}</row><row r="900000"><c r="ZZ900000"><v>1</v></c></row>`],
    ["too many columns", `<row r="1"><c r="AMJ1"><v>1</v></c></row>`],
    ["a cell at no place", `<row r="1"><c r="AAAAAAAA1"><v>1</v></c></row>`],
    ["a place in disguise", `<row r="1"><c r="&#90;&#90;&#90;&#90;&#90;1"><v>1</v></c></row>`],
    ["XML that ends too soon", `<row r="1"><c r="A1"`],
    ["a text that no cell holds", `<row r="1">${text("A1", "x".repeat(200_000))}</row>`],
    ["a place behind a sign in an attribute", `<row r="1"><c x=">" r="ZZ900000"><v>1</v></c></row>`],
    ["no cells", ""],
  ])("with %s is refused in plain words", async (_, rows) => {
    expect(await problemOf(await workbookWith(rows))).toMatchObject({ code: "unreadable-file", file: "list.xlsx" });
  });

  test("with names that lead out of the folder is refused, and no path is followed", async () => {
    const bytes = Buffer.from(zipSync({ "../../evil.xml": Buffer.from("<a/>") }));
    expect(await problemOf(bytes)).toMatchObject({ code: "unreadable-file" });
  });

  test("whose entities multiply keeps them as the text they are", async () => {
    const sheet = await open(await workbookWith(`<row r="1">${text("A1", "ID")}${text("B1", "&lol;")}</row>`));
    expect(sheet.columns).toEqual(["ID", "&lol;"]);
  });

  test.each([
    ["whole", 0],
    ["cut off", 30],
  ])("that is a Word document is refused as one, %s", async (_, missing) => {
    const bytes = Buffer.from(zipSync({ "word/document.xml": strToU8("<a/>") }));
    const problem = await problemOf(bytes.subarray(0, bytes.length - missing));
    expect(problem).toMatchObject({ why: "it is a Word document" });
  });

  test("that ends in the middle is refused", async () => {
    const bytes = await workbook({ A: [["ID"]] });
    expect(await problemOf(bytes.subarray(0, bytes.length - 200))).toMatchObject({
      why: "it is a spreadsheet that is broken",
    });
  });
});

test("a text file of 100,000 columns is refused, and so is one with NULs", async () => {
  const wide = Buffer.from(`${"a,".repeat(100_000)}b\n`);
  const asText = (bytes: Buffer) =>
    openSheet(bytes, "wide.csv", { records: "promises", headings: [] }).catch((err) => err.problem);
  expect(await asText(wide)).toMatchObject({ why: expect.stringContaining("100001 columns") });
  expect(await asText(Buffer.from("a,b\n1,\0"))).toMatchObject({ why: "it is not text" });
});
