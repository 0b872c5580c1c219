import type { Operation } from "rfc6902";

/** The SHA-256 of a document's bytes. A document carries no version of its own. */
export type Version = string;

/** What one command did to one document. */
export interface ChangeEntry {
  /** One per command, the same in every document that it changed. */
  readonly op: string;
  /** Higher is later, on one machine always: `at` in milliseconds, or one more than the last where the clock was set back. */
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
 * The document changed and no psvc said so: an editor, a copy, git. `after` and `snapshot` are null where it was removed.
 * A `merge` brought two lines of changes together; it names the versions where both ended.
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

/** Where lines of changes end: versions that nothing was built on. More than one after two people's changes were merged. */
export function headsOf(entries: readonly RealEntry[]): readonly Version[] {
  const steps = entries.filter(({ before, after }) => before !== after);
  const builtOn = new Set<Version | null>(
    steps.flatMap((entry) => [entry.before, ...("heads" in entry ? (entry.heads ?? []) : [])]),
  );
  return [...new Set(entries.flatMap(({ after }) => (after !== null && !builtOn.has(after) ? [after] : [])))];
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

/** Entries of before there was an order are taken by their clock. */
export function orderOf({ order, at }: RealEntry): number {
  return order ?? (Date.parse(at) || 0);
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
      isVersion(entry.after);
    return isEntry ? (entry as HistoryEntry) : null;
  } catch {
    return null;
  }
}

function isOrder(value: unknown): boolean {
  return value === undefined || (typeof value === "number" && Number.isSafeInteger(value));
}

function isVersion(value: unknown): boolean {
  return value === null || typeof value === "string";
}
