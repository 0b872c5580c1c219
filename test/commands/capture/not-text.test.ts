import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { filesUnder } from "../../store/files-under.ts";

const zip = (inside: string) => Buffer.from(zipSync({ [inside]: Buffer.from("<a/>") }));
const utf16 = (text: string) => Buffer.from(text, "utf16le");

/** Files that a lead may name, whatever their names end in. */
const NOT_TEXT: readonly (readonly [string, Buffer, string])[] = [
  [
    "a PDF",
    Buffer.from("%PDF-1.3\n%\xc4\xe5\n1 0 obj\n<< /Length 2 0 R >>\nstream\nendstream\n", "latin1"),
    "it is a PDF",
  ],
  ["a Word document", zip("word/document.xml"), "it is a Word document"],
  ["a zip", zip("notes.txt"), "it is a zip archive"],
  ["an OLE file", Buffer.from("d0cf11e0a1b11ae10000", "hex"), "it is an old Office or Outlook file"],
  ["bytes with NUL", Buffer.from("they sign in\n\0\0\0\n"), "it is not text"],
];

/** What intake says of the same files, which it takes for documents. */
const BROKEN_DOCUMENTS: readonly (readonly [string, Buffer, string])[] = [
  ["a PDF", NOT_TEXT[0]?.[1] ?? Buffer.alloc(0), "it is a PDF that is cut short"],
  ["a Word document", zip("word/document.xml"), "there is no text in it"],
  ["a zip", zip("notes.txt"), "it is a zip archive"],
  ["an OLE file", Buffer.from("d0cf11e0a1b11ae10000", "hex"), "it is an old Office file, or a damaged one"],
  ["bytes with NUL", Buffer.from("they sign in\n\0\0\0\n"), "it is not text"],
];

/** Every command that takes one line of a text as one record. */
const COMMANDS: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  [
    "new-project --promises",
    (file) => ["new-project", "Birch", "--closed", "2026-11-20", "--lead", "Ana", "--promises", file],
  ],
  ["action add --from", (file) => ["action", "add", "acme", "--from", file]],
];

async function withProject(): Promise<TestApp> {
  const app = testApp();
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana");
  return app;
}

const projects = (app: TestApp) => filesUnder(TEST_STORE, app.disk.files);

describe.each(COMMANDS)("%s", (_, command) => {
  describe.each(NOT_TEXT)("takes %s for no lines", (__, bytes, why) => {
    test.each(["contract.pdf", "promises.txt", "list", "-"])("whatever its name is: %s", async (file) => {
      const app = await withProject();
      const before = projects(app);
      app.files.set(file, bytes);
      const ran = await app.psvc(...command(file));
      expect(ran.exitCode).toBe(1);
      expect(ran.err).toContain(why);
      expect(ran.err).toContain("psvc reads text, CSV, XLSX and JSON");
      expect(projects(app)).toEqual(before);
    });
  });
});

describe("intake takes a broken document for no promises", () => {
  describe.each(BROKEN_DOCUMENTS)("%s", (_, bytes, why) => {
    test.each(["promises.txt", "list"])("whatever its name is: %s", async (file) => {
      const app = await withProject();
      const before = projects(app);
      app.files.set(file, bytes);
      const ran = await app.psvc("intake", "acme", file);
      expect(ran).toMatchObject({ exitCode: 1, err: expect.stringContaining(why) });
      expect(projects(app)).toEqual(before);
    });
  });
});

/** Every command that reads rows, with a name that lets it take the file for a table. */
const TABLE_COMMANDS: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ["intake", (file) => ["intake", "acme", file]],
  ["new-project --promises", COMMANDS[0]?.[1] ?? (() => [])],
  ["new-project --from", (file) => ["new-project", "Birch", "--lead", "Ana", "--from", file]],
  ["promise import", (file) => ["promise", "import", "acme", file]],
  ["promise assess --decisions", (file) => ["promise", "assess", "acme", "--decisions", file]],
  [
    "capability import",
    (file) => [
      "capability",
      "import",
      file,
      "--product",
      "Fleet",
      "--release",
      "1",
      "--values",
      "availability:*=available",
    ],
  ],
];

describe.each(TABLE_COMMANDS)("%s", (_, command) => {
  describe.each([
    ...NOT_TEXT,
    ["RTF", Buffer.from("{\\rtf1\\ansi hello}"), "it is an RTF document"] as const,
  ])("takes %s for no table", (__, bytes, why) => {
    test.each(["list.csv", "list.xlsx", "list.json"])("whatever its name is: %s", async (file) => {
      const app = await withProject();
      const before = projects(app);
      app.files.set(file, bytes);
      const ran = await app.psvc(...command(file));
      expect(ran).toMatchObject({ exitCode: 1, err: expect.stringContaining(why) });
      expect(projects(app)).toEqual(before);
    });
  });
});

