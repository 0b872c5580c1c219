import { basename, dirname } from "node:path";
import type { DocumentName } from "../../domain/history/change.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { PsvcError } from "../../errors.ts";
import { cannotPrepare, cannotWrite } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import { ensureFolder, type FileSystem, syncFolder } from "../disk/file-system.ts";
import { quarantined, quarantineIn } from "../disk/store-paths.ts";
import type { Lock } from "../lock/lock.ts";
import { requireLock, type WriteTools, withStoreLock } from "../lock/store-lock.ts";
import type { Documents } from "../port/document-store.ts";
import type { Past } from "../port/store.ts";
import { documentToText, loadDocument } from "../schema/parse-document.ts";
import type { Shelves, StoredDocument } from "../schema/stored-document.ts";
import { readHistory } from "./history-file.ts";
import { changesIn, everyName } from "./read-changes.ts";
import { statesOf } from "./rebuild-states.ts";

export interface PastTools {
  readonly documents: Documents;
  readonly shelves: Shelves;
  readonly write: WriteTools & { readonly writer: { readonly at: string } };
}

export function pastWith({ documents, shelves, write }: PastTools): Past {
  const { places, files } = write;
  const read = changesIn(places, shelves, files);
  return {
    documents: async () => (documents.exists() ? everyName(places, files) : []),
    current: async (name) => (documents.exists() ? documents.read(shelves.of(name)) : null),
    changes: async (of) => (documents.exists() ? read.changes(of) : []),
    latest: async (count, of) => (documents.exists() ? read.latest(count, of) : { changes: [], isAll: true }),
    version: async (name, version) => read.version(name, version) as Kept,
    async complaint(name, document) {
      const { kind, name: file } = shelves.of(name);
      const complaint = kind.complain(document, file);
      return complaint && `${complaint.place}: ${complaint.why}`;
    },
    isForked: async (name) => documents.exists() && read.isForked(name),
    revise: (name, change, origin) => documents.change(shelves.of(name), change, origin),
    putBack: (name) => withStoreLock(write, (lock) => putBack(name, shelves, { ...write, lock })),
  };
}

async function putBack(
  name: DocumentName,
  shelves: Shelves,
  tools: WriteTools & { readonly writer: { readonly at: string }; readonly lock: Lock },
): Promise<string> {
  const { files, lock } = tools;
  const { path, history } = shelves.of(name);
  if (canBeRead(shelves.of(name), files)) {
    const because = "somebody has mended it in the meantime";
    throw new PsvcError({ code: "refused", what: name.name, because, instead: "look again, and then decide" });
  }
  const entries = history === null ? [] : readHistory(history, files);
  const version = entries.at(-1)?.after;
  const state = version ? statesOf(entries).at(version) : undefined;
  const broken = await keepBroken(name, shelves, tools);
  try {
    if (state !== undefined)
      await writeDurably(files, path, Buffer.from(documentToText(state)), () => requireLock(lock, path));
    else {
      files.unlink(path);
      syncFolder(files, dirname(path));
    }
  } catch (err) {
    throw cannotWrite(path, err);
  }
  return broken;
}

function canBeRead({ path, name, kind }: StoredDocument<Kept>, files: FileSystem): boolean {
  try {
    loadDocument(files.readFile(path), path, name, kind);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies a file that cannot be read into the quarantine, under a name that says when; what may not even be opened is
 * moved.
 */
export async function keepBroken(
  name: DocumentName,
  shelves: Shelves,
  { places, files, writer }: WriteTools & { readonly writer: { readonly at: string } },
): Promise<string> {
  const { path } = shelves.of(name);
  const folder = quarantineIn(places);
  const to = quarantined(places, writer.at, `${name.shelf}-${basename(path)}`);
  try {
    ensureFolder(files, folder);
    const bytes = bytesOf(path, files);
    if (bytes !== null) await writeDurably(files, to, bytes);
    else {
      files.rename(path, to);
      syncFolder(files, folder);
      syncFolder(files, dirname(path));
    }
  } catch (err) {
    throw cannotPrepare(path, err);
  }
  return to;
}

function bytesOf(path: string, files: FileSystem): Buffer | null {
  try {
    return files.readFile(path);
  } catch {
    return null;
  }
}
