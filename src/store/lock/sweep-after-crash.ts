import { join } from "node:path";
import { TEMPORARY } from "../disk/durable-write.ts";
import { type FileSystem, ifThere, ignoreErrors } from "../disk/file-system.ts";
import { cachesIn, lockIn, type StorePlaces } from "../disk/store-paths.ts";
import { isDead, look } from "./lock.ts";
import { queueOf, sweepQueue } from "./lock-queue.ts";
import type { Machine } from "./process-identity.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what killed processes left behind. Call it with the lock held: then no temporary file of a document is in
 * use, and no dead lock can still be in the way of anybody. Drafts and
 * indexes are written without the lock, so theirs must be old.
 */
export async function sweep(places: StorePlaces, files: FileSystem, machine: Machine): Promise<void> {
  for (const folder of [places.folder, places.projects, places.catalogue, places.templates]) {
    for (const path of temporariesIn(folder, files)) ignoreErrors(() => files.unlink(path));
  }
  for (const path of [places.drafts, cachesIn(places)].flatMap((folder) => temporariesIn(folder, files))) {
    if (isOld(path, files)) ignoreErrors(() => files.unlink(path));
  }
  for (const path of sideLocks(places, files)) await removeDeadLock(path, files, machine);
  await sweepQueue(lockIn(places), files, machine);
}

function temporariesIn(folder: string, files: FileSystem): readonly string[] {
  return namesIn(folder, files)
    .filter((name) => TEMPORARY.test(name))
    .map((name) => join(folder, name));
}

/** `lock.<pid>.<token>` and `lock.break-<token>`, and never the lock itself. */
function sideLocks(places: StorePlaces, files: FileSystem): readonly string[] {
  const caches = cachesIn(places);
  const prefix = `${lockIn(places)}.`;
  return namesIn(caches, files)
    .map((name) => join(caches, name))
    .filter((path) => path.startsWith(prefix) && path !== queueOf(lockIn(places)));
}

async function removeDeadLock(path: string, files: FileSystem, machine: Machine): Promise<void> {
  try {
    const found = look(path, files);
    if (found === null) return;
    // One that is being written right now looks torn as well.
    const isLeft = found.owner === "torn" ? isOld(path, files) : await isDead(found, machine);
    if (isLeft) files.unlink(path);
  } catch {}
}

function isOld(path: string, files: FileSystem): boolean {
  try {
    return Date.now() - files.writtenAt(path) > DAY_MS;
  } catch {
    return false;
  }
}

function namesIn(folder: string, files: FileSystem): readonly string[] {
  try {
    return ifThere(() => files.list(folder)) ?? [];
  } catch {
    return [];
  }
}
