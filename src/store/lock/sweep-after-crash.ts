import { basename, dirname, join } from "node:path";
import { TEMPORARY } from "../disk/durable-write.ts";
import { type FileSystem, ifThere, ignoreErrors } from "../disk/file-system.ts";
import { backupsIn, cachesIn, lockIn, quarantineIn, type StorePlaces } from "../disk/store-paths.ts";
import { isDead, look } from "./lock.ts";
import { queueOf, sweepQueue } from "./lock-queue.ts";
import type { Machine } from "./process-identity.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what killed processes left behind. Call it with the lock held: then no temporary file of a document or a
 * backup is in use, and no dead lock can still be in the way of anybody. Drafts and indexes are written without the
 * lock, so theirs must be old.
 */
export async function sweep(places: StorePlaces, files: FileSystem, machine: Machine): Promise<void> {
  const { folder, projects, catalogue, templates } = places;
  for (const written of [folder, projects, catalogue, templates, backupsIn(places), quarantineIn(places)])
    for (const path of temporariesIn(written, files)) ignoreErrors(() => files.unlink(path));
  for (const path of [places.drafts, cachesIn(places)].flatMap((folder) => temporariesIn(folder, files))) {
    if (isOld(path, files)) ignoreErrors(() => files.unlink(path));
  }
  await sweepLocks(lockIn(places), files, machine);
}

/** The same for one file with a lock of its own, `path.lock`, which is held. */
export async function sweepAround(path: string, files: FileSystem, machine: Machine): Promise<void> {
  for (const left of temporariesIn(dirname(path), files))
    if (basename(left).startsWith(`.${basename(path)}.`)) ignoreErrors(() => files.unlink(left));
  await sweepLocks(`${path}.lock`, files, machine);
}

async function sweepLocks(lock: string, files: FileSystem, machine: Machine): Promise<void> {
  for (const path of sideLocks(lock, files)) await removeDeadLock(path, files, machine);
  await sweepQueue(lock, files, machine);
}

/**
 * Removes what a killed process left of one file that is written without the store's lock: such as a draft. One that is
 * young may be on its way.
 */
export function sweepBeside(path: string, files: FileSystem): void {
  const ours = `.${basename(path)}.`;
  for (const left of temporariesIn(dirname(path), files))
    if (basename(left).startsWith(ours) && isOld(left, files)) ignoreErrors(() => files.unlink(left));
}

function temporariesIn(folder: string, files: FileSystem): readonly string[] {
  return namesIn(folder, files)
    .filter((name) => TEMPORARY.test(name))
    .map((name) => join(folder, name));
}

/** `lock.<pid>.<token>` and `lock.break-<token>`, and never the lock itself. */
function sideLocks(lock: string, files: FileSystem): readonly string[] {
  const folder = dirname(lock);
  return namesIn(folder, files)
    .map((name) => join(folder, name))
    .filter((path) => path.startsWith(`${lock}.`) && path !== queueOf(lock));
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
