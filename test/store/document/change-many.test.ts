import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import { type FileSystem, nodeFiles } from "../../../src/store/disk/file-system.ts";
import type { Revision, Store } from "../../../src/store/port/store.ts";
import { breakCall, cutPower, noCalls } from "../disk/broken-disk.ts";
import { promised, sampleCatalogue, sampleProject, withDecider } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

const SLUGS = ["acme", "birch", "cedar"];

const customer = (slug: string) => sampleProject(slug, { customer: slug });

async function newStore(): Promise<string> {
  const folder = join(temporaryFolder(), "store");
  const store = openStore(folder);
  for (const slug of SLUGS) await store.create(customer(slug));
  return folder;
}

/** One command that changes the first, makes one that was not there, and takes the last away. */
const REVISIONS: readonly Revision[] = [
  { shelf: "projects", name: "acme", change: (current) => promised(current as Project, "in the UK") },
  { shelf: "projects", name: "dogwood", change: () => customer("dogwood") },
  { shelf: "catalogue", name: "northwind", change: () => sampleCatalogue("Northwind") },
  { shelf: "projects", name: "cedar", change: () => null },
];

type Outcome = "none" | "all" | "some";

async function outcomeOf(store: Store): Promise<Outcome> {
  const slugs = await store.slugs();
  const promises = Object.values((await store.project("acme")).promises).length;
  const done = [
    promises === 2,
    slugs.includes("dogwood"),
    (await store.products()).length === 1,
    !slugs.includes("cedar"),
  ];
  return done.every(Boolean) ? "all" : done.some(Boolean) ? "some" : "none";
}

/** Temporaries of the dead wait for the next sweep, and the sample's catalogue is one of the documents in question. */
const problemsOf = async (store: Store) =>
  (await store.upkeep.examine()).filter(({ code }) => code !== "left-over" && code !== "wrong-reference");

/** What a store shows and what its histories prove, after whoever comes next has written something. */
async function afterNextWriter(folder: string): Promise<Outcome> {
  const store = openStore(folder, { by: "ana" });
  await store.change("birch", withDecider("Lee"));
  expect(await store.interrupted()).toEqual([]);
  expect(await problemsOf(store)).toEqual([]);
  expect(readdirSync(join(folder, ".psvc")).filter((name) => name.startsWith("intent"))).toEqual([]);
  const outcome = await outcomeOf(store);
  const changes = await store.past.changes();
  const ours = changes.filter(({ touched }) => touched.some(({ name }) => name === "dogwood"));
  expect(ours.length).toBe(outcome === "all" ? 1 : 0);
  if (ours[0])
    expect(ours[0].touched.map(({ name }) => name).sort()).toEqual(["acme", "cedar", "dogwood", "northwind"]);
  return outcome;
}

/** Runs the change on a disk where the nth call goes wrong, for every n until it gets through. */
async function atEveryCall(disk: (nth: number, calls: ReturnType<typeof noCalls>) => FileSystem) {
  const outcomes: { readonly before: Outcome; readonly after: Outcome; readonly failed: boolean }[] = [];
  for (let nth = 1, isOver = false; !isOver; nth += 1) {
    const folder = await newStore();
    const calls = noCalls();
    let failed = false;
    const files = disk(nth, calls);
    await openStore(folder, { files })
      .changeMany(REVISIONS)
      .catch(() => {
        failed = true;
      });
    isOver = calls.count < nth;
    rmSync(join(folder, ".psvc", "lock"), { force: true });
    const before = await outcomeOf(openStore(folder));
    outcomes.push({ before, after: await afterNextWriter(folder), failed });
  }
  return outcomes;
}

