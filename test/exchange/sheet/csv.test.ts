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

const HEADINGS = ["ID", "Requirement", "Priority", "Comments"];
const list = (text: string, header?: number | false) => readCsv(text, "list.csv", { headings: HEADINGS, header });
const taken = (text: string) => list(text).rows.map((row) => row.cells);

describe("a row of another length than the header", () => {
  test.each([
    [
      "shorter rows are filled up",
      "ID,Requirement,Priority\n1,SSO\n2\n",
      [
        ["1", "SSO", ""],
        ["2", "", ""],
      ],
    ],
    [
      "separators at the end are no cells",
      "ID,Requirement\n1,SSO,,,\n2,Fax,\n",
      [
        ["1", "SSO"],
        ["2", "Fax"],
      ],
    ],
    [
      "a comma of a sentence is kept in it",
      "ID,Requirement,Priority\n1,SSO, SAML and more,High\n",
      [["1", "SSO, SAML and more", "High"]],
    ],
    ["a list of one column has no separators", "Requirement\nSSO, SAML\nFax;now\n", [["SSO, SAML"], ["Fax;now"]]],
  ])("%s", (_, text, cells) => {
    expect(list(text).bad).toEqual([]);
    expect(taken(text)).toEqual(cells);
  });

  test("what was done is said with the lines it was done to", () => {
    expect(list("ID,Requirement,Priority\n1,SSO\n2,a, b,High\n3,Fax,Low\n").notes).toEqual([
      "Line 2: fewer cells than the header, so the rest is empty.",
      "Line 3: a separator inside a text without quotes was kept in the text.",
    ]);
  });

  test("more cells than the header that no sentence explains are a bad row, and cost only that one", () => {
    const sheet = read("a,b\n1\n1,2\n1,2,3\n");
    expect(sheet.bad).toEqual([
      { line: 4, text: "1,2,3", why: "3 cells where the header has 2", mark: { start: 4, length: 1 } },
    ]);
    expect(sheet.rows.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe("a quote that is never closed", () => {
  test.each([
    [
      "in the last row",
      'a,b\n1,2\n3,"x\n',
      [
        ["1", "2"],
        ["3", "x"],
      ],
    ],
    [
      "before other rows",
      'a,b\n1,"x\n3,4\n',
      [
        ["1", "x"],
        ["3", "4"],
      ],
    ],
    [
      "before a row whose own quote would close it",
      'a,b\n1,"x\n3,"y"\n',
      [
        ["1", "x"],
        ["3", "y"],
      ],
    ],
    [
      "at a word",
      'a,b\n1,"Fast" login\n3,"y"\n',
      [
        ["1", '"Fast" login'],
        ["3", "y"],
      ],
    ],
  ])("%s costs no other row", (_, text, cells) => {
    const sheet = read(text);
    expect(sheet.rows.map((row) => row.cells)).toEqual(cells);
    expect(sheet.bad).toEqual([]);
    expect(sheet.notes?.join()).toMatch(/Line \d: a quote is opened and never closed/);
  });

  test("is told from a quoted text of several lines with quotes in it", () => {
    const sheet = read('a,b\n1,"one\nthe ""big"" one\nand "this" too",\n2,x\n');
    expect(sheet.rows.map((row) => row.cells)).toEqual([
      ["1", 'one\nthe "big" one\nand "this" too'],
      ["2", "x"],
    ]);
  });
});

describe("what databases and tools write", () => {
  test.each([
    [
      "\\N is empty",
      "ID,Requirement\n1,\\N\n2,SSO\n",
      [
        ["1", ""],
        ["2", "SSO"],
      ],
    ],
    ["a backslash before a quote", 'ID,Requirement\n1,"say \\"hi\\", now"\n', [["1", 'say "hi", now']]],
    ["a space before an opening quote", 'ID, Requirement\n1, "SSO, SAML"\n', [["1", "SSO, SAML"]]],
    ["bars", "ID|Requirement|Priority\n1|SSO, SAML|High\n", [["1", "SSO, SAML", "High"]]],
    ["a table of Markdown", "| ID | Requirement |\n| --- | :--: |\n| 1 | SSO |\n", [["1", "SSO"]]],
    [
      "commas in every text of a file of semicolons",
      "ID;Requirement\n1;a, b, c\n2;d, e, f\n",
      [
        ["1", "a, b, c"],
        ["2", "d, e, f"],
      ],
    ],
    ["tabs with commas in the header", "ID\tRequirement, long\tPriority\n1\ta, b\tHigh\n", [["1", "a, b", "High"]]],
  ])("%s", (_, text, cells) => expect(taken(text)).toEqual(cells));
});

describe("the header", () => {
  test.each([
    ["below titles", "Acme tender,,\nby procurement,,\n,,\nID,Requirement,Priority\n1,SSO,High\n", [1, 2]],
    ["below a title of one cell", "Acme tender\nID,Requirement,Priority\n1,SSO,High\n", [1]],
    ["below a comment", "# exported 2026-11-30\n#\nID,Requirement,Priority\n1,SSO,High\n", [1, 2]],
    ["below a row of groups", "Requirement,,Answer\nID,Requirement,Priority\n1,SSO,High\n", [1]],
  ])("is found %s, which are said to be left out", (_, text, lines) => {
    const sheet = list(text);
    expect(sheet.columns).toEqual(["ID", "Requirement", "Priority"]);
    expect(sheet.rows.map((row) => row.cells)).toEqual([["1", "SSO", "High"]]);
    const said = lines.length > 1 ? `Lines ${lines.join(" and ")}` : `Line ${lines[0]}`;
    expect(sheet.notes).toEqual([`${said}: above the header, left out.`]);
  });

  test("of unknown names is the first row that is as wide as the table", () => {
    expect(list("My wishes,,\nCode,Wish,Team\n1,SSO,A\n2,Fax,B\n").columns).toEqual(["Code", "Wish", "Team"]);
  });

  test("that is merged over two rows takes its upper name where the lower one is empty", () => {
    const text = "ID,Requirement,Answer,\n,,Priority,Comments\n1,SSO,High,x\n";
    expect(readCsv(text, "l.csv", { headings: HEADINGS, header: 2 }).columns).toEqual([
      "ID",
      "Requirement",
      "Priority",
      "Comments",
    ]);
  });

  test("again within the rows, and comments, are no rows", () => {
    const sheet = list("ID,Requirement\n1,SSO\nID,Requirement\n# page 2,\n2,Fax\n");
    expect(sheet.rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(sheet.notes).toEqual(["Line 3: the header again, left out.", "Line 4: a comment, left out."]);
  });

  test("is on the line that was said, or nowhere", () => {
    const text = "ID,Requirement\nNr,Wish\n1,SSO\n";
    expect(list(text, 2)).toMatchObject({ columns: ["Nr", "Wish"], rows: [{ line: 3 }] });
    expect(list(text, false)).toMatchObject({ columns: ["Column 1", "Column 2"], rows: [{}, {}, {}] });
    expect(() => list(text, 9)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ why: "line 9 is empty or is not there" }) }),
    );
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

describe("the header", () => {
  const header = (text: string) => list(text).columns;

  test("is the first row of names, where words of psvc stand in the data below", () => {
    const text = "Art,Titel des Wunsches,Rang\nrequirement,Sign in,83\nid,Comments,1\nrequirement,Priority,2\n";
    expect(header(text)).toEqual(["Art", "Titel des Wunsches", "Rang"]);
  });

  test("is a row with one name that psvc knows, below titles", () => {
    expect(header("Heron,Version 2\nRef No,Requirement,Owner group\n1,Sign in,Ops\n2,Print,Ops\n")).toEqual([
      "Ref No",
      "Requirement",
      "Owner group",
    ]);
  });

  test.each([
    ["codes", "AB-1,Sign in,Ops\nAB-2,Print labels,Ops\nAB-3,Count stock,Ops\n"],
    ["numbers", "1,Sign in\n2,Print labels\n3,Count stock\n"],
    ["sentences", "They sign in with one account.,Ops\nThey print labels.,Ops\nThey count stock.,IT\n"],
  ])("is not there where the first row has %s like the rows below", (_, text) => {
    const { columns, rows, notes } = list(text);
    expect([columns[0], rows.length]).toEqual(["Column 1", 3]);
    expect(notes?.[0]).toContain("No header was found");
  });

  test("is there above one row of anything", () => {
    expect(header("A1,B2\nA2,B3\n")).toEqual(["A1", "B2"]);
  });
});

describe("a header of two rows", () => {
  const header = (text: string) =>
    readCsv(text, "list.csv", { headings: ["hu", "prioridad", "estado", "quiero"] }).columns;

  test("has names in the lower row where the upper one groups them", () => {
    expect(header("HU,,,,PRIORIDAD,ESTADO\n,COMO,QUIERO,PARA PODER,,\nHU.1,jefe,registrar,ver,Alta,Hecho\n")).toEqual([
      "HU",
      "COMO",
      "QUIERO",
      "PARA PODER",
      "PRIORIDAD",
      "ESTADO",
    ]);
  });

  test.each([
    ["a row of data under a full header", "HU,PRIORIDAD,ESTADO\nregistrar,Alta,Hecho\n"],
    ["a row of data with empty cells", "HU,PRIORIDAD,ESTADO,,\nregistrar,,Hecho,,\n"],
    ["a number among the names", "HU,,,PRIORIDAD,ESTADO\n,COMO,7,,\n"],
  ])("is none with %s", (_, text) => expect(header(text)).toContain("PRIORIDAD"));
});

test("a header of many columns is known by three names, whatever the others are", () => {
  const names = `ID,Requirement,Priority,Severity of the fall-out [1 to 3] as the safety team of the customer sees it,A,B,C,D,E.`;
  expect(list(`Requirements of the rover\n${names}\n1,Stop,High,2,,,,,\n2,Go,Low,1,,,,,\n`).columns[1]).toBe(
    "Requirement",
  );
});

describe("a file whose texts have commas and no quotes", () => {
  const rows = ["1,As a clerk, I sign in,High,a", "2,As a clerk, I print,Low,b", "3,As a clerk, I count,Low,c"];
  const text = `ID,Requirement,Priority,Comments\n${rows.join("\n")}\n4,As a clerk, I leave,Low\n5,Sign out,Low,d\n`;

  test("has rows of the header's width by chance: they are put together as well", () => {
    expect(taken(text).map(([, statement, priority]) => [statement, priority])).toEqual([
      ["As a clerk, I sign in", "High"],
      ["As a clerk, I print", "Low"],
      ["As a clerk, I count", "Low"],
      ["As a clerk, I leave", "Low"],
      ["Sign out", "Low"],
    ]);
  });

  test("is told from one with a space behind each comma", () => {
    expect(taken("ID, Requirement, Priority\n1, Sign in, High\n2, Print, Low\n").map((cells) => cells.length)).toEqual([
      3, 3,
    ]);
  });
});
