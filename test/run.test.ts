import { expect, test } from "vitest";
import { TEST_STORE, type TestApp, testApp } from "./app.ts";

/** A disk that breaks in a way that nobody thought of, with a customer's words in the message. */
function breakWithWords(app: TestApp): void {
  const files = app.disk.files as { readFile: (path: string) => Buffer };
  const readFile = files.readFile;
  files.readFile = (path) => {
    if (path.endsWith("acme.json")) throw new TypeError("cannot read 'Petra said so'");
    return readFile(path);
  };
}

test.each([
  [[]],
  [["--json"]],
])("a bug exits with 70, says where, and never repeats what a customer said (%j)", async (flags) => {
  const app = testApp({ showBugs: false });
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana");
  expect(app.disk.files.list(`${TEST_STORE}/projects`)).toEqual(["acme.json"]);
  breakWithWords(app);
  const ran = await app.psvc("status", "acme", ...flags);
  expect([ran.exitCode, ran.out]).toEqual([70, ""]);
  expect(ran.err).toContain("TypeError");
  expect(ran.err).toContain("    at ");
  expect(ran.err).toContain("PSVC_DEBUG=1");
  expect(ran.err).not.toContain("Petra");
});
