import { describe, expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { type PromiseListOptions, readPromiseList } from "../../../src/exchange/promises/promise-list.ts";
import { readSheet } from "../../../src/exchange/sheet/sheet.ts";

const NOTHING: PromiseListOptions = {
  map: [],
  values: [],
  legend: new Map(),
  mandatoryAs: "should",
  dateOrder: undefined,
  importances: new Map(),
};

function read(text: string, options: Partial<PromiseListOptions> = {}, file = "list.csv") {
  return readPromiseList(readSheet(Buffer.from(text), file, "promises"), { ...NOTHING, ...options });
}

function problemOf(text: string, options: Partial<PromiseListOptions> = {}) {
  try {
    read(text, options);
  } catch (err) {
    if (err instanceof PsvcError) return err.problem;
  }
  return null;
}

describe("a list of requirements", () => {
  test("is found by the names of its columns, whatever their case, spaces and signs", () => {
    const { rows, columns, unused } = read(
      "REQ_ID;Section;Requirement Description;Colour;Due Date\n7;Mobile;Works offline;red;2027-03-15\n",
    );
    expect(rows).toEqual([
      {
        line: 2,
        id: null,
        project: null,
        listedId: "7",
        list: null,
        statement: "Works offline",
        facts: { area: "Mobile", neededBy: "2027-03-15" },
      },
    ]);
    expect(columns.map(({ field }) => field)).toEqual(["id", "statement", "area", "neededBy"]);
    expect(unused).toEqual(["Colour"]);
  });

  test("keeps line breaks, quotes and formulas of a statement as the text they are", () => {
    const { rows } = read('Requirement\n"=HYPERLINK(""http://x"")"\n"two\nlines"\n');
    expect(rows.map(({ statement }) => statement)).toEqual(['=HYPERLINK("http://x")', "two\nlines"]);
  });

  test("passes over headings and empty rows, and says which", () => {
    const { rows, passedOver } = read("ID,Requirement\n1,\n1.1,Sign in\n2,\n");
    expect(rows).toHaveLength(1);
    expect(passedOver).toEqual([2, 4]);
  });

  test("without any statement is refused, naming the column that was taken for it", () => {
    expect(problemOf("ID,Description,Title,Title\n1,,a,b\n2,,c,d\n")).toMatchObject({
      code: "unreadable-file",
      why: "Description is empty in all of its 2 rows",
      instead: expect.stringContaining("--map statement=Column"),
    });
  });

  test("has a type of promise where a section is called by one", () => {
    const { rows } = read("Requirement,Section\na,Integrations\nb,Data\nc,Reporting\n");
    expect(rows.map(({ facts }) => facts.kind)).toEqual(["integration", "data", undefined]);
  });

  test("an id that stands twice is a bad row that names the other line", () => {
    const { rows, bad } = read("ID,Requirement\n1,a\n1,b\n");
    expect(rows).toHaveLength(1);
    expect(bad).toEqual([{ line: 3, text: "1,b", why: "its id 1 is taken by line 2", mark: { start: 0, length: 1 } }]);
  });

  test("the same words twice are a bad row where nothing else tells the rows apart", () => {
    const { rows, bad } = read("Requirement\nSign in\nsign in\n");
    expect(rows).toHaveLength(1);
    expect(bad).toMatchObject([{ line: 3, why: "it says the same as line 2" }]);
  });

  test.each([
    ["#REF!", "is an error of the spreadsheet"],
    ["x".repeat(10_001), "has 10001 characters"],
  ])("a statement that is none is a bad row: %.10s", (statement, why) => {
    expect(read(`ID,Requirement\n1,${statement}\n`).bad).toMatchObject([
      { line: 2, why: expect.stringContaining(why) },
    ]);
  });
});

describe("a priority", () => {
  const importances = (text: string, options: Partial<PromiseListOptions> = {}) =>
    read(`Requirement,Priority\n${text}`, options).rows.map(({ facts }) => facts.importance);

  test("of mandatory is a should, because a sheet of forty musts has none, and what is desirable is one below", () => {
    expect(importances("a,Mandatory\nb,Must have\nc,Desirable\nd,optional\ne,Won't\n")).toEqual([
      "should",
      "should",
      "could",
      "could",
      "wont",
    ]);
  });

  test("of mandatory is a must where the lead says so", () => {
    expect(importances("a,Mandatory\nb,Desirable\nc,Low\n", { mandatoryAs: "must" })).toEqual([
      "must",
      "should",
      "could",
    ]);
  });

  test("that tells nothing is not guessed: the row is bad until --values says what it means", () => {
    expect(read("Requirement,Priority\na,1\n").bad).toMatchObject([
      { line: 2, why: 'no --values says what the importance "1" means' },
    ]);
    expect(importances("a,1\nb,\n", { values: ["importance:1=must"] })).toEqual(["should", undefined]);
  });

  test("that is a word of the language this is written in is none of psvc", () => {
    expect(read("Requirement,Priority\na,constructor\n").bad).toMatchObject([{ line: 2 }]);
  });

  test("is counted with what it was taken for", () => {
    expect(read("Requirement,Priority\na,High\nb,High\nc,\n").importances).toEqual([
      { word: "High", as: "could", count: 2 },
      { word: "", as: null, count: 1 },
    ]);
  });
});

describe("a vendor's answer", () => {
  const answers = (text: string, options: Partial<PromiseListOptions> = {}) =>
    read(`Requirement,Response,Comments\n${text}`, options);

  test("is what was promised: strength, source and words, and never a fit", () => {
    const { rows } = answers("a,M,Out of the box.\nb,C,\nc,D,Planned.\nd,,\n");
    expect(rows.map(({ facts }) => facts)).toEqual([
      { strength: "written", source: "rfp", quote: "M: Out of the box." },
      { strength: "written", source: "rfp", quote: "C" },
      { strength: "assumed", source: "rfp", quote: "D: Planned." },
      { strength: "assumed", source: "rfp" },
    ]);
    expect(rows.some(({ facts }) => "fit" in facts)).toBe(false);
  });

  test.each([
    ["letters of a legend that has them all", "M D C A", ["yes", "no", "otherwise", "otherwise"]],
    ["letters of another legend", "FC PC NC", ["yes", "otherwise", "no"]],
    ["yes and no", "Y N P", ["yes", "no", "otherwise"]],
    ["words", "Meets|Does Not Meet|Partially comply|3rd-party", ["yes", "no", "otherwise", "otherwise"]],
    ["a letter that means one thing here and another there", "C", [null]],
    ["letters that no legend has together", "S M N", [null, null, null]],
  ])("is read by %s, and not guessed", (_, words, meanings) => {
    const rows = words.split(words.includes("|") ? "|" : " ").map((word) => `x,${word},`);
    expect(answers(`${rows.join("\n")}\n`).answers.map(({ as }) => as)).toEqual(meanings);
  });

  test("that nothing tells is a bad row until --legend does", () => {
    expect(answers("a,S,\n").bad).toMatchObject([{ why: 'no --legend says what the answer "S" means' }]);
    expect(answers("a,M,\nb,Z,\n").bad[0]?.why).toContain("(undecided together: M, Z)");
    const legend = new Map([["s", "yes"]] as const);
    expect(answers("a,S,\n", { legend }).rows).toMatchObject([{ facts: { strength: "written" } }]);
  });
});

describe("a day", () => {
  const days = (text: string, dateOrder?: "dmy" | "mdy") => read(`Requirement,Due\na,${text}\n`, { dateOrder });

  test.each([
    ["2027-03-15T10:00:00Z", undefined, "2027-03-15"],
    ["15/03/2027", undefined, "2027-03-15"],
    ["03/15/2027", undefined, "2027-03-15"],
    ["03/04/2027", "dmy", "2027-04-03"],
    ["03/04/2027", "mdy", "2027-03-04"],
    ["29.2.2028", undefined, "2028-02-29"],
  ] as const)("%s (%s) is %s", (text, order, day) => {
    expect(days(text, order).rows).toMatchObject([{ facts: { neededBy: day } }]);
  });

  test.each([
    ["03/04/2027", undefined, "Sat 3 Apr 2027 or Thu 4 Mar 2027: say --date-order"],
    ["03/15/2027", "dmy", "is no day that psvc can read"],
    ["30/02/2027", undefined, "is no day that psvc can read"],
    ["soon", undefined, "is no day that psvc can read"],
  ] as const)("%s (%s) is a bad row: %s", (text, order, why) => {
    expect(days(text, order).bad).toMatchObject([{ why: expect.stringContaining(why) }]);
  });
});

describe("a list that psvc wrote", () => {
  test("says what is: its words count as they stand, and an empty cell clears", () => {
    const { rows } = read("psvc ID,Statement,Importance,Heard by,Needed by,Confirmed\np3,a,must,,,no\n");
    expect(rows).toMatchObject([
      { id: "P3", facts: { importance: "must", heardBy: null, neededBy: null, confirmed: false } },
    ]);
  });

  test("is known as JSON by its kind, in which id is the promise's number", () => {
    const { rows } = read('{"kind":"promises","promises":[{"id":"P1","statement":"a"}]}', {}, "list.json");
    expect(rows).toMatchObject([{ id: "P1", listedId: null }]);
  });
});
