import { basename } from "node:path";
import type { Importance } from "../../domain/model/vocabulary.ts";
import { type ImportedPromise, sameWords } from "../../domain/promise/import-promises.ts";
import type { BadRow, PsvcError } from "../../errors.ts";
import { badRow } from "../sheet/bad-row.ts";
import { type ColumnMap, type FieldNames, mapColumns, plainName } from "../sheet/columns.ts";
import type { DateOrder } from "../sheet/days.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { unreadable } from "../sheet/text.ts";
import { mappedValue, readValueMaps, type ValueMap } from "../sheet/values.ts";
import { readLegend, type VendorAnswer } from "./answers.ts";
import type { MandatoryAs } from "./priorities.ts";
import { type Cells, importanceOf, type PromiseReading, readPromiseRow } from "./promise-row.ts";

/** The columns of requirement lists, of vendors' responses to them, and of what psvc exports. */
export const PROMISE_FIELDS: readonly FieldNames[] = [
  { field: "promise", aliases: ["psvc id"] },
  { field: "project", aliases: ["psvc project"] },
  {
    field: "id",
    aliases: `requirement id, req id, requirement number, requirement no, req no, story id, question id, item id,
      number, no, ref, reference, item, requirement ref`.split(","),
  },
  { field: "list", aliases: [] },
  {
    field: "statement",
    aliases: `requirement text, requirement description, requirement, user story, story, question, need, text,
      description, title, name, summary`.split(","),
    isRequired: true,
  },
  { field: "area", aliases: ["section", "source section", "rfp section", "category", "module", "group", "topic"] },
  { field: "importance", aliases: ["priority", "moscow", "mandatory", "mandatory flag", "level"] },
  { field: "kind", aliases: ["requirement type"] },
  {
    field: "answer",
    aliases: `response m d c a, response, vendor response, our response, compliance, compliance status, complies, final
      disposition, meets`.split(","),
  },
  {
    field: "quote",
    aliases:
      `vendor comments, vendor comment, vendor comments responses here, response comments, comments, comment, remarks,
      explanation`.split(","),
  },
  { field: "source", aliases: [] },
  { field: "strength", aliases: [] },
  { field: "confirmed", aliases: [] },
  { field: "heardBy", aliases: ["requested by", "stakeholder"] },
  { field: "madeOn", aliases: [] },
  { field: "neededBy", aliases: ["due date", "due", "required by"] },
  { field: "evidence", aliases: ["link", "url"] },
];

export const PROMISE_HEADINGS: readonly string[] = PROMISE_FIELDS.flatMap(({ field, aliases }) => [field, ...aliases]);

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
  readonly unused: readonly string[];
  readonly answers: readonly Understood<VendorAnswer>[];
  readonly importances: readonly Understood<string>[];
  readonly sheet: NonNullable<Sheet["sheet"]> | null;
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
  const columns = mapColumns(sheet, PROMISE_FIELDS, options.map);
  const values = readValueMaps(options.values, PROMISE_FIELDS);
  const cells = sheet.rows.map((row) => cellsOf(row, columns, values));
  const legend = readLegend(
    cells.flatMap((cell) => cell("answer") || []),
    options.legend,
  );
  const answers = understood(cells, "answer", (word) => legend.get(plainName(word)) ?? null);
  const open = answers.flatMap(({ word, as }) => (word && as === null ? [word] : []));
  const undecided = open.length > 1 ? open.slice(0, 5).join(", ") : null;
  const reading: PromiseReading = { ...options, legend, undecided, isOurs: columns.columns.has("promise") };
  const lineOf = new Map<string, number>();
  const rows: ImportedPromise[] = [];
  const bad: BadRow[] = [];
  const leftOut: BadRow[] = [...sheet.bad];
  const passedOver: number[] = [];
  let ambiguous: string | null = null;
  for (const [at, row] of sheet.rows.entries()) {
    const { line } = row;
    const read = readPromiseRow(line, cells[at] as Cells, reading);
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
    const { id, listedId, statement } = read.promise;
    const own = id ?? listedId;
    const name = own === null ? `words ${sameWords(statement)}` : `id ${own}`;
    const first = lineOf.get(name);
    const twice = own === null ? `it says the same as line ${first}` : `its id ${own} is taken by line ${first}`;
    const why = first === undefined ? read.why : [twice, ...read.why];
    if (first === undefined) lineOf.set(name, line);
    if (why.length > 0) bad.push(badRow(row, why));
    else rows.push(read.promise);
  }
  if (rows.length === 0) bad.push(...leftOut.splice(0));
  if (rows.length + bad.length === 0) throw nothingSaid(sheet, columns);
  return {
    rows,
    bad: bad.sort((a, b) => a.line - b.line),
    leftOut,
    notes: sheet.notes ?? [],
    ambiguous,
    passedOver,
    columns: [...columns.columns].map(([field, at]) => ({ field, column: columns.labels[at] ?? "" })),
    unused: columns.unused,
    answers,
    importances: understood(cells, "importance", (word) => importanceOf(word, reading)),
    sheet: sheet.sheet ?? null,
  };
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

/** The column that says what was promised; null where neither a name nor --map tells. */
export function statementColumn({ columns }: Sheet, { map }: PromiseListOptions): string | null {
  const isMapped = map.some((mapping) => plainName(mapping.split("=")[0] ?? "") === "statement");
  if (isMapped) return "statement";
  const { aliases = [] } = PROMISE_FIELDS.find(({ field }) => field === "statement") ?? {};
  const names = ["statement", ...aliases].map(plainName);
  return columns.find((column) => names.includes(plainName(column))) ?? null;
}

/** In what psvc prints, `id` is the promise's number and not an id of the customer's. */
function asListed(sheet: Sheet): Sheet {
  if (sheet.beside.kind !== "promises") return sheet;
  return { ...sheet, columns: sheet.columns.map((column) => (column === "id" ? "psvc ID" : column)) };
}

function cellsOf(row: SheetRow, { columns }: ColumnMap, values: ReadonlyMap<string, ValueMap>): Cells {
  return (field) => {
    const at = columns.get(field);
    if (at === undefined) return null;
    const cell = row.cells[at];
    const text = (typeof cell === "string" ? cell : (cell ?? []).join(", ")).trim();
    const map = values.get(field);
    return (map && mappedValue(map, text)) ?? text;
  };
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
  return [...counts].map(([word, count]) => ({ word, as: word ? meaning(word) : null, count }));
}
