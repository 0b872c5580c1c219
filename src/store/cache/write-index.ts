import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { createPrivately } from "../disk/durable-write.ts";
import { type FileSystem, ignoreErrors } from "../disk/file-system.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import { indexBytes, indexIn, type KeptDigest } from "./index-file.ts";

/**
 * Replaces the index. Nothing depends on it: a store that cannot be written goes without, and so does one whose folder
 * of caches nobody made yet. It is not synced, since one that a power cut tore is not believed.
 */
export function keepIndex(
  places: StorePlaces,
  files: FileSystem,
  name: string,
  basis: string,
  remaining: readonly KeptDigest<unknown>[],
): void {
  const path = indexIn(places, name);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString("hex")}.psvc-new`);
  try {
    createPrivately(files, temporary, indexBytes(basis, remaining));
    files.rename(temporary, path);
  } catch {
    ignoreErrors(() => files.unlink(temporary));
  }
}
