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

  test("takes the text of the other column where the preferred one is empty in a row", () => {
    const { rows } = read(
      "ID,Description,Title\n1,They sign in with SSO,SSO\n2,,Offline\n3,They print labels,Labels\n",
    );
    expect(rows.map(({ statement, facts }) => [statement, facts.quote])).toEqual([
      ["They sign in with SSO", "SSO"],
      ["Offline", undefined],
      ["They print labels", "Labels"],
    ]);
  });

  test("without a column of texts is refused with a line that works", () => {
    expect(problemOf("Code,Cost,Effort\n1,100,5\n2,200,7\n")).toMatchObject({
      code: "unreadable-file",
      why: "it has no column for statement; its columns are Code, Cost, Effort",
      instead: expect.stringContaining("--map statement="),
    });
    expect(problemOf("ID,Requirement\n")).toMatchObject({ why: "it has a header and no rows" });
  });

  test("has a type of promise where a section is called by one", () => {
    const { rows } = read("Requirement,Section\na,Integrations\nb,Data\nc,Reporting\n");
    expect(rows.map(({ facts }) => facts.kind)).toEqual(["integration", "data", undefined]);
  });

  test("an id that stands twice comes in once, and the other row without it, which is said", () => {
    const { rows, bad, notes } = read("ID,Requirement\n1,sign in\n1,print\n");
    expect(rows.map(({ listedId }) => listedId)).toEqual(["1", null]);
    expect(bad).toEqual([]);
    expect(notes).toEqual(["Line 3: the id is taken by a row above, so this one came in without it."]);
  });

  test.each([
    ["the same words", "Requirement\nSign in\nsign in\nFax\n"],
    ["the same id and words", "ID,Requirement\n1,Sign in\n1,sign in\n2,Fax\n"],
  ])("%s twice are one row, and the other is left out", (_, text) => {
    const { rows, bad, leftOut } = read(text);
    expect([rows.length, bad]).toEqual([2, []]);
    expect(leftOut).toMatchObject([{ line: 3, why: "it says the same as line 2" }]);
  });

  test("an error of the spreadsheet is no statement and no id, and costs its own row only", () => {
    const { rows, leftOut } = read("ID,Requirement\n1,#REF!\n#N/A,Sign in\n");
    expect(rows).toMatchObject([{ statement: "Sign in", listedId: null }]);
    expect(leftOut).toMatchObject([{ line: 2, why: expect.stringContaining("error of the spreadsheet") }]);
  });

  test("a statement of more than 10,000 characters is a bad row", () => {
    expect(read(`ID,Requirement\n1,${"x".repeat(10_001)}\n`).bad).toMatchObject([
      { why: expect.stringContaining("has 10001 characters") },
    ]);
  });
});

describe("rows that are no promise", () => {
  test("sections become the area of what is below them, and totals are left out", () => {
    const { rows, notes } = read(
      "ID,Requirement,Priority,Response\n1,General,,\n1.1,SSO,Mandatory,Yes\n2,Reports,,\n2.1,Monthly,Desirable,No\n" +
        "Section 3 - Security,,,\n3.1,Encryption,Mandatory,Yes\n,Total,3,\n",
    );
    expect(rows.map(({ statement, facts }) => [statement, facts.area])).toEqual([
      ["SSO", "General"],
      ["Monthly", "Reports"],
      ["Encryption", "Section 3 - Security"],
    ]);
    expect(notes).toEqual([
      "Lines 2, 4 and 6: a section, taken as the area of the rows below.",
      "Line 8: a total, left out.",
    ]);
  });

  test("a row without a priority is a promise all the same", () => {
    const { rows } = read("ID,Requirement,Priority\n1,SSO,High\n2,Fax,\n3,Labels,Low\n");
    expect(rows).toHaveLength(3);
  });

  test("an area that stands in its first row only is filled down; one that is missing here and there is not", () => {
    const areas = (text: string) => read(text).rows.map(({ facts }) => facts.area ?? null);
    expect(areas("Category,ID,Requirement\nSecurity,1,SSO\n,2,Logs\nReports,3,Monthly\n,4,Daily\n")).toEqual([
      "Security",
      "Security",
      "Reports",
      "Reports",
    ]);
    expect(areas("Category,ID,Requirement\nSecurity,1,SSO\n,2,Logs\nSecurity,3,Keys\n")).toEqual([
      "Security",
      null,
      "Security",
    ]);
  });
});

