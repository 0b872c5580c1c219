import { describe, expect, test } from "vitest";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { filesUnder } from "../../store/files-under.ts";

const zip = (inside: string) => Buffer.from(`PK\x03\x04\x14\0\0\0${inside}\0\0`, "latin1");
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

/** Every command that takes one line of a text as one record. */
const COMMANDS: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ["intake", (file) => ["intake", "acme", file]],
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
