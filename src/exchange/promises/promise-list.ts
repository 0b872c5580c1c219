import { basename } from "node:path";
import type { Importance } from "../../domain/model/vocabulary.ts";
import { type ImportedPromise, sameWords } from "../../domain/promise/import-promises.ts";
import type { BadRow, PsvcError } from "../../errors.ts";
import { badRow } from "../sheet/bad-row.ts";
import type { ColumnMap } from "../sheet/columns.ts";
import { type DateOrder, type DayStyle, readFileDay, shownOrder } from "../sheet/days.ts";
import { textOfHtml } from "../sheet/html-cell.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { note } from "../sheet/table.ts";
import { unreadable } from "../sheet/text.ts";
import { mappedValue, readValueMaps, type ValueMap } from "../sheet/values.ts";
import { withOneAnswer } from "./answer-columns.ts";
import { answerHead, readLegend, type VendorAnswer } from "./answers.ts";
import { leftNotes } from "./left-cells.ts";
import { type MandatoryAs, readScale } from "./priorities.ts";
import { type PromiseColumns, type StatementChoice, understandColumns } from "./promise-columns.ts";
import { PROMISE_FIELDS } from "./promise-names.ts";
import {
  answerOf,
  type Cells,
  DAY_FIELDS,
  ERROR_OF_A_SPREADSHEET,
  importanceOf,
  type LeftCell,
  type PromiseReading,
  readPromiseRow,
} from "./promise-row.ts";
import { filledDown, findSections } from "./sections.ts";

/** What a list is called that nobody named: its file, wherever that stands, and its sheet where there are several. */
export function listNamed(path: string, { sheet }: Pick<Sheet, "sheet">): string {
  const file = path === "-" ? "list" : basename(path);
  return sheet && sheet.others.length > 0 ? `${file}, sheet ${sheet.name}` : file;
}

export interface PromiseListOptions {
  readonly map: readonly string[];
  readonly values: readonly string[];
  readonly legend: ReadonlyMap<string, VendorAnswer>;
  readonly mandatoryAs: MandatoryAs;
  readonly dateOrder: DateOrder | undefined;
  /** What their priorities mean, by `plainName`, where psvc cannot tell. */
  readonly importances: ReadonlyMap<string, Importance>;
}

/** What a file says was promised, as psvc understood it. */
export interface PromiseList {
  readonly rows: readonly ImportedPromise[];
  readonly bad: readonly BadRow[];
  /** Rows of the file that are no row of the list and do not keep the others from being taken. */
  readonly leftOut: readonly BadRow[];
  /** What was done to rows and cells on the way, each a sentence. */
  readonly notes: readonly string[];
  /** The first day that can be read in two ways, with both; null where there is none. */
  readonly ambiguous: string | null;
  /** Rows without a statement: headings, blank answers. */
  readonly passedOver: readonly number[];
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  /** Fields that were not filled by a name psvc knows. */
  readonly likely: readonly string[];
  readonly unused: readonly string[];
  readonly answers: readonly Understood<VendorAnswer>[];
  readonly importances: readonly Understood<string>[];
  readonly sheet: NonNullable<Sheet["sheet"]> | null;
  /** The line on which the header stands; null where there is none, as in JSON. */
  readonly headerLine: number | null;
  /** Rows that were answered with no: asked for, and not promised. */
  readonly notPromised: readonly { readonly line: number; readonly statement: string }[];
}

/** A word of theirs, what it was taken for, and how often it stands there; null where psvc cannot tell. */
export interface Understood<Ours extends string> {
  readonly word: string;
  readonly as: Ours | null;
  readonly count: number;
}

