import { describe, expect, test } from "vitest";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { filesUnder } from "../../store/files-under.ts";
import { working } from "../../working.ts";

interface Pair {
  readonly ana: TestApp;
  readonly ben: TestApp;
}

/** Two people with the same store, in which acme has three promises and nothing else. */
async function twoClones(): Promise<Pair> {
  const ana = testApp();
  await working(ana, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--decider", "Dana Ortiz"]);
  for (const text of ["orders by themselves", "orders on their own", "a joke"])
    await working(ana, ["promise", "add", "acme", text]);
  await working(ana, ["export", "--all", "--to", "start.gz"]);
  const ben = testApp({ files: ana.files, me: "ben", keys: { next: 500_000 } });
  await working(ben, ["import", "start.gz"]);
  return { ana, ben };
}

/** Each brings in what the other had before either merged, and what both print. */
async function mergedBothWays({ ana, ben }: Pair) {
  await working(ana, ["export", "--all", "--to", "ana.gz"]);
  await working(ben, ["export", "--all", "--to", "ben.gz"]);
  const first = await working(ana, ["import", "ben.gz", "--yes", "--json"]);
  const second = await working(ben, ["import", "ana.gz", "--yes"]);
  const documents = (app: TestApp) =>
    Object.entries(filesUnder(TEST_STORE, app.disk.files)).filter(
      ([path]) => /(?:projects|catalogue)\/[^/]+\.json$/.test(path) && !path.startsWith("history"),
    );
  expect(documents(ben)).toEqual(documents(ana));
  return { json: first.json.import.documents[0], text: second.out };
}

/** Without those on the clocks: ben's is minutes ahead of ana's, so that their keys differ. */
async function findingsOf(app: TestApp): Promise<readonly { readonly code: string }[]> {
  const { findings } = (await app.psvc("doctor", "--json")).json.doctor;
  return findings.filter(({ code }: { code: string }) => code !== "clock");
}

const CLOSED = [
  "--resolution",
  "workaround",
  "--note",
  "by phone",
  "--owner",
  "Ana",
  "--day-one",
  "they phone",
  "--in-place-by",
  "2026-12-10",
];

describe("two people whose work does not fit together", () => {
  test.each<readonly [string, (pair: Pair) => Promise<unknown>, string, string, string | null]>([
    [
      "each drops what the other keeps",
      async ({ ana, ben }) => {
        await working(ana, ["promise", "drop", "acme", "P1", "--duplicate-of", "P2"]);
        await working(ben, ["promise", "drop", "acme", "P2", "--duplicate-of", "P1"]);
      },
      "duplicates-dropped",
      "check P1: dropped by one, and what says the same by another",
      "P1",
    ],
    [
      "one drops what the other flags",
      async ({ ana, ben }) => {
        await working(ana, ["promise", "drop", "acme", "P2", "--why", "a joke"]);
        await working(ben, [
          "gap",
          "add",
          "acme",
          "--promise",
          "P2",
          "--severity",
          "blocker",
          "--severity-reason",
          "they stop",
        ]);
      },
      "dropped-and-open",
      "check P2: dropped by one, kept open by another",
      "P2",
    ],
    [
      "one closes what the other raises",
      async ({ ana, ben }) => {
        await working(ana, ["gap", "add", "acme", "--promise", "P2"]);
        await working(ana, ["export", "--all", "--to", "gap.gz"]);
        await working(ben, ["import", "gap.gz", "--yes"]);
        await working(ana, ["gap", "resolve", "acme", "G1", ...CLOSED]);
        await working(ana, ["gap", "close", "acme", "G1", "--evidence", "seen"]);
        await working(ben, ["gap", "edit", "acme", "G1", "--severity", "blocker", "--severity-reason", "they stop"]);
      },
      "closed-and-raised",
      "check G1: closed by one, raised by another",
      "G1",
    ],
    [
      "one stops what the other works on",
      async ({ ana, ben }) => {
        await working(ana, ["stop", "acme", "--decided-by", "Ira", "--why", "budget", "--consequence", "none"]);
        await working(ben, ["action", "add", "acme", "send it", "--owner", "Lee", "--due", "+10d"]);
      },
      "stopped-and-worked-on",
      "check acme: stopped by one, worked on by another",
      null,
    ],
  ])("%s: the safe side, told in the import, by doctor, in the history and for a week in next", async (_, work, rule, check, record) => {
    const pair = await twoClones();
    await work(pair);
    const { json, text } = await mergedBothWays(pair);
    expect(json).toMatchObject({ outcome: "merged", settled: [{ rule, record }], contradictions: [] });
    const did = check.slice(check.indexOf(": ") + 2);
    expect(text).toContain(`check ${record ?? "the project"}: ${did}`);
    const { ana } = pair;
    expect((await ana.psvc("doctor")).exitCode).toBe(0);
    expect(await findingsOf(ana)).toMatchObject([{ code: "merged", text: expect.stringContaining(did) }]);
    const history = await ana.psvc("history", "acme", "--json");
    const sentences = history.json.history.at(-1).changed[0].sentences;
    expect(sentences).toContainEqual({ about: record, text: expect.stringContaining(did) });
    const shown = async (day: string) =>
      (await ana.on(day).psvc("next", "acme", "--all", "--json")).json.next.map((step: { text: string }) => step.text);
    expect(await shown("2026-11-24")).toContain(check);
    expect(await shown("2026-11-30")).toContain(check);
    expect(await shown("2026-12-01")).not.toContain(check);
    expect(await findingsOf(ana.on("2026-12-01"))).toEqual([]);
  });

  test("two new promises of one number come out alike in both clones, and each clone says whose changed", async () => {
    const { ana, ben } = await twoClones();
    await working(ana, ["promise", "add", "acme", "from ana"]);
    await working(ben, ["promise", "add", "acme", "from ben"]);
    const { json, text } = await mergedBothWays({ ana, ben });
    expect(json.renumbered).toMatchObject([{ from: "P4", to: "P5", side: "theirs" }]);
    expect(text).toContain("your P4 is P5 now");
  });
});

describe("on one machine", () => {
  test("a promise that others are duplicates of is not dropped, and they are named", async () => {
    const { ana } = await twoClones();
    await working(ana, ["promise", "drop", "acme", "P1", "--duplicate-of", "P2"]);
    const one = await ana.psvc("promise", "drop", "acme", "P2", "--why", "joke");
    expect([one.exitCode, one.err]).toEqual([1, expect.stringContaining("P1 is a duplicate of it")]);
    await working(ana, ["promise", "drop", "acme", "P3", "--duplicate-of", "P2"]);
    const two = await ana.psvc("promise", "drop", "acme", "P2", "--why", "joke");
    expect(two.err).toContain("P1, P3 are duplicates of it");
    const chained = await ana.psvc("promise", "drop", "acme", "P2", "--duplicate-of", "P1");
    expect(chained.exitCode).toBe(1);
    await working(ana, ["undo", "2", "--yes"]);
    await working(ana, ["promise", "drop", "acme", "P2", "--why", "joke"]);
  });

  test("what no command leads to is not reached by taking a change back either", async () => {
    const { ana } = await twoClones();
    await working(ana, ["gap", "add", "acme", "--promise", "P2"]);
    await working(ana, ["gap", "resolve", "acme", "G1", ...CLOSED]);
    await working(ana, ["gap", "close", "acme", "G1", "--evidence", "seen"]);
    const ben = ana.as("ben");
    await working(ben, ["promise", "drop", "acme", "P2", "--why", "joke"]);
    const undone = await ana.psvc("undo", "--yes");
    expect([undone.exitCode, undone.err]).toEqual([1, expect.stringContaining("promise drop by ben")]);
    await working(ben, ["undo", "--yes"]);
    await working(ana, ["undo", "--yes"]);
  });

  test("doctor finds what a merge by something else left, and takes the safe side in a change that can be undone", async () => {
    const { ana } = await twoClones();
    await working(ana, ["gap", "add", "acme", "--promise", "P2"]);
    const [[key, promise]] = Object.entries((await ana.store.project("acme")).promises).filter(
      ([, { id }]) => id === "P2",
    ) as [[string, object]];
    await ana.store.change(
      "acme",
      (project) =>
        ({
          ...project,
          promises: {
            ...project.promises,
            [key]: { ...promise, dropped: { on: "2026-11-24", why: "joke", duplicateOf: null, decision: null } },
          },
        }) as typeof project,
    );
    const found = await ana.psvc("doctor", "--json");
    expect(found.json.doctor.findings).toMatchObject([
      { code: "contradiction", weight: "warning", text: "P2 is dropped, and its gap G1 is open" },
    ]);
    const fixed = await ana.psvc("doctor", "--fix", "--json");
    expect(fixed.json.doctor.findings).toMatchObject([{ code: "merged" }]);
    expect((await ana.psvc("promise", "list", "acme", "--json")).json.promises).toHaveLength(3);
    await working(ana, ["undo", "--yes"]);
    expect((await ana.psvc("doctor", "--json")).json.doctor.findings).toMatchObject([{ code: "contradiction" }]);
  });
});
