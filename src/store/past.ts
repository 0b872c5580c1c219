import { basename, dirname, join } from "node:path";
import type { DocumentName } from "../domain/change.ts";
import type { Kept } from "../domain/kept.ts";
import { changesIn, everyName } from "./changes.ts";
import { cannotWrite } from "./disk-errors.ts";
import type { Documents } from "./document-store.ts";
import { ensureFolder, syncFolder } from "./files.ts";
import type { Past } from "./store.ts";
import { type WriteTools, withStoreLock } from "./store-lock.ts";
import { cachesIn } from "./store-marker.ts";
import type { Shelves } from "./stored-document.ts";

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
    version: async (name, version) => read.version(name, version) as Kept,
    async complaint(name, document) {
      const { kind, name: file } = shelves.of(name);
      const complaint = kind.complain(document, file);
      return complaint && `${complaint.place}: ${complaint.why}`;
    },
    revise: (name, change, origin) => documents.change(shelves.of(name), change, origin),
    setAside: (name) => withStoreLock(write, async () => setAside(name, shelves, write)),
  };
}

/** Into the quarantine, under a name that says when. */
export function setAside(
  name: DocumentName,
  shelves: Shelves,
  { places, files, writer }: WriteTools & { readonly writer: { readonly at: string } },
): string {
  const { path } = shelves.of(name);
  const folder = join(cachesIn(places), "quarantine");
  const to = join(folder, `${writer.at.replaceAll(":", "").slice(0, 17)}Z-${name.shelf}-${basename(path)}`);
  try {
    ensureFolder(files, folder);
    files.rename(path, to);
    syncFolder(files, folder);
    syncFolder(files, dirname(path));
  } catch (err) {
    throw cannotWrite(path, err);
  }
  return to;
}
