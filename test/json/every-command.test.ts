import { beforeAll, describe, expect, test } from "vitest";
import { TEST_STORE, type TestApp, testApp } from "../app.ts";
import { expectAnswer, expectError } from "../end-to-end/json-document.ts";
import { demoApps } from "../help/demo-app.ts";
import { exampleFiles } from "../help/example-files.ts";
import { firstExamples } from "../help/first-examples.ts";
import { wordsOf } from "../help/words.ts";

const DAY = "2026-11-25";

const all = firstExamples();

/** What begins a store; whatever else is typed where there is none makes none. */
const BEGINNINGS = ["new-project", "import", "template copy"];

const typed = (line: string) => [...wordsOf(line).slice(1), "--json"];

describe("in the demo's store", () => {
  let fresh: () => TestApp;

  beforeAll(async () => {
    fresh = await demoApps(DAY);
  }, 60_000);

  test.each(all)("%s --json is one document and nothing beside it", async (_, one) => {
    const { exitCode, out, err } = await fresh().psvc(...typed(one.line));
    expect(exitCode, err).toBe(one.exitCode);
    expect(one.asks ? out : err).toBe("");
    if (one.asks) expectError(err, exitCode);
    else expectAnswer(out);
  });
});

describe("without a store", () => {
  let files: Map<string, string | Buffer>;

  beforeAll(async () => {
    // The archive is one that the demo's store writes.
    files = (await demoApps(DAY))().files;
    for (const [name, content] of await exampleFiles(DAY)) files.set(name, content);
  }, 60_000);

  test.each(all)("%s --json answers or says what to do, and makes none on the way", async (path, one) => {
    const app = testApp({ today: DAY, files: new Map(files) });
    const { exitCode, out, err } = await app.psvc(...typed(one.line));
    expect([0, 1, 2, 3], err).toContain(exitCode);
    expect(exitCode === 0 || exitCode === 3 ? err : out).toBe("");
    if (exitCode === 0 || exitCode === 3) expectAnswer(out);
    else expectError(err, exitCode);
    if (exitCode === 1 || exitCode === 2) expect(JSON.parse(err).error.hint).toMatch(/psvc |--/);
    expect(isThere(app)).toBe(BEGINNINGS.includes(path));
  });
});

function isThere({ disk }: TestApp): boolean {
  try {
    return disk.files.list(TEST_STORE).length > 0;
  } catch {
    return false;
  }
}