describe("a file that is no text is refused before the file in front of it is written", () => {
  const pdf = Buffer.from("%PDF-1.3\n");
  test.each([
    ["a document", ["good.txt", "bad.txt"]],
    ["a table", ["good.txt", "bad.csv"]],
    ["standard input", ["good.txt", "--promises", "-"]],
  ])("%s", async (_, files) => {
    for (const prompter of [null, scriptedPrompter()]) {
      const app = await withProject();
      const before = projects(app);
      app.files.set("good.txt", "[must] Data in the UK,\n");
      for (const name of ["bad.txt", "bad.csv", "-"]) app.files.set(name, pdf);
      const ran = await (prompter ? app.asking(prompter) : app).psvc("intake", "acme", ...files);
      expect(ran).toMatchObject({ exitCode: 1, err: expect.stringMatching(/it is a PDF|begins as a PDF does/) });
      expect(projects(app)).toEqual(before);
    }
  });
});

test("a spreadsheet where lines are read is told what to be named", async () => {
  const app = await withProject();
  app.files.set("-", zip("xl/workbook.xml"));
  const { exitCode, err } = await app.psvc("intake", "acme", "--promises", "-");
  expect(exitCode).toBe(1);
  expect(err).toContain("it is a spreadsheet (XLSX)");
  expect(err).toContain("a name that ends in .xlsx");
});

describe("a table that is not UTF-8 is read, and reported once", () => {
  const rows = "ID;Statement;Name;Fit\nP1;Besuche für Ärzte;Ärzte;fit\n";
  const deals = "Customer;Close date;Stage\nMüller;2026-11-20;Closed Won\n";
  const document = '{"customer":"Müller","lead":"Ana","deal":{"closedOn":"2026-11-20"},"promises":["Ärzte"]}';
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["intake", rows, ["intake", "acme", "list.csv"]],
    ["intake behind another file", rows, ["intake", "acme", "first.txt", "list.csv"]],
    ["promise import", rows, ["promise", "import", "acme", "list.csv"]],
    ["promise assess", rows, ["promise", "assess", "acme", "--yes", "--decisions", "list.csv"]],
    [
      "capability import",
      rows.replace("Fit\n", "Status\n").replace(";fit", ";GA"),
      ["capability", "import", "list.csv", "--product", "Fleet", "--release", "1"],
    ],
    ["new-project --promises", rows, COMMANDS[0]?.[1]("list.csv") ?? []],
    ["new-project --from, deals", deals, ["new-project", "--lead", "Ana", "--from", "list.csv"]],
    ["new-project --from, a document", document, ["new-project", "--from", "list.csv"]],
  ];
  const encodings: readonly (readonly [string, (text: string) => Buffer])[] = [
    ["Windows-1252", (text) => Buffer.from(text, "latin1")],
    ["UTF-16", (text) => utf16(`\ufeff${text}`)],
    ["UTF-8", (text) => Buffer.from(`\ufeff${text}`)],
  ];
  test.each(
    cases.flatMap(([name, text, argv]) => encodings.map(([as, encode]) => [name, as, encode(text), argv] as const)),
  )("%s, %s", async (_, encoding, bytes, argv) => {
    const app = await withProject();
    await app.psvc("promise", "add", "acme", "They sign in");
    app.files.set("first.txt", "They sign out\n");
    app.files.set("list.csv", bytes);
    const { err, exitCode } = await app.psvc(...argv);
    expect({ err, exitCode }).toMatchObject({ exitCode: 0 });
    expect(err.split(`list.csv is ${encoding} text.`)).toHaveLength(encoding === "UTF-8" ? 1 : 2);
    expect(JSON.stringify(projects(app))).not.toContain("\ufffd");
  });
});

describe("text that is not UTF-8 is read, and reported", () => {
  test.each([
    ["UTF-16", utf16("\ufeffBesuche für Ärzte planen\n")],
    ["UTF-16", utf16("Besuche fuer Aerzte planen\n")],
    ["Windows-1252", Buffer.from("Besuche für Ärzte planen\n", "latin1")],
  ])("%s", async (encoding, bytes) => {
    const app = await withProject();
    app.files.set("list.txt", bytes);
    const ran = await app.psvc("intake", "acme", "list.txt");
    expect(ran).toMatchObject({ exitCode: 0, err: expect.stringContaining(`list.txt is ${encoding} text.`) });
    const [promise] = Object.values((await app.store.project("acme")).promises);
    expect(promise?.statement).toMatch(/^Besuche f(?:ü|ue)r (?:Ä|Ae)rzte planen$/);
  });

  test("and UTF-8 with a mark says nothing of it", async () => {
    const app = await withProject();
    app.files.set("list.txt", "\ufeffThey sign in\n");
    expect((await app.psvc("intake", "acme", "list.txt")).err).not.toContain("text.");
  });
});
