import { createHash, randomBytes } from "node:crypto";
import type { Operation } from "rfc6902";
import type { AbortedEntry, ChangeEntry, ExternalEntry, HistoryEntry, RealEntry, Version } from "./history.ts";

/** Who changes what, for the history. `op` is one per command. */
export interface Writer {
  readonly op: string;
  readonly by: string;
  readonly command: string;
  readonly at: string;
}

/** A document as its file holds it; null where there is no file. */
export type OnDisk = { readonly raw: unknown; readonly bytes: Uint8Array } | null;

export interface Step {
  readonly before: OnDisk;
  readonly after: { readonly document: unknown; readonly bytes: Uint8Array };
}

export type CreatePatch = (from: unknown, to: unknown) => Operation[];

/** Redo patches to replay before a whole document is written again. */
const BETWEEN_SNAPSHOTS = 50;

export function versionOf(bytes: Uint8Array): Version {
  return createHash("sha256").update(bytes).digest("hex");
}

export function newOp(): string {
  return randomBytes(8).toString("hex");
}

/** What to append for one step: first whatever the history does not know yet, then the change. The last one is the change. */
export function entriesFor(
  step: Step,
  last: RealEntry | null,
  writer: Writer,
  createPatch: CreatePatch,
): readonly HistoryEntry[] {
  const before = step.before && versionOf(step.before.bytes);
  const changeAt = (distance: number) => changeEntry(step, before, distance, writer, createPatch);
  if (last === null && before === null) return [changeAt(0)];
  if (last?.after === before) return [changeAt(last.sinceSnapshot + 1)];
  if (last?.before === before) return [abortedEntry(last, writer), changeAt(last.sinceSnapshot)];
  return [externalEntry(step, last, before, writer), changeAt(1)];
}

function changeEntry(
  step: Step,
  before: Version | null,
  distance: number,
  writer: Writer,
  createPatch: CreatePatch,
): ChangeEntry {
  const { document, bytes } = step.after;
  const isWhole = before === null || distance % BETWEEN_SNAPSHOTS === 0;
  const raw = step.before?.raw;
  return {
    op: writer.op,
    at: writer.at,
    by: writer.by,
    command: writer.command,
    before,
    after: versionOf(bytes),
    redo: before === null ? [] : createPatch(raw, document),
    undo: before === null ? [] : createPatch(document, raw),
    sinceSnapshot: isWhole ? 0 : distance,
    ...(isWhole ? { snapshot: document } : {}),
  };
}

/** Takes an entry back whose document never came into place. */
export function abortedEntry(entry: RealEntry, { op, at, by }: Writer): AbortedEntry {
  return { op, at, by, command: "aborted", aborted: entry.op, before: entry.before, after: entry.after };
}

/** Whoever edited the file left no name; the op is its own, so that undoing a command does not undo the edit too. */
function externalEntry(step: Step, last: RealEntry | null, after: Version | null, { at }: Writer): ExternalEntry {
  return {
    op: newOp(),
    at,
    by: null,
    command: "external",
    before: last?.after ?? null,
    after,
    redo: null,
    undo: null,
    sinceSnapshot: 0,
    snapshot: step.before?.raw ?? null,
  };
}
