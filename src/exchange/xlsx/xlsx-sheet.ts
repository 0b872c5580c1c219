import { MOST_COLUMNS } from "../sheet/sheet-shape.ts";
import { MOST_ROWS, tooManyRows, unreadable } from "../sheet/text.ts";
import { formatNumber } from "./xlsx-format.ts";
import type { Parts } from "./xlsx-parts.ts";
import { partText, relationsOf, type Workbook } from "./xlsx-workbook.ts";
import { attributeOf, elementsOf, tagsOf, textOfElement, unescapeXml } from "./xml.ts";

const MOST_CELLS = 5_000_000;
/** In characters; a cell of a spreadsheet holds 32,767. */
const LONGEST_TEXT = 100_000;

/** A row with something in it, as text. */
export interface XlsxRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly isHidden: boolean;
  /** Whether all of its texts are struck out. */
  readonly isStruck: boolean;
}

/** What stands in a sheet beside its cells, each by its place such as `B5`. */
export interface XlsxSheet {
  readonly rows: readonly XlsxRow[];
  readonly notes: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
  /** Cells that are merged with one above them, and the place of that one. */
  readonly merged: ReadonlyMap<string, string>;
  /** Whether its hidden rows may be hidden by a filter. */
  readonly isFiltered: boolean;
}

/**
 * The rows of a sheet: formulas are not run, their last results are read. Rows that formatting leaves to the end of a
 * sheet are none. Where a program left the places out, they are counted. Throws `unreadable-file` for a sheet that
 * would take all memory.
 */
export function readXlsxSheet(parts: Parts, part: string, workbook: Workbook, file: string): XlsxSheet {
  const xml = partText(parts, part) ?? "";
  const relations = relationsOf(parts, part);
  const byId = new Map(relations.map(({ id, target }) => [id, target]));
  return {
    rows: rowsOf(xml, workbook, file),
    notes: notesOf(parts, relations),
    links: new Map(
      tagsOf(xml, "hyperlink").flatMap((tag) => {
        const place = attributeOf(tag, "ref");
        const target = byId.get(attributeOf(tag, "id") ?? "");
        return place === null || target === undefined ? [] : [[place.split(":")[0] ?? place, target] as const];
      }),
    ),
    merged: new Map(tagsOf(xml, "mergeCell").flatMap((tag) => mergedDown(attributeOf(tag, "ref") ?? "", file))),
    isFiltered: /<(?:\w+:)?autoFilter[\s>/]/.test(xml),
  };
}

/** The place of a cell as a spreadsheet writes it: 1 and 2 are `B1`. */
export function cellPlace(line: number, column: number): string {
  return `${lettersOf(column + 1)}${line}`;
}

