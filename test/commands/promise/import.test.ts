import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { workbook } from "../../exchange/xlsx/workbook.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

const RFP = `Requirement ID,Section,Requirement,Priority,Response (M/D/C/A),Comments
1,Security,They sign in with SAML,Mandatory,M,Out of the box
2,Mobile,It works offline,Desirable,D,Planned
`;

async function acme(files: Readonly<Record<string, string | Buffer>>): Promise<TestApp> {
  const app = testApp({ files: new Map(Object.entries(files)) });
  await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"]);
  return app;
}

const promises = async (app: TestApp) => (await app.psvc("promise", "list", "acme", "--json")).json.promises;

describe("the identity of a list", () => {
  const SIGN_IN = [
    ["Id", "Requirement"],
    ["1", "Sign in with SSO"],
    ["2", "Reports at night"],
  ];
  const ENCRYPT = [
    ["Id", "Requirement"],
    ["1", "Encrypt data at rest"],
    ["2", "Penetration test"],
  ];
  const statements = async (app: TestApp) =>
    (await promises(app)).map(({ statement }: { readonly statement: string }) => statement);

  test("is its file and its sheet: a second sheet with the same ids changes nothing of the first", async () => {
    const app = await acme({ "rfp.xlsx": await workbook({ "1 Functional": SIGN_IN, "2 Security": ENCRYPT }) });
    await working(app, ["promise", "import", "acme", "rfp.xlsx"]);
    await working(app, ["promise", "import", "acme", "rfp.xlsx", "--sheet", "2 Security"]);
    expect(await statements(app)).toEqual([
      "Sign in with SSO",
      "Reports at night",
      "Encrypt data at rest",
      "Penetration test",
    ]);
    const again = await working(app, ["promise", "import", "acme", "rfp.xlsx", "--sheet", "1 Functional", "--json"]);
    expect(again.json.import).toMatchObject({ added: [], changed: [], unchanged: 2 });
  });

  test("of a file that had one sheet before is kept for that sheet, and not for another", async () => {
    const app = await acme({ "rfp.xlsx": await workbook({ "1 Functional": SIGN_IN }) });
    await working(app, ["promise", "import", "acme", "rfp.xlsx"]);
    app.files.set("rfp.xlsx", await workbook({ "1 Functional": SIGN_IN, "2 Security": ENCRYPT }));
    const again = await working(app, ["promise", "import", "acme", "rfp.xlsx", "--json"]);
    expect(again.json.import).toMatchObject({ list: "rfp.xlsx", added: [], changed: [], unchanged: 2 });
    const second = ["promise", "import", "acme", "rfp.xlsx", "--sheet", "2 Security", "--json"];
    expect((await working(app, second)).json.import).toMatchObject({ list: "rfp.xlsx, sheet 2 Security", changed: [] });
    expect(await statements(app)).toHaveLength(4);
  });

  const csv = (rows: readonly (readonly string[])[]) => `${rows.map((cells) => cells.join(",")).join("\n")}\n`;

  test("is refused where its ids come with other texts, with both commands", async () => {
    const app = await acme({ "list.csv": csv(SIGN_IN) });
    await working(app, ["promise", "import", "acme", "list.csv"]);
    app.files.set("list.csv", csv(ENCRYPT));
    const ran = await app.psvc("promise", "import", "acme", "list.csv");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain('2 of the 2 rows with ids of the list "list.csv" have another text now');
    expect(ran.err).toContain("psvc promise import acme list.csv --list list.csv where it is that list again");
    expect(ran.err).toContain("psvc promise import acme list.csv --list 'list.csv (2)' where it is another");
    expect(await statements(app)).toEqual(["Sign in with SSO", "Reports at night"]);
    await working(app, ["promise", "import", "acme", "list.csv", "--list", "list.csv (2)"]);
    expect(await statements(app)).toHaveLength(4);
    await working(app, ["promise", "import", "acme", "list.csv", "--list", "list.csv"]);
    expect((await statements(app)).slice(0, 2)).toEqual(["Encrypt data at rest", "Penetration test"]);
  });

  test.each([
    ["list.csv (2)", 4],
    ["list.csv", 2],
  ])("is asked about where somebody is there: %s", async (answer, count) => {
    const app = await acme({ "list.csv": csv(SIGN_IN) });
    await working(app, ["promise", "import", "acme", "list.csv"]);
    app.files.set("list.csv", csv(ENCRYPT));
    const prompter = scriptedPrompter(answer, true);
    await app.asking(prompter).psvc("promise", "import", "acme", "list.csv");
    expect(prompter.asked[0]).toBe('2 of the 2 rows known from "list.csv" have another text now. Is it the same list?');
    expect(await statements(app)).toHaveLength(count);
  });
});

