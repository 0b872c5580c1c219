import { cpSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { PsvcError } from "../../src/errors.ts";
import { type FileSystem, nodeFiles } from "../../src/store/disk/file-system.ts";
import type { Store } from "../../src/store/port/store.ts";
import { breakCall, noCalls } from "./disk/broken-disk.ts";
import { expectWholeHistory } from "./history/whole-history.ts";
import { sampleProject, withDecider } from "./sample-project.ts";
import { openStore, problemOf, temporaryFolder } from "./temporary-store.ts";

/** Instead of a count: the file is there and cannot be read. */
const BROKEN = -1;

interface Scene {
  readonly name: string;
  readonly prepare: (folder: string) => Promise<void>;
  readonly act: (store: Store) => Promise<unknown>;
  /** How many may decide; null where there is no project. */
  readonly before: number | null;
  readonly after: number | null;
}

const scenes: readonly Scene[] = [
  {
    name: "the first write of a new store",
    prepare: async () => {},
    act: (store) => store.create(sampleProject()),
    before: null,
    after: 1,
  },
  {
    name: "a change",
    prepare: async (folder) => void (await openStore(folder).create(sampleProject())),
    act: (store) => store.change("acme", withDecider("Lee")),
    before: 1,
    after: 2,
  },
  {
    name: "a change after an edit from outside and a torn history",
    async prepare(folder) {
      await openStore(folder).create(sampleProject());
      const project = sampleProject("acme", { lead: "Robin" });
      writeFileSync(join(folder, "projects/acme.json"), JSON.stringify(project));
      writeFileSync(join(folder, "history/projects/acme.ndjson"), '{"op":"torn', { flag: "a" });
    },
    act: (store) => store.change("acme", withDecider("Lee")),
    before: 1,
    after: 2,
  },
  {
    name: "a removal",
    prepare: async (folder) => void (await openStore(folder).create(sampleProject())),
    act: (store) => store.past.revise({ shelf: "projects", name: "acme" }, () => null),
    before: 1,
    after: null,
  },
  {
    name: "bringing in a store that went on from this one",
    async prepare(folder) {
      await openStore(folder).create(sampleProject());
      const other = `${folder}-other`;
      cpSync(folder, other, { recursive: true });
      await openStore(other).change("acme", withDecider("Lee"));
      writeFileSync(`${folder}.archive`, (await openStore(other).copies.archive("text")).bytes);
    },
    async act(store) {
      const archive = readFileSync(join(dirname(store.places.folder), "pristine.archive"));
      const taken = await store.copies.take(await store.copies.open(archive, "the archive"));
      // What cannot be read here is named and left, and the rest of the archive would come in.
      if (taken.every(({ outcome }) => outcome === "damaged-here"))
        throw new PsvcError({ code: "damaged", file: "acme", place: null, why: "it cannot be read" });
    },
    before: 1,
    after: 2,
  },
  {
    name: "putting the last good state in the place of a broken file",
    async prepare(folder) {
      await openStore(folder).create(sampleProject());
      writeFileSync(join(folder, "projects/acme.json"), '{"schema": oops');
    },
    act: (store) => store.past.putBack({ shelf: "projects", name: "acme" }),
    before: BROKEN,
    after: 1,
  },
];

describe.each(scenes)("in $name", ({ prepare, act, before, after }) => {
  test.each([
    ["EIO", "before"],
    ["EIO", "after"],
    ["ENOSPC", "before"],
  ] as const)("%s %s any one call leaves the state of before or after, and the next write works at once", async (code, when) => {
    const base = temporaryFolder();
    const pristine = join(base, "pristine");
    await prepare(pristine);
    const calls = noCalls();
    const rehearsal = join(base, "rehearsal");
    if (before !== null) cpSync(pristine, rehearsal, { recursive: true });
    await act(openStore(rehearsal, { files: breakCall(0, code, when, calls) }));
    expect(calls.count).toBeGreaterThan(25);

    for (let nth = 1; nth <= calls.count; nth += 1) {
      const folder = join(base, `${nth}`);
      if (before !== null) cpSync(pristine, folder, { recursive: true });
      const where = `${code} ${when} call ${nth}, ${calls.names[nth - 1]}`;
      const outcome = await outcomeOf(act(openStore(folder, { files: breakCall(nth, code, when) })));
      const isAfter = outcome === "fine" || outcome === "not-proven-durable";
      const next = openStore(folder, { patienceMs: 0, by: "next" });
      if (outcome === "interrupted") {
        expect([before, after], where).toContain(await decidersIn(folder));
        // Past the point of no return the next writer finishes it before anything else.
        await next.changeMany([]);
        expect(await decidersIn(folder), where).toBe(after);
      } else expect(await decidersIn(folder), `${where}: ${outcome}`).toBe(isAfter ? after : before);

      if ((await decidersIn(folder)) === BROKEN) await next.past.putBack({ shelf: "projects", name: "acme" });
      if ((await decidersIn(folder)) === null) await next.create(sampleProject());
      else await next.change("acme", withDecider("Next"));
      expectWholeHistory(folder, nodeFiles, where);
    }
  });
});

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "fine";
  } catch (err) {
    if (err instanceof PsvcError) return err.problem.code;
    throw err;
  }
}

async function decidersIn(folder: string): Promise<number | null> {
  const store = openStore(folder);
  if ((await store.slugs()).length === 0) return null;
  const [project] = (await store.portfolio()).projects;
  return project ? project.people.deciders.length : BROKEN;
}

test("a full disk is said in plain words, and reading goes on", async () => {
  const folder = temporaryFolder();
  await openStore(folder).create(sampleProject());
  const full: FileSystem = {
    ...nodeFiles,
    write() {
      throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    },
  };
  const store = openStore(folder, { files: full });
  const problem = await problemOf(store.change("acme", withDecider("Lee")));
  expect(problem).toMatchObject({ code: "cannot-write", why: "the disk is full" });
  expect(await store.project("acme")).toEqual(sampleProject());
});

// After the lock comes the order, which is a cache; then the history and the document.
test("a change writes, syncs, renames and syncs the folder, in this order, and says so only then", async () => {
  const folder = temporaryFolder();
  await openStore(folder).create(sampleProject());
  const calls = noCalls();
  await openStore(folder, { files: breakCall(0, "EIO", "before", calls) }).change("acme", withDecider("Lee"));
  const told = calls.names.filter((name) => ["write", "sync", "link", "rename", "unlink"].includes(name));
  expect(told.join(" ")).toBe("write link unlink write write sync write sync rename sync unlink");
});

test("a change that changes nothing writes nothing", async () => {
  const folder = temporaryFolder();
  await openStore(folder).create(sampleProject());
  const look = () =>
    ["projects/acme.json", "history/projects/acme.ndjson"].map(
      (name) => statSync(join(folder, name), { bigint: true }).mtimeNs,
    );
  const before = look();
  expect(await openStore(folder).change("acme", (project) => ({ ...project }))).toEqual(sampleProject());
  expect(look()).toEqual(before);
});
