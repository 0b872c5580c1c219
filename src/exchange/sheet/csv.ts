import { type Info, parse } from "csv-parse/sync";
import type { BadRow, Mark } from "../../errors.ts";
import { unguarded } from "./formula.ts";
import type { Sheet, SheetRow } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

const DELIMITERS = [",", ";", "\t"] as const;

interface CsvRecord {
  readonly record: string[];
  readonly raw: string;
  readonly info: Info;
}

/** The first line that is not empty names the columns. A row with more or fewer cells than that is a bad row. */
export function readCsv(text: string, file: string): Sheet {
  const { lines, named } = withoutSeparatorLine(withPlainLineEnds(text));
  const bad: BadRow[] = [];
  const records = parse(lines, {
    delimiter: named ?? delimiterOf(lines),
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (_err, raw) => {
      bad.push(neverClosed(lines, raw ?? ""));
      return undefined;
    },
    raw: true,
    info: true,
  }) as unknown as CsvRecord[];
  const [header, ...rest] = records.map(toRow);
  if (!header) throw unreadable(file, bad[0]?.why ?? "it is empty", null);
  const columns = header.cells.map((cell) => cell.trim());
  const filled = rest.filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  const isRagged = (row: CsvRow) => row.cells.length !== columns.length;
  const ragged = filled.filter(isRagged).map(({ line, text, cells }) => ({
    line,
    text,
    why: `${count(cells.length, "cell")} where the header has ${columns.length}`,
    mark: beyond(text, cells, columns.length),
  }));
  return {
    file,
    columns,
    rows: filled.filter((row) => !isRagged(row)),
    bad: [...ragged, ...bad],
    beside: {},
  };
}

/** The first cell too many; where some are missing, the end of the row. */
function beyond(text: string, cells: readonly string[], wanted: number): Mark {
  const before = cells.slice(0, wanted).reduce((from, cell) => text.indexOf(cell, from) + cell.length + 1, 0);
  if (cells.length <= wanted || before <= 0) return { start: text.length, length: 1 };
  return { start: Math.min(before, text.length), length: Math.max(1, text.length - before) };
}

type CsvRow = Omit<SheetRow, "cells"> & { readonly cells: readonly string[] };

function toRow({ record, raw, info }: CsvRecord): CsvRow {
  const own = raw.replace(/^\n+/, "").replace(/\n$/, "");
  const end = own.indexOf("\n");
  // csv-parse counts the lines up to the end of the record.
  return {
    line: info.lines - newlines(own),
    text: end < 0 ? own : own.slice(0, end),
    cells: record.map(unguarded),
  };
}

function neverClosed(lines: string, raw: string): BadRow {
  const own = raw.replace(/^\n+/, "");
  const swallowed = newlines(own.trimEnd());
  const rest = swallowed > 0 ? `, so the ${count(swallowed, "line")} after it could not be read` : "";
  return {
    line: newlines(lines.slice(0, lines.length - own.length)) + 1,
    text: own.split("\n", 1)[0] ?? "",
    why: `a quote is opened and never closed${rest}`,
    mark: { start: Math.max(0, (own.split("\n", 1)[0] ?? "").lastIndexOf('"')), length: 1 },
  };
}

/** Files mix line ends, and csv-parse would take the first kind it meets for all of them. */
function withPlainLineEnds(text: string): string {
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

/** The one that stands most often in the header, outside quotes. */
function delimiterOf(lines: string): string {
  const header = /^\s*((?:"(?:[^"]|"")*"|[^"\n])*)/.exec(lines)?.[1] ?? "";
  const bare = header.replace(/"(?:[^"]|"")*"/g, "");
  const times = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (times(delimiter) > times(best) ? delimiter : best));
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