describe("promise import", () => {
  test("says what it understood and what came of it, and names the next command", async () => {
    const app = await acme({ "in/rfp.csv": RFP });
    const ran = await working(app, ["promise", "import", "acme", "in/rfp.csv"]);
    expect(ran.out).toMatchInlineSnapshot(`
      "Imported in/rfp.csv into acme, as the list "rfp.csv".
      2 rows: 2 new, 0 changed, 0 unchanged
      Columns (header on line 1): id = Requirement ID, statement = Requirement, area = Section, importance
        = Priority, answer = Response (M/D/C/A), quote = Comments
      Importance: Mandatory = should (1), Desirable = could (1); --mandatory-as must takes them as musts
      Answers: M = yes (1), D = no (1)
      Not promised: answered with no:
        line 3: It works offline
      First rows:
      ID  THEIRS  STATEMENT               IMPORTANCE  STRENGTH  KIND        AREA
      P1  1       They sign in with SAML  should      written   capability  Security
      P2  2       It works offline        could       assumed   capability  Mobile

      An answer is what was promised, not what the product does: what is new is to be assessed.
        psvc promise assess acme
      "
    `);
    expect(await promises(app)).toMatchObject([
      { id: "P1", fit: "unassessed", strength: "written", listed: { list: "rfp.csv", id: "1" } },
      { id: "P2", fit: "unassessed", strength: "assumed", quote: "D: Planned" },
    ]);
  });

  test("of the same list again doubles nothing, and one undo takes a whole list back", async () => {
    const app = await acme({ "rfp.csv": RFP });
    await working(app, ["promise", "import", "acme", "rfp.csv"]);
    const again = await working(app, ["promise", "import", "acme", "rfp.csv", "--json"]);
    expect(again.json).toMatchObject({ kind: "import", import: { added: [], changed: [], unchanged: 2 } });
    await working(app, ["undo", "--yes"]);
    expect(await promises(app)).toEqual([]);
  });

  test("writes nothing with --dry-run, and nothing where a row is bad", async () => {
    const app = await acme({
      "rfp.csv": RFP,
      "bad.csv": `${RFP}3,Mobile,${"x".repeat(10_001)},Optional,M,\n`,
    });
    await working(app, ["promise", "import", "acme", "rfp.csv", "--dry-run"]);
    const ran = await app.psvc("promise", "import", "acme", "bad.csv");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("bad.csv:4: its statement has 10001 characters");
    expect(await promises(app)).toEqual([]);
    const good = await working(app, ["promise", "import", "acme", "bad.csv", "--skip-bad"]);
    expect(good.out).toContain("bad.csv:4:");
    expect(await promises(app)).toHaveLength(2);
  });

  test("leaves a row out that has too many cells, takes the others, and says so", async () => {
    const app = await acme({ "list.csv": "Tender,,\nID,Requirement,Priority\n1,SSO\n2,a,b,High\n3,Fax,Low\n" });
    const ran = await working(app, ["promise", "import", "acme", "list.csv", "--json"]);
    expect(ran.json.import).toMatchObject({
      added: ["P1", "P2"],
      skipped: [],
      leftOut: [{ line: 4, why: "4 cells where the header has 3" }],
      notes: ["Line 1: above the header, left out.", "Line 3: fewer cells than the header, so the rest is empty."],
    });
    const again = await working(app, ["promise", "import", "acme", "list.csv"]);
    expect(again.out).toContain("1 left out");
    expect(again.out).toContain("list.csv:4: 4 cells where the header has 3");
  });

  test("reads the header on the line that is said, and a list without one", async () => {
    const app = await acme({ "list.csv": "ID,Requirement\nNr,Description\n1,SSO\n", "bare.csv": "1,Sign in\n2,Fax\n" });
    await working(app, ["promise", "import", "acme", "list.csv", "--header", "2"]);
    const bare = ["--no-header", "--map", "statement=Column 2", "--map", "id=Column 1"];
    await working(app, ["promise", "import", "acme", "bare.csv", "--list", "bare", ...bare]);
    expect((await promises(app)).map(({ statement }: { statement: string }) => statement)).toEqual([
      "SSO",
      "Sign in",
      "Fax",
    ]);
    const ran = await app.psvc("promise", "import", "acme", "list.csv", "--header", "two");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("--header")]);
  });

  test("asks what it cannot tell, shows what it understood, and asks once", async () => {
    const app = await acme({
      "list.csv": "Nr,What they want,And why so,Priority,Answer,Due\n1,Sign in fast,It is quick,A,S,03/04/2027\n",
    });
    const prompter = scriptedPrompter("What they want", "yes", "must", "mdy", true);
    const ran = await app.asking(prompter).psvc("promise", "import", "acme", "list.csv");
    expect(ran.err).toBe("");
    prompter.done();
    expect(prompter.told.join("\n")).toContain("list.csv goes into acme");
    expect(await promises(app)).toMatchObject([
      { statement: "Sign in fast", importance: "must", strength: "written", neededBy: "2027-03-04" },
    ]);
  });

  test("shows old and new of what it changes, also what the plan then says", async () => {
    const app = await acme({
      "edit.csv": "psvc ID,Statement,Kind,Importance,Needed by\nP1,They sign in,timeline,must,2027-01-04\n",
    });
    await working(app, ["promise", "add", "acme", "They sign in", "--kind", "timeline"]);
    const ran = await working(app, ["promise", "import", "acme", "edit.csv"]);
    expect(ran.out).toMatch(/P1 +importance +should +must/);
    expect(ran.out).toMatch(/needed by +none +Mon 4 Jan 2027/);
    expect(ran.out).toMatch(/fit +unassessed +gap.*opens G1/);
  });

  test("a row of JSON whose id is a record is named, and not taken without its id", async () => {
    const rows = [
      { id: { system: "doors", number: 7 }, statement: "They sign in" },
      { id: 8, statement: "Labels" },
    ];
    const app = await acme({ "rfp.json": JSON.stringify(rows) });
    const ran = await app.psvc("promise", "import", "acme", "rfp.json");
    expect([ran.exitCode, ran.err]).toEqual([
      1,
      expect.stringContaining("its id is a record, and neither a text nor a number"),
    ]);
    await working(app, ["promise", "import", "acme", "rfp.json", "--skip-bad"]);
    expect((await promises(app)).map(({ listed }: { listed: unknown }) => listed)).toEqual([
      { list: "rfp.json", id: "8" },
    ]);
  });

  test("names the lists that the rows themselves name", async () => {
    const app = await acme({ "rfp.csv": RFP });
    await working(app, ["promise", "import", "acme", "rfp.csv", "--list", "tender"]);
    await working(app, ["export", "promises", "acme", "--to", "out.csv"]);
    const ran = await working(app, ["promise", "import", "acme", "out.csv"]);
    expect(ran.out).toContain('out.csv holds nothing new for acme, as the list "tender".');
  });

  test("writes nothing on a no", async () => {
    const app = await acme({ "rfp.csv": RFP });
    const ran = await app.asking(scriptedPrompter(false)).psvc("promise", "import", "acme", "rfp.csv");
    expect(ran.exitCode).toBe(130);
    expect(await promises(app)).toEqual([]);
  });

  test("of ids that another list has given is not guessed to be the same", async () => {
    const app = await acme({ "rfp.csv": RFP, "v2/rfp-v2.csv": RFP.replace("offline", "without a network") });
    await working(app, ["promise", "import", "acme", "rfp.csv"]);
    const ran = await app.psvc("promise", "import", "acme", "v2/rfp-v2.csv");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("psvc promise import acme v2/rfp-v2.csv --list rfp.csv where it is that list again");
    const prompter = scriptedPrompter("rfp.csv", true);
    await app.asking(prompter).psvc("promise", "import", "acme", "v2/rfp-v2.csv");
    expect((await promises(app)).map(({ statement }: { statement: string }) => statement)).toEqual([
      "They sign in with SAML",
      "It works without a network",
    ]);
  });

  test("reads a spreadsheet, from the sheet that holds the list", async () => {
    const app = await acme({
      "rfp.xlsx": await workbook({
        Cover: [["Please answer"]],
        List: [["Acme"], ["ID", "Requirement", "Mandatory"], [1, "Sign in", "Yes"]],
      }),
    });
    const ran = await working(app, [
      "promise",
      "import",
      "acme",
      "rfp.xlsx",
      "--values",
      "importance:yes=mandatory,no=could",
      "--mandatory-as",
      "must",
    ]);
    expect(ran.out).toContain('Imported rfp.xlsx, sheet List into acme, as the list "rfp.xlsx, sheet List".');
    expect(ran.out).toContain("Other sheets, not read: Cover (1 row) (--sheet NAME, or --all-sheets)");
    expect(await promises(app)).toMatchObject([{ importance: "must", listed: { id: "1" } }]);
  });

  test("keeps escape codes, formulas and right-to-left text as harmless text", async () => {
    const hostile = "\u001b[2J\u001b]0;owned\u0007=cmd|' /C calc'!A0 \u202eabc שלום";
    const app = await acme({ "list.csv": `ID,Requirement\n\u001b[31m1,"${hostile}"\n` });
    const ran = await working(app, ["promise", "import", "acme", "list.csv"]);
    // The one mark that psvc itself sets, after a text from right to left; those of other people are shown as escapes.
    expect(ran.out.replaceAll("\u200e", "")).not.toMatch(/[^\P{C}\n]/u);
    expect(await promises(app)).toMatchObject([{ statement: hostile.trim() }]);
  });

  test.each([
    ["--legend", "M=perhaps"],
    ["--mandatory-as", "could"],
    ["--date-order", "ymd"],
    ["--map", "colour=ID"],
  ])("refuses %s %s, naming what it may be", async (...flag) => {
    const app = await acme({ "rfp.csv": RFP });
    const ran = await app.psvc("promise", "import", "acme", "rfp.csv", ...flag);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain(flag[0]);
  });
});

