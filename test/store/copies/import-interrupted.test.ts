import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import type { Store } from "../../../src/store/port/store.ts";
import { breakCall, cutPower, noCalls } from "../disk/broken-disk.ts";
import { removeLock, storeOn } from "../disk/memory-store.ts";
import { simulatedDisk } from "../disk/simulated-disk.ts";
import { filesUnder } from "../files-under.ts";
import { promised, sampleProject, sampleTemplate } from "../sample-project.ts";

const THEIRS = ["orders sync both ways", "single sign-on", "data stays in the UK"];

async function add(store: Store, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await store.change("acme", (project) => promised(project, statement));
}

const archiveOf = async (store: Store) => (await store.copies.archive("text")).bytes;

async function take(store: Store, bytes: Uint8Array): Promise<void> {
  const archive = await store.copies.open(bytes, "theirs.psvc");
  await store.copies.take(archive);
}

const statementsOf = async (store: Store) =>
  Object.values((await store.project("acme")).promises).map(({ statement }) => statement);

interface Case {
  readonly what: string;
  /** What is here before their archive comes in. */
  readonly here: (files: FileSystem, common: Uint8Array) => Promise<void>;
  readonly ours: readonly string[];
}

const CASES: readonly Case[] = [
  { what: "a project that is new here", here: async () => {}, ours: [] },
  { what: "a newer state of a project", here: async (files, common) => take(storeOn(files), common), ours: [] },
  {
    what: "a project that changed on both sides",
    here: async (files, common) => {
      await take(storeOn(files), common);
      await add(storeOn(files, { by: "ana" }), "nightly export");
    },
    ours: ["nightly export"],
  },
];

async function archives(): Promise<{ readonly common: Uint8Array; readonly theirs: Uint8Array }> {
  const store = storeOn(simulatedDisk().files);
  await store.create(sampleProject("acme"));
  await store.addTemplate(sampleTemplate("ours"));
  await store.changeSettings((settings) => ({ ...settings, currency: "GBP" }));
  const common = await archiveOf(store);
  await add(store, ...THEIRS);
  return { common, theirs: await archiveOf(store) };
}

/** Documents, settings and templates of the store. */
function keptOn(files: FileSystem): Readonly<Record<string, string>> {
  const all = Object.entries(filesUnder("/", files));
  return Object.fromEntries(
    all.filter(([path]) => /(?:^|\/)(?:projects|catalogue|templates)\/[^.]|config\.json$/.test(path)),
  );
}

/** Every third call, so that this takes seconds; the rows of `test/faults/commands` try them all. */
const STEP = 3;

/** Everything that the import comes to in the end is there, whatever happened to the first one. */
async function expectAllOf(files: FileSystem, ours: readonly string[]): Promise<void> {
  const store = storeOn(files);
  expect((await statementsOf(store)).toSorted()).toEqual(expect.arrayContaining([...ours, ...THEIRS].toSorted()));
  expect([await store.templates(), (await store.settings()).currency]).toEqual([["ours"], "GBP"]);
  expect((await store.upkeep.examine()).filter(({ weight }) => weight === "damage")).toEqual([]);
}

describe.each(CASES)("the import of $what", ({ here, ours }) => {
  test("brings in everything the second time when the disk was full at any call", async () => {
    const { common, theirs } = await archives();
    for (let nth = 1, isOver = false; !isOver; nth += STEP) {
      const { files } = simulatedDisk();
      await here(files, common);
      const calls = noCalls();
      const full = breakCall(nth, "ENOSPC", "before", calls, files);
      await take(storeOn(full), theirs).catch(() => {});
      isOver = calls.count < nth;
      await take(storeOn(files), theirs);
      await expectAllOf(files, ours);
    }
  });

  test("leaves nothing of it, settings and templates neither, where it says that nothing was changed", async () => {
    const { common, theirs } = await archives();
    for (let nth = 1, isOver = false; !isOver; nth += STEP) {
      const { files } = simulatedDisk();
      await here(files, common);
      const before = keptOn(files);
      const calls = noCalls();
      const full = breakCall(nth, "ENOSPC", "before", calls, files);
      const problem = await take(storeOn(full), theirs).then(
        () => null,
        (err: PsvcError) => err.problem,
      );
      isOver = calls.count < nth;
      if (problem?.code === "cannot-write") expect(keptOn(files)).toEqual(before);
    }
  });

  test("brings in everything the second time when the process was killed at any call", async () => {
    const { common, theirs } = await archives();
    for (let nth = 1, isOver = false; !isOver; nth += STEP) {
      const { files } = simulatedDisk();
      await here(files, common);
      const calls = noCalls();
      const dead = cutPower(files, nth, calls);
      await take(storeOn(dead), theirs).catch(() => {});
      isOver = calls.count < nth;
      // What a dead process holds is broken by whoever comes next; here the same process comes next.
      removeLock(files);
      await take(storeOn(files), theirs);
      await expectAllOf(files, ours);
    }
  });
});
