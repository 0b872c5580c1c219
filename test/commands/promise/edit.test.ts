import { beforeEach, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { signedFor, working } from "../../working.ts";

let app: TestApp;

const run = (...argv: string[]) => working(app, argv);
const importances = async () =>
  (await run("promise", "list", "acme", "--json")).json.promises.map(
    ({ importance }: { importance: string }) => importance,
  );

beforeEach(async () => {
  app = testApp();
  await run(
    "new-project",
    "Acme",
    "--closed",
    "2026-11-02",
    "--lead",
    "Ana",
    "--decider",
    "Petra",
    "--sponsor",
    "Petra",
    "--project-lead",
    "Tom",
    "--template",
    "small",
  );
  await run(
    "promise",
    "add",
    "acme",
    "Single sign-on",
    "--importance",
    "must",
    "--source",
    "rfp",
    "--area",
    "Security",
  );
  await run("promise", "add", "acme", "A portal", "--source", "demo");
  await run("promise", "add", "acme", "Reports", "--source", "demo", "--importance", "could");
});

const LOWER = ["promise", "edit", "acme", "--where", "source=demo", "--importance", "could"];

test("many are shown old and new with their count, asked about, and written in one change", async () => {
  const prompter = scriptedPrompter(true);
  const ran = await app.asking(prompter).psvc(...LOWER);
  expect(ran.exitCode, ran.err).toBe(0);
  expect(prompter.told[0]).toBe(
    [
      "ID  WHAT        NOW     BECOMES  PROMISE",
      "P2  importance  should  could    A portal",
      "",
      "1 promise would be changed, 1 as asked for already.",
    ].join("\n"),
  );
  expect(ran.out).toContain("P2  importance  should  could  A portal");
  expect(await importances()).toEqual(["must", "could", "could"]);
  expect((await run("history", "acme", "P2")).out).toContain("P2 is a could now (it was a should)");
});

test("a no, a dry run, and nobody to ask write nothing", async () => {
  expect((await app.asking(scriptedPrompter(false)).psvc(...LOWER)).exitCode).toBe(130);
  expect((await run(...LOWER, "--dry-run")).out).toContain("Dry run: nothing was written.");
  expect((await app.psvc(...LOWER)).exitCode).toBe(2);
  expect(await importances()).toEqual(["must", "should", "could"]);
});

test("musts that cannot be lowered without the customer are all named, and none is half-written", async () => {
  await run("promise", "add", "acme", "Payroll", "--importance", "must", "--strength", "contracted");
  for (const name of ["P1", "P2", "P3", "P4"]) await run("promise", "assess", "acme", name, "--fit", "fit");
  for (const name of ["promises-captured", "kickoff", "aligned"])
    await run("route", "done", "acme", name, ...signedFor(name));
  const argv = ["promise", "edit", "acme", "--where", "kind=capability", "--importance", "wont", "--yes"];
  const refused = await app.psvc(...argv);
  expect(refused.exitCode).toBe(1);
  expect(refused.err).toContain("2 of 4 changes cannot be taken; nothing was written.");
  expect(refused.err).toContain("  P1 needs the customer's decision");
  expect(refused.err).toContain("  P4 needs the customer's decision");
  expect(await importances()).toEqual(["must", "should", "could", "must"]);
  await run(...argv, "--decided-by", "Petra", "--words", "drop it all", "--document", "CO 1");
  expect(await importances()).toEqual(["wont", "wont", "wont", "wont"]);
});

test.each([
  [["--where", "source=demo"], "what to change"],
  [["--importance", "could"], "--where"],
  [["P1", "--where", "source=demo", "--importance", "could"], "both say which"],
  [["--where", "source=demo", "--statement", "all the same"], "one statement"],
  [["--where", "sorce=demo", "--importance", "could"], "the nearest is source"],
  [["--where", "source=demo", "--importance", "coudl"], "It is one of"],
])("%j is wrong usage and says why", async (more, words) => {
  const ran = await app.psvc("promise", "edit", "acme", ...more);
  expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining(words)]);
});

test("the list takes the same choice, and says where nothing is like that", async () => {
  const ids = async (...argv: string[]) =>
    (await run("promise", "list", "acme", ...argv, "--json")).json.promises.map(({ id }: { id: string }) => id);
  expect(await ids("--where", "source=demo,importance=should")).toEqual(["P2"]);
  expect(await ids("--area", "security")).toEqual(["P1"]);
  expect(await ids("--importance", "must", "--importance", "could", "--fit", "unassessed")).toEqual(["P1", "P3"]);
  expect((await run("promise", "list", "acme", "--fit", "stale")).out).toContain("No promise is like that.");
});
