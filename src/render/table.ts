import measure from "fast-string-truncated-width";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
  /** Where the screen is narrow, the column with the highest number goes first; 0 always stays. */
  readonly drop?: number;
  readonly right?: boolean;
  /** May be cut short with an ellipsis down to this width; a column without it is never cut. */
  readonly shrinkTo?: number;
  readonly paint?: (text: string, row: Row) => string;
}

const BETWEEN = "  ";

/** A table that fits the width: columns are dropped by priority, then long ones cut with an ellipsis. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], style: Style): string {
  const kept = [...columns];
  const natural = new Map(columns.map((column) => [column, naturalWidth(column, rows)]));
  const least = (column: Column<Row>) =>
    Math.min(natural.get(column) ?? 0, column.shrinkTo ?? Number.POSITIVE_INFINITY);
  while (total(kept.map(least)) > style.width) {
    const first = kept.filter((column) => column.drop).sort((a, b) => (b.drop ?? 0) - (a.drop ?? 0))[0];
    if (!first) break;
    kept.splice(kept.indexOf(first), 1);
  }
  const widths = shrunk(
    kept.map((column) => natural.get(column) ?? 0),
    kept.map(least),
    style.width,
  );
  const line = (cells: readonly string[]) => cells.join(BETWEEN).trimEnd();
  const header = line(kept.map((column, i) => style.dim(pad(column.title, widths[i] ?? 0, column.right))));
  const body = rows.map((row) =>
    line(
      kept.map((column, i) => {
        const text = pad(cut(visible(column.value(row)), widths[i] ?? 0), widths[i] ?? 0, column.right);
        return column.paint ? column.paint(text, row) : text;
      }),
    ),
  );
  return [header, ...body].join("\n");
}

function naturalWidth<Row>(column: Column<Row>, rows: readonly Row[]): number {
  return Math.max(textWidth(column.title), ...rows.map((row) => textWidth(visible(column.value(row)))));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + BETWEEN.length * Math.max(0, widths.length - 1);
}

/** Takes from the widest shrinkable column, a cell at a time, until the row fits. */
function shrunk(natural: readonly number[], least: readonly number[], width: number): number[] {
  const widths = [...natural];
  for (let over = total(widths) - width; over > 0; over--) {
    const widest = widths.reduce(
      (best, w, i) => (w > (least[i] ?? 0) && (best < 0 || w > (widths[best] ?? 0)) ? i : best),
      -1,
    );
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** Letters that take one column each: of most texts the length is the width. */
const PLAIN = /^[ -~]*$/;

/** How many columns of a terminal a text takes: wide characters two, combining marks none. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : measure(text).width;
}

/** At most `width` columns of the terminal wide; never half of a wide character. */
export function cut(text: string, width: number): string {
  if (text.length <= width && PLAIN.test(text)) return text;
  const { index, truncated } = measure(text, { limit: width, ellipsis: "…", ellipsisWidth: 1 });
  return truncated ? `${text.slice(0, index).trimEnd()}…` : text;
}

export function pad(text: string, width: number, right = false): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return right ? space + text : text + space;
}

/** Breaks at spaces so that no line is wider than `width`; later lines are indented. A longer word stands alone. */
export function wrap(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? "";
  for (const word of text.trimStart().split(" ")) {
    const longer = line.trim() ? `${line} ${word}` : line + word;
    if (line.trim() && textWidth(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line].join("\n");
}
