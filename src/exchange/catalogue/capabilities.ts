import { capabilityKey, type ImportedCapability, readAvailability } from "../../domain/capability/capability.ts";
import { AVAILABILITIES, type Availability } from "../../domain/model/vocabulary.ts";
import { type BadRow, PsvcError } from "../../errors.ts";
import { filledDown, findSections, type Sections } from "../promises/sections.ts";
import { badRow } from "../sheet/bad-row.ts";
import { plainName } from "../sheet/columns.ts";
import type { Sheet, SheetRow } from "../sheet/sheet-shape.ts";
import { note } from "../sheet/table.ts";
import { unreadable } from "../sheet/text.ts";
import { readValueMaps, type ValueMap } from "../sheet/values.ts";
import { CAPABILITY_COLUMNS, type CapabilityColumns, understandCapabilities } from "./capability-columns.ts";
import { type CellComment, readRow } from "./capability-row.ts";

export const CAPABILITY_HEADINGS: readonly string[] = CAPABILITY_COLUMNS.flatMap(({ field, aliases }) => [
  field,
  ...aliases,
]);

export interface CapabilityFileOptions {
  readonly map: readonly string[];
  readonly values: readonly string[];
}

/** What a file says about capabilities, as psvc understood it. */
export interface CapabilityFile {
  readonly rows: readonly ImportedCapability[];
  readonly bad: readonly BadRow[];
  readonly stripped: readonly StrippedComment[];
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  readonly unused: readonly string[];
  /** Fields that were not filled by a name psvc knows. */
  readonly likely: readonly string[];
  /** The columns of a pricing table; none in other files. */
  readonly editions: readonly string[];
  /** Whether those columns may be something else than editions, such as products that are compared. */
  readonly areEditionsUnsure: boolean;
  /** Columns that could be the name, where nothing tells. */
  readonly open: CapabilityColumns["open"];
  /** What was done to rows, each a sentence. */
  readonly notes: readonly string[];
  /** Words of the availability that nothing explains; empty for a cell that is. */
  readonly unknown: readonly UnknownWord[];
  /** For capabilities that are new and whose availability the file does not tell; null where it tells each. */
  readonly assumed: Availability | null;
  /** Whether that was said and not taken for granted. */
  readonly isAssumptionSaid: boolean;
  /** What the file says of itself, if it is a list that psvc printed. */
  readonly product: string | null;
  readonly release: string | null;
  readonly sheet: NonNullable<Sheet["sheet"]> | null;
  readonly headerLine: number | null;
}

export interface UnknownWord {
  readonly word: string;
  readonly count: number;
  /** The first line it stands on. */
  readonly line: number;
}

export interface StrippedComment extends CellComment {
  readonly line: number;
  readonly key: string;
}

/** Throws `unreadable-file` and `bad-value`; rows that cannot be read are returned as `bad`. */
export function readCapabilities(sheet: Sheet, options: CapabilityFileOptions): CapabilityFile {
  const values = readValueMaps(options.values, CAPABILITY_COLUMNS);
  const availability = values.get("availability");
  checkTargets(availability);
  const columns = understandCapabilities(sheet, options.map);
  const isOurs = OUR_COLUMNS.every((field) => sheet.columns.some((column) => plainName(column) === plainName(field)));
  const { titles, totals } = isOurs ? NO_SECTIONS : sectionsOf(sheet, columns);
  const areaAt = columns.columns.get("area");
  const filled = areaAt === undefined || isOurs ? sheet.rows : (filledDown(sheet.rows, areaAt) ?? sheet.rows);
  const bad: BadRow[] = [...sheet.bad];
  const rows: ImportedCapability[] = [];
  const stripped: StrippedComment[] = [];
  const unknown = new Map<string, UnknownWord>();
  const same: SheetRow[] = [];
  const lineOf = new Map<string, number>();
  const isMade = !columns.columns.has("key");
  let section: string | null = null;
  for (const row of columns.columns.has("name") ? filled : []) {
    if (totals.includes(row)) continue;
    if (titles.has(row.line)) {
      section = titles.get(row.line) ?? null;
      continue;
    }
    const read = readRow(row, columns, values);
    const area = read.fields.area ?? row.merged?.get(areaAt ?? -1) ?? section;
    const fields = area === null ? read.fields : { ...read.fields, area };
    const key = isMade && read.key !== null && lineOf.has(read.key) ? keyWithArea(read.key, area) : read.key;
    const first = key === null ? undefined : lineOf.get(key);
    if (first !== undefined && isMade) {
      same.push(row);
      continue;
    }
    const why = first === undefined ? read.why : [`its key ${key} is taken by line ${first}`, ...read.why];
    if (key !== null && first === undefined) lineOf.set(key, row.line);
    if (read.unknown !== null) unknown.set(read.unknown, countUnknown(unknown, read.unknown, row.line));
    if (key === null || why.length > 0) bad.push(badRow(row, why));
    else {
      rows.push({ key, fields });
      if (read.comment) stripped.push({ line: row.line, key, ...read.comment });
    }
  }
  return {
    rows,
    bad: bad.sort((a, b) => a.line - b.line),
    stripped,
    columns: [
      ...[...columns.columns].map(([field, at]) => ({ field, column: columns.labels[at] ?? "" })),
      ...columns.editions.map(({ name }) => ({ field: "editions", column: name })),
    ],
    unused: columns.unused,
    likely: columns.likely,
    editions: columns.editions.map(({ name }) => name),
    areEditionsUnsure: columns.areEditionsUnsure,
    open: columns.open,
    notes: [
      ...(sheet.notes ?? []),
      ...note(
        sheet.rows.filter(({ line }) => titles.has(line)),
        "a section, taken as the area of the rows below",
      ),
      ...note(totals, "a total, left out"),
      ...note(same, "a name that was there before, left out"),
    ],
    unknown: [...unknown.values()],
    assumed: rows.every(({ fields }) => fields.availability)
      ? null
      : readAvailability(availability?.other ?? "available"),
    isAssumptionSaid: availability?.other !== undefined && availability.other !== null,
    ...selfDescription(sheet),
    sheet: sheet.sheet ?? null,
    headerLine: sheet.headerLine ?? null,
  };
}

