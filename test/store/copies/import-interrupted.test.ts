import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../../src/store/disk/file-system.ts";
import type { Store } from "../../../src/store/port/store.ts";
import { breakCall, cutPower, noCalls } from "../disk/broken-disk.ts";
import { promised, sampleProject } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

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
  readonly here: (folder: string, common: Uint8Array) => Promise<void>;
  readonly ours: readonly string[];
}

const CASES: readonly Case[] = [
  { what: "a project that is new here", here: async (folder) => void openStore(folder), ours: [] },
  { what: "a newer state of a project", here: async (folder, common) => take(openStore(folder), common), ours: [] },
  {
    what: "a project that changed on both sides",
    here: async (folder, common) => {
      await take(openStore(folder), common);
      await add(openStore(folder, { by: "ana" }), "nightly export");
    },
    ours: ["nightly export"],
  },
];

async function archives(): Promise<{ readonly common: Uint8Array; readonly theirs: Uint8Array }> {
  const store = openStore(join(temporaryFolder(), "theirs"));
  await store.create(sampleProject("acme"));
  const common = await archiveOf(store);
  await add(store, ...THEIRS);
  return { common, theirs: await archiveOf(store) };
}

/** Everything that the import comes to in the end is there, whatever happened to the first one. */
async function expectAllOf(folder: string, ours: readonly string[]): Promise<void> {
  const store = openStore(folder);
  expect((await statementsOf(store)).toSorted()).toEqual(expect.arrayContaining([...ours, ...THEIRS].toSorted()));
  expect((await store.upkeep.examine()).filter(({ weight }) => weight === "damage")).toEqual([]);
}

describe.each(CASES)("the import of $what", ({ here, ours }) => {
  test("brings in everything the second time when the disk was full at any call", async () => {
    const { common, theirs } = await archives();
    for (let nth = 1, isOver = false; !isOver; nth += 1) {
      const folder = join(temporaryFolder(), "ours");
      await here(folder, common);
      const calls = noCalls();
      const files = breakCall(nth, "ENOSPC", "before", calls);
      await take(openStore(folder, { files }), theirs).catch(() => {});
      isOver = calls.count < nth;
      await take(openStore(folder), theirs);
      await expectAllOf(folder, ours);
    }
  });

  test("brings in everything the second time when the process was killed at any call", async () => {
    const { common, theirs } = await archives();
    for (let nth = 1, isOver = false; !isOver; nth += 1) {
      const folder = join(temporaryFolder(), "ours");
      await here(folder, common);
      const calls = noCalls();
      const dead = cutPower(nodeFiles, nth, calls);
      await take(openStore(folder, { files: dead }), theirs).catch(() => {});
      isOver = calls.count < nth;
      // What a dead process holds is broken by whoever comes next; here the same process comes next.
      rmSync(join(folder, ".psvc", "lock"), { force: true });
      await take(openStore(folder), theirs);
      await expectAllOf(folder, ours);
    }
  });
});
