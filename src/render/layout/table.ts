import measure from "fast-string-truncated-width";
import { visible } from "./escape-control-characters.ts";
import type { Style } from "./style.ts";

export interface Column<Row> {
  readonly title: string;
  /** What it is called where the title is empty and every fact has its name: in a pipe, and read aloud. */
  readonly name?: string;
  readonly value: (row: Row) => string;
  /** Where the screen is narrow, the column with the highest number goes first; 0 always stays. */
  readonly drop?: number;
  readonly right?: boolean;
  /** Its texts may be wrapped down to this width, at spaces; a column without it is never wrapped. */
  readonly shrinkTo?: number;
  /** Its texts are cut after a whole word instead, where every row has to stay one line. */
  readonly isCut?: boolean;
  readonly paint?: (text: string, row: Row) => string;
}

const BETWEEN = "  ";
/** A longer word than this does not make the others give way: it is broken. */
const LONG_WORD = 24;

/** The rows as the style lays out tables: fitted to the width, tab-separated, or labelled. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], style: Style): string {
  const { header, body } = tableLines(rows, columns, style);
  return [...(header === null ? [] : [header]), ...body].join("\n");
}

export interface TableLines {
  /** null where the labels stand with the facts. */
  readonly header: string | null;
  /** One text a row, of one line or more. */
  readonly body: readonly string[];
}

/** The same, for those who put something under each row. */
export function tableLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[], style: Style): TableLines {
  if (style.layout === "tabs") return tabLines(rows, columns);
  if (style.layout === "labels") return { header: null, body: rows.map((row, i) => labels(row, columns, i > 0)) };
  return alignedLines(rows, columns, style);
}

function tabLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): TableLines {
  const line = (cells: readonly string[]) => cells.map(escaped).join("\t");
  return {
    header: line(columns.map(({ title, name }) => title || (name ?? ""))),
    body: rows.map((row) => line(columns.map((column) => column.value(row)))),
  };
}

/** One cell on one line: a tab or a line break in it is escaped, as everything is that could drive a terminal. */
function escaped(text: string): string {
  return visible(text.replace(/\t/g, "\\t").replace(/\r\n|\r|\n/g, "\\n"));
}

function labels<Row>(row: Row, columns: readonly Column<Row>[], isLater: boolean): string {
  const facts = columns
    .map(({ title, name, value }) => [title || (name ?? ""), visible(value(row)).trim()] as const)
    .filter(([, text]) => text !== "");
  if (facts.every(([title]) => title === "")) return facts.map(([, text]) => text).join(", ");
  return `${isLater ? "\n" : ""}${facts.map(([title, text]) => `${formatTitle(title)}: ${text}`).join("\n")}`;
}

/** `HEARD BY` is read as words, `ID` as letters. */
function formatTitle(title: string): string {
  return title === "ID" ? title : title.charAt(0).toUpperCase() + title.slice(1).toLowerCase();
}

/**
 * Columns are dropped by priority, then long texts wrapped; a word is broken only where it is wider than all there is.
 */
function alignedLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[], style: Style): TableLines {
  const cells = new Map(columns.map((column) => [column, rows.map((row) => visible(column.value(row)))]));
  const cellsOf = (column: Column<Row>) => cells.get(column) ?? [];
  const natural = (column: Column<Row>) => widest([column.title, ...cellsOf(column)]);
  const least = (column: Column<Row>) =>
    column.shrinkTo === undefined
      ? natural(column)
      : column.isCut
        ? Math.min(natural(column), column.shrinkTo)
        : Math.min(natural(column), Math.max(column.shrinkTo, longestWord([column.title, ...cellsOf(column)])));
  const remaining = fitting(columns, least, style.width);
  const atLeast =
    total(remaining.map(least)) > style.width
      ? remaining.map((one) => Math.min(least(one), one.shrinkTo ?? least(one)))
      : remaining.map(least);
  const widths = shrunk(remaining.map(natural), atLeast, style.width);
  const lineOf = (texts: readonly string[], paint: (text: string, column: Column<Row>) => string) =>
    texts
      .map((text, i) => {
        const column = remaining[i] as Column<Row>;
        const cell = pad(text, widths[i] ?? 0, column.right);
        return paint(i < remaining.length - 1 ? steady(cell) : cell, column);
      })
      .join(BETWEEN)
      .trimEnd();
  return {
    header: lineOf(
      remaining.map(({ title }) => title),
      (text) => style.dim(text),
    ),
    body: rows.map((row, at) => {
      const wrapped = remaining.map((column, i) => {
        const text = cellsOf(column)[at] ?? "";
        return column.isCut ? [cut(text, widths[i] ?? 0)] : wrapHard(text, widths[i] ?? 0);
      });
      const height = Math.max(...wrapped.map(({ length }) => length));
      return Array.from({ length: height }, (_, line) =>
        lineOf(
          wrapped.map((lines) => lines[line] ?? ""),
          (text, column) => (column.paint && text.trim() ? column.paint(text, row) : text),
        ),
      ).join("\n");
    }),
  };
}

