import { join } from "node:path";
import { expect } from "vitest";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import { readHistory } from "../../../src/store/history/history-file.ts";
import { versionOf } from "../../../src/store/history/new-entries.ts";

/** Every entry goes on from the one before it, and the last one made the file that is there. */
export function expectWholeHistory(folder: string, files: FileSystem, where: string, slug = "acme"): void {
  const entries = readHistory(join(folder, `history/projects/${slug}.ndjson`), files);
  let version: string | null = null;
  for (const entry of entries) {
    expect(entry.before, where).toBe(version);
    version = entry.after;
  }
  expect(version, where).toBe(versionOf(files.readFile(join(folder, `projects/${slug}.json`))));
}