describe("what was answered for a file's headings", () => {
  const june = "Nr,What they want,And why so,Priority\n1,Sign in fast,It is quick,A\n2,Print labels,It is late,B\n";
  const july = "Nr,What they want,And why so,Priority\n3,Count the stock,It is a lot,A\n4,Maps,It is far,B\n";
  const importing = (app: Awaited<ReturnType<typeof acme>>, ...flags: readonly string[]) =>
    app.psvc("promise", "import", "acme", "july.csv", "--list", "july", ...flags);

  async function answered() {
    const app = await acme({ "june.csv": june, "july.csv": july });
    const prompter = scriptedPrompter("What they want", "must", "could", true);
    await app.asking(prompter).psvc("promise", "import", "acme", "june.csv");
    prompter.done();
    expect(prompter.told[0]).toContain("june.csv: 1 question before you see what comes in");
    return app;
  }

  test("is not asked again, and is shown, with or without somebody there", async () => {
    const app = await answered();
    const ran = await app.asking(scriptedPrompter(true)).psvc("promise", "import", "acme", "july.csv");
    expect(ran.err).toBe("");
    expect((await promises(app)).map(({ importance }: { importance: string }) => importance)).toEqual([
      "must",
      "could",
      "must",
      "could",
    ]);
    const again = await working(app, ["promise", "import", "acme", "july.csv", "--json"]);
    expect(again.json.import.remembered).toEqual([
      { flag: "--map", value: "statement=What they want" },
      { flag: "--values", value: "importance:A=must" },
      { flag: "--values", value: "importance:B=could" },
    ]);
    expect(again.json.import.sure).toMatchObject({ statement: "answered", id: "certain" });
    const shown = await working(app, ["promise", "import", "acme", "july.csv", "--dry-run"]);
    expect(shown.out).toContain("As answered before for these headings: --map 'statement=What they want'");
  });

  test("gives way to a flag, and is forgotten where that is said", async () => {
    const app = await answered();
    await working(app, ["promise", "import", "acme", "july.csv", "--values", "importance:A=should"]);
    expect(await promises(app)).toMatchObject([{}, {}, { importance: "should" }, { importance: "could" }]);
    const ran = await importing(app, "--ask-again");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("it has no column for statement")]);
    expect((await importing(app)).exitCode).toBe(1);
  });

  test("is not what was answered for other headings", async () => {
    const app = await answered();
    app.files.set("july.csv", july.replace("Nr,", "No,"));
    expect((await importing(app)).exitCode).toBe(1);
  });
});

