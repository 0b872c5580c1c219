import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Problem, PsvcError } from "../../src/errors.ts";
import { type JsonStoreOptions, jsonStore } from "../../src/store/json-store.ts";
import type { Store } from "../../src/store/port/store.ts";

/** A real folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "psvc-store-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openStore(folder: string, options: Partial<JsonStoreOptions> = {}): Store {
  return jsonStore({
    folder,
    chosenBy: "--store",
    by: "sam",
    command: () => "promise add acme",
    now: () => "2026-10-21T09:00:00.000Z",
    patienceMs: 200,
    ...options,
  });
}

/** The problem that a promise ends in; a test fails when there is none. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (err) {
    if (err instanceof PsvcError) return err.problem;
    throw err;
  }
  throw new Error("there was no problem");
}
