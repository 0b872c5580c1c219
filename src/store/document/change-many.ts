import { dirname } from "node:path";
import { Low } from "lowdb";
import type { Kept } from "../../domain/history/versioned-document.ts";
import { PsvcError } from "../../errors.ts";
import { bytesOf, cannotPrepare, cannotWrite } from "../disk/disk-errors.ts";
import { createPrivately, ownerAt, removeDurably, renameInto, temporaryFor } from "../disk/durable-write.ts";
import { ensureFolder, type FileSystem, ignoreErrors, syncFolder } from "../disk/file-system.ts";
import { highestOrder, rememberOrder } from "../history/change-order.ts";
import { type HistoryEntry, headsOf, orderOf, type RealEntry, realEntries, type Version } from "../history/entry.ts";
import { appendAfter, endOfHistory, lastEntry, readHistory } from "../history/history-file.ts";
import {
  abortedEntry,
  type CreatePatch,
  entriesFor,
  type Known,
  versionOf,
  type Writer,
} from "../history/new-entries.ts";
import type { Lock } from "../lock/lock.ts";
import { requireLock, type WriteTools, withStoreLock } from "../lock/store-lock.ts";
import type { ChangeOrigin, Revision } from "../port/store.ts";
import { documentToText, hasSameContent, reloadDocument } from "../schema/parse-document.ts";
import type { KeptName, Shelves } from "../schema/stored-document.ts";
import { type ChangeTools, isOlder } from "./change-document.ts";
import { type IntendedStep, type Intent, intentPath, readIntents, removeIntent, writeIntent } from "./intent.ts";
import { documentAdapter } from "./lowdb-adapter.ts";

/** What a document becomes, before anything of it is on the disk. */
export interface PlannedStep extends KeptName {
  readonly before: Version | null;
  /** What is to stand in the file: null removes it, "as it is" leaves it. */
  readonly bytes: Uint8Array | null | "as it is";
  readonly lines: readonly HistoryEntry[];
}

export interface ManyTools extends ChangeTools {
  readonly shelves: Shelves;
}

/**
 * Applies pure changes to the newest versions of several documents as one command: all of them, or none. Until the
 * intent is written, an error leaves everything as it was; from there on the command will happen, whoever finishes it.
 * Returns the documents as they became. Throws what a change throws, `cannot-write`, and `interrupted` past the intent.
 */
export async function changeMany(
  revisions: readonly Revision[],
  tools: ManyTools,
  origin: ChangeOrigin = {},
): Promise<readonly (Kept | null)[]> {
  const { createPatch } = await import("rfc6902");
  return withStoreLock(tools, async (lock) => {
    const planned = await planAll(revisions, tools, origin, createPatch);
    if (planned.some(({ isOld }) => isOld)) await tools.beforeMigration();
    await applyTogether(
      planned.flatMap(({ step }) => (step ? [step] : [])),
      tools,
      lock,
    );
    return planned.map(({ document }) => document);
  });
}

interface Planned {
  /** null where nothing changes. */
  readonly step: PlannedStep | null;
  readonly document: Kept | null;
  readonly isOld: boolean;
}

async function planAll(
  revisions: readonly Revision[],
  { shelves, files, places, writer }: ManyTools,
  origin: ChangeOrigin,
  createPatch: CreatePatch,
): Promise<readonly Planned[]> {
  let order = highestOrder(places, files);
  const planned: Planned[] = [];
  for (const { shelf, name, change } of revisions) {
    const stored = shelves.of({ shelf, name });
    const adapter = documentAdapter(stored, files);
    const low = new Low<Kept | null>(adapter, null);
    await low.read();
    const current = low.data;
    const wanted = change(current);
    const text = wanted === null ? null : documentToText(wanted);
    const isSame = hasSameContent(wanted, current);
    const isOnRecord = (origin.undoes ?? origin.redoes ?? []).length > 0;
    if (isSame && !isOnRecord) {
      planned.push({ step: null, document: current, isOld: false });
      continue;
    }
    const document = text === null ? null : reloadDocument(text, stored.name, stored.kind);
    const found = adapter.found();
    const bytes = text === null ? null : Buffer.from(text);
    const lines = historyLines(stored.history, files, order, (known) =>
      entriesFor({ before: found, after: bytes && { document, bytes }, origin }, known, writer, createPatch),
    );
    order = Math.max(order, ...realEntries(lines).map(orderOf));
    const before = found && versionOf(found.bytes);
    const isInPlace = (bytes && versionOf(bytes)) === before;
    const isOld = found !== null && isOlder(found.raw, found.document);
    planned.push({ step: { shelf, name, before, bytes: isInPlace ? "as it is" : bytes, lines }, document, isOld });
  }
  return planned;
}

function historyLines(
  path: string | null,
  files: FileSystem,
  order: number,
  entries: (known: Known) => readonly HistoryEntry[],
): readonly HistoryEntry[] {
  if (path === null) return [];
  return entries({ last: lastEntry(path, files), order, heads: () => headsOf(readHistory(path, files)) });
}

