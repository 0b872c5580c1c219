import fc from "fast-check";
import { expect, test } from "vitest";
import { breachesOf } from "../../../src/domain/invariant/invariants.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { OUTCOMES, type OutcomeWord } from "../../../src/domain/model/vocabulary.ts";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { filesUnder } from "../../store/files-under.ts";

/** Command lines as a lead would type them, most of which can be done; the others are refused and must change nothing. */
const slug = fc.constantFrom("acme", "birch");
const nth = fc.integer({ min: 1, max: 4 });
const word = fc.constantFrom("orders by themselves", "a “quoted” 🎉 thing", "‮right to left", "x".repeat(300), "--dash");
/** What each outcome needs. */
function outcomeFlags(outcome: OutcomeWord, option: string): readonly string[] {
  if (outcome === "rescheduled") return ["--by", "+7d"];
  const said = ["--decided-by", "Dana Ortiz", "--words", "so be it"];
  if (outcome === "countered") return [...said, "--by", "+7d"];
  if (outcome === "escalated") return [...said, "--escalated-to", "Ira"];
  if (outcome === "refused") return said;
  const condition = outcome === "accepted-with-condition" ? ["--condition", "a mail; Lee; +3d"] : [];
  return [...said, "--option", option, ...condition];
}

const commands = fc.oneof(
  fc.tuple(slug, word).map(([s, text]) => ["promise", "add", s, `the ${text}`, "--importance", "must"]),
  fc
    .tuple(slug, nth, fc.constantFrom("must", "should", "could"))
    .map(([s, n, i]) => ["promise", "edit", s, `P${n}`, "--importance", i]),
  fc.tuple(slug, nth).map(([s, n]) => ["promise", "drop", s, `P${n}`, "--why", "said twice"]),
  fc.tuple(slug, nth, nth).map(([s, n, m]) => ["promise", "drop", s, `P${n}`, "--duplicate-of", `P${m}`]),
  fc
    .tuple(slug, nth, fc.constantFrom("fit", "gap", "partial"))
    .map(([s, n, fit]) => ["promise", "assess", s, `P${n}`, "--fit", fit, "--why", "seen", "--evidence", "a mail"]),
  fc
    .tuple(slug, nth, fc.constantFrom("gap", "partial"))
    .map(([s, n, fit]) => ["gap", "add", s, "--promise", `P${n}`, "--fit", fit]),
  fc.tuple(slug, word).map(([s, text]) => ["gap", "add", s, "--statement", `no ${text}`]),
  fc
    .tuple(slug, nth)
    .map(([s, n]) => [
      "gap",
      "resolve",
      s,
      `G${n}`,
      "--resolution",
      "workaround",
      "--decided-by",
      "Dana Ortiz",
      "--words",
      "fine",
    ]),
  fc.tuple(slug, nth).map(([s, n]) => ["gap", "close", s, `G${n}`, "--evidence", "seen"]),
  fc.tuple(slug, nth).map(([s, n]) => ["gap", "reopen", s, `G${n}`, "--why", "it broke"]),
  fc.tuple(slug, word).map(([s, text]) => ["action", "add", s, `send ${text}`, "--owner", "Lee", "--due", "+10d"]),
  fc.tuple(slug, fc.constantFrom("Ana", "Robin")).map(([s, lead]) => ["project", "edit", s, "--lead", lead]),
  slug.map((s) => [
    "route",
    "move",
    s,
    "configured",
    "--to",
    "+60d",
    "--why",
    "data",
    "--reason",
    "data",
    "--side",
    "customer",
  ]),
  fc
    .tuple(slug, fc.constantFrom("promises-captured", "kickoff"))
    .map(([s, milestone]) => ["route", "done", s, milestone]),
  slug.map((s) => ["stop", s, "--decided-by", "Ira", "--why", "budget", "--consequence", "none"]),
  slug.map((s) => ["restart", s, "--why", "budget is back", "--decided-by", "Ira", "--consequence", "a new plan"]),
  fc
    .tuple(slug, nth, word)
    .map(([s, n, text]) => [
      "confront",
      "plan",
      s,
      `G${n}`,
      "--by",
      "fri",
      "--truth",
      `today ${text}`,
      "--option",
      "workaround: by phone; time: none; money: none; scope: less; services: 1; customer: 2",
      "--option",
      "descope: left out; time: none; money: none; scope: gone; services: 0; customer: 0",
    ]),
  fc
    .tuple(slug, nth, fc.constantFrom(...OUTCOMES), fc.constantFrom("A", "B"))
    .map(([s, n, outcome, option]) => [
      "confront",
      "outcome",
      s,
      `G${n}`,
      "--outcome",
      outcome,
      ...outcomeFlags(outcome, option),
    ]),
  fc.tuple(slug, nth).map(([s, n]) => ["action", "chase", s, `A${n}`]),
  fc.tuple(slug, nth).map(([s, n]) => ["action", "edit", s, `A${n}`, "--due", "+20d", "--why", "later"]),
  fc.tuple(slug, nth).map(([s, n]) => ["action", "done", s, `A${n}`]),
  fc
    .tuple(slug, word)
    .map(([s, text]) => ["risk", "add", s, text === "--dash" ? "a dash" : text, "--review-on", "+7d"]),
  fc.tuple(slug, nth).map(([s, n]) => ["risk", "close", s, `R${n}`, "--why", "passed"]),
  fc
    .tuple(slug, fc.constantFrom("data-loaded", "pen-tested"), word)
    .map(([s, name, text]) => ["route", "add", s, name, "--done-when", `the ${text}`, "--target", "+30d"]),
  fc
    .tuple(slug, fc.constantFrom("data-loaded", "kickoff", "aligned"))
    .map(([s, name]) => ["route", "skip", s, name, "--why", "not here", "--decided-by", "Ira"]),
  fc
    .tuple(slug, fc.constantFrom("data-loaded", "kickoff"))
    .map(([s, name]) => ["route", "reopen", s, name, "--why", "no"]),
  slug.map((s) => ["route", "baseline", s, "--why", "new scope", "--decided-by", "Ira"]),
  fc
    .tuple(slug, fc.constantFrom("+5d", "+20d", "+80d"))
    .map(([s, by]) => ["recut", s, "--by", by, "--apply", "--with", "Dana Ortiz"]),
  slug.map((s) => ["route", "wait", s, "configured", "--on", "customer", "--why", "data"]),
  slug.map((s) => [
    "stall",
    s,
    "--until",
    "+20d",
    "--why",
    "audit",
    "--consequence",
    "later",
    "--decided-by",
    "Dana Ortiz",
    "--words",
    "after it",
  ]),
  slug.map((s) => ["project", "edit", s, "--ladder", "1/2/3/4"]),
  fc.tuple(slug, fc.constantFrom("Ben", "Robin")).map(([s, name]) => ["handover", s, "--to", name, "--until", "+20d"]),
  fc.tuple(slug, word).map(([s, text]) => ["handover", s, "--to", "Cleo", "--note", `the ${text}`]),
  slug.map((s) => ["handover", s, "--back"]),
  slug.map((s) => ["project", "remove", s, "--yes"]),
  slug.map((s) => [
    "new-project",
    s,
    "--slug",
    s,
    "--closed",
    "2026-11-20",
    "--lead",
    "Ana",
    "--decider",
    "Dana Ortiz",
  ]),
  fc
    .constantFrom("sso", "api")
    .map((key) => ["capability", "add", key, "--name", key, "--product", "CRM", "--release", "7"]),
);
const undoing = fc.constantFrom(["undo", "--yes"], ["undo", "2", "--yes"], ["redo", "--yes"]);

