import { Low } from "lowdb";
import { PsvcError } from "../errors.ts";
import { abortedEntry, entriesFor, type Writer } from "./change-entries.ts";
import { cannotWrite } from "./disk-errors.ts";
import { documentToText, reloadDocument } from "./document.ts";
import { writeDurably } from "./durable-write.ts";
import { syncFolder } from "./files.ts";
import type { HistoryEntry, RealEntry } from "./history.ts";
import { type HistoryFile, openHistory } from "./history-file.ts";
import type { Lock } from "./lock.ts";
import { documentAdapter } from "./low-adapter.ts";
import { requireLock, type WriteTools, withStoreLock } from "./store-lock.ts";
import type { StoredDocument } from "./stored-document.ts";

/** Applies one pure change to the newest version of a document. When this resolves, the change is on the disk. */
export async function changeDocument<T>(
  stored: StoredDocument<T>,
  tools: WriteTools & { readonly writer: Writer },
  change: (current: T | null) => T,
): Promise<T> {
  // Loaded before the lock is taken: nothing slow happens while it is held.
  const { createPatch } = await import("rfc6902");
  const { files, writer } = tools;
  return withStoreLock(tools, async (lock) => {
    const adapter = documentAdapter(stored, files, (path, bytes) =>
      writeDurably(files, path, bytes, () => requireLock(lock, path)),
    );
    const low = new Low<T | null>(adapter, null);
    await low.read();
    const current = low.data;
    const text = documentToText(change(current));
    if (current !== null && text === documentToText(current)) return current;

    const changed = reloadDocument(text, stored.name, stored.kind);
    low.data = changed;
    const step = { before: adapter.found(), after: { document: changed, bytes: Buffer.from(text) } };
    // Who made the store or its folders may have been killed before their names were durable.
    if (current === null) syncFolder(files, tools.places.folder);
    const write = () => writeOver(stored.path, () => low.write());
    if (stored.history === null) await write();
    else {
      const history = openHistory(stored.history, files);
      try {
        await record(history, entriesFor(step, history.last, writer, createPatch), write, lock, writer);
      } finally {
        history.close();
      }
    }
    return changed;
  });
}

/** The history first, then the document: what the history says and the document does not was never there. */
async function record(
  history: HistoryFile,
  entries: readonly HistoryEntry[],
  write: () => Promise<void>,
  lock: Lock,
  writer: Writer,
): Promise<void> {
  history.append(entries);
  try {
    await write();
  } catch (err) {
    if (isInPlace(err)) throw err;
    const change = entries.at(-1) as RealEntry;
    // Without the lock another writer's lines may follow ours, and cutting would take them along.
    if (holdsStill(lock)) history.withdraw();
    else history.disown(abortedEntry(change, writer));
    throw err;
  }
}

async function writeOver(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (err) {
    throw cannotWrite(path, err);
  }
}

function isInPlace(err: unknown): boolean {
  return err instanceof PsvcError && err.problem.code === "not-proven-durable";
}

function holdsStill(lock: Lock): boolean {
  try {
    return lock.isHeld();
  } catch {
    return false;
  }
}
