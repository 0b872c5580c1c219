import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLES } from "../../src/help/facts/examples.ts";
import { put, TEST_STORE, type TestApp } from "../app.ts";
import { demoApps } from "../help/demo-app.ts";
import { firstExamples } from "../help/first-examples.ts";
import { wordsOf } from "../help/words.ts";
import { filesUnder } from "../store/files-under.ts";

const SLUGS = ["alder", "brightwater", "heron", "juniper", "kestrel", "larkspur", "marlow", "osprey"];

/** With the project that each is about. */
const all = firstExamples().map(([path, example]) => {
  const slug = wordsOf(example.line).find((word) => SLUGS.includes(word)) ?? null;
  return [path, { ...example, slug }] as const;
});

/** Those that look at every project. */
const PORTFOLIO = [
  "psvc",
  "status",
  "next",
  "project list",
  "wins",
  "learn",
  "capability impact",
  "capability release",
];

/** What is exit code 3 with any damage, and names it on stdout. */
const LOOKS_FOR_DAMAGE = ["doctor", "backup"];

/** What needs no document to say what it says: the past is in the history, and a state of it is put in the place of what broke. */
const FROM_THE_PAST = ["history", "restore"];

/** What needs no store that can be opened. */
const WITHOUT_STORE = ["where", "merge-driver", "demo", "help", "completion"];

let fresh: () => TestApp;

beforeAll(async () => {
  fresh = await demoApps("2026-11-25");
}, 60_000);

interface Trial {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  /** Every file of the store that is another one than before. */
  readonly changed: readonly string[];
}

/** The line where this file of the store is cut in half. */
async function withHalf(file: string, line: string): Promise<Trial> {
  const app = fresh();
  const whole = app.disk.files.readFile(`${TEST_STORE}/${file}`);
  put(app, file, whole.subarray(0, whole.length / 2));
  const before = filesUnder(TEST_STORE, app.disk.files);
  const { exitCode, out, err } = await app.psvc(...wordsOf(line).slice(1));
  const after = filesUnder(TEST_STORE, app.disk.files);
  return { exitCode, out, err, changed: Object.keys(after).filter((path) => after[path] !== before[path]) };
}

/** What holds of any command, whatever is damaged. */
function expectCare({ exitCode, out, err, changed }: Trial, file: string): void {
  expect([0, 1, 2, 3], err).toContain(exitCode);
  expect(changed).not.toContain(file);
  if (exitCode === 1 || exitCode === 2) expect([out, changed], err).toEqual(["", []]);
  if (exitCode === 1) expect(err).toContain(file);
  expect(err.split("is damaged").length).toBeLessThanOrEqual(2);
}

describe("where half of its project's file is gone", () => {
  test.each(
    all.filter(([path, { slug }]) => slug !== null && !FROM_THE_PAST.includes(path)),
  )("%s names the file and touches nothing", async (_, { line, slug }) => {
    const file = `projects/${slug}.json`;
    const trial = await withHalf(file, line);
    expectCare(trial, file);
    expect(trial.exitCode).toBe(1);
  });

  test("history still tells what was, and restore brings it back and keeps what is broken", async () => {
    const told = await withHalf("projects/juniper.json", "psvc history juniper");
    expect([told.exitCode, told.changed]).toEqual([0, []]);
    const restored = await withHalf("projects/kestrel.json", "psvc restore kestrel --at now --yes");
    expect(restored).toMatchObject({ exitCode: 0, err: expect.stringContaining("is kept") });
    expect(restored.changed).toContain("projects/kestrel.json");
  });
});

describe("where half of another project's file is gone", () => {
  test.each(all.filter(([, { slug }]) => slug !== "marlow"))("%s works", async (path, one) => {
    const trial = await withHalf("projects/marlow.json", one.line);
    expectCare(trial, "projects/marlow.json");
    expect(trial.exitCode, trial.err).toBe(LOOKS_FOR_DAMAGE.includes(path) ? 3 : one.exitCode);
    if ([...PORTFOLIO, ...LOOKS_FOR_DAMAGE].includes(path)) expect(trial.out + trial.err).toContain("marlow");
  });
});

describe("where half of the catalogue is gone", () => {
  test.each(all)("%s works without it, or names it and writes nothing", async (path, one) => {
    const trial = await withHalf("catalogue/tallyfield.json", one.line);
    expectCare(trial, "catalogue/tallyfield.json");
    if (trial.exitCode !== 1) expect(trial.exitCode).toBe(LOOKS_FOR_DAMAGE.includes(path) ? 3 : one.exitCode);
    if (path.startsWith("capability")) expect(trial.exitCode).toBe(1);
  });

  test.each(["psvc", "status", "next", "wins", "project list"])("%s shows every project all the same", async (path) => {
    const { exitCode, out, err } = await withHalf("catalogue/tallyfield.json", EXAMPLES[path]?.[0]?.line ?? "");
    expect([exitCode, out + err]).toEqual([0, expect.stringContaining("catalogue/tallyfield.json")]);
  });
});

describe("where half of psvc.json is gone", () => {
  test.each(all)("%s says so once, and writes nothing", async (path, { line }) => {
    const trial = await withHalf("psvc.json", line);
    expectCare(trial, "psvc.json");
    expect(trial.exitCode).toBe(WITHOUT_STORE.includes(path) ? 0 : path === "doctor" ? 3 : 1);
  });
});