/** Throws `unreadable-file` where no column holds the statements, and `bad-value` for flags. */
export function readPromiseList(file: Sheet, options: PromiseListOptions): PromiseList {
  const sheet = asListed(file);
  const columns = understandColumns(sheet, options.map);
  const at = columns.columns.get("statement") ?? (sheet.rows.length === 0 ? 0 : undefined);
  if (at === undefined) throw noStatement(sheet, columns);
  const isOurs = columns.columns.has("promise");
  const values = readValueMaps(options.values, PROMISE_FIELDS);
  const shape = { statement: at, id: columns.columns.get("id"), width: sheet.columns.length };
  const areaAt = columns.columns.get("area");
  const filled = areaAt === undefined || isOurs ? null : filledDown(sheet.rows, areaAt);
  const sheetRows = filled ?? sheet.rows;
  const { titles, totals } = isOurs ? NO_SECTIONS : findSections(sheetRows, shape);
  const isTotal = new Set(totals.map(({ line }) => line));
  const isTitle = (row: SheetRow) => areaAt === undefined && titles.has(row.line);
  const listed = sheetRows.filter((row) => !isTotal.has(row.line));
  const cells = new Map(listed.map((row) => [row, cellsOf(row, columns, values)]));
  const all = listed.filter((row) => !isTitle(row)).map((row) => cells.get(row) as Cells);
  const answered = all.flatMap((cell) => cell("answer") || []);
  const legend = readLegend([...answered, ...answered.flatMap((text) => answerHead(text) ?? [])], options.legend);
  const heading = columns.labels[columns.columns.get("importance") ?? -1] ?? "";
  const rated = all.flatMap((cell) => (cell("statement") ? (cell("importance") ?? []) : []));
  const scale = readScale(rated, heading, options.mandatoryAs);
  const days = dayStyle(all, sheet, options);
  const reading: PromiseReading = { ...options, legend, scale, days, isOurs };
  const earlier = earlierRows();
  const rows: ImportedPromise[] = [];
  const bad: BadRow[] = [];
  const leftOut: BadRow[] = [...sheet.bad];
  const left: LeftCell[] = [];
  const sections: SheetRow[] = [];
  const withoutId: SheetRow[] = [];
  const passedOver: number[] = [];
  const notPromised: { line: number; statement: string }[] = [];
  let ambiguous: string | null = null;
  let section: string | null = null;
  for (const row of listed) {
    const { line } = row;
    if (isTitle(row)) {
      section = titles.get(line) ?? null;
      sections.push(row);
      continue;
    }
    const own = cells.get(row) as Cells;
    const cell: Cells = (field) =>
      field === "area" ? own(field) || row.merged?.get(areaAt ?? -1) || (own(field) ?? section) : own(field);
    const read = readPromiseRow(line, cell, reading);
    const unreadable = noTexts(row, columns);
    if (unreadable.length > 0) {
      bad.push(badRow(row, [...unreadable, ...(read?.why ?? [])]));
      continue;
    }
    if (read === null) {
      passedOver.push(line);
      continue;
    }
    ambiguous ??= read.ambiguous;
    const { statement } = read.promise;
    if (ERROR_OF_A_SPREADSHEET.test(statement)) {
      leftOut.push(badRow(row, [`${statement} is an error of the spreadsheet and no statement`]));
      continue;
    }
    const id = read.promise.id ?? read.promise.listedId;
    const before = earlier.find(id, statement);
    const first = before?.line;
    const isSame = before?.isSame ?? false;
    earlier.add(id, statement, line);
    if (first !== undefined && isOurs) bad.push(badRow(row, [`its id ${id} is taken by line ${first}`, ...read.why]));
    else if (isSame) leftOut.push(badRow(row, [`it says the same as line ${first}`]));
    else if (read.why.length > 0) bad.push(badRow(row, read.why));
    else {
      if (first !== undefined) withoutId.push(row);
      if (answerOf(own("answer") ?? "", legend) === "no") notPromised.push({ line, statement });
      rows.push(first === undefined ? read.promise : { ...read.promise, listedId: null });
      left.push(...read.left);
    }
  }
  if (rows.length === 0) bad.push(...leftOut.splice(0));
  if (rows.length + bad.length === 0) throw nothingSaid(sheet, columns);
  return {
    rows,
    bad: bad.sort((a, b) => a.line - b.line),
    leftOut: leftOut.sort((a, b) => a.line - b.line),
    notes: [
      ...(sheet.notes ?? []),
      ...(filled === null ? [] : [`${columns.labels[areaAt ?? 0]} is filled down, as merged cells come.`]),
      ...note(sections, "a section, taken as the area of the rows below"),
      ...note(totals, "a total, left out"),
      ...note(withoutId, "the id is taken by a row above, so this one came in without it"),
      ...orderNotes(all, days, options),
      ...leftNotes(left, columns),
    ],
    ambiguous,
    passedOver,
    columns: [...columns.columns].map(([field, column]) => ({ field, column: columns.labels[column] ?? "" })),
    likely: columns.likely,
    unused: columns.unused,
    answers: understood(all, "answer", (word) => answerOf(word, legend)),
    importances: understood(all, "importance", (word) => importanceOf(word, reading)),
    sheet: sheet.sheet ?? null,
    headerLine: sheet.headerLine ?? null,
    notPromised,
  };
}

