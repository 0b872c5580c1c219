import {
  TABLE_COLUMNS,
  TABLE_WORDS,
  type TableBase,
  type TableColumn,
  type TableLine,
} from "../../domain/promise/promise-table.ts";

/** A line as it was read, with where each cell stands in it. */
export interface ReadLine extends TableLine {
  readonly text: string;
  readonly places: Readonly<Record<TableColumn | "id", CellPlace>>;
}

/** In characters of the line; `end` is after the last. */
export interface CellPlace {
  readonly start: number;
  readonly end: number;
}

export interface ReadTable {
  readonly lines: readonly ReadLine[];
  /** Lines that are no row of the table. */
  readonly bad: readonly { readonly line: number; readonly text: string; readonly why: string }[];
}

const COLUMNS = ["id", ...TABLE_COLUMNS] as const;
const BETWEEN = " | ";
/** A wider cell is written out and moves its own line only. */
const WIDEST = 24;

/** One line a promise, under a head that says how it is edited. */
export function writePromiseTable(slug: string, customer: string, base: TableBase): string {
  const rows = [
    COLUMNS.map((column, i) => `${i === 0 ? "# " : ""}${column === "neededBy" ? "needed by" : column}`),
    ...Object.entries(base).map(([id, cells]) => [id, ...TABLE_COLUMNS.map((column) => toCell(cells[column], column))]),
  ];
  const widths = COLUMNS.map((_, i) => Math.min(WIDEST, Math.max(...rows.map((row) => (row[i] ?? "").length))));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join(BETWEEN)
      .trimEnd(),
  );
  return `${[...head(slug, toCell(customer, "statement")), ...lines].join("\n")}\n`;
}

function head(slug: string, customer: string): readonly string[] {
  const words = Object.entries(TABLE_WORDS).map(([column, allowed]) => `${column.padEnd(10)}  ${allowed.join(" ")}`);
  return [
    `What was promised to ${customer}. Change the lines, save, and close the editor:`,
    "the changes are shown, and nothing is written before you say yes.",
    "",
    ...words,
    "needed by   2027-03-15, fri, in 2 weeks; empty for none",
    "",
    "A new promise is a line without an id; only the statement alone will do as well.",
    "A fit that you change is judged by hand. By what it rests on: psvc promise assess",
    `A line that you take out stays as it is. To drop a promise: psvc promise drop ${slug} P1`,
    "Within a text \\n is a line break, \\t a tab, \\\\ a backslash, and in the area \\| a bar.",
    "",
  ].map((line) => `# ${line}`.trimEnd());
}

/** Every line that is neither empty nor a comment. */
export function readPromiseTable(text: string): ReadTable {
  const lines: ReadLine[] = [];
  const bad: { line: number; text: string; why: string }[] = [];
  for (const [i, raw] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (raw.trim() === "" || raw.trimStart().startsWith("#")) continue;
    const places = placesIn(raw);
    if (typeof places === "string") bad.push({ line: i + 1, text: raw, why: places });
    else {
      const cell = (column: TableColumn | "id") => fromCell(raw.slice(places[column].start, places[column].end));
      const cells = Object.fromEntries(TABLE_COLUMNS.map((column) => [column, cell(column)])) as ReadLine["cells"];
      lines.push({ line: i + 1, text: raw, id: cell("id").toUpperCase(), cells, places });
    }
  }
  return { lines, bad };
}

/** A sentence where it is no row. */
function placesIn(raw: string): ReadLine["places"] | string {
  const bars = [...raw.matchAll(/\\.|\|/g)].filter(([found]) => found === "|").map(({ index }) => index);
  const wanted = COLUMNS.length - 1;
  if (bars.length === 0 && /^\s*P\d+\b/i.test(raw)) return "its columns are gone: they stand between |";
  if (bars.length > 0 && bars.length < wanted)
    return `it has ${bars.length + 1} columns, and the table has ${COLUMNS.length}: ${COLUMNS.join(", ")}`;
  const isStatementAlone = bars.length === 0;
  const edges = [-1, ...bars.slice(0, wanted), raw.length];
  const place = (i: number): CellPlace =>
    trimmed(raw, (edges[i] ?? 0) + 1, i === wanted ? raw.length : (edges[i + 1] ?? raw.length));
  return Object.fromEntries(
    COLUMNS.map((column, i) => {
      if (!isStatementAlone) return [column, place(i)];
      return [column, column === "statement" ? trimmed(raw, 0, raw.length) : { start: 0, end: 0 }];
    }),
  ) as ReadLine["places"];
}

function trimmed(raw: string, from: number, to: number): CellPlace {
  const cell = raw.slice(from, to);
  const start = from + (cell.length - cell.trimStart().length);
  return { start, end: Math.max(start, from + cell.trimEnd().length) };
}

/** What would break a line or hide in it; a backslash, so that an escape is told from one that was typed. */
const ESCAPED = /[\\\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;
const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

/** The statement is the rest of its line, so a bar needs no escape in it. */
function toCell(text: string, column: TableColumn): string {
  const escaped = text.replace(
    ESCAPED,
    (item) => NAMED[item] ?? `\\u${item.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return column === "statement" ? escaped : escaped.replaceAll("|", "\\|");
}

function fromCell(cell: string): string {
  const plain: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", "|": "|" };
  return cell.replace(/\\(?:u([0-9a-f]{4})|([nrt\\|]))/g, (_, code: string | undefined, letter: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (plain[letter] ?? letter),
  );
}
