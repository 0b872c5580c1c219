import * as fs from "node:fs";
import { dirname } from "node:path";

/** Every call of the store to the disk. Each throws what node throws; tests count them and break the Nth. */
export interface FileSystem {
  readonly open: (path: string, flags: string) => number;
  readonly read: (fd: number, into: Uint8Array, position: number) => number;
  readonly write: (fd: number, bytes: Uint8Array) => number;
  readonly sync: (fd: number) => void;
  readonly truncate: (fd: number, length: number) => void;
  readonly protect: (fd: number) => void;
  readonly size: (fd: number) => number;
  readonly close: (fd: number) => void;
  readonly readFile: (path: string) => Buffer;
  readonly list: (folder: string) => readonly string[];
  /** Makes the folder and what is missing above it; returns the highest one that it made. */
  readonly makeFolder: (path: string) => string | undefined;
  readonly protectFolder: (path: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly link: (from: string, to: string) => void;
  readonly unlink: (path: string) => void;
  readonly removeFolder: (path: string) => void;
  readonly removeTree: (path: string) => void;
  readonly realPath: (path: string) => string;
  readonly readLink: (path: string) => string;
  /** Who may do what, as in `0o600`. */
  readonly modeOf: (path: string) => number;
  /** Milliseconds since 1970 at which the file was last written. */
  readonly writtenAt: (path: string) => number;
  readonly stampOf: (path: string) => Stamp;
  readonly ownerOf: (path: string) => FileOwner;
  /** Gives an open file of this process away, which needs more than a usual user's rights. */
  readonly giveTo: (fd: number, owner: FileOwner) => void;
}

/** By their numbers, as the system keeps them; 0 is root. */
export interface FileOwner {
  readonly user: number;
  readonly group: number;
}

/**
 * What tells a file from what lay in its place before, as finely as the disk counts. Times are milliseconds since 1970.
 */
export interface Stamp {
  readonly inode: number;
  readonly bytes: number;
  readonly writtenAt: number;
  /** Also moved by what sets `writtenAt` back. */
  readonly changedAt: number;
}

export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

/** Opening a pipe that lies in a file's place must not wait for somebody to write into it. */
const READ = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

export const nodeFiles: FileSystem = {
  open: openAsOwner,
  read: (fd, into, position) => fs.readSync(fd, into, 0, into.length, position),
  write: (fd, bytes) => fs.writeSync(fd, bytes),
  sync: (fd) => fs.fsyncSync(fd),
  truncate: (fd, length) => fs.ftruncateSync(fd, length),
  protect: (fd) => fs.fchmodSync(fd, PRIVATE_FILE),
  size: (fd) => fs.fstatSync(fd).size,
  close: (fd) => fs.closeSync(fd),
  readFile(path) {
    const fd = fs.openSync(path, READ);
    try {
      const found = fs.fstatSync(fd);
      if (found.isFile() || found.isDirectory()) return fs.readFileSync(fd);
      throw Object.assign(new Error(`${path} is no file`), { code: "EFTYPE" });
    } finally {
      fs.closeSync(fd);
    }
  },
  list: (folder) => fs.readdirSync(folder),
  makeFolder: makeFolders,
  protectFolder: (path) => fs.chmodSync(path, PRIVATE_FOLDER),
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
  unlink: (path) => fs.unlinkSync(path),
  removeFolder: (path) => fs.rmdirSync(path),
  removeTree: (path) => fs.rmSync(path, { recursive: true, force: true }),
  realPath: (path) => fs.realpathSync(path),
  readLink: (path) => fs.readlinkSync(path),
  modeOf: (path) => fs.statSync(path).mode & 0o777,
  writtenAt: (path) => fs.statSync(path).mtimeMs,
  stampOf(path) {
    const { ino, size, mtimeMs, ctimeMs } = fs.statSync(path);
    return { inode: ino, bytes: size, writtenAt: mtimeMs, changedAt: ctimeMs };
  },
  ownerOf(path) {
    const { uid, gid } = fs.statSync(path);
    return { user: uid, group: gid };
  },
  giveTo: (fd, { user, group }) => fs.fchownSync(fd, user, group),
};

/** Under sudo what is made in somebody's folder is theirs, so that they can go on with it. */
const isRoot = process.geteuid?.() === 0;

function openAsOwner(path: string, flags: string): number {
  if (!isRoot || flags.startsWith("r")) return fs.openSync(path, flags === "r" ? READ : flags, PRIVATE_FILE);
  const isNew = flags.includes("x") || !fs.existsSync(path);
  const fd = fs.openSync(path, flags, PRIVATE_FILE);
  if (isNew) giveLike(fd, dirname(path));
  return fd;
}

function giveLike(fd: number, folder: string): void {
  const { uid, gid } = fs.statSync(folder);
  const made = fs.fstatSync(fd);
  if (made.uid !== uid || made.gid !== gid) fs.fchownSync(fd, uid, gid);
}

/** Node's own `recursive` never returns where the folder above is there and takes none, as /proc does. */
function makeFolders(path: string): string | undefined {
  try {
    return makeOne(path);
  } catch (err) {
    const above = dirname(path);
    if (errnoOf(err) !== "ENOENT" || above === path) throw err;
    const highest = makeFolders(above);
    return makeOne(path) === undefined ? highest : (highest ?? path);
  }
}

function makeOne(path: string): string | undefined {
  try {
    fs.mkdirSync(path, PRIVATE_FOLDER);
    if (isRoot) giveFolderLike(path, dirname(path));
    return path;
  } catch (err) {
    // The root of a disk answers with a code of its own on each system.
    if (fs.statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
    throw err;
  }
}

/** Never what somebody put in the place of the folder that was made. */
function giveFolderLike(path: string, above: string): void {
  const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY | fs.constants.O_NOFOLLOW);
  try {
    giveLike(fd, above);
  } finally {
    fs.closeSync(fd);
  }
}

/** The error code of the operating system, or null for an error that is not one of its. */
export function errnoOf(err: unknown): string | null {
  const code = err instanceof Error ? (err as NodeJS.ErrnoException).code : undefined;
  return typeof code === "string" && /^E[A-Z0-9]+$/.test(code) ? code : null;
}

/** What `look` returns, or null where the file or folder is not there. */
export function ifThere<T>(look: () => T): T | null {
  try {
    return look();
  } catch (err) {
    if (errnoOf(err) === "ENOENT") return null;
    throw err;
  }
}

/** Bytes of a file; 0 where there is none. */
export function sizeOf(path: string, files: FileSystem): number {
  const fd = ifThere(() => files.open(path, "r"));
  if (fd === null) return 0;
  try {
    return files.size(fd);
  } finally {
    ignoreErrors(() => files.close(fd));
  }
}

/** For cleaning up: whatever stays behind is harmless, and an error about it would hide the one that matters. */
export function ignoreErrors(action: () => void): void {
  try {
    action();
  } catch {}
}

export function writeAll(files: FileSystem, fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += files.write(fd, bytes.subarray(done));
}

/** Makes the names in a folder durable. Windows has no such call, and some file systems refuse it for folders. */
export function syncFolder(files: FileSystem, folder: string): void {
  if (process.platform === "win32") return;
  const fd = files.open(folder, "r");
  try {
    files.sync(fd);
  } catch (err) {
    if (errnoOf(err) !== "EINVAL" && errnoOf(err) !== "ENOTSUP") throw err;
  } finally {
    ignoreErrors(() => files.close(fd));
  }
}

/**
 * Makes the names of the folders that lead here durable: who made them may have been killed before it could. Folders
 * that may not be opened are somebody else's, and were there before.
 */
export function syncAbove(files: FileSystem, folder: string): void {
  const above = dirname(folder);
  ignoreErrors(() => syncFolder(files, above));
  if (above !== dirname(above)) syncAbove(files, above);
}

/** Makes a private folder durably; one that is there stays as it is. */
export function ensureFolder(files: FileSystem, folder: string): void {
  const highest = files.makeFolder(folder);
  if (highest === undefined) return;
  files.protectFolder(folder);
  for (let made = folder; made.length >= highest.length; made = dirname(made)) syncFolder(files, dirname(made));
}