describe("a priority", () => {
  const importances = (text: string, options: Partial<PromiseListOptions> = {}) =>
    read(`Requirement,Priority\n${text}`, options).rows.map(({ facts }) => facts.importance);

  test("of mandatory is a should, because a sheet of forty musts has none, and what is desirable is one below", () => {
    expect(importances("a,Mandatory\nb,Must have\nc,Desirable\nd,optional\ne,Won't\n")).toEqual([
      "should",
      "must",
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

  test.each(["Sometimes", "A", "constructor"])("%s tells nothing: it is left open, and said", (word) => {
    const { rows, bad, notes } = read(`Requirement,Priority\na,${word}\n`);
    expect(bad).toEqual([]);
    expect(rows[0]?.facts.importance).toBeUndefined();
    expect(notes).toEqual([
      `Priority: ${word} (1) is no importance of psvc: left out. To use it: --values 'importance:${word}=should'`,
    ]);
  });

  test("that --values names is what it says, a must too", () => {
    expect(importances("a,A\nb,B\n", { values: ["importance:A=must,B=could"] })).toEqual(["must", "could"]);
  });

  test("is counted with what it was taken for", () => {
    expect(read("Requirement,Priority\na,High\nb,High\nc,\n").importances).toEqual([
      { word: "High", as: "should", count: 2 },
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

  test("that nothing tells is a quote and no promise until --legend tells it", () => {
    const { rows, bad, notes } = answers("a,S,\n");
    expect([rows[0]?.facts, bad]).toEqual([{ strength: "assumed", source: "rfp", quote: "S" }, []]);
    expect(notes.join()).toContain("--legend 'S=yes'");
    const legend = new Map([["s", "yes"]] as const);
    expect(answers("a,S,\n", { legend }).rows).toMatchObject([{ facts: { strength: "written" } }]);
  });

  test.each([
    ["Yes. We support SAML 2.0 and OIDC.", "yes"],
    ["Yes we do", "yes"],
    ["Partially - read only on tablets", "otherwise"],
    ["Not available; planned for Q3", "no"],
    ["No: by design", "no"],
    ["No limitations are known to us", null],
    ["5000", null],
  ])("at the head of a text is read, and the text is kept: %s", (text, as) => {
    const read = answers(`a,"${text}",\n`);
    expect(read.answers).toMatchObject([{ as }]);
    expect(read.rows[0]?.facts.quote).toBe(text);
  });
});

describe("a column of the customer's own that is called like one of psvc", () => {
  test("is left out with one sentence and a line that works, and refuses nothing", () => {
    const { rows, bad, notes } = read(
      "ID,Requirement,Requirement Type,Source,Confirmed\n1,SSO,Functional,ticket 4711,by PM\n2,Fax,Functional,demo,yes\n",
    );
    expect(bad).toEqual([]);
    expect(rows.map(({ facts }) => [facts.kind, facts.source, facts.confirmed])).toEqual([
      [undefined, undefined, undefined],
      [undefined, "demo", true],
    ]);
    expect([...notes].sort((a, b) => b.length - a.length)).toEqual([
      "Requirement Type: Functional (2) is no kind of psvc: left out. To use it: --values 'kind:Functional=capability'",
      "Source: ticket 4711 (1) is no source of psvc: left out. To use it: --values 'source:ticket 4711=rfp'",
      "Confirmed: by PM (1) is neither yes nor no: left out. To use it: --values 'confirmed:by PM=yes'",
    ]);
  });

  test("is read where --values says what its words are, and not at all with field=none", () => {
    const text = "ID,Requirement,Requirement Type\n1,SSO,Functional\n";
    expect(read(text, { values: ["kind:Functional=capability"] }).rows[0]?.facts.kind).toBe("capability");
    const { notes, unused } = read(text, { map: ["kind=none"] });
    expect([notes, unused]).toEqual([[], ["Requirement Type"]]);
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

  test("with two readings is left open, said and asked about", () => {
    const { rows, bad, notes, ambiguous } = days("03/04/2027");
    expect([rows[0]?.facts, bad]).toEqual([{}, []]);
    expect(notes).toEqual(["Due: 03/04/2027 (1) is not one day (--date-order dmy or mdy says which): left open."]);
    expect(ambiguous).toContain("Sat 3 Apr 2027 or Thu 4 Mar 2027");
  });

  test("with two readings is read as another day of the file shows", () => {
    const { rows, ambiguous, notes } = read("Requirement,Due\na,03/04/2027\nb,20/11/2027\n");
    expect(rows.map(({ facts }) => facts.neededBy)).toEqual(["2027-04-03", "2027-11-20"]);
    expect(ambiguous).toBeNull();
    expect(notes).toEqual(["Days are read with the day first (dmy), as others of the file show."]);
  });

  test.each([
    ["03/15/2027", "dmy", "no day that psvc can read"],
    ["30/02/2027", undefined, "no day that psvc can read"],
    ["TBD", undefined, "no day yet"],
    ["Q1 2027", undefined, "no day yet"],
  ] as const)("%s (%s) is %s: it is left open in its row, and said", (text, order, why) => {
    const { rows, bad, notes } = days(text, order);
    expect([rows[0]?.facts, bad]).toEqual([{}, []]);
    expect(notes).toEqual([`Due: ${text} (1) is ${why}: left open.`]);
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

test("a quote that says the same as the statement is kept; another statement that does is no note", () => {
  const quoted = read("psvc ID,Statement,Quote\nP1,Sign in,Sign in\n").rows;
  expect(quoted).toMatchObject([{ statement: "Sign in", facts: { quote: "Sign in" } }]);
  const [row] = read("ID,Title,Description\n1,Sign in,Sign in\n2,Print,They print labels\n").rows;
  expect(row?.facts.quote).toBeUndefined();
});

describe("one column for each answer", () => {
  const answers = (text: string) => read(text).rows.map(({ facts }) => facts.strength);

  test.each([
    ["Fully compliant,Partially compliant,Not compliant", "X,,", ",x,", ",,X"],
    ["Yes,Partial,No", "✓,-,-", "-,✓,-", "-,-,✓"],
    ["Meets,Does not meet,Partially meets", "1,0,0", "0,0,1", "0,1,0"],
    ["Erfüllt,Teilweise,Nicht erfüllt", "x,,", ",x,", ",,x"],
  ])("%s is one answer", (headings, yes, part, no) => {
    const text = `ID,Requirement,${headings},Comment\n1,a,${yes},\n2,b,${part},in June\n3,c,${no},\n`;
    expect(answers(text)).toEqual(["written", "written", "assumed"]);
    const list = read(text);
    expect(list.notPromised).toEqual([{ line: 4, statement: "c" }]);
    expect(list.rows[1]?.facts.quote).toContain("in June");
  });

  test("two marks in a row are no answer, and said", () => {
    const list = read("ID,Requirement,Yes,No\n1,a,x,x\n2,b,x,\n");
    expect(list.rows.map(({ facts }) => facts.strength)).toEqual(["assumed", "written"]);
    expect(list.notes.join("\n")).toContain("several: Yes, No (1)");
  });

  test("columns of texts are none", () => {
    expect(read("ID,Requirement,Yes,No\n1,a,in June,never\n").notes).toEqual([]);
  });
});

test("what psvc prints of other things is no list of promises", () => {
  const gaps = JSON.stringify({
    schemaVersion: 1,
    kind: "gaps",
    gaps: [{ id: "G1", severityReason: "a must is open" }],
  });
  expect(() => read(gaps, {}, "gaps.json")).toThrow(PsvcError);
  const theirs = JSON.stringify({ kind: "gaps", gaps: [{ id: "G1", requirement: "They sign in with SSO" }] });
  expect(read(theirs, {}, "gaps.json").rows).toMatchObject([{ statement: "They sign in with SSO" }]);
});
