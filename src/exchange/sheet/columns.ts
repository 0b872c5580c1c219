import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { headingName } from "./heading.ts";
import type { Sheet } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

/** A field that a file may fill, and what other tools call it, the likeliest first. */
export interface FieldNames {
  readonly field: string;
  readonly aliases: readonly string[];
  readonly isRequired?: boolean;
  /** Whether only --map fills it, and no heading. */
  readonly isMappedOnly?: boolean;
}

/** Which column fills which field, by position. */
export interface ColumnMap {
  readonly columns: ReadonlyMap<string, number>;
  /** What people call each column: its header, with `#2` where several share it. */
  readonly labels: readonly string[];
  readonly unused: readonly string[];
}

/** Names are the same if they differ in case, spaces, underscores and punctuation only. */
export function plainName(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
  return plain || text.trim();
}

/** The field of this name. Throws `bad-value` naming all. */
export function fieldNamed(flag: string, value: string, name: string, fields: readonly FieldNames[]): string {
  const found = fields.find(({ field }) => plainName(field) === plainName(name));
  if (found) return found.field;
  const allowed = fields.map(({ field }) => field);
  throw new PsvcError({ code: "bad-value", what: flag, value, allowed, why: `there is no field "${name.trim()}"` });
}

/**
 * Finds the columns: what `wanted` says (`field=Column`), else the header that bears the field's name or an alias.
 * Throws `bad-value` for a column that is not there or shares its name, `unreadable-file` where required ones are
 * missing.
 */
export function mapColumns(sheet: Sheet, fields: readonly FieldNames[], wanted: readonly string[]): ColumnMap {
  const labels = columnLabels(sheet.columns);
  const columns = new Map<string, number>();
  for (const mapping of wanted) {
    const [name, column] = halves(mapping);
    columns.set(fieldNamed("--map", mapping, name, fields), chosenColumn(sheet.columns, labels, mapping, column));
  }
  for (const { field, aliases, isMappedOnly } of fields) {
    const found = isMappedOnly || columns.has(field) ? null : columnByName(sheet.columns, labels, field, aliases);
    if (found !== null) columns.set(field, found);
  }
  const missing = fields.filter(({ field, isRequired }) => isRequired && !columns.has(field)).map(({ field }) => field);
  if (missing.length > 0) throw missingColumns(sheet.file, missing, labels);
  const used = new Set(columns.values());
  return { columns, labels, unused: labels.filter((label, i) => label !== "" && !used.has(i)) };
}

function halves(mapping: string): readonly [string, string] {
  const equals = mapping.indexOf("=");
  if (equals > 0) return [mapping.slice(0, equals), mapping.slice(equals + 1)];
  throw new PsvcError({
    code: "bad-value",
    what: "--map",
    value: mapping,
    allowed: null,
    why: "it is written field=Column",
  });
}

export function columnLabels(columns: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const column of columns) times.set(headingName(column), (times.get(headingName(column)) ?? 0) + 1);
  const total = new Map<string, number>();
  return columns.map((column) => {
    const name = headingName(column);
    total.set(name, (total.get(name) ?? 0) + 1);
    return column !== "" && (times.get(name) ?? 0) > 1 ? `${column}#${total.get(name)}` : column;
  });
}

function chosenColumn(columns: readonly string[], labels: readonly string[], mapping: string, wanted: string): number {
  const exact = positions(columns, wanted);
  if (exact.length === 1 && exact[0] !== undefined) return exact[0];
  const numbered = /^(.*)#\s*(\d+)\s*$/.exec(wanted);
  const position = numbered && sameNamed(columns, numbered[1] ?? "")[Number(numbered[2]) - 1];
  if (typeof position === "number") return position;
  const near = nearest(wanted.trim(), labels.filter(Boolean));
  throw new PsvcError({
    code: "bad-value",
    what: "--map",
    value: mapping,
    allowed: exact.length > 1 ? exact.map((at) => labels[at] ?? "") : labels.filter(Boolean),
    why:
      exact.length > 1
        ? `${exact.length} columns are called ${wanted.trim()}`
        : `there is no column "${wanted.trim()}"${near.length > 0 ? `, the nearest is ${near.join(" or ")}` : ""}`,
  });
}

/** The header as it is written decides; only then what remains of it without case, spaces and punctuation. */
function positions(columns: readonly string[], name: string): readonly number[] {
  const exact = columns.flatMap((column, i) => (column !== "" && column === name.trim() ? [i] : []));
  return exact.length > 0 ? exact : sameNamed(columns, name);
}

function sameNamed(columns: readonly string[], name: string): readonly number[] {
  const plain = headingName(name);
  return columns.flatMap((column, i) => (column !== "" && headingName(column) === plain ? [i] : []));
}

function columnByName(
  columns: readonly string[],
  labels: readonly string[],
  field: string,
  aliases: readonly string[],
): number | null {
  for (const name of [field, ...aliases]) {
    const found = sameNamed(columns, name);
    if (found.length > 1)
      throw new PsvcError({
        code: "bad-value",
        what: "--map",
        value: `${field}=${columns[found[0] ?? 0]}`,
        allowed: found.map((at) => `${field}=${labels[at]}`),
        why: `${found.length} columns are called ${columns[found[0] ?? 0]}, so say which is the ${field}`,
      });
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

function missingColumns(file: string, missing: readonly string[], labels: readonly string[]): PsvcError {
  const there = labels.filter(Boolean).join(", ");
  return unreadable(
    file,
    `it has no column for ${missing.join(" and ")}; its columns are ${there || "without names"}`,
    `Say which: ${missing.map((field) => `--map ${field}=Column`).join(" ")}`,
  );
}
