import type { BadRow, Mark } from "../../errors.ts";
import { type CsvRecord, readRecords } from "./csv-records.ts";
import { unguarded } from "./formula.ts";
import type { Sheet } from "./sheet-shape.ts";
import { findHeader, headingSet, note, type TableOptions, type TextRow, toTable } from "./table.ts";
import { MOST_ROWS, tooManyRows, unreadable } from "./text.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** Stands in no text: a list of one column has nothing between its cells. */
const NO_DELIMITER = "\0";
/** Enough to tell how the cells are parted. */
const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_RECORDS = 40;

/**
 * A text of records. Rows that are shorter than the header are filled up; those that are longer are cut where the rest
 * is empty, and bad where it is not and no comma within a text explains it. What was done to rows is in `notes`.
 */
export function readCsv(text: string, file: string, options: TableOptions = { headings: [] }): Sheet {
  const { lines, named } = withoutSeparatorLine(withPlainLineEnds(text));
  const delimiter = named ?? delimiterOf(lines, options);
  const read = readRecords(lines, delimiter, MOST_ROWS + 1);
  if (read.length > MOST_ROWS) throw tooManyRows(file);
  const records = withoutOuterBars(read, delimiter).filter((record) => !isRule(record));
  if (records.length === 0) throw unreadable(file, "it is empty", null);
  const table = toTable(records.map(toRow), file, options);
  const stray = new Set(records.filter(({ hasStrayQuote }) => hasStrayQuote).map(({ line }) => line));
  const width = table.columns.length;
  const firstTry = table.rows.map((row) => fitRow(row, width, delimiter));
  // Where texts came without quotes, a row may have the width of the header by chance.
  const isUnquoted = firstTry.filter(({ how }) => how === "joined").length >= ROWS_WITHOUT_QUOTES;
  const fitted = isUnquoted ? table.rows.map((row) => fitUnquoted(row, width, delimiter)) : firstTry;
  const bad: BadRow[] = fitted.flatMap(({ row, how }) => (how === "bad" ? tooLong(row, table.columns.length) : []));
  const taken = fitted.filter(({ how }) => how !== "bad");
  const rowsThat = (how: Fit) => taken.filter((one) => one.how === how).map(({ row }) => row);
  return {
    file,
    columns: table.columns,
    rows: taken.map(({ row }) => row),
    bad,
    beside: {},
    ...(table.headerLine === null ? {} : { headerLine: table.headerLine }),
    notes: [
      ...(table.notes ?? []),
      ...note(rowsThat("filled"), "fewer cells than the header, so the rest is empty"),
      ...note(rowsThat("joined"), "a separator inside a text without quotes was kept in the text"),
      ...note(
        taken.map(({ row }) => row).filter(({ line }) => stray.has(line)),
        "a quote is opened and never closed, so the row was read without it",
      ),
    ],
  };
}

const ROWS_WITHOUT_QUOTES = 3;

type Fit = "as-it-is" | "filled" | "joined" | "bad";

interface FittedRow {
  readonly row: TextRow;
  readonly how: Fit;
}

/** The row with as many cells as the header. */
function fitRow(row: TextRow, width: number, delimiter: string): FittedRow {
  const { cells } = row;
  if (cells.length === width) return { row, how: "as-it-is" };
  if (cells.length < width) {
    const missing = Array.from({ length: width - cells.length }, () => "");
    return { row: { ...row, cells: [...cells, ...missing] }, how: "filled" };
  }
  if (cells.slice(width).every((cell) => cell.trim() === ""))
    return { row: { ...row, cells: cells.slice(0, width) }, how: "as-it-is" };
  const joined = joinedAtSpaces(cells, delimiter);
  return joined.length === width ? { row: { ...row, cells: joined }, how: "joined" } : { row, how: "bad" };
}

/** Of a file whose texts have separators and no quotes: each row is put together first, and then filled up. */
function fitUnquoted(row: TextRow, width: number, delimiter: string): FittedRow {
  const joined = joinedAtSpaces(row.cells, delimiter);
  if (joined.length === row.cells.length) return fitRow(row, width, delimiter);
  const fitted = fitRow({ ...row, cells: joined }, width, delimiter);
  return { ...fitted, how: fitted.how === "bad" ? "bad" : "joined" };
}

