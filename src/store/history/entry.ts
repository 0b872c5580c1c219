import type { Operation } from "rfc6902";
import { isShallow } from "../../domain/text/json-text.ts";

/** The SHA-256 of a document's bytes. A document carries no version of its own. */
export type Version = string;

/** What one command did to one document. */
export interface ChangeEntry {
  /** One per command, the same in every document that it changed. */
  readonly op: string;
  /**
   * Higher is later, on one machine always: `at` in milliseconds, or one more than the last where the clock was set
   * back.
   */
  readonly order?: number;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  /** null: there was no document; then the patches are empty and the snapshot says it all. */
  readonly before: Version | null;
  /** null: the document was removed; then the patches are empty too. */
  readonly after: Version | null;
  /** The ops that this change took back, or brought back. */
  readonly undoes?: readonly string[];
  readonly redoes?: readonly string[];
  /** RFC 6902, from the file before to the file after, and back. */
  readonly redo: readonly Operation[];
  readonly undo: readonly Operation[];
  /** Real entries since the last whole document. */
  readonly sinceSnapshot: number;
  readonly snapshot?: unknown;
}

/**
 * The document changed and no psvc said so: an editor, a copy, git. `after` and `snapshot` are null where it was
 * removed. A `merge` brought two lines of changes together; it names the versions where both ended.
 */
export interface ExternalEntry {
  readonly op: string;
  readonly order?: number;
  readonly at: string;
  readonly by: string | null;
  readonly command: "external" | "merge";
  readonly heads?: readonly Version[];
  readonly before: Version | null;
  readonly after: Version | null;
  readonly redo: null;
  readonly undo: null;
  readonly sinceSnapshot: 0;
  readonly snapshot: unknown;
}

/** Takes back the nearest earlier entry with this `op`, `before` and `after`: its document was never put in place. */
export interface AbortedEntry {
  readonly op: string;
  readonly at: string;
  readonly by: string;
  readonly command: "aborted";
  /** The op of the entry that it takes back. */
  readonly aborted: string;
  readonly before: Version | null;
  readonly after: Version | null;
}

export type RealEntry = ChangeEntry | ExternalEntry;
export type HistoryEntry = RealEntry | AbortedEntry;

/**
 * Where lines of changes end: versions that nothing was built on. More than one after two people's changes were merged.
 * A state that came back, as by an undo, is an end of its own, and so entries are followed and not versions.
 */
export function headsOf(entries: readonly RealEntry[]): readonly Version[] {
  const parents = parentsOf(entries);
  const builtOn = new Set(parents.flat());
  const ends = entries.flatMap(({ after }, index) => (after === null || builtOn.has(index) ? [] : [index]));
  const behind = ends.length > 1 ? new Map(ends.map((end) => [end, ancestorsOf(end, parents)])) : new Map();
  const left = new Set(ends);
  for (const end of ends)
    if ([...left].some((other) => other !== end && addsNothing(end, behind.get(other), behind.get(end), entries)))
      left.delete(end);
  return [...new Set([...left].flatMap((index) => entries[index]?.after ?? []))];
}

/** The latest version that both of two ends were built on; null where they have nothing in common. */
export function lastShared(entries: readonly RealEntry[], [one, other]: readonly [Version, Version]): Version | null {
  const parents = parentsOf(entries);
  const behind = [one, other].map((version) =>
    ancestorsOf(
      entries.findLastIndex(({ after }) => after === version),
      parents,
    ),
  );
  const shared = [...(behind[0] ?? [])].filter((index) => behind[1]?.has(index));
  return entries[Math.max(-1, ...shared)]?.after ?? null;
}

/** What each entry was built on: the nearest earlier one that left the document as this one found it. */
function parentsOf(entries: readonly RealEntry[]): readonly (readonly number[])[] {
  const latest = new Map<Version, number>();
  return entries.map((entry, index) => {
    const heads = "heads" in entry ? (entry.heads ?? []) : [];
    const parents = [entry.before, ...heads].flatMap((version) =>
      version === null ? [] : (latest.get(version) ?? []),
    );
    if (entry.after !== null) latest.set(entry.after, index);
    return parents;
  });
}

function ancestorsOf(index: number, parents: readonly (readonly number[])[]): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [index];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(parents[next] ?? []));
  }
  return found;
}

/** An end that is where the other line began too has changed nothing that the other would have to take in. */
function addsNothing(
  end: number,
  other: ReadonlySet<number>,
  own: ReadonlySet<number>,
  entries: readonly RealEntry[],
): boolean {
  const shared = [...own].filter((index) => other.has(index));
  return shared.length > 0 && entries[Math.max(...shared)]?.after === entries[end]?.after;
}

/** The entries that happened, oldest first. */
export function realEntries(entries: readonly HistoryEntry[]): readonly RealEntry[] {
  const takenBack: AbortedEntry[] = [];
  const real: RealEntry[] = [];
  for (const entry of entries.toReversed()) {
    if ("aborted" in entry) {
      takenBack.push(entry);
      continue;
    }
    const by = takenBack.findIndex(
      ({ aborted, before, after }) => aborted === entry.op && before === entry.before && after === entry.after,
    );
    if (by < 0) real.push(entry);
    else takenBack.splice(by, 1);
  }
  return real.reverse();
}

/**
 * The end of the year 9999. No clock gives more; a line that claims more would leave later changes no order that can be
 * told apart or read back.
 */
export const HIGHEST_ORDER = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Entries of before there was an order are taken by their clock. */
export function orderOf({ order, at }: RealEntry): number {
  return order ?? orderAt(at);
}

export function orderAt(at: string): number {
  return Math.min(Math.max(Date.parse(at) || 0, 0), HIGHEST_ORDER);
}

export function entryToLine(entry: HistoryEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** null for a line that is no entry: torn by a crash, or written by somebody else. */
export function lineToEntry(line: string): HistoryEntry | null {
  try {
    const entry = JSON.parse(line) as Partial<HistoryEntry> | null;
    const isEntry =
      typeof entry?.op === "string" &&
      typeof entry.command === "string" &&
      !Number.isNaN(Date.parse(String(entry.at))) &&
      isOrder("order" in entry ? entry.order : undefined) &&
      isVersion(entry.before) &&
      isVersion(entry.after) &&
      isShallow(entry);
    return isEntry ? (entry as HistoryEntry) : null;
  } catch {
    return null;
  }
}

function isOrder(value: unknown): boolean {
  return value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= HIGHEST_ORDER);
}

function isVersion(value: unknown): boolean {
  return value === null || typeof value === "string";
}
