import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { plainName } from "../sheet/columns.ts";
import type { Sheet } from "../sheet/sheet-shape.ts";
import { findHeader, headingSet, note, type TableOptions, type TextRow, toTable } from "../sheet/table.ts";
import { refuseOtherThanXlsx, unreadable } from "../sheet/text.ts";
import { unpackWorkbook } from "./xlsx-parts.ts";
import { cellPlace, readXlsxSheet, type XlsxRow, type XlsxSheet } from "./xlsx-sheet.ts";
import { readWorkbook } from "./xlsx-workbook.ts";

export interface WorkbookOptions extends TableOptions {
  /** The name of the sheet, where the one with most of the wanted columns is not meant. */
  readonly sheet?: string;
}

/** Columns that a spreadsheet has beside its cells: what is pinned to a cell, and where a cell leads. */
export const NOTES_COLUMN = "Cell notes";
export const LINKS_COLUMN = "Cell links";

interface NamedSheet extends XlsxSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly isFrom1904: boolean;
}

/**
 * A sheet of a spreadsheet as text: formulas are not run, their last results are read. Throws `unreadable-file` and
 * `bad-value`.
 */
export async function readXlsx(bytes: Buffer, file: string, options: WorkbookOptions): Promise<Sheet> {
  const sheets = await filledSheets(bytes, file);
  const inSight = sheets.filter(({ isHidden }) => !isHidden);
  const chosen =
    options.sheet === undefined
      ? likeliest(inSight.length > 0 ? inSight : sheets, options.headings)
      : named(sheets, options.sheet);
  return toSheet(chosen, sheets, file, options);
}

/** Every sheet in sight. Throws like `readXlsx`; a sheet without a header is left out. */
export async function readAllSheets(bytes: Buffer, file: string, options: TableOptions): Promise<readonly Sheet[]> {
  const sheets = await filledSheets(bytes, file);
  const inSight = sheets.filter(({ isHidden }) => !isHidden);
  return (inSight.length > 0 ? inSight : sheets).map((sheet) => toSheet(sheet, sheets, file, options));
}

async function filledSheets(bytes: Buffer, file: string): Promise<readonly NamedSheet[]> {
  const parts = await unpackWorkbook(bytes, file);
  const workbook = readWorkbook(parts);
  if (workbook === null) {
    refuseOtherThanXlsx(bytes, file, undefined, false);
    throw unreadable(file, "it is not a spreadsheet that psvc can read", "Save it as .xlsx again, or as CSV UTF-8.");
  }
  const { isFrom1904 } = workbook;
  const sheets = workbook.sheets
    .map(({ name, part, isHidden }) => ({ name, isHidden, isFrom1904, ...readXlsxSheet(parts, part, workbook, file) }))
    .filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell.trim() !== "")));
  if (sheets.length === 0) throw unreadable(file, "it has no filled sheet", null);
  return sheets;
}

const SAYS_LIST = /requirement|anforderung|exigence|requisit|requerimient|eisen|backlog|feature|deal|opportunit/i;

/** The one whose header has the most known names, for one of which a telling name stands; the first of several. */
function likeliest(sheets: readonly NamedSheet[], headings: readonly string[]): NamedSheet {
  const wanted = headingSet(headings);
  const known = sheets.map(({ name, rows }) => {
    const texts = rows.map(({ cells }) => cells);
    const found = findHeader(texts, wanted)?.known ?? 0;
    return found === 0 ? 0 : found + (SAYS_LIST.test(name) ? 1 : 0);
  });
  return sheets[known.indexOf(Math.max(...known))] as NamedSheet;
}

function named(sheets: readonly NamedSheet[], name: string): NamedSheet {
  const found = sheets.find((sheet) => plainName(sheet.name) === plainName(name));
  if (found) return found;
  const names = sheets.map((sheet) => sheet.name);
  const near = nearest(name, names);
  const why = near.length > 0 ? `the nearest is ${near.join(" or ")}` : null;
  throw new PsvcError({ code: "bad-value", what: "--sheet", value: name, allowed: names, why });
}