/** Rows that were read, by their id, or by their words where they have none; words are compared where ids are one. */
function earlierRows() {
  const byId = new Map<string, { readonly line: number; readonly statements: string[] }>();
  const byWords = new Map<string, number>();
  return {
    find(id: string | null, statement: string): { readonly line: number; readonly isSame: boolean } | null {
      if (id === null) {
        const line = byWords.get(sameWords(statement));
        return line === undefined ? null : { line, isSame: true };
      }
      const found = byId.get(id);
      if (!found) return null;
      const words = sameWords(statement);
      return { line: found.line, isSame: found.statements.some((one) => sameWords(one) === words) };
    },
    add(id: string | null, statement: string, line: number): void {
      if (id === null) {
        const words = sameWords(statement);
        byWords.set(words, byWords.get(words) ?? line);
      } else {
        const found = byId.get(id);
        if (found) found.statements.push(statement);
        else byId.set(id, { line, statements: [statement] });
      }
    },
  };
}

/** The order that was said, else the one that other days of the file show. */
function dayStyle(all: readonly Cells[], { isFrom1904 }: Sheet, { dateOrder }: PromiseListOptions): DayStyle {
  const texts = dateOrder === undefined ? DAY_FIELDS.flatMap((field) => all.flatMap((cell) => cell(field) || [])) : [];
  return { order: dateOrder ?? shownOrder(texts), isFrom1904: isFrom1904 ?? false };
}

/** Said where another order would have made other days. */
function orderNotes(all: readonly Cells[], { order }: DayStyle, { dateOrder }: PromiseListOptions): readonly string[] {
  if (order === undefined || dateOrder !== undefined) return [];
  const texts = DAY_FIELDS.flatMap((field) => all.flatMap((cell) => cell(field) || []));
  if (!texts.some((text) => "ambiguous" in readFileDay(text, { order: undefined }))) return [];
  return [`Days are read with the ${order === "dmy" ? "day" : "month"} first (${order}), as others of the file show.`];
}

const NO_SECTIONS = { titles: new Map<number, string>(), totals: [] };

/** The columns that could say what was promised, where psvc cannot tell; empty where it can. */
export function statementChoices(sheet: Sheet, { map }: PromiseListOptions): readonly StatementChoice[] {
  return understandColumns(asListed(sheet), map).open;
}

/** Whether a heading or a flag says which column holds the statements. */
export function isCertainList(sheet: Sheet, map: readonly string[]): boolean {
  const { columns, likely } = understandColumns(asListed(sheet), map);
  return columns.has("statement") && !likely.includes("statement");
}

function noStatement(sheet: Sheet, { labels, open, apart }: PromiseColumns): PsvcError {
  const mapped = (column: string) => `--map statement=${/^[\p{L}\p{N}]+$/u.test(column) ? column : `'${column}'`}`;
  const each = apart.map((one) => `${mapped(one)} --list NAME`).join(", then ");
  if (apart.length > 1)
    return unreadable(
      sheet.file,
      `it has ${apart.length} lists side by side, ${apart.join(" and ")}, and a row of one says nothing of the other`,
      `Take each by itself, with a name of its own: ${each}`,
    );
  const there = labels.filter(Boolean).join(", ");
  const column = open[0]?.column ?? "Column";
  return unreadable(
    sheet.file,
    `it has no column for statement; its columns are ${there || "without names"}`,
    `Say which: ${mapped(column)}`,
  );
}

/** Only JSON has cells that are records: what they say would be lost without a word. */
function noTexts({ cells }: SheetRow, { columns, labels }: ColumnMap): readonly string[] {
  return [...columns.values()]
    .filter((at) => cells[at] === null)
    .map((at) => `its ${labels[at]} is a record, and neither a text nor a number`);
}

function nothingSaid(sheet: Sheet, { columns, labels }: ColumnMap): PsvcError {
  const label = labels[columns.get("statement") ?? 0] ?? "";
  return unreadable(
    sheet.file,
    sheet.rows.length === 0
      ? "it has a header and no rows"
      : `${label} is empty in all of its ${sheet.rows.length} rows`,
    sheet.rows.length === 0 ? null : "Say which column holds what was promised: --map statement=Column",
  );
}

/** In what psvc prints, `id` is the promise's number and not an id of the customer's. */
function asListed(sheet: Sheet): Sheet {
  const { kind, schemaVersion } = sheet.beside;
  if (typeof schemaVersion === "number" && typeof kind === "string" && kind !== "promises")
    throw unreadable(
      sheet.file,
      `it is what psvc prints as ${kind}, and no list of promises`,
      "Take the promises: psvc export promises PROJECT --to promises.json",
    );
  if (sheet.beside.kind !== "promises") return withOneAnswer(withoutHtml(sheet));
  return { ...sheet, columns: sheet.columns.map((column) => (column === "id" ? "psvc ID" : column)) };
}