describe("a change of several documents", () => {
  test("is one change, in one op, and gives back what they became", async () => {
    const folder = await newStore();
    const store = openStore(folder);
    const [acme, dogwood, northwind, cedar] = await store.changeMany(REVISIONS);
    expect(Object.keys((acme as Project).promises)).toHaveLength(2);
    expect(dogwood).toMatchObject({ slug: "dogwood" });
    expect(northwind).toMatchObject({ product: "Northwind" });
    expect(cedar).toBeNull();
    expect(await outcomeOf(store)).toBe("all");
    expect(await afterNextWriter(folder)).toBe("all");
  });

  test("writes nothing where one of them refuses", async () => {
    const folder = await newStore();
    const store = openStore(folder);
    const refused: Revision = {
      shelf: "projects",
      name: "birch",
      change() {
        throw new Error("no");
      },
    };
    await expect(store.changeMany([...REVISIONS, refused])).rejects.toThrow();
    expect(await outcomeOf(store)).toBe("none");
    expect(readdirSync(join(folder, "projects")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("changes nothing where nothing is to change", async () => {
    const store = openStore(await newStore());
    const before = await store.past.changes();
    await store.changeMany([{ shelf: "projects", name: "acme", change: (current) => current }]);
    await store.changeMany([]);
    expect(await store.past.changes()).toEqual(before);
  });

  test.each(["before", "after"] as const)("is all or nothing when any call fails, %s it was done", async (when) => {
    const outcomes = await atEveryCall((nth, calls) => breakCall(nth, "ENOSPC", when, calls));
    expect(outcomes.filter(({ after }) => after === "some")).toEqual([]);
    // What was acknowledged is there.
    expect(outcomes.filter(({ failed, after }) => !failed && after !== "all")).toEqual([]);
    expect(outcomes.some(({ failed, after }) => failed && after === "all")).toBe(true);
  });

  test("is all or nothing when the process is killed at any call", async () => {
    const outcomes = await atEveryCall((nth, calls) => cutPower(nodeFiles, nth, calls));
    expect(outcomes.filter(({ after }) => after === "some")).toEqual([]);
    expect(outcomes.some(({ before, after }) => before === "some" && after === "all")).toBe(true);
    expect(outcomes.at(-1)).toMatchObject({ failed: false, after: "all" });
  });
});

describe("what was interrupted", () => {
  /** Killed when the first document was put in its place. */
  async function interruptedStore(): Promise<string> {
    for (let nth = 1; ; nth += 1) {
      const folder = await newStore();
      await openStore(folder, { files: cutPower(nodeFiles, nth), command: () => "import theirs.psvc" })
        .changeMany(REVISIONS)
        .catch(() => {});
      rmSync(join(folder, ".psvc", "lock"), { force: true });
      if ((await outcomeOf(openStore(folder))) === "some") return folder;
    }
  }

  test("is said by a look, which finishes nothing", async () => {
    const folder = await interruptedStore();
    const store = openStore(folder);
    const [found, ...others] = await store.interrupted();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ command: "import theirs.psvc", by: "sam", of: 4, done: 1 });
    await store.portfolio();
    expect(await outcomeOf(store)).toBe("some");
    const findings = await problemsOf(store);
    expect(findings).toMatchObject([{ code: "interrupted", weight: "warning", repair: "finish import theirs.psvc" }]);
  });

  test("is finished by a repair, and by any writer", async () => {
    const repaired = await interruptedStore();
    await openStore(repaired).upkeep.repair();
    expect(await outcomeOf(openStore(repaired))).toBe("all");
    const written = await interruptedStore();
    expect(await afterNextWriter(written)).toBe("all");
  });

  test("leaves a document that somebody has changed since, and does the others", async () => {
    const folder = await interruptedStore();
    const path = join(folder, "projects", "dogwood.json");
    const theirs = `${JSON.stringify(customer("dogwood"))}
`;
    writeFileSync(path, theirs);
    const store = openStore(folder);
    await store.change("birch", withDecider("Lee"));
    expect(await store.interrupted()).toEqual([]);
    expect(await store.slugs()).not.toContain("cedar");
    expect(nodeFiles.readFile(path).toString()).toBe(theirs);
  });

  test("keeps a second change of the same kind apart", async () => {
    const folder = await interruptedStore();
    await openStore(folder).changeMany([
      { shelf: "projects", name: "acme", change: (current) => promised(current as Project, "single sign-on") },
      { shelf: "projects", name: "birch", change: (current) => promised(current as Project, "single sign-on") },
    ]);
    const store = openStore(folder);
    expect(await outcomeOf(store)).toBe("some");
    expect(Object.values((await store.project("acme")).promises)).toHaveLength(3);
    expect(await problemsOf(store)).toEqual([]);
  });

  test("that psvc did not write is left alone", async () => {
    const folder = await newStore();
    writeFileSync(join(folder, ".psvc", "intent-x"), "{torn");
    const store = openStore(folder);
    await store.change("acme", withDecider("Lee"));
    expect((await store.project("acme")).people.deciders).toContain("Lee");
    expect(await store.interrupted()).toEqual([]);
  });
});
