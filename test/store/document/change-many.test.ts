import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import type { Revision, Store } from "../../../src/store/port/store.ts";
import { breakCall, cutPower, noCalls } from "../disk/broken-disk.ts";
import { FOLDER, removeLock, storeOn } from "../disk/memory-store.ts";
import { simulatedDisk } from "../disk/simulated-disk.ts";
import { promised, sampleCatalogue, sampleProject, withDecider } from "../sample-project.ts";

const SLUGS = ["acme", "birch", "cedar"];

const customer = (slug: string) => sampleProject(slug, { customer: slug });

async function newStore(): Promise<FileSystem> {
  const { files } = simulatedDisk();
  const store = storeOn(files);
  for (const slug of SLUGS) await store.create(customer(slug));
  return files;
}

function overwrite(files: FileSystem, path: string, text: string): void {
  const fd = files.open(`${FOLDER}/${path}`, "w");
  files.write(fd, Buffer.from(text));
  files.close(fd);
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
async function afterNextWriter(files: FileSystem): Promise<Outcome> {
  const store = storeOn(files, { by: "ana" });
  await store.change("birch", withDecider("Lee"));
  expect(await store.interrupted()).toEqual([]);
  expect(await problemsOf(store)).toEqual([]);
  expect(files.list(`${FOLDER}/.psvc`).filter((name) => name.startsWith("intent"))).toEqual([]);
  const outcome = await outcomeOf(store);
  const changes = await store.past.changes();
  const ours = changes.filter(({ touched }) => touched.some(({ name }) => name === "dogwood"));
  expect(ours.length).toBe(outcome === "all" ? 1 : 0);
  if (ours[0])
    expect(ours[0].touched.map(({ name }) => name).sort()).toEqual(["acme", "cedar", "dogwood", "northwind"]);
  return outcome;
}

/** Runs the change on a disk where the nth call goes wrong, for n in steps until it gets through. */
async function atEveryCall(
  step: number,
  disk: (files: FileSystem, nth: number, calls: ReturnType<typeof noCalls>) => FileSystem,
) {
  const outcomes: { readonly before: Outcome; readonly after: Outcome; readonly failed: boolean }[] = [];
  for (let nth = 1, isOver = false; !isOver; nth += step) {
    const files = await newStore();
    const calls = noCalls();
    let failed = false;
    await storeOn(disk(files, nth, calls))
      .changeMany(REVISIONS)
      .catch(() => {
        failed = true;
      });
    isOver = calls.count < nth;
    removeLock(files);
    const before = await outcomeOf(storeOn(files));
    outcomes.push({ before, after: await afterNextWriter(files), failed });
  }
  return outcomes;
}

describe("a change of several documents", () => {
  test("is one change, in one op, and gives back what they became", async () => {
    const files = await newStore();
    const store = storeOn(files);
    const [acme, dogwood, northwind, cedar] = await store.changeMany(REVISIONS);
    expect(Object.keys((acme as Project).promises)).toHaveLength(2);
    expect(dogwood).toMatchObject({ slug: "dogwood" });
    expect(northwind).toMatchObject({ product: "Northwind" });
    expect(cedar).toBeNull();
    expect(await outcomeOf(store)).toBe("all");
    expect(await afterNextWriter(files)).toBe("all");
  });

  test("writes nothing where one of them refuses", async () => {
    const files = await newStore();
    const store = storeOn(files);
    const refused: Revision = {
      shelf: "projects",
      name: "birch",
      change() {
        throw new Error("no");
      },
    };
    await expect(store.changeMany([...REVISIONS, refused])).rejects.toThrow();
    expect(await outcomeOf(store)).toBe("none");
    expect(files.list(`${FOLDER}/projects`).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("changes nothing where nothing is to change", async () => {
    const store = storeOn(await newStore());
    const before = await store.past.changes();
    await store.changeMany([{ shelf: "projects", name: "acme", change: (current) => current }]);
    await store.changeMany([]);
    expect(await store.past.changes()).toEqual(before);
  });

  test.each([
    "before",
    "after",
  ] as const)("is all or nothing when every second call fails in turn, %s it was done", async (when) => {
    const outcomes = await atEveryCall(2, (files, nth, calls) => breakCall(nth, "ENOSPC", when, calls, files));
    expect(outcomes.filter(({ after }) => after === "some")).toEqual([]);
    // What was acknowledged is there.
    expect(outcomes.filter(({ failed, after }) => !failed && after !== "all")).toEqual([]);
    expect(outcomes.some(({ failed, after }) => failed && after === "all")).toBe(true);
  });

  test("is all or nothing when the process is killed at any call", async () => {
    const outcomes = await atEveryCall(1, (files, nth, calls) => cutPower(files, nth, calls));
    expect(outcomes.filter(({ after }) => after === "some")).toEqual([]);
    expect(outcomes.some(({ before, after }) => before === "some" && after === "all")).toBe(true);
    expect(outcomes.at(-1)).toMatchObject({ failed: false, after: "all" });
  });
});

describe("what was interrupted", () => {
  let killedAt = 1;

  /** Killed when the first document was put in its place; which call that is, is looked for once. */
  async function interruptedStore(): Promise<FileSystem> {
    for (let nth = killedAt; ; nth += 1) {
      const files = await newStore();
      await storeOn(cutPower(files, nth), { command: () => "import theirs.psvc" })
        .changeMany(REVISIONS)
        .catch(() => {});
      removeLock(files);
      if ((await outcomeOf(storeOn(files))) === "some") {
        killedAt = nth;
        return files;
      }
    }
  }

  test("is said by a look, which finishes nothing", async () => {
    const files = await interruptedStore();
    const store = storeOn(files);
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
    await storeOn(repaired).upkeep.repair();
    expect(await outcomeOf(storeOn(repaired))).toBe("all");
    const written = await interruptedStore();
    expect(await afterNextWriter(written)).toBe("all");
  });

  test("leaves a document that somebody has changed since, and does the others", async () => {
    const files = await interruptedStore();
    const theirs = `${JSON.stringify(customer("dogwood"))}
`;
    overwrite(files, "projects/dogwood.json", theirs);
    const store = storeOn(files);
    await store.change("birch", withDecider("Lee"));
    expect(await store.interrupted()).toEqual([]);
    expect(await store.slugs()).not.toContain("cedar");
    expect(files.readFile(`${FOLDER}/projects/dogwood.json`).toString()).toBe(theirs);
  });

  test("keeps a second change of the same kind apart", async () => {
    const files = await interruptedStore();
    await storeOn(files).changeMany([
      { shelf: "projects", name: "acme", change: (current) => promised(current as Project, "single sign-on") },
      { shelf: "projects", name: "birch", change: (current) => promised(current as Project, "single sign-on") },
    ]);
    const store = storeOn(files);
    expect(await outcomeOf(store)).toBe("some");
    expect(Object.values((await store.project("acme")).promises)).toHaveLength(3);
    expect(await problemsOf(store)).toEqual([]);
  });

  test("that psvc did not write is left alone", async () => {
    const files = await newStore();
    overwrite(files, ".psvc/intent-x", "{torn");
    const store = storeOn(files);
    await store.change("acme", withDecider("Lee"));
    expect((await store.project("acme")).people.deciders).toContain("Lee");
    expect(await store.interrupted()).toEqual([]);
  });
});
