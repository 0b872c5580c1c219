import { constants } from "node:fs";
import { open, readFile, realpath, stat, unlink } from "node:fs/promises";
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
  /** For its owner alone, and synced. */
  readonly asCopy: boolean;
  /** A folder that it must not be written into; null for none. */
  readonly outside: string | null;
}

/** Writes a file the user named and returns its full path. An existing one is only replaced when `replace` says so. */
export async function writeNamedFile(
  path: string,
  content: string | Uint8Array,
  { replace, asCopy, outside }: Writing,
): Promise<string> {
  const full = resolve(path);
  if (outside !== null && (await isWithin(outside, full)))
    throw new PsvcError({
      code: "refused",
      what: `${path} is not written`,
      because: "it lies in the store itself, where psvc would take it for its own",
      instead: "name a file outside of the store",
    });
  const mode = constants.O_WRONLY | constants.O_CREAT | (replace ? constants.O_TRUNC : constants.O_EXCL);
  try {
    const file = await open(full, mode, asCopy ? 0o600 : 0o644);
    try {
      if (asCopy) await file.chmod(0o600);
      await file.writeFile(content);
      if (asCopy) await file.sync();
    } catch (error) {
      // Half of a file, or none, would be taken for one, and would stand in the way of the next try.
      if (!replace) await unlink(full).catch(() => {});
      throw error;
    } finally {
      await file.close();
    }
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