async function twoProjects(): Promise<TestApp> {
  const app = testApp();
  for (const slug of ["acme", "birch"]) {
    await app.psvc("new-project", slug, "--closed", "2026-11-20", "--lead", "Ana", "--decider", "Dana Ortiz");
    await app.psvc("promise", "add", slug, "the first thing", "--importance", "must");
    await app.psvc("gap", "add", slug, "--statement", "the second thing");
  }
  return app;
}

type State = ReadonlyMap<string, unknown>;

/** Every project and catalogue, without the counters, which never go back. */
async function stateOf(app: TestApp): Promise<State> {
  const { projects, damaged } = await app.store.portfolio();
  expect(damaged).toEqual([]);
  const catalogues = await Promise.all((await app.store.products()).map((product) => app.store.catalogue(product)));
  return new Map<string, unknown>([
    ...projects.map(({ counters: _, ...rest }): [string, unknown] => [rest.slug, rest]),
    ...catalogues.map((catalogue): [string, unknown] => [`${catalogue?.product}`, catalogue]),
  ]);
}

const runs = { numRuns: 15 } as const;

test("any command is done or refused, never a bug, and undo after it is the state before", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 12 }), async (lines) => {
      const app = await twoProjects();
      for (const line of lines) {
        const before = await stateOf(app);
        const ran = await app.psvc(...line);
        expect([0, 1, 2, 3], `${line.join(" ")}: ${ran.err}`).toContain(ran.exitCode);
        const after = await stateOf(app);
        if (ran.exitCode !== 0 || same(before, after)) {
          expect(after).toEqual(before);
          continue;
        }
        const undone = await app.psvc("undo", "--yes");
        expect(undone.exitCode, `${line.join(" ")}: ${undone.err}`).toBe(0);
        expect(await stateOf(app), line.join(" ")).toEqual(before);
        const redone = await app.psvc("redo", "--yes");
        expect(redone.exitCode, `${line.join(" ")}: ${redone.err}`).toBe(0);
        expect(await stateOf(app), line.join(" ")).toEqual(after);
      }
    }),
    runs,
  );
});

