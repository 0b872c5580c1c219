import { randomBytes } from "node:crypto";
import {
  type FileHandle,
  lstat,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { PsvcError } from "../errors.ts";

/** Larger than any list of requirements or capabilities seen; reading more would only fill the memory. */
const MOST_BYTES = 100 * 1024 * 1024;

/** The bytes of a file the user named, or of stdin for `-`. Throws `unreadable-file`. */
export async function readNamedFile(path: string): Promise<Buffer> {
  if (path === "-") return readStdin();
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw tooLarge(path);
    return await readFile(path);
  } catch (error) {
    throw error instanceof PsvcError
      ? error
      : new PsvcError(
          { code: "unreadable-file", file: path, why: formatErrno(error), instead: null },
          { cause: error },
        );
  }
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) throw tooLarge("stdin");
  }
  return Buffer.concat(chunks);
}

interface Writing {
  readonly replace: boolean;
  /** A folder that it must not be written into; null for none. */
  readonly outside: string | null;
}

/**
 * Writes a file the user named, for its owner alone, and returns its full path. Whole and synced before it takes its
 * place, so that a full disk or a kill leaves what was there. An existing one is only replaced when `replace` says so.
 * Throws `cannot-write` and `refused`.
 */
export async function writeNamedFile(
  path: string,
  content: string | Uint8Array,
  { replace, outside }: Writing,
): Promise<string> {
  const full = resolve(path);
  if (outside !== null && (await isWithin(outside, full)))
    throw new PsvcError({
      code: "refused",
      what: `${path} is not written`,
      because: "it lies in the store itself, where psvc would take it for its own",
      instead: "name a file outside of the store",
    });
  try {
    if (await isDevice(full)) await writeFile(full, content);
    else await putInPlace(full, content, replace);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      throw new PsvcError({
        code: "refused",
        what: `${path} is not replaced`,
        because: "it is there already",
        instead: "name another file, or add --yes",
      });
    throw new PsvcError({ code: "cannot-write", path, why: formatErrno(error) }, { cause: error });
  }
  return full;
}

/** A pipe or a device, such as /dev/stdout, is written as it is. */
async function isDevice(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}

const STALE_MS = 60 * 60 * 1000;

async function putInPlace(full: string, content: string | Uint8Array, replace: boolean): Promise<void> {
  const target = await realPath(full);
  if (!replace && (await lstat(target).catch(() => null))) throw Object.assign(new Error("exists"), { code: "EEXIST" });
  if ((await stat(target).catch(() => null))?.isDirectory())
    throw Object.assign(new Error("folder"), { code: "EISDIR" });
  const folder = dirname(target);
  await removeStale(folder, basename(target));
  const temporary = join(folder, `.${basename(target)}.${randomBytes(8).toString("hex")}.psvc-new`);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.chmod(0o600);
      await keepOwner(file, target);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

/** A file that is replaced stays whose it is; under sudo a new one is theirs whose folder it lies in. */
async function keepOwner(file: FileHandle, target: string): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  const model = (await stat(target).catch(() => null)) ?? (isRoot ? await stat(dirname(target)) : null);
  const made = await file.stat();
  if (model === null || (model.uid === made.uid && model.gid === made.gid)) return;
  await file.chown(model.uid, model.gid).catch((error: unknown) => {
    if (model.uid !== made.uid) throw error;
  });
}

/** What a killed psvc left of this very file, some time ago. */
async function removeStale(folder: string, name: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const left of names.filter((one) => one.startsWith(`.${name}.`) && /\.[0-9a-f]{16}\.psvc-new$/.test(one))) {
    const file = join(folder, left);
    const age = Date.now() - ((await stat(file).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > STALE_MS) await unlink(file).catch(() => {});
  }
}

async function isWithin(folder: string, path: string): Promise<boolean> {
  const way = relative(await realPath(folder), join(await realPath(dirname(path)), basename(path)));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

function tooLarge(file: string): PsvcError {
  return new PsvcError({
    code: "unreadable-file",
    file,
    why: "it is larger than 100 MB",
    instead: "Split it, or leave out what is not needed.",
  });
}

const PLAIN: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

function formatErrno(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && PLAIN[code]) ?? message;
}
