import { Low } from "lowdb";
import { PsvcError } from "../../errors.ts";
import { cannotWrite } from "../disk/disk-errors.ts";
import { removeDurably, writeDurably } from "../disk/durable-write.ts";
import { syncFolder } from "../disk/file-system.ts";
import { highestOrder, rememberOrder } from "../history/change-order.ts";
import { type HistoryEntry, headsOf, type RealEntry } from "../history/entry.ts";
import { type HistoryFile, openHistory } from "../history/history-file.ts";
import {
  abortedEntry,
  type CreatePatch,
  entriesFor,
  type Known,
  nextOrder,
  type Writer,
  type WriteStep,
} from "../history/new-entries.ts";
import type { Lock } from "../lock/lock.ts";
import { holdsStill, requireLock, type WriteTools, withStoreLock } from "../lock/store-lock.ts";
import type { ChangeOrigin } from "../port/store.ts";
import { documentToText, hasSameContent, reloadDocument } from "../schema/parse-document.ts";
import type { StoredDocument } from "../schema/stored-document.ts";
import { documentAdapter } from "./lowdb-adapter.ts";

export interface ChangeTools extends WriteTools {
  readonly writer: Writer;
  /** Called with the lock held and nothing written yet, before a document of an older schema is replaced. */
  readonly beforeMigration: () => Promise<void>;
}

/**
 * Applies one pure change to the newest version of a document; null removes it. When this resolves, the change is on
 * the disk.
 */
export async function changeDocument<T, N extends T | null>(
  stored: StoredDocument<T>,
  tools: ChangeTools,
  change: (current: T | null) => N,
  origin: ChangeOrigin = {},
): Promise<N> {
  // Loaded before the lock is taken: nothing slow happens while it is held.
  const { createPatch } = await import("rfc6902");
  return withStoreLock(tools, (lock) => changeWithLock(stored, { ...tools, lock, createPatch }, change, origin));
}

export interface LockedTools extends ChangeTools {
  readonly lock: Lock;
  readonly createPatch: CreatePatch;
}

export async function changeWithLock<T, N extends T | null>(
  stored: StoredDocument<T>,
  tools: LockedTools,
  change: (current: T | null) => N,
  origin: ChangeOrigin,
): Promise<N> {
  const { files, lock } = tools;
  const adapter = documentAdapter(stored, files, (path, bytes) =>
    writeDurably(files, path, bytes, () => requireLock(lock, path)),
  );
  const low = new Low<T | null>(adapter, null);
  await low.read();
  const current = low.data;
  const wanted = change(current);
  const text = wanted === null ? null : documentToText(wanted);
  const isSame = hasSameContent(wanted, current);
  // Taking back two changes that cancel out changes nothing, and is on record all the same.
  const isOnRecord = (origin.undoes ?? origin.redoes ?? []).length > 0;
  if (isSame && !isOnRecord) return current as N;

  const changed = text === null ? null : reloadDocument(text, stored.name, stored.kind);
  low.data = changed;
  // Who made the store or its folders may have been killed before their names were durable.
  if (current === null) syncFolder(files, tools.places.folder);
  const found = adapter.found();
  if (found !== null && isOlder(found.raw, found.document)) await tools.beforeMigration();
  const after = text === null ? null : { document: changed, bytes: Buffer.from(text) };
  const isInPlace = isSame && (text === null || Buffer.from(text).equals(found?.bytes ?? Buffer.alloc(0)));
  const removeNow = () => {
    requireLock(lock, stored.path);
    removeDurably(files, stored.path);
  };
  const write = async () => {
    if (!isInPlace) await writeOver(stored.path, async () => (changed === null ? removeNow() : low.write()));
  };
  if (stored.history === null) await write();
  else await recordAndWrite(stored.history, { before: found, after, origin }, tools, write);
  return changed as N;
}

/** Whether the file holds an older schema than the document that was made of it. */
export function isOlder(raw: unknown, document: unknown): boolean {
  return (raw as { schema?: unknown }).schema !== (document as { schema?: unknown }).schema;
}

async function recordAndWrite(
  path: string,
  step: WriteStep,
  tools: LockedTools,
  write: () => Promise<void>,
): Promise<void> {
  const { files, places, writer, createPatch, lock } = tools;
  const history = openHistory(path, files);
  try {
    const { last } = history;
    const known: Known = { last, order: highestOrder(places, files), heads: () => headsOf(history.all()) };
    const entries = entriesFor(step, known, writer, createPatch);
    rememberOrder(places, files, nextOrder(known, writer.at) + entries.length);
    await record(history, entries, write, lock, writer);
  } finally {
    history.close();
  }
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