test("any sequence, undo and redo among it, leaves a store that loads again, is whole, and never reuses a number", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 3, arbitrary: commands }, { weight: 1, arbitrary: undoing }), { maxLength: 20 }),
      async (lines) => {
        const app = await twoProjects();
        const given = new Map<string, string>();
        for (const line of lines) {
          const ran = await app.psvc(...line);
          expect([0, 1, 2, 3], `${line.join(" ")}: ${ran.err}`).toContain(ran.exitCode);
          if (line[0] === "new-project" && ran.exitCode === 0) given.clear();
          for (const project of (await app.store.portfolio()).projects) {
            rememberNumbers(project, given, project.slug);
            expect(breachesOf(project), line.join(" ")).toEqual([]);
          }
        }
        const examined = await app.psvc("doctor", "--json");
        expect(examined.json.doctor.findings).toEqual([]);
        expect(examined.exitCode).toBe(0);
      },
    ),
    runs,
  );
});

/** A number belongs to one record for ever. A project that was removed and made anew is another one, told apart by its life. */
function rememberNumbers(project: Project, given: Map<string, string>, life: string): void {
  for (const records of [project.promises, project.gaps, project.actions, project.risks])
    for (const [key, { id }] of Object.entries(records)) {
      const name = `${life} ${id}`;
      expect(given.get(name) ?? key, name).toBe(key);
      given.set(name, key);
    }
}

test("what export writes, import brings in byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { maxLength: 10 }), async (lines) => {
      const app = await twoProjects();
      for (const line of lines) await app.psvc(...line);
      await app.psvc("export", "--all", "--to", "all.gz");
      const other = testApp({ files: app.files });
      expect((await other.psvc("import", "all.gz")).exitCode).toBe(0);
      expect(filesUnder(TEST_STORE, other.disk.files)).toEqual(filesUnder(TEST_STORE, app.disk.files));
      const again = await other.psvc("import", "all.gz", "--json");
      expect(again.json.import.documents.every((one: { outcome: string }) => one.outcome === "same")).toBe(true);
      expect(filesUnder(TEST_STORE, other.disk.files)).toEqual(filesUnder(TEST_STORE, app.disk.files));
    }),
    runs,
  );
});

test("two people who went apart and bring each other's store in have the same, or are told what stands against it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(commands, { maxLength: 6 }),
      fc.array(commands, { maxLength: 6 }),
      async (ours, theirs) => {
        const ana = await twoProjects();
        await ana.psvc("export", "--all", "--to", "start.gz");
        const ben = testApp({ files: ana.files, me: "ben", keys: { next: 500_000 } });
        await ben.psvc("import", "start.gz");
        for (const line of ours) await ana.psvc(...line);
        for (const line of theirs) await ben.psvc(...line);
        await ben.psvc("export", "--all", "--to", "ben.gz");
        const first = await ana.psvc("import", "ben.gz", "--yes");
        await ana.psvc("export", "--all", "--to", "ana.gz");
        const second = await ben.psvc("import", "ana.gz", "--yes");
        expect([0, 3]).toContain(first.exitCode);
        if (first.exitCode === 0) {
          expect(second.exitCode).toBe(0);
          expect(await stateOf(ben)).toEqual(await stateOf(ana));
          for (const { slug } of (await ana.store.portfolio()).projects)
            expect(breachesOf(await ana.store.project(slug))).toEqual([]);
        }
      },
    ),
    runs,
  );
});

function same(one: State, other: State): boolean {
  return JSON.stringify([...one]) === JSON.stringify([...other]);
}