/** With the lock held. Throws `cannot-write` with nothing changed, or `interrupted` where the next writer goes on. */
export async function applyTogether(
  planned: readonly PlannedStep[],
  tools: WriteTools & { readonly shelves: Shelves; readonly writer: Writer },
  lock: Lock,
): Promise<void> {
  const { places, files, writer, shelves } = tools;
  if (planned.length === 0) return;
  const orders = planned.flatMap(({ lines }) => realEntries(lines).map(orderOf));
  rememberOrder(places, files, Math.max(highestOrder(places, files), ...orders));
  const steps: IntendedStep[] = [];
  let intent: Intent;
  try {
    syncFolder(files, places.folder);
    for (const step of planned) steps.push(prepared(step, shelves, files));
    for (const folder of new Set(steps.flatMap(({ temporary }) => (temporary === null ? [] : [dirname(temporary)]))))
      syncFolder(files, folder);
    requireLock(lock, places.folder);
    intent = await writeIntent(places, files, writer, steps);
  } catch (err) {
    // Where the disk fails late the intent may stand there all the same: it goes first, or it will happen.
    ignoreErrors(() => files.unlink(intentPath(places, writer)));
    for (const step of steps) discard(step, files);
    throw cannotPrepare(places.folder, err);
  }
  try {
    await finish(intent, tools, lock);
  } catch (err) {
    throw interrupted(intent, err);
  }
}

/** The document's new bytes, synced beside its place: a full disk ends here. */
function prepared(step: PlannedStep, shelves: Shelves, files: FileSystem): IntendedStep {
  const { path, history } = shelves.of(step);
  const { shelf, name, before, lines, bytes } = step;
  const historyEnd = history === null ? 0 : endOfHistory(history, files).end;
  const common = { shelf, name, before, lines, historyEnd };
  if (bytes === "as it is") return { ...common, after: before, temporary: null };
  if (bytes === null) return { ...common, after: null, temporary: null };
  const temporary = temporaryFor(files, path);
  ensureFolder(files, dirname(temporary));
  try {
    createPrivately(files, temporary, bytes, { durable: true, owner: ownerAt(files, path) });
  } catch (err) {
    ignoreErrors(() => files.unlink(temporary));
    throw err;
  }
  return { ...common, after: versionOf(bytes), temporary };
}

/**
 * With the lock held: brings every interrupted command to its end. A document that is at neither side is left alone.
 */
export async function finishInterrupted(tools: WriteTools & { readonly shelves: Shelves }, lock: Lock): Promise<void> {
  for (const intent of readIntents(tools.places, tools.files)) await finish(intent, tools, lock);
}

async function finish(
  intent: Intent,
  { places, files, shelves }: WriteTools & { readonly shelves: Shelves },
  lock: Lock,
): Promise<void> {
  if (isWithdrawn(intent, shelves, files)) {
    for (const step of intent.steps) discard(step, files);
    return removeIntent(intent, places, files);
  }
  const folders = new Set<string>();
  for (const step of intent.steps) {
    const { path, history } = shelves.of(step);
    requireLock(lock, path);
    await settle(step, path, history, intent.writer, files);
    folders.add(dirname(step.temporary ?? path));
  }
  for (const folder of folders) syncFolder(files, folder);
  removeIntent(intent, places, files);
}

/**
 * Its writer failed, took it back, and a power cut brought its file back: nothing was done, and what was to take the
 * documents' places is gone.
 */
function isWithdrawn({ steps }: Intent, shelves: Shelves, files: FileSystem): boolean {
  const isDone = (step: IntendedStep) => step.after !== step.before && versionAt(step, shelves, files) === step.after;
  return !steps.some(isDone) && steps.some((step) => !canBePut(step, files));
}

function versionAt(step: IntendedStep, shelves: Shelves, files: FileSystem): Version | null {
  const bytes = bytesOf(shelves.of(step).path, files);
  return bytes && versionOf(bytes);
}

/** Idempotent: whatever of it is done already stays done. */
async function settle(
  step: IntendedStep,
  path: string,
  history: string | null,
  writer: Writer,
  files: FileSystem,
): Promise<void> {
  const bytes = bytesOf(path, files);
  const version = bytes && versionOf(bytes);
  const isPossible = version === step.after || (version === step.before && canBePut(step, files));
  if (history !== null && step.lines.length > 0) {
    ensureFolder(files, dirname(history));
    const change = realEntries(step.lines).at(-1) as RealEntry | undefined;
    const lost = isPossible || change === undefined ? [] : [abortedEntry(change, writer)];
    appendAfter(history, step.historyEnd, [...step.lines, ...lost], files);
  }
  if (!isPossible || version === step.after) return discard(step, files);
  if (step.after === null) return removeDurably(files, path);
  await renameInto(files, step.temporary as string, path);
}

function canBePut({ after, before, temporary }: IntendedStep, files: FileSystem): boolean {
  if (after === before || after === null) return true;
  if (temporary === null) return false;
  const bytes = bytesOf(temporary, files);
  return bytes !== null && versionOf(bytes) === after;
}

function discard({ temporary }: IntendedStep, files: FileSystem): void {
  if (temporary !== null) ignoreErrors(() => files.unlink(temporary));
}

/** Of a command that was interrupted: how many of its documents are as it wanted them. */
export function doneOf({ steps }: Intent, shelves: Shelves, files: FileSystem): number {
  return steps.filter((step) => versionAt(step, shelves, files) === step.after).length;
}

function interrupted({ writer, steps }: Intent, err: unknown): unknown {
  const cause = cannotWrite("", err);
  if (!(cause instanceof PsvcError)) return err;
  const why = "why" in cause.problem ? (cause.problem.why ?? "") : cause.problem.code;
  return new PsvcError({ code: "interrupted", command: writer.command, of: steps.length, why }, { cause: err });
}