describe("--all-sheets", () => {
  const book = () =>
    workbook({
      "Read me": [["How to answer"], ["Please answer every line of the sheets behind this one."]],
      Access: [
        ["No", "Requirement", "Priority"],
        [1, "Sign in with SSO", "High"],
        [2, "Sign out", "Low"],
      ],
      Stock: [
        ["No", "Requirement", "Section"],
        [1, "Count by night", "Night"],
        [2, "Count by day", null],
        [3, "Count twice", "Night"],
      ],
    });

  test("takes every sheet as a list of its own and an area, unless a column says so", async () => {
    const app = await acme({ "rfp.xlsx": await book() });
    const ran = await working(app, ["promise", "import", "acme", "rfp.xlsx", "--all-sheets", "--json"]);
    expect(ran.json.import).toMatchObject({ added: ["P1", "P2", "P3", "P4", "P5"], leftOut: [] });
    expect(ran.json.import.notes).toContain("No list, and left out: Read me (--sheet NAME takes one).");
    expect(await promises(app)).toMatchObject([
      { statement: "Sign in with SSO", area: "Access", listed: { list: "rfp.xlsx, sheet Access", id: "1" } },
      { area: "Access" },
      { statement: "Count by night", area: "Night", listed: { list: "rfp.xlsx, sheet Stock", id: "1" } },
      { area: "Stock" },
      { area: "Night" },
    ]);
    const again = await working(app, ["promise", "import", "acme", "rfp.xlsx", "--all-sheets", "--json"]);
    expect(again.json.import).toMatchObject({ added: [], changed: [], unchanged: 5 });
    const one = await working(app, ["promise", "import", "acme", "rfp.xlsx", "--sheet", "Stock", "--json"]);
    expect(one.json.import).toMatchObject({ added: [], unchanged: 3 });
  });

  test("is one of two ways, and needs a list", async () => {
    const app = await acme({ "rfp.xlsx": await book(), "none.xlsx": await workbook({ A: [["x"], ["y"]] }) });
    const both = await app.psvc("promise", "import", "acme", "rfp.xlsx", "--all-sheets", "--sheet", "Stock");
    expect([both.exitCode, both.err]).toEqual([2, expect.stringContaining("--all-sheets takes every one")]);
    const none = await app.psvc("promise", "import", "acme", "none.xlsx", "--all-sheets");
    expect([none.exitCode, none.err]).toEqual([1, expect.stringContaining("none of its sheets has a column")]);
  });
});