const TAG = /<(\w+:)?(row|c)(?=[\s>/])((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;

function rowsOf(xml: string, workbook: Workbook, file: string): readonly XlsxRow[] {
  const rows: XlsxRow[] = [];
  let [line, column, widest] = [0, 0, 0];
  let [isHidden, struck, filled] = [false, 0, 0];
  let cells: string[] = [];
  const close = () => {
    if (cells.length > 0) rows.push({ line, cells: dense(cells), isHidden, isStruck: filled > 0 && struck === filled });
    [cells, struck, filled] = [[], 0, 0];
  };
  TAG.lastIndex = 0;
  for (let found = TAG.exec(xml); found !== null; found = TAG.exec(xml)) {
    const [, prefix = "", name, attributes = ""] = found;
    if (name === "row") {
      close();
      if (rows.length > MOST_ROWS) throw tooManyRows(file);
      const place = plainAttribute(attributes, "r");
      [line, column] = [place === null ? line + 1 : lineOf(place, file), 0];
      isHidden = /\shidden\s*=\s*["'](?:1|true)["']/.test(attributes);
      continue;
    }
    const place = plainAttribute(attributes, "r");
    const at = place === null ? { line, column: column + 1 } : cellAt(place, file);
    if (at.line !== line) {
      close();
      line = at.line;
    }
    column = at.column;
    if (attributes.endsWith("/")) continue;
    const end = xml.indexOf(`</${prefix}c`, TAG.lastIndex);
    const inside = xml.slice(TAG.lastIndex, end < 0 ? xml.length : end);
    if (end > 0) TAG.lastIndex = end;
    const cell = readCell(inside, attributes, workbook);
    if (cell === null || cell.text === "") continue;
    if (cell.text.length > LONGEST_TEXT)
      throw unreadable(
        file,
        `a cell of it has ${cell.text.length} characters`,
        "Shorten it, or save the sheet as CSV UTF-8.",
      );
    widest = Math.max(widest, column);
    if (widest > MOST_COLUMNS)
      throw unreadable(file, `it has ${widest} columns, and psvc reads up to ${MOST_COLUMNS}`, null);
    if (widest * line > MOST_CELLS)
      throw unreadable(
        file,
        `it has ${line} rows of ${widest} columns, and psvc reads up to ${MOST_CELLS} cells`,
        "Split it.",
      );
    cells[column - 1] = cell.text;
    if (/\p{L}/u.test(cell.text)) {
      filled += 1;
      struck += cell.isStruck ? 1 : 0;
    }
  }
  close();
  return rows;
}

function dense(cells: readonly string[]): readonly string[] {
  return Array.from(cells, (cell) => cell ?? "");
}

/** null for a cell without a value. */
function readCell(inside: string, attributes: string, { texts, styles, isFrom1904 }: Workbook) {
  const type = plainAttribute(attributes, "t");
  const style = styles[Number(plainAttribute(attributes, "s") ?? 0)];
  const isStruck = style?.isStruck ?? false;
  if (type === "inlineStr") return { text: textOfElement(inside), isStruck };
  const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(inside)?.[1];
  if (value === undefined) return inside.includes("<is") ? { text: textOfElement(inside), isStruck } : null;
  if (type === "s") {
    const shared = texts[Number(value)];
    return shared === undefined ? null : { text: shared.text, isStruck: isStruck || shared.isStruck };
  }
  if (type === "b") return { text: value.trim() === "1" || value.trim() === "true" ? "true" : "false", isStruck };
  if (type === "d") return { text: value.trim().replace(/T00:00:00(?:\.0+)?Z?$/, ""), isStruck };
  if (type !== null && type !== "n") return { text: unescapeXml(value), isStruck };
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isNaN(number)) return { text: unescapeXml(value), isStruck };
  return { text: formatNumber(number, style?.format ?? { kind: "plain" }, isFrom1904), isStruck };
}

/** Faster than `attributeOf`, for what a sheet has by the ten thousand. */
function plainAttribute(attributes: string, name: "r" | "s" | "t"): string | null {
  const found = PLAIN_ATTRIBUTES[name].exec(attributes);
  return found ? (found[1] ?? found[2] ?? "") : null;
}

const PLAIN_ATTRIBUTES = {
  r: /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  s: /\ss\s*=\s*(?:"([^"]*)"|'([^']*)')/,
  t: /\st\s*=\s*(?:"([^"]*)"|'([^']*)')/,
} as const;

/** Threads before the notes that stand in for them in old programs; without the name of who wrote it. */
function notesOf(parts: Parts, relations: ReturnType<typeof relationsOf>): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  const partOf = (type: string) => relations.find((relation) => relation.type.endsWith(`/${type}`))?.target ?? "";
  for (const element of elementsOf(partText(parts, partOf("comments")) ?? "", "comment")) {
    const text = textOfElement(element)
      .replace(/^[^\n:]{1,40}:\n/, "")
      .trim();
    if (text !== "" && !text.startsWith("[Threaded comment]")) notes.set(attributeOf(element, "ref") ?? "", text);
  }
  for (const element of elementsOf(partText(parts, partOf("threadedComment")) ?? "", "threadedComment")) {
    const place = attributeOf(element, "ref") ?? "";
    const text = unescapeXml(/<(?:\w+:)?text[^<>]*>([^<]*)/.exec(element)?.[1] ?? "").trim();
    if (text !== "") notes.set(place, [notes.get(place), text].filter(Boolean).join("; "));
  }
  return notes;
}

const TALLEST_MERGE = 10_000;

function mergedDown(range: string, file: string): readonly (readonly [string, string])[] {
  const [from = "", to = ""] = range.split(":");
  if (to === "") return [];
  const [first, last] = [cellAt(from, file), cellAt(to, file)];
  const height = Math.min(last.line - first.line, TALLEST_MERGE);
  return Array.from(
    { length: Math.max(0, height) },
    (_, i) => [cellPlace(first.line + i + 1, first.column - 1), from] as const,
  );
}

function lineOf(place: string, file: string): number {
  if (!/^\d{1,7}$/.test(place)) throw noPlace(place, file);
  return Number(place);
}

function cellAt(place: string, file: string): { readonly line: number; readonly column: number } {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(place);
  if (!found) throw noPlace(place, file);
  const column = [...(found[1] ?? "")].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0);
  return { line: Number(found[2]), column };
}

function lettersOf(column: number): string {
  const rest = column - 1;
  return rest < 26
    ? String.fromCharCode(65 + rest)
    : lettersOf(Math.floor(rest / 26)) + String.fromCharCode(65 + (rest % 26));
}

function noPlace(place: string, file: string) {
  return unreadable(file, `a cell of it is at "${place.slice(0, 20)}", which is no place`, null);
}