/** Trackers export the text of a page as HTML: it is read as text. */
function withoutHtml(sheet: Sheet): Sheet {
  const found = new Set<number>();
  const rows = sheet.rows.map((row) => {
    if (!row.cells.some((cell) => typeof cell === "string" && cell.includes("<"))) return row;
    const texts = row.cells.map((cell) => (typeof cell === "string" ? textOfHtml(cell) : null));
    for (const [at, text] of texts.entries()) if (text !== null) found.add(at);
    return { ...row, cells: row.cells.map((cell, at) => texts[at] ?? cell) };
  });
  if (found.size === 0) return sheet;
  const names = [...found].map((at) => sheet.columns[at]).join(", ");
  return { ...sheet, rows, notes: [...(sheet.notes ?? []), `HTML in ${names} is read as text.`] };
}

/** Where each field of the file is kept once it was read: a cell is looked at several times, in ten thousand rows. */
const SLOTS: ReadonlyMap<string, number> = new Map(PROMISE_FIELDS.map(({ field }, slot) => [field, slot]));

function cellsOf(row: SheetRow, columns: PromiseColumns, values: ReadonlyMap<string, ValueMap>): Cells {
  const textAt = (at: number) => {
    const cell = row.cells[at];
    return (typeof cell === "string" ? cell : (cell ?? []).join(", ")).trim();
  };
  const known: (string | null | undefined)[] = [];
  return (field) => {
    const at = columns.columns.get(field);
    if (at === undefined && (field !== "quote" || columns.notes.length === 0)) return null;
    const slot = SLOTS.get(field) ?? 0;
    const before = known[slot];
    if (before !== undefined) return before;
    const text = textOf(field, at ?? -1, columns, textAt);
    const map = values.get(field);
    const now = (map && mappedValue(map, text)) ?? text;
    known[slot] = now;
    return now;
  };
}

/** The statement is in the first of its columns that is filled; notes are put together. */
function textOf(field: string, at: number, columns: PromiseColumns, textAt: (at: number) => string): string {
  if (field === "statement") return textAt(at) || (columns.otherStatements.map(textAt).find(Boolean) ?? "");
  if (field !== "quote") return textAt(at);
  const [only] = columns.notes;
  if (columns.notes.length === 1 && only !== undefined && columns.otherStatements.length === 0) return textAt(only);
  const statement = textOf("statement", columns.columns.get("statement") ?? -1, columns, textAt);
  const isSame = (column: number) => columns.otherStatements.includes(column) && textAt(column) === statement;
  const notes = columns.notes.filter((column) => !isSame(column)).map(textAt);
  return [...new Set(notes)].filter(Boolean).join("; ");
}

function understood<Ours extends string>(
  cells: readonly Cells[],
  field: string,
  meaning: (word: string) => Ours | null,
): readonly Understood<Ours>[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const word = cell("statement") ? cell(field) : null;
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => ({ word, as: meaning(word), count }));
}

function formatColumns({ columns }: PromiseList): string {
  return columns.map(({ field, column }) => `${field} = ${column}`).join(", ");
}

/** Several sheets of one workbook as one list: each is an area, and a list of its own by name. */
export function combineLists(lists: readonly { readonly name: string; readonly list: PromiseList }[]): PromiseList {
  const inSheet = (sheet: string) => (row: BadRow) => ({ ...row, why: `sheet ${sheet}: ${row.why}` });
  const of = <T>(part: (list: PromiseList, name: string, sheet: string) => readonly T[]) =>
    lists.flatMap(({ list, name }) => part(list, name, list.sheet?.name ?? name));
  return {
    rows: of(({ rows }, name, sheet) =>
      rows.map((row) => ({ ...row, list: row.list ?? name, facts: { ...row.facts, area: row.facts.area ?? sheet } })),
    ),
    bad: of(({ bad }, _, sheet) => bad.map(inSheet(sheet))),
    leftOut: of(({ leftOut }, _, sheet) => leftOut.map(inSheet(sheet))),
    notes: of((list, _, sheet) => [
      `Sheet ${sheet}: ${list.rows.length} rows; ${formatColumns(list)}.`,
      ...list.notes.map((note) => `Sheet ${sheet}: ${note}`),
    ]),
    ambiguous: lists.find(({ list }) => list.ambiguous !== null)?.list.ambiguous ?? null,
    passedOver: of(({ passedOver }) => passedOver),
    columns: lists[0]?.list.columns ?? [],
    likely: [...new Set(of(({ likely }) => likely))],
    unused: [...new Set(of(({ unused }) => unused))],
    answers: of(({ answers }) => answers),
    importances: of(({ importances }) => importances),
    sheet: null,
    headerLine: null,
    notPromised: of(({ notPromised }) => notPromised),
  };
}