describe("promises of a text, one a line", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `promise ${i + 1}\n`).join("");

  test.each([
    [30, 0],
    [31, 2],
  ])("%s of them need a yes where nobody can be asked, from 31 on", async (count, exitCode) => {
    const app = await acme({ "many.txt": lines(count) });
    const ran = await app.psvc("intake", "acme", "many.txt");
    expect(ran.exitCode).toBe(exitCode);
    expect(await promises(app)).toHaveLength(exitCode === 0 ? count : 0);
    await working(app, ["intake", "acme", "many.txt", "--yes"]);
  });

  test("are shown and asked about", async () => {
    const app = await acme({ "many.txt": lines(31) });
    const no = scriptedPrompter(false);
    expect((await app.asking(no).psvc("intake", "acme", "many.txt")).exitCode).toBe(130);
    expect(no.told[0]).toContain("many.txt has 31 promises, one a line:\n  promise 1");
    expect(await promises(app)).toEqual([]);
    const yes = scriptedPrompter(true);
    await app.asking(yes).psvc("intake", "acme", "many.txt");
    expect(await promises(app)).toHaveLength(31);
    const flags = ["--closed", "2026-11-20", "--lead", "Ana", "--promises", "many.txt"];
    expect((await app.psvc("new-project", "Birch", ...flags)).exitCode).toBe(2);
  });
});

