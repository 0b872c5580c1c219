import type { Adapter } from "lowdb";
import { cannotRead, damaged } from "../disk/disk-errors.ts";
import { errnoOf, type FileSystem } from "../disk/file-system.ts";
import { documentToText, type Loaded, loadDocument } from "../schema/parse-document.ts";
import type { StoredDocument } from "../schema/stored-document.ts";

/** lowdb's adapter, with what a change must know of the file beside its content. */
export interface DocumentAdapter<T> extends Adapter<T | null> {
  /** What the last `read` found; null where there was no file. */
  readonly found: () => FoundDocument<T> | null;
}

export interface FoundDocument<T> extends Loaded<T> {
  readonly bytes: Uint8Array;
}

type WriteBytes = (path: string, bytes: Uint8Array) => Promise<void>;

const readOnly: WriteBytes = async (path) => {
  throw new Error(`${path} was opened for reading`);
};

/** Of each kind, the last that was read. */
const lastRead = new Map<unknown, { readonly path: string; readonly found: FoundDocument<unknown> }>();

/**
 * A command reads what it is about to change, and again under the lock: mostly the same bytes, and nothing in memory
 * alters what was made of them.
 */
function loadOnce<T>({ path, name, kind }: StoredDocument<T>, bytes: Buffer): FoundDocument<T> {
  const last = lastRead.get(kind);
  if (last?.path === path && bytes.equals(last.found.bytes)) return last.found as FoundDocument<T>;
  const found = { ...loadDocument(bytes, path, name, kind), bytes };
  lastRead.set(kind, { path, found });
  return found;
}

/** lowdb takes an empty answer for "no data yet" and would overwrite it, so everything but a missing file throws. */
export function documentAdapter<T>(stored: StoredDocument<T>, files: FileSystem, write = readOnly): DocumentAdapter<T> {
  let found: FoundDocument<T> | null = null;
  return {
    found: () => found,
    async read() {
      const bytes = readBytes(stored.path, files);
      found = bytes && loadOnce(stored, bytes);
      return found?.document ?? null;
    },
    write: (document) => write(stored.path, Buffer.from(documentToText(document))),
  };
}

function readBytes(path: string, files: FileSystem): Buffer | null {
  try {
    return files.readFile(path);
  } catch (err) {
    if (errnoOf(err) !== "ENOENT") throw cannotRead(path, err);
    if (isLink(path, files)) throw damaged(path, null, "it is a link to something that is not there");
    return null;
  }
}

function isLink(path: string, files: FileSystem): boolean {
  try {
    files.readLink(path);
    return true;
  } catch {
    return false;
  }
}
