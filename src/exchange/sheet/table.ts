import { ASKS } from "./asks.ts";
import { headingName, headingNames } from "./heading.ts";
import type { Sheet, SheetRow } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

/** Titles and notes that people put above a table. */
const HEADER_WITHIN = 30;
/** In characters, of the name of a column. */
const LONGEST_NAME = 60;

/** Where the header of a table is, and how it is known. */
export interface TableOptions {
  /** Names of columns that tell the header from what stands above it. */
  readonly headings: readonly string[];
  /** The line of the header; false where the first row is data already. */
  readonly header?: number | false | undefined;
}

/** A row of a file before its header is known. */
export type TextRow = Omit<SheetRow, "cells"> & { readonly cells: readonly string[] };

interface Table extends Pick<Sheet, "columns" | "notes"> {
  readonly rows: readonly TextRow[];
  /** null where no row is the header. */
  readonly headerLine: number | null;
}

/** Parts the header from the rows, and says which rows it left out. Throws `unreadable-file`. */
export function toTable(rows: readonly TextRow[], file: string, options: TableOptions): Table {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (options.header === false) return { columns: numbered(filled), rows: filled, notes: [], headerLine: null };
  const first = headerIndex(filled, file, options);
  const at =
    first !== null && options.header === undefined && goesOn(filled[first], filled[first + 1]) ? first + 1 : first;
  if (at === null)
    return {
      columns: numbered(filled),
      rows: filled,
      headerLine: null,
      notes: ["No header was found: columns are Column 1, Column 2, ... (--header N says where it is)."],
    };
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
    headerLine: header.line,
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

/**
 * The row near the top with the most names of columns, and how many; null where no row has any. A name alone is no
 * header where it stands among data: `feature` is a word of lists as well.
 */
export function findHeader(rows: readonly (readonly string[])[], wanted: ReadonlySet<string>) {
  let best: { readonly at: number; readonly known: number } | null = null;
  for (const [at, cells] of rows.slice(0, HEADER_WITHIN).entries()) {
    const known = knownHeadings(cells, wanted);
    if (known === 0 || known <= (best?.known ?? 0)) continue;
    const isAlone = filledCells(cells) === 1;
    const isHeader =
      looksLikeHeader(cells) || (known > 1 && known * 2 >= filledCells(cells)) || (known > 2 && !cells.some(isNumber));
    if (isAlone ? isOneColumn(rows) : isHeader) best = { at, known };
  }
  if (best === null || best.known > 2) return best;
  if (best.known > 1 && looksLikeHeader(rows[best.at] ?? [])) return best;
  const first = firstWide(rows);
  const isAsWide = filledCells(rows[first]) >= filledCells(rows[best.at]);
  return first < best.at && isAsWide && looksLikeHeader(rows[first] ?? []) ? { at: first, known: 0 } : best;
}

function filledCells(cells: readonly string[] = []): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

function isNumber(cell: string): boolean {
  return /^\s*[\d.,]+\s*%?\s*$/.test(cell);
}

/** Short texts that differ, and no number, day or yes among them. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter(Boolean);
  const isName = (text: string) => text.length <= LONGEST_NAME && /\p{L}/u.test(text) && !/[.!]$/.test(text);
  return texts.length > 1 && texts.every(isName) && new Set(texts).size === texts.length;
}

function isOneColumn(rows: readonly (readonly string[])[]): boolean {
  return rows.every((cells) => cells.slice(1).every((cell) => cell.trim() === ""));
}

function headerIndex(rows: readonly TextRow[], file: string, { headings, header }: TableOptions): number | null {
  if (typeof header === "number") {
    const at = rows.findIndex(({ line }) => line === header);
    if (at >= 0) return at;
    throw unreadable(file, `line ${header} is empty or is not there`, "Say on which line the header is: --header 3");
  }
  if (headings.length === 0) return 0;
  const cells = rows.map((row) => row.cells);
  const found = findHeader(cells, headingSet(headings));
  if (found !== null && found.known > 0) return found.at;
  const first = found?.at ?? firstWide(cells);
  return isData(cells, first) ? null : first;
}

const ROWS_TO_COMPARE = 50;
/** Of the cells below, for a column to be of one kind. */
const MOST = 0.8;

/**
 * Whether the row is one of data already: a code above codes, a number above numbers, a sentence above sentences, or a
 * text that comes again below. Of a list without a header each row counts.
 */
function isData(rows: readonly (readonly string[])[], at: number): boolean {
  const below = rows.slice(at + 1, at + 1 + ROWS_TO_COMPARE);
  if (below.length < 2) return false;
  const first = rows[at] ?? [];
  const isAgain = (cells: readonly string[]) =>
    first.every((cell, column) => cell.trim() === (cells[column] ?? "").trim());
  const others = below.filter((cells) => !isAgain(cells));
  return first.some((cell, column) => {
    const texts = others.map((cells) => (cells[column] ?? "").trim()).filter(Boolean);
    const kind = kindOfCell(cell);
    const isOfKind = kind !== "none" && kind !== "name" && share(texts, (text) => kindOfCell(text) === kind) >= MOST;
    const isText = isSentenceAbove(cell, texts) || (/\S\s+\S/.test(cell.trim()) && ASKS.test(cell));
    return texts.length > 1 && (isOfKind || texts.includes(cell.trim()) || isText);
  });
}

/** Four words or more, about as long as the sentences below it; no question, as forms have above their answers. */
function isSentenceAbove(cell: string, texts: readonly string[]): boolean {
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const wordsOf = (text: string) => text.trim().split(/\s+/).length;
  if (wordsOf(cell) < 4 || cell.trim().length < usual * 0.4 || /[?:]\s*$/.test(cell)) return false;
  return share(texts, (text) => wordsOf(text) > 2) >= MOST;
}

function share(texts: readonly string[], holds: (text: string) => boolean): number {
  return texts.filter(holds).length / Math.max(1, texts.length);
}

function kindOfCell(cell: string): "none" | "number" | "code" | "sentence" | "name" {
  const text = cell.trim();
  if (text === "") return "none";
  if (/^[\d.,\s%€$£-]+$/.test(text)) return "number";
  if (/^\p{L}{0,8}[-_. ]?\d[\p{L}\d._/-]*$/u.test(text)) return "code";
  return text.length > LONGEST_NAME || /\p{L}\.$/u.test(text) ? "sentence" : "name";
}

/** Titles stand alone in their row: the first row of a table has cells in most of its columns. */
function firstWide(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(filledCells);
  const usual = widths.slice().sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
  if (usual < 2) return 0;
  const at = widths.slice(0, HEADER_WITHIN).findIndex((wide) => wide > 1 && wide >= usual * 0.6);
  return at < 0 ? 0 : at;
}

/** Whether a header goes on in the next row: names in most of the columns in which the first row has none. */
function goesOn(header: TextRow | undefined, next: TextRow | undefined): boolean {
  if (!header || !next || next.line !== header.line + 1 || !looksLikeHeader(next.cells)) return false;
  const filled = next.cells.flatMap((cell, at) => (cell.trim() === "" ? [] : [at]));
  const fresh = filled.filter((at) => (header.cells[at] ?? "").trim() === "");
  const bare = header.cells.filter((cell, at) => cell.trim() !== "" && (next.cells[at] ?? "").trim() === "");
  return fresh.length > 1 && fresh.length * 2 > filled.length && bare.length > 1;
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