function toSheet(sheet: NamedSheet, all: readonly NamedSheet[], file: string, options: TableOptions): Sheet {
  const struck = sheet.rows.filter(({ isStruck }) => isStruck);
  const table = toTable(sheet.rows.filter(({ isStruck }) => !isStruck).map(toRow), file, options);
  const pinned = withPinned(table, sheet);
  const lines = new Set(table.rows.map(({ line }) => line));
  const hidden = sheet.rows.filter(({ isHidden, isStruck, line }) => isHidden && !isStruck && lines.has(line));
  const others = all.filter((other) => other !== sheet);
  return {
    file,
    columns: pinned.columns,
    rows: pinned.rows,
    bad: [],
    beside: {},
    isFrom1904: sheet.isFrom1904,
    ...(table.headerLine === null ? {} : { headerLine: table.headerLine }),
    notes: [
      ...(table.notes ?? []),
      ...note(struck, "struck out, left out"),
      ...note(hidden, sheet.isFiltered ? "hidden by a filter, taken" : "hidden in the sheet, taken"),
      ...pinned.notes,
    ],
    sheet: {
      name: sheet.name,
      others: others.map(({ name }) => name),
      otherRows: others.map(({ rows }) => rows.length),
    },
  };
}

function toRow({ line, cells }: XlsxRow): TextRow {
  return { line, text: cells.filter(Boolean).join(" | "), cells };
}

/** With what is pinned to the cells of a row, where anything is, and the names that are merged over several rows. */
function withPinned(
  { columns, rows }: Pick<Sheet, "columns"> & { readonly rows: readonly TextRow[] },
  sheet: NamedSheet,
) {
  const { notes, links, merged } = sheet;
  const textAt = new Map(merged.size > 0 ? sheet.rows.flatMap(cellsByPlace) : []);
  const width = columns.length;
  const pinnedTo = (pins: ReadonlyMap<string, string>) => (row: TextRow) =>
    Array.from({ length: width }, (_, at) => {
      const pin = pins.get(cellPlace(row.line, at));
      return pin === undefined || pin === row.cells[at] ? [] : [pin];
    }).flat();
  const extra = [
    { column: NOTES_COLUMN, of: pinnedTo(notes), what: "cell note", as: "kept beside the row" },
    { column: LINKS_COLUMN, of: pinnedTo(links), what: "link", as: "kept beside the row" },
  ].map((one) => ({ ...one, texts: rows.map(one.of) }));
  const there = extra.filter(({ texts }) => texts.some((found) => found.length > 0));
  return {
    columns: [...columns, ...there.map(({ column }) => column)],
    rows: rows.map((row, i) => {
      const over = merged.size === 0 ? [] : mergedOver(row, width, merged, textAt);
      const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? "");
      const pins = there.map(({ texts }) => (texts[i] ?? []).join("; "));
      return { ...row, cells: [...cells, ...pins], ...(over.length > 0 ? { merged: new Map(over) } : {}) };
    }),
    notes: there.map(({ texts, what, as, column }) => {
      const count = texts.flat().length;
      return `${count} ${what}${count === 1 ? " is" : "s are"} ${as} (${column}).`;
    }),
  };
}

function cellsByPlace({ line, cells }: XlsxRow): readonly (readonly [string, string])[] {
  return cells.flatMap((cell, at) => (cell === "" ? [] : [[cellPlace(line, at), cell] as const]));
}

function mergedOver(
  { line, cells }: TextRow,
  width: number,
  merged: ReadonlyMap<string, string>,
  textAt: ReadonlyMap<string, string>,
): readonly (readonly [number, string])[] {
  return Array.from({ length: width }, (_, at) => {
    const text = cells[at] ? undefined : textAt.get(merged.get(cellPlace(line, at)) ?? "");
    return text === undefined ? [] : [[at, text] as const];
  }).flat();
}
