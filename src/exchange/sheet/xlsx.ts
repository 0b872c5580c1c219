import { strFromU8, strToU8, zipSync } from "fflate";
import readWorkbook, { type Sheet as WorkbookSheet } from "read-excel-file/node";
import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { plainName } from "./columns.ts";
import type { Sheet } from "./sheet-shape.ts";
import { findHeader, headingSet, type TableOptions, toTable } from "./table.ts";
import { refuseOtherThanXlsx, unreadable } from "./text.ts";
import { checkTexts, placedCells, plainXml } from "./xlsx-cells.ts";
import { type Parts, unpackWorkbook } from "./xlsx-parts.ts";

export interface WorkbookOptions extends TableOptions {
  /** The name of the sheet, where the one with most of the wanted columns is not meant. */
  readonly sheet?: string;
}

/**
 * A sheet of a spreadsheet as text: formulas are not run, their last results are read. Throws `unreadable-file` and
 * `bad-value`.
 */
export async function readXlsx(bytes: Buffer, file: string, options: WorkbookOptions): Promise<Sheet> {
  const parts = await unpackWorkbook(bytes, file);
  const sheets = (await parse(checkedParts(parts, file), bytes, file)).filter(({ data }) => data.some(isFilled));
  const texts = sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
  if (texts.length === 0) throw unreadable(file, "it has no filled sheet", null);
  const hidden = hiddenSheets(parts);
  const inSight = texts.filter(({ name }) => !hidden.has(name));
  const chosen =
    options.sheet === undefined
      ? likeliest(inSight.length > 0 ? inSight : texts, options.headings)
      : named(texts, options.sheet);
  return {
    ...toSheet(chosen.rows, file, options),
    sheet: { name: chosen.name, others: texts.filter((text) => text !== chosen).map(({ name }) => name) },
  };
}

type Rows = readonly (readonly string[])[];
interface NamedRows {
  readonly name: string;
  readonly rows: Rows;
}

async function parse(parts: Parts, bytes: Buffer, file: string): Promise<readonly WorkbookSheet[]> {
  try {
    return await readWorkbook(Buffer.from(zipSync(parts, { level: 0 })), { trim: false });
  } catch (err) {
    refuseOtherThanXlsx(bytes, file, err, false);
    throw unreadable(
      file,
      "it is not a spreadsheet that psvc can read",
      "Save it as .xlsx again, or as CSV UTF-8.",
      err,
    );
  }
}

/** The parts as the reader can take them, within limits. Some programs write a yes as `true`. */
function checkedParts(parts: Parts, file: string): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, content]) => {
      if (!/\.xml$/i.test(name)) return [name, content];
      const xml = plainXml(strFromU8(content));
      checkTexts(xml, file);
      if (/^xl\/worksheets\/[^/]+$/i.test(name)) return [name, strToU8(placedCells(xml, file))];
      return [name, strToU8(xml.replace(/(\bdate1904=["'])true(["'])/, "$11$2"))];
    }),
  );
}

/** Sheets that somebody put out of sight: lists of choices, old versions. */
function hiddenSheets(parts: Parts): ReadonlySet<string> {
  const workbook = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array());
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s(?:[^<>"']|"[^"]*"|'[^']*')*>/g)].map(([tag]) => tag);
  const hidden = sheets.filter((tag) => /\sstate=["'](?:hidden|veryHidden)["']/.test(tag));
  return new Set(hidden.flatMap((tag) => /\sname="([^"]*)"/.exec(tag)?.[1] ?? []));
}

/** What a spreadsheet shows for a number that it is to show as a day and cannot. */
const NO_DAY = "#NUM!";

type CellValue = WorkbookSheet["data"][number][number];

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? NO_DAY : value.toISOString().replace(/T00:00:00\.000Z$/, "");
  return typeof value === "string" ? value : String(value);
}

function isFilled(row: readonly CellValue[]): boolean {
  return row.some((cell) => cellText(cell).trim() !== "");
}

/** The one whose header has the most known names; the first of several. */
function likeliest(sheets: readonly NamedRows[], headings: readonly string[]): NamedRows {
  const wanted = headingSet(headings);
  const known = sheets.map(({ rows }) => findHeader(rows, wanted)?.known ?? 0);
  return sheets[known.indexOf(Math.max(...known))] as NamedRows;
}

function named(sheets: readonly NamedRows[], name: string): NamedRows {
  const found = sheets.find((sheet) => plainName(sheet.name) === plainName(name));
  if (found) return found;
  const names = sheets.map((namedRows) => namedRows.name);
  const near = nearest(name, names);
  const why = near.length > 0 ? `the nearest is ${near.join(" or ")}` : null;
  throw new PsvcError({ code: "bad-value", what: "--sheet", value: name, allowed: names, why });
}

function toSheet(rows: Rows, file: string, options: TableOptions): Sheet {
  const numbered = rows.map((cells, index) => ({ line: index + 1, text: cells.filter(Boolean).join(" | "), cells }));
  return { file, ...toTable(numbered, file, options), bad: [], beside: {} };
}
