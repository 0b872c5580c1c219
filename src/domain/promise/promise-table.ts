import { fitWord } from "../fit/fit.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { sortedById } from "../model/record.ts";
import { IMPORTANCES, JUDGED_FITS, KINDS, SOURCES, STRENGTHS } from "../model/vocabulary.ts";

/** What of a promise stands in the table of a ledger, beside its id. */
export const TABLE_COLUMNS = [
  "importance",
  "kind",
  "source",
  "strength",
  "fit",
  "neededBy",
  "area",
  "statement",
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];
export type TableCells = Readonly<Record<TableColumn, string>>;

/** The table as it was when it was opened, by id: what differs from it was edited. */
export type TableBase = Readonly<Record<string, TableCells>>;

/** A line of the table as it was saved. */
export interface TableLine {
  readonly line: number;
  /** Empty for a new promise. */
  readonly id: string;
  readonly cells: TableCells;
}

/** Somebody else changed this cell while the table was open. */
export interface TableConflict {
  readonly id: string;
  readonly column: TableColumn;
  readonly now: string;
}

/** The words a column takes; a column without them takes a text. */
export const TABLE_WORDS = {
  importance: IMPORTANCES,
  kind: KINDS,
  source: SOURCES,
  strength: STRENGTHS,
  fit: ["unassessed", ...JUDGED_FITS],
} as const satisfies Partial<Record<TableColumn, readonly string[]>>;

/** The same table, opened after somebody else's changes to these cells: what stands in it is then an answer to them. */
export function rebased(base: TableBase, conflicts: readonly TableConflict[]): TableBase {
  const cells: Record<string, TableCells> = { ...base };
  for (const { id, column, now } of conflicts) {
    const before = cells[id];
    if (before) cells[id] = { ...before, [column]: now };
  }
  return cells;
}

/** Every promise in force or rumoured; dropped ones stay as they were. */
export function promiseTable(project: Project): TableBase {
  const rows = sortedById(project.promises).filter(([, { dropped }]) => !dropped);
  return Object.fromEntries(rows.map(([, promise]) => [promise.id, cellsOf(promise)]));
}

export function cellsOf(promise: CustomerPromise): TableCells {
  const { importance, kind, source, strength, statement } = promise;
  return {
    importance,
    kind,
    source,
    strength,
    fit: fitWord(promise),
    neededBy: promise.neededBy ?? "",
    area: promise.area ?? "",
    statement,
  };
}
