import { headingNames } from "../sheet/heading.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { readLegend } from "./answers.ts";

const MARK = /^(?:x|✓|✔|✅|☑|■|●|•|1|y|yes|true|\*)$/i;
const NO_MARK = /^(?:|-|–|—|0|n|no|false|☐|✗|✘)$/i;

/**
 * One column for each answer (`Fully`, `Partially`, `Not`) with a mark in one of them is one answer: the sheet with a
 * column of the words in place of the marks. Where a row has marks in two, it has no answer.
 */
export function withOneAnswer(sheet: Sheet): Sheet {
  const columns = sheet.columns.flatMap((column, at) => (isAnswerColumn(sheet, column, at) ? [at] : []));
  if (columns.length < 2 || columns.length > 6) return sheet;
  const names = columns.map((at) => sheet.columns[at] ?? "");
  const isAnswer = new Set(columns);
  return {
    ...sheet,
    columns: [...sheet.columns.map((column, at) => (isAnswer.has(at) ? "" : column)), "answer"],
    rows: sheet.rows.map((row) => ({ ...row, cells: [...row.cells, answerIn(row, columns, names)] })),
    notes: [...(sheet.notes ?? []), `${names.join(", ")}: one answer, by the column that is marked.`],
  };
}

function isAnswerColumn({ rows }: Sheet, column: string, at: number): boolean {
  const isWord = headingNames(column).some((name) => name.length > 1 && readLegend([name], new Map()).has(name));
  const texts = rows.map((row) => textAt(row, at));
  return (
    isWord && texts.some((text) => MARK.test(text)) && texts.every((text) => MARK.test(text) || NO_MARK.test(text))
  );
}

function answerIn(row: SheetRow, columns: readonly number[], names: readonly string[]): string {
  const marked = columns.flatMap((at, i) => (MARK.test(textAt(row, at)) ? [names[i] ?? ""] : []));
  return marked.length < 2 ? (marked[0] ?? "") : `several: ${marked.join(", ")}`;
}

function textAt({ cells }: SheetRow, at: number): string {
  const cell = cells[at];
  return typeof cell === "string" ? cell.trim() : "";
}
