import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { PsvcError } from "../../errors.ts";
import { notProvenDurable } from "./disk-errors.ts";
import {
  ensureFolder,
  errnoOf,
  type FileOwner,
  type FileSystem,
  ifThere,
  ignoreErrors,
  syncFolder,
  writeAll,
} from "./file-system.ts";

/** Names that only psvc gives; `sweep.ts` knows them by this. */
export const TEMPORARY = /^\..+\.[0-9a-f]{16}\.psvc-new$/;

const WINDOWS_PATIENCE_MS = 1_000;
const WINDOWS_HOLDS = ["EPERM", "EACCES", "EBUSY"];

/**
 * Puts these bytes in the place of a file: the old whole or the new whole, whatever happens. `beforeRename` has the
 * last word. Errors before the rename come as they are; after it the file is changed, and that is `not-proven-durable`.
 */
export async function writeDurably(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  beforeRename = () => {},
): Promise<void> {
  const temporary = temporaryFor(files, path);
  const folder = dirname(temporary);
  let isRenaming = false;
  try {
    ensureFolder(files, folder);
    createPrivately(files, temporary, bytes, { durable: true, owner: ownerAt(files, path) });
    beforeRename();
    isRenaming = true;
    await renameInto(files, temporary, path);
  } catch (err) {
    const isInPlace = isRenaming && isGone(files, temporary);
    ignoreErrors(() => files.unlink(temporary));
    throw isInPlace ? notProvenDurable(path, err) : err;
  }
  try {
    syncFolder(files, folder);
  } catch (err) {
    throw notProvenDurable(path, err);
  }
}

/** A name that nobody has, beside the place where a file really is. */
export function temporaryFor(files: FileSystem, path: string): string {
  const target = followLinks(files, path);
  return join(dirname(target), `.${basename(target)}.${randomBytes(8).toString("hex")}.psvc-new`);
}

/** Puts a file in the place of another; a link in that place stays a link. Durable once the folder is synced. */
export async function renameInto(files: FileSystem, temporary: string, path: string): Promise<void> {
  await renameOver(files, temporary, followLinks(files, path));
}

/** Takes a file away. Behind a link the file itself goes, and then the link. */
export function removeDurably(files: FileSystem, path: string): void {
  const target = files.realPath(path);
  try {
    files.unlink(target);
    if (target !== path) ignoreErrors(() => files.unlink(path));
    syncFolder(files, dirname(target));
  } catch (err) {
    throw isGone(files, target) ? notProvenDurable(path, err) : err;
  }
}

/** A new file that only its owner may read, whatever the umask. Never follows a link that somebody planted. */
export function createPrivately(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  { durable = false, owner = null }: Creation = {},
): void {
  const fd = files.open(path, "wx");
  try {
    files.protect(fd);
    if (owner !== null) keepOwner(files, fd, path, owner);
    writeAll(files, fd, bytes);
    if (durable) files.sync(fd);
  } finally {
    ignoreErrors(() => files.close(fd));
  }
}

interface Creation {
  readonly durable?: boolean;
  /** Whose the file is to be; null for whoever makes it. */
  readonly owner?: FileOwner | null;
}

/** Whose the file is that is about to be replaced; null where there is none. */
export function ownerAt(files: FileSystem, path: string): FileOwner | null {
  return ifThere(() => files.ownerOf(path));
}

/** Throws `cannot-write` where the file would become another user's. Its group alone is no loss: it is 0600. */
function keepOwner(files: FileSystem, fd: number, path: string, owner: FileOwner): void {
  const made = files.ownerOf(path);
  if (made.user === owner.user && made.group === owner.group) return;
  try {
    files.giveTo(fd, owner);
  } catch (err) {
    if (made.user === owner.user) return;
    const why = `it belongs to ${nameOfUser(owner.user)}, and would belong to ${nameOfUser(made.user)}`;
    throw new PsvcError({ code: "cannot-write", path, why }, { cause: err });
  }
}

export function nameOfUser(user: number): string {
  return user === 0 ? "root" : `user ${user}`;
}

/** Where the bytes of a linked file really are: the link stays a link. */
function followLinks(files: FileSystem, path: string): string {
  const real = ifThere(() => files.realPath(path));
  if (real !== null) return real;
  if (!isLink(files, path)) return path;
  throw new PsvcError({ code: "cannot-write", path, why: "it is a link to something that is not there" });
}

function isLink(files: FileSystem, path: string): boolean {
  try {
    files.readLink(path);
    return true;
  } catch (err) {
    if (errnoOf(err) === "ENOENT" || errnoOf(err) === "EINVAL") return false;
    throw err;
  }
}

/** A rename can fail after it was done: on some disks the error comes late. */
function isGone(files: FileSystem, path: string): boolean {
  try {
    return ifThere(() => files.writtenAt(path)) === null;
  } catch {
    return false;
  }
}

/** On Windows a virus scanner or an indexer holds new files for a moment. */
async function renameOver(files: FileSystem, from: string, to: string): Promise<void> {
  const deadline = performance.now() + WINDOWS_PATIENCE_MS;
  for (;;) {
    try {
      return files.rename(from, to);
    } catch (err) {
      const isHeld = process.platform === "win32" && WINDOWS_HOLDS.includes(errnoOf(err) ?? "");
      if (!isHeld || performance.now() >= deadline) throw err;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
