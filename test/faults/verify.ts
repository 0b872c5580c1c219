import { join } from "node:path";
import { expect } from "vitest";
import { addPromise, PROMISE_DEFAULTS } from "../../src/domain/promise/promise.ts";
import { nodeFiles } from "../../src/store/disk/file-system.ts";
import type { Store } from "../../src/store/port/store.ts";
import { expectWholeHistory } from "../store/history/whole-history.ts";
import { sampleProject } from "../store/sample-project.ts";
import { openStore } from "../store/temporary-store.ts";
import { CREATED } from "./orders.ts";
import type { Outcome } from "./table.ts";

let keys = 0;
const moment = { today: "2026-10-21", key: () => `v${++keys}` };

/**
 * Reads the store as it is, writes to it at once, and reads it again: all that was acknowledged is there each time, no id
 * is given twice, and the history leads to the file.
 */
export async function verifyStore(folder: string, acknowledged: readonly string[]): Promise<Outcome> {
  const store = openStore(folder, { patienceMs: 0, by: "next" });
  const first = await whatIsLost(store, acknowledged);
  const next = `next ${keys}`;
  await writeAtOnce(store, next);
  const again = await whatIsLost(openStore(folder), [...acknowledged, next]);
  expectWholeHistory(folder, nodeFiles, folder);
  expect(nodeFiles.list(join(folder, "projects"))).toContain("acme.json");
  return { acknowledged: acknowledged.length + 1, lost: new Set([...first, ...again]).size };
}

export async function writeAtOnce(store: Store, statement: string): Promise<void> {
  if (!(await store.slugs()).includes("acme")) await store.create(sampleProject());
  await store.change("acme", (project) => addPromise(project, { ...PROMISE_DEFAULTS, statement }, moment).project);
}

async function whatIsLost(store: Store, acknowledged: readonly string[]): Promise<readonly string[]> {
  const { projects, damaged } = await store.portfolio();
  expect(damaged).toEqual([]);
  const acme = projects.filter(({ slug }) => slug === "acme");
  const promises = acme.flatMap((project) => Object.values(project.promises));
  const ids = promises.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const there = new Set(promises.map(({ statement }) => statement));
  if (acme.length > 0) there.add(CREATED);
  return acknowledged.filter((statement) => !there.has(statement));
}

/** A folder that holds a store with one project. */
export async function storeWithProject(folder: string): Promise<string> {
  await openStore(folder).create(sampleProject());
  return folder;
}