/** What psvc exports says each field of each row: an empty cell is empty there. */
const OUR_COLUMNS = ["key", "name", "availability", "roadmapNote", "keywords"];
const NO_SECTIONS: Sections = { titles: new Map(), totals: [] };

/** The column that holds the names, where nothing tells which: a refusal that names all. */
export function noNameColumn(file: string, { open }: CapabilityFile): PsvcError {
  const there = open.map(({ column }) => column).join(", ");
  const [first] = open;
  return unreadable(
    file,
    `it has no column for name; its columns are ${there || "without names"}`,
    `Say which: --map name=${/\s/.test(first?.column ?? "") ? `'${first?.column}'` : (first?.column ?? "Column")}`,
  );
}

function countUnknown(unknown: ReadonlyMap<string, UnknownWord>, word: string, line: number): UnknownWord {
  const before = unknown.get(word);
  return { word, count: (before?.count ?? 0) + 1, line: before?.line ?? line };
}

/** Two features of one name in two areas are two. */
function keyWithArea(key: string, area: string | null): string {
  return area === null ? key : (capabilityKey(` ${area.toLowerCase()}-${key} `) ?? key);
}

/** Rows that hold a name alone, where the others hold more, head those below them. */
function sectionsOf(sheet: Sheet, { columns, editions }: CapabilityColumns): Sections {
  const name = columns.get("name");
  const others = [...columns.values(), ...editions.map(({ at }) => at)].filter((at) => at !== name);
  const isAlone = (row: SheetRow) => {
    const filled = row.cells.flatMap((cell, at) => (typeof cell === "string" && cell.trim() !== "" ? [at] : []));
    return filled.length === 1 && (filled[0] === name || filled[0] === 0);
  };
  const alone = sheet.rows.filter(isAlone);
  const isHeading = others.length > 1 && alone.length > 0 && alone.length * 2 < sheet.rows.length;
  const { totals } = findSections(sheet.rows, { statement: name ?? 0, id: columns.get("key"), width: 2 });
  const titles = isHeading ? alone.map((row) => [row.line, row.cells.find((cell) => cell !== "")] as const) : [];
  return { titles: new Map(titles.map(([line, cell]) => [line, String(cell).trim()])), totals };
}

function checkTargets(map: ValueMap | undefined): void {
  const wrong = [...(map?.words.values() ?? []), map?.other ?? "available"].find((word) => !readAvailability(word));
  if (wrong === undefined) return;
  throw new PsvcError({ code: "bad-value", what: "--values", value: wrong, allowed: AVAILABILITIES, why: null });
}

function selfDescription({ beside }: Sheet): { readonly product: string | null; readonly release: string | null } {
  const text = (value: unknown) => (typeof value === "string" && value.trim() ? value.trim() : null);
  return { product: text(beside.product), release: text(beside.release) };
}
