import { type FilePosition, PsvcError } from "../../errors.ts";
import { errnoOf, type FileSystem, ifThere } from "./file-system.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you are not allowed to",
  EPERM: "you are not allowed to",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  EFBIG: "the file would be larger than is allowed here",
  EIO: "the disk reported an error",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EFTYPE: "it is no file",
  ENOTDIR: "a part of the path is a file",
  EISDIR: "it is a folder",
  ENOENT: "a part of the path is gone",
  EEXIST: "something else lies in its place",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the path is too long",
  EBUSY: "another program holds it",
};

/** For what node cannot hold in one piece. */
export const TOO_LARGE = "it is too large to be read";

/** One plain reason for an error of the operating system. */
export function reasonOf(err: unknown): string {
  const code = errnoOf(err);
  return code === null ? String(err) : (REASONS[code] ?? `the system said ${code}`);
}

/** The problem for an error before anything was changed; psvc's own errors and bugs pass unchanged. */
export function cannotWrite(path: string, err: unknown): unknown {
  if (errnoOf(err) === null) return err;
  return new PsvcError({ code: "cannot-write", path, why: reasonOf(err) }, { cause: err });
}

/** The same where what was written only prepares a change: that it may not last means that nothing was changed. */
export function cannotPrepare(path: string, err: unknown): unknown {
  if (!(err instanceof PsvcError && err.problem.code === "not-proven-durable")) return cannotWrite(path, err);
  return new PsvcError({ ...err.problem, code: "cannot-write" }, { cause: err });
}

export function notProvenDurable(path: string, err: unknown): PsvcError {
  return new PsvcError({ code: "not-proven-durable", path, why: reasonOf(err) }, { cause: err });
}

export function damaged(file: string, place: string | null, why: string, at?: FilePosition): PsvcError {
  return new PsvcError({ code: "damaged", file, place, why, ...(at ? { at } : {}) });
}

/** The problem for a file that is there and cannot be opened or read. */
export function cannotRead(file: string, err: unknown): unknown {
  if (err instanceof Error && "code" in err && err.code === "ERR_FS_FILE_TOO_LARGE")
    return damaged(file, null, TOO_LARGE);
  // Above it a file lies where the store was to be: there is nothing to mend.
  if (errnoOf(err) === "ENOTDIR")
    return new PsvcError({
      code: "unreadable-file",
      file,
      why: reasonOf(err),
      instead: "Name a folder with --store or PSVC_HOME.",
    });
  return errnoOf(err) === null ? err : damaged(file, null, `it cannot be read: ${reasonOf(err)}`);
}

/** The names in a folder; none where there is no folder. Throws `damaged`. */
export function listFolder(folder: string, files: FileSystem): readonly string[] {
  try {
    return ifThere(() => files.list(folder)) ?? [];
  } catch (err) {
    throw cannotRead(folder, err);
  }
}

/** The bytes of a file; null where there is none. Throws `damaged`. */
export function bytesOf(file: string, files: FileSystem): Buffer | null {
  try {
    return ifThere(() => files.readFile(file));
  } catch (err) {
    throw cannotRead(file, err);
  }
}
