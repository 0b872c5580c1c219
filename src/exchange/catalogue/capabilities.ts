import { type ImportedCapability, readAvailability } from "../../domain/capability/capability.ts";
import { AVAILABILITIES, type Availability } from "../../domain/model/vocabulary.ts";
import { type BadRow, PsvcError } from "../../errors.ts";
import { badRow } from "../sheet/bad-row.ts";
import { type ColumnMap, type FieldNames, mapColumns } from "../sheet/columns.ts";
import type { Sheet } from "../sheet/sheet-shape.ts";
import { readValueMaps, type ValueMap } from "../sheet/values.ts";
import { type CellComment, readRow } from "./capability-row.ts";
import { readProductWord } from "./product-words.ts";

const FIELDS: readonly FieldNames[] = [
  { field: "key", aliases: ["capability key", "id", "code", "capability id", "feature id"], isRequired: true },
  { field: "name", aliases: ["title", "capability", "capability name", "feature", "feature name"], isRequired: true },
  { field: "area", aliases: ["category", "module", "group"] },
  { field: "description", aliases: ["summary", "details"] },
  { field: "availability", aliases: ["status", "stage", "state"] },
  { field: "editions", aliases: ["edition", "plans", "plan"] },
  { field: "since", aliases: ["since release", "release", "version", "milestone"] },
  { field: "limits", aliases: ["limit", "limitations", "limitation", "restrictions"] },
  { field: "roadmapNote", aliases: ["roadmap"] },
  { field: "keywords", aliases: ["keyword", "tags", "labels"] },
];

export const CAPABILITY_HEADINGS: readonly string[] = FIELDS.flatMap(({ field, aliases }) => [field, ...aliases]);

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
  /** For capabilities that are new and whose availability the file does not tell; null where it tells each. */
  readonly assumed: Availability | null;
  /** What the file says of itself, if it is a list that psvc printed. */
  readonly product: string | null;
  readonly release: string | null;
}

export interface StrippedComment extends CellComment {
  readonly line: number;
  readonly key: string;
}

/** Throws `unreadable-file` and `bad-value`; rows that cannot be read are returned as `bad`. */
export function readCapabilities(sheet: Sheet, options: CapabilityFileOptions): CapabilityFile {
  const values = readValueMaps(options.values, FIELDS);
  const availability = values.get("availability");
  checkTargets(availability);
  const columns = withStatusColumn(sheet, mapColumns(sheet, FIELDS, options.map));
  const bad: BadRow[] = [...sheet.bad];
  const rows: ImportedCapability[] = [];
  const stripped: StrippedComment[] = [];
  const lineOf = new Map<string, number>();
  for (const row of sheet.rows) {
    const read = readRow(row, columns, values);
    const first = read.key === null ? undefined : lineOf.get(read.key);
    const why = first === undefined ? read.why : [`its key ${read.key} is taken by line ${first}`, ...read.why];
    if (read.key !== null && first === undefined) lineOf.set(read.key, row.line);
    if (read.key === null || why.length > 0) bad.push(badRow(row, why));
    else {
      rows.push({ key: read.key, fields: read.fields });
      if (read.comment) stripped.push({ line: row.line, key: read.key, ...read.comment });
    }
  }
  return {
    rows,
    bad: bad.sort((a, b) => a.line - b.line),
    stripped,
    columns: [...columns.columns].map(([field, at]) => ({ field, column: columns.labels[at] ?? "" })),
    unused: columns.unused,
    assumed: rows.every(({ fields }) => fields.availability)
      ? null
      : readAvailability(availability?.other ?? "available"),
    ...selfDescription(sheet),
  };
}

/** Where no heading says what is available, the one column whose words all do. */
function withStatusColumn(sheet: Sheet, map: ColumnMap): ColumnMap {
  if (map.columns.has("availability")) return map;
  const used = new Set(map.columns.values());
  const at = sheet.columns.findIndex((column, i) => column !== "" && !used.has(i) && isStatus(sheet, i));
  if (at < 0) return map;
  const label = map.labels[at] ?? "";
  return {
    ...map,
    columns: new Map([...map.columns, ["availability", at]]),
    unused: map.unused.filter((one) => one !== label),
  };
}

const NO_STATUS = /^(?:y|n|x|yes|no|true|false|none|included)$/i;

/** Marks and a yes tell of an edition or a flag as well, so one word of a product's life must be among them. */
function isStatus({ rows }: Sheet, at: number): boolean {
  const words = rows.flatMap(({ cells }) => {
    const cell = cells[at];
    return typeof cell === "string" && cell.trim() !== "" ? [cell.trim()] : [];
  });
  return (
    words.length > rows.length / 2 &&
    words.every((word) => readAvailability(word) !== null || readProductWord(word) !== null) &&
    words.some((word) => /\p{L}/u.test(word) && !NO_STATUS.test(word))
  );
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