describe("intake and new-project", () => {
  test("take a list with columns as one, and not a promise a line", async () => {
    const app = await acme({ "rfp.csv": RFP, "more.txt": "[must] maps\n" });
    const ran = await working(app, ["intake", "acme", "rfp.csv", "more.txt"]);
    expect(ran.err).toContain("rfp.csv: 2 rows, 2 new, 0 changed, 0 known.");
    expect((await promises(app)).map(({ statement }: { statement: string }) => statement)).toEqual([
      "They sign in with SAML",
      "It works offline",
      "maps",
    ]);
    const flags = ["--closed", "2026-11-20", "--lead", "Ana", "--promises", "rfp.csv"];
    await working(app, ["new-project", "Birch", ...flags]);
    expect((await app.psvc("promise", "list", "birch", "--json")).json.promises).toMatchObject([
      { listed: { list: "rfp.csv", id: "1" } },
      { listed: { list: "rfp.csv", id: "2" } },
    ]);
  });
});

test("intake takes all of its files or none", async () => {
  const app = await acme({ "a.csv": RFP, "b.csv": "ID,Requirement\n9,#REF!\n" });
  const ran = await app.psvc("intake", "acme", "a.csv", "b.csv");
  expect(ran.exitCode).toBe(1);
  expect(await promises(app)).toEqual([]);
});

const SAMPLES = "../shared/samples";

describe.skipIf(!existsSync(SAMPLES))("the samples (skipped where they are not beside the project)", () => {
  test.each([
    ["rfp-response-matrix.csv", [], 8],
    ["kubernetes/user-stories.csv", [], 399],
    ["warc/requirements.csv", [], 63],
    [
      "dynamics365/business-process-catalog-excerpt.csv",
      ["--map", "statement=Title#3", "--map", "id=Process Sequence ID", "--values", "importance:1=should"],
      8,
    ],
  ])("%s goes in as it is: %j", async (name, flags, count) => {
    const app = await acme({ "list.csv": readFileSync(`${SAMPLES}/${name}`) });
    const ran = await working(app, ["promise", "import", "acme", "list.csv", "--json", ...flags]);
    expect(ran.json.import.added).toHaveLength(count);
    expect(await promises(app)).toHaveLength(count);
  });
});
