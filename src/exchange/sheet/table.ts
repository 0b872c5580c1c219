import { headingName, headingNames } from "./heading.ts";
import type { Sheet, SheetRow } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

/** Titles and notes that people put above a table. */
const HEADER_WITHIN = 30;

/** Where the header of a table is, and how it is known. */
export interface TableOptions {
  /** Names of columns that tell the header from what stands above it. */
  readonly headings: readonly string[];
  /** The line of the header; false where the first row is data already. */
  readonly header?: number | false | undefined;
}

/** A row of a file before its header is known. */
export type TextRow = Omit<SheetRow, "cells"> & { readonly cells: readonly string[] };

type Table = Pick<Sheet, "columns" | "notes"> & { readonly rows: readonly TextRow[] };

/** Parts the header from the rows, and says which rows it left out. Throws `unreadable-file`. */
export function toTable(rows: readonly TextRow[], file: string, options: TableOptions): Table {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (options.header === false) return { columns: numbered(filled), rows: filled, notes: [] };
  const at = headerIndex(filled, file, options);
  const header = filled[at];
  if (!header) throw unreadable(file, "it is empty", null);
  const columns = withUpperNames(header, filled[at - 1]);
  const below = filled.slice(at + 1);
  const names = columns.map(headingName);
  const isRepeated = ({ cells }: TextRow) => columns.every((column, i) => column === (cells[i] ?? "").trim());
  const isComment = ({ cells, text }: TextRow) =>
    /^\s*"?#/.test(text) && columns.length > 1 && cells.filter((cell) => cell.trim() !== "").length === 1;
  const repeated = names.filter(Boolean).length > 1 ? below.filter(isRepeated) : [];
  const comments = below.filter((row) => isComment(row));
  const left = new Set([...repeated, ...comments]);
  return {
    columns,
    rows: left.size > 0 ? below.filter((row) => !left.has(row)) : below,
    notes: [
      ...note(filled.slice(0, at), "above the header, left out"),
      ...note(repeated, "the header again, left out"),
      ...note(comments, "a comment, left out"),
    ],
  };
}

/** `Lines 2 and 5: …`, or nothing where there are no lines. */
export function note(rows: readonly { readonly line: number }[], what: string): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows.slice(0, 5).map(({ line }) => String(line));
  const rest = rows.length > 5 ? ` and ${rows.length - 5} more` : "";
  const last = rest === "" && lines.length > 1 ? ` and ${lines.pop()}` : "";
  return [`Line${rows.length > 1 ? "s" : ""} ${lines.join(", ")}${last}${rest}: ${what}.`];
}

/** How many cells of a row are names of columns, each name once. */
export function knownHeadings(cells: readonly string[], wanted: ReadonlySet<string>): number {
  const known = cells.flatMap((cell) => {
    const text = cell.trim();
    return text === "" ? [] : (headingNames(text).find((name) => wanted.has(name)) ?? []);
  });
  return new Set(known).size;
}

export function headingSet(headings: readonly string[]): ReadonlySet<string> {
  return new Set(headings.map(headingName));
}

/** The row near the top with the most names of columns, and how many; null where no row has any. */
export function findHeader(rows: readonly (readonly string[])[], wanted: ReadonlySet<string>) {
  let best: { readonly at: number; readonly known: number } | null = null;
  for (const [at, cells] of rows.slice(0, HEADER_WITHIN).entries()) {
    const known = knownHeadings(cells, wanted);
    if (known === 0 || known <= (best?.known ?? 0)) continue;
    const isAlone = cells.filter((cell) => cell.trim() !== "").length === 1;
    if (!isAlone || isOneColumn(rows)) best = { at, known };
  }
  return best;
}

function isOneColumn(rows: readonly (readonly string[])[]): boolean {
  return rows.every((cells) => cells.slice(1).every((cell) => cell.trim() === ""));
}

function headerIndex(rows: readonly TextRow[], file: string, { headings, header }: TableOptions): number {
  if (typeof header === "number") {
    const at = rows.findIndex(({ line }) => line === header);
    if (at >= 0) return at;
    throw unreadable(file, `line ${header} is empty or is not there`, "Say on which line the header is: --header 3");
  }
  if (headings.length === 0) return 0;
  const cells = rows.map((row) => row.cells);
  return findHeader(cells, headingSet(headings))?.at ?? firstWide(cells);
}

/** Titles stand alone in their row: the first row of a table has cells in most of its columns. */
function firstWide(rows: readonly (readonly string[])[]): number {
  const width = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== "").length;
  const widths = rows.map(width);
  const usual = widths.slice().sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
  const at = widths.slice(0, HEADER_WITHIN).findIndex((wide) => wide > 1 && wide >= usual * 0.6);
  return at < 0 ? 0 : at;
}

/** Where a header has two rows, a cell that is merged over both has its name in the upper one. */
function withUpperNames({ cells, line }: TextRow, above: TextRow | undefined): readonly string[] {
  const isAdjacent = above !== undefined && above.line === line - 1;
  const upper = isAdjacent && above.cells.filter((cell) => cell.trim() !== "").length > 1 ? above.cells : [];
  const length = Math.max(cells.length, upper.length);
  return Array.from({ length }, (_, i) => cells[i]?.trim() || upper[i]?.trim() || "");
}

function numbered(rows: readonly TextRow[]): readonly string[] {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  return Array.from({ length: width }, (_, i) => `Column ${i + 1}`);
}
