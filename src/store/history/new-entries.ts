import { createHash, randomBytes } from "node:crypto";
import type { Operation } from "rfc6902";
import type { ChangeOrigin } from "../port/store.ts";
import {
  type AbortedEntry,
  type ChangeEntry,
  type ExternalEntry,
  HIGHEST_ORDER,
  type HistoryEntry,
  orderAt,
  orderOf,
  type RealEntry,
  type Version,
} from "./entry.ts";

/** Who changes what, for the history. `op` is one per command. */
export interface Writer {
  readonly op: string;
  readonly by: string;
  readonly command: string;
  readonly at: string;
}

/** A document as its file holds it; null where there is no file. */
export type OnDisk = { readonly raw: unknown; readonly bytes: Uint8Array } | null;

export interface WriteStep {
  readonly before: OnDisk;
  /** null: the document is to be removed. */
  readonly after: { readonly document: unknown; readonly bytes: Uint8Array } | null;
  readonly origin: ChangeOrigin;
}

/** What is known before a step is recorded. */
export interface Known {
  /** The last entry that happened to this document. */
  readonly last: RealEntry | null;
  /** The highest order that this store has seen. */
  readonly order: number;
  /** Where the lines of changes end; only asked where the document is of a version that nobody recorded. */
  readonly heads: () => readonly Version[];
}

export type CreatePatch = (from: unknown, to: unknown) => Operation[];

/** Redo patches to replay before a whole document is written again. */
export const BETWEEN_SNAPSHOTS = 50;

export function versionOf(bytes: Uint8Array): Version {
  return createHash("sha256").update(bytes).digest("hex");
}

export function newOp(): string {
  return randomBytes(8).toString("hex");
}

/**
 * The next place in the order: the clock's, unless that lies behind what is recorded already. At the very end of all
 * orders the clock decides between equals: a line that its own reader refused would be a change acknowledged and lost.
 */
export function nextOrder({ last, order }: Pick<Known, "last" | "order">, at: string): number {
  return Math.min(Math.max(orderAt(at), order + 1, last === null ? 0 : orderOf(last) + 1), HIGHEST_ORDER);
}

/**
 * What to append for one step: first whatever the history does not know yet, then the change. The last one is the
 * change.
 */
export function entriesFor(
  step: WriteStep,
  known: Known,
  writer: Writer,
  createPatch: CreatePatch,
): readonly HistoryEntry[] {
  const { last } = known;
  const before = step.before && versionOf(step.before.bytes);
  const order = nextOrder(known, writer.at);
  const changeAt = (distance: number, later = 0) =>
    changeEntry(step, before, distance, Math.min(order + later, HIGHEST_ORDER), writer, createPatch);
  if (last === null && before === null) return [changeAt(0)];
  if (last?.after === before) return [changeAt(last.sinceSnapshot + 1)];
  if (last?.before === before) return [abortedEntry(last, writer), changeAt(last.sinceSnapshot)];
  return [unrecordedEntry(step.before, before, known, writer), changeAt(1, 1)];
}

function changeEntry(
  { before: onDisk, after, origin }: WriteStep,
  before: Version | null,
  distance: number,
  order: number,
  writer: Writer,
  createPatch: CreatePatch,
): ChangeEntry {
  const isWhole = after !== null && (before === null || distance % BETWEEN_SNAPSHOTS === 0);
  const isPatch = after !== null && before !== null;
  return {
    op: writer.op,
    order,
    at: writer.at,
    by: writer.by,
    command: writer.command,
    before,
    after: after && versionOf(after.bytes),
    ...origin,
    redo: isPatch ? createPatch(onDisk?.raw, after.document) : [],
    undo: isPatch ? createPatch(after.document, onDisk?.raw) : [],
    sinceSnapshot: isWhole ? 0 : distance,
    ...(isWhole ? { snapshot: after.document } : {}),
  };
}

/** Takes an entry back whose document never came into place. */
export function abortedEntry(entry: RealEntry, { op, at, by }: Writer): AbortedEntry {
  return { op, at, by, command: "aborted", aborted: entry.op, before: entry.before, after: entry.after };
}

/** Whoever edited the file left no name; the op is its own, so that undoing a command does not undo the edit too. */
function unrecordedEntry(onDisk: OnDisk, after: Version | null, known: Known, { at }: Writer): ExternalEntry {
  const heads = known.heads();
  const isMerge = heads.length > 1;
  return {
    op: newOp(),
    order: nextOrder(known, at),
    at,
    by: null,
    command: isMerge ? "merge" : "external",
    ...(isMerge ? { heads } : {}),
    before: known.last?.after ?? null,
    after,
    redo: null,
    undo: null,
    sinceSnapshot: 0,
    snapshot: onDisk?.raw ?? null,
  };
}