/** What fits at its narrowest; the column with the highest number to drop goes first. */
function fitting<Row>(
  columns: readonly Column<Row>[],
  least: (column: Column<Row>) => number,
  width: number,
): readonly Column<Row>[] {
  const remaining = [...columns];
  while (total(remaining.map(least)) > width) {
    const first = remaining.filter((column) => column.drop).sort((a, b) => (b.drop ?? 0) - (a.drop ?? 0))[0];
    if (!first) break;
    remaining.splice(remaining.indexOf(first), 1);
  }
  return remaining;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(textWidth));
}

function longestWord(texts: readonly string[]): number {
  return Math.min(LONG_WORD, widest(texts.flatMap((text) => text.split(" "))));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + BETWEEN.length * Math.max(0, widths.length - 1);
}

/** Takes from the widest column that may give, a cell at a time, until the row fits. */
function shrunk(natural: readonly number[], least: readonly number[], width: number): number[] {
  const widths = [...natural];
  for (let over = total(widths) - width; over > 0; over--) {
    const widestAt = widths.reduce(
      (best, w, i) => (w > (least[i] ?? 0) && (best < 0 || w > (widths[best] ?? 0)) ? i : best),
      -1,
    );
    if (widestAt < 0) break;
    widths[widestAt] = (widths[widestAt] ?? 0) - 1;
  }
  return widths;
}

/** Letters that take one column each: of most texts the length is the width. */
const PLAIN = /^[ -~]*$/;

/** How many columns of a terminal a text takes: wide characters two, combining marks none. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : measure(text).width;
}

/** At most `width` columns of the terminal wide, and whole words, but for one that is itself a line. */
export function cut(text: string, width: number): string {
  if (text.length <= width && PLAIN.test(text)) return text;
  const { index, truncated } = measure(text, { limit: width, ellipsis: "…", ellipsisWidth: 1 });
  if (!truncated) return text;
  const end = text[index] === " " ? index : text.lastIndexOf(" ", index);
  const isWhole = end > 0 && index - end <= LONG_WORD;
  return `${text.slice(0, isWhole ? end : index).trimEnd()}…`;
}

export function pad(text: string, width: number, right = false): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return right ? space + text : text + space;
}

/**
 * Breaks each line at spaces so that none is wider than `width`; later parts are indented. A longer word stands alone.
 */
export function wrap(text: string, width: number, indent = ""): string {
  return text
    .split("\n")
    .flatMap((line) => wrapped(line, width, indent))
    .join("\n");
}

function wrapped(text: string, width: number, indent: string): readonly string[] {
  if (textWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? "";
  for (const word of text.trimStart().split(" ")) {
    const longer = line.trim() ? `${line} ${word}` : line + word;
    if (line.trim() && textWidth(longer) > width) {
      lines.push(line.trimEnd());
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Like `wrap`, and a word that is wider than all of the width is broken between two characters. */
function wrapHard(text: string, width: number): readonly string[] {
  return textWidth(text) <= width
    ? [text]
    : wrap(text, width)
        .split("\n")
        .flatMap((line) => broken(line, width));
}

function broken(line: string, width: number): readonly string[] {
  if (textWidth(line) <= width) return [line];
  const lines = [""];
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    const last = lines.at(-1) ?? "";
    if (last && textWidth(last + segment) > width) lines.push(segment);
    else lines[lines.length - 1] = last + segment;
  }
  return lines;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LEFT_TO_RIGHT_MARK = "\u200e";

/**
 * A cell in a script from right to left, ended so that a terminal that reorders leaves the next columns where they are.
 */
function steady(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${text}${LEFT_TO_RIGHT_MARK}` : text;
}