/** A separator with a space behind it stands in a sentence. */
function joinedAtSpaces(cells: readonly string[], delimiter: string): readonly string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    if (/^ \S/.test(cell) && joined.length > 0) joined.push(`${joined.pop()}${delimiter}${cell}`);
    else joined.push(cell);
  }
  return joined;
}

function tooLong({ line, text, cells }: TextRow, width: number): readonly BadRow[] {
  const why = `${cells.length} cells where the header has ${width}`;
  return [{ line, text, why, mark: beyond(text, cells, width) }];
}

/** The cells too many. */
function beyond(text: string, cells: readonly string[], wanted: number): Mark {
  const before = cells.slice(0, wanted).reduce((from, cell) => text.indexOf(cell, from) + cell.length + 1, 0);
  if (before <= 0) return { start: text.length, length: 1 };
  return { start: Math.min(before, text.length), length: Math.max(1, text.length - before) };
}

function toRow({ line, text, cells }: CsvRecord): TextRow {
  return { line, text, cells: cells.map(unguarded) };
}

/** A table of Markdown, or one of a terminal, has bars at both ends of its lines. */
function withoutOuterBars(records: readonly CsvRecord[], delimiter: string): readonly CsvRecord[] {
  const isEmpty = (cell: string | undefined) => cell?.trim() === "";
  const hasBars = ({ cells }: CsvRecord) => cells.length > 2 && isEmpty(cells[0]) && isEmpty(cells.at(-1));
  if (delimiter !== "|" || !records.every((record) => hasBars(record))) return records;
  return records.map((record) => ({ ...record, cells: record.cells.slice(1, -1).map((cell) => cell.trim()) }));
}

/** The line between the head and the body of such a table. */
function isRule({ cells }: CsvRecord): boolean {
  return cells.length > 1 && cells.every((cell) => /^\s*:?[-=]{2,}:?\s*$/.test(cell));
}

/** Files mix line ends. */
function withPlainLineEnds(text: string): string {
  if (!text.includes("\r")) return text;
  return text.includes("\n") ? text.replaceAll("\r\n", "\n") : text.replaceAll("\r", "\n");
}

/**
 * A first line `sep=;` is for a spreadsheet's eyes, and says what parts the cells. It stays as an empty one, so that
 * lines keep their numbers.
 */
function withoutSeparatorLine(text: string): { readonly lines: string; readonly named: string | null } {
  const [first, separator = ""] = /^"?sep=(.)"?[ ]*(?=\n|$)/i.exec(text) ?? [];
  return first === undefined ? { lines: text, named: null } : { lines: text.slice(first.length), named: separator };
}

/** The one by which the header has the most known names, and the rows the same number of cells. */
function delimiterOf(lines: string, options: TableOptions): string {
  const sample = lines.slice(0, SAMPLE_CHARACTERS);
  const wanted = headingSet(options.headings);
  const scores = DELIMITERS.map((delimiter) => scoreOf(readRecords(sample, delimiter, SAMPLE_RECORDS), wanted));
  const best = Math.max(...scores);
  return best === 0 ? NO_DELIMITER : (DELIMITERS[scores.indexOf(best)] ?? ",");
}

/** 0 where it does not part the header. */
function scoreOf(records: readonly CsvRecord[], wanted: ReadonlySet<string>): number {
  const rows = records.map(({ cells }) => cells);
  const header = findHeader(rows, wanted);
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [usual = 1, often = 0] = [...widths].sort(([, a], [, b]) => b - a)[0] ?? [];
  const width = header ? (rows[header.at]?.length ?? 1) : wanted.size > 0 ? usual : (rows[0]?.length ?? 1);
  if (width < 2) return 0;
  const steadiness = often / Math.max(1, rows.length);
  return 1 + 10 * (header?.known ?? 0) + 5 * steadiness + Math.min(usual, 20) / 20;
}
