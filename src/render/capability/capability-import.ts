import type { CatalogueDifferences } from "../../domain/capability/capability.ts";
import type { Capability } from "../../domain/model/catalogue.ts";
import type { Availability } from "../../domain/model/vocabulary.ts";
import type { BadRow } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count, section } from "../layout/section.ts";
import { formatRemembered } from "../layout/sentence.ts";
import { onPage, type Style } from "../layout/style.ts";
import { cut, table, wrap } from "../layout/table.ts";
import { availabilityColumn, releaseNote } from "./capabilities.ts";

/** What importing a file did to a catalogue, or would do. */
export interface CapabilityImport {
  readonly file: string;
  readonly product: string;
  readonly release: string;
  readonly releaseBefore: string | null;
  readonly isDryRun: boolean;
  /** Whether it is shown to be agreed to, or was shown before it was written; absent where nobody is asked. */
  readonly shown?: "before" | "already";
  readonly differences: CatalogueDifferences;
  /** Of the capabilities in the file, as they are afterwards. */
  readonly availability: Readonly<Record<Availability, number>>;
  /** What new ones were taken to be where the file does not say. */
  readonly assumed: Availability | null;
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  readonly unused: readonly string[];
  readonly skipped: readonly BadRow[];
  readonly stripped: readonly {
    readonly line: number;
    readonly key: string;
    readonly text: string;
    readonly read: string;
    readonly as: Availability;
  }[];
  readonly first: readonly Capability[];
  /** Fields whose column was told by its contents. */
  readonly likely: readonly string[];
  /** What was done to rows, each a sentence. */
  readonly notes: readonly string[];
  /** The columns of a pricing table. */
  readonly editions: readonly string[];
  readonly sheet: {
    readonly name: string;
    readonly others: readonly string[];
    readonly otherRows: readonly number[];
  } | null;
  readonly headerLine: number | null;
  /** What was answered before for a file with these headings, as flags. */
  readonly remembered: readonly (readonly [string, string])[];
}

export function capabilityImportJson(answer: CapabilityImport) {
  const { added, changed, unchanged, missing } = answer.differences;
  return {
    file: answer.file,
    product: answer.product,
    release: answer.release,
    releaseBefore: answer.releaseBefore,
    dryRun: answer.isDryRun,
    rows: rowsOf(answer),
    added: added.length,
    changed: changed.length,
    unchanged: unchanged.length,
    missing,
    removed: answer.differences.removed,
    changes: changed,
    availability: answer.availability,
    assumed: answer.assumed,
    columns: Object.fromEntries(answer.columns.map(({ field, column }) => [field, column])),
    unused: answer.unused,
    skipped: answer.skipped,
    stripped: answer.stripped,
    first: answer.first.map(({ key, name, availability }) => ({ key, name, availability })),
    sheet: answer.sheet?.name ?? null,
    otherSheets: (answer.sheet?.others ?? []).map((name, i) => ({ name, rows: answer.sheet?.otherRows[i] ?? 0 })),
    headerLine: answer.headerLine,
    sure: Object.fromEntries(answer.columns.map(({ field }) => [field, surenessOf(field, answer)])),
    notes: answer.notes,
    editions: answer.editions,
    remembered: answer.remembered.map(([flag, value]) => ({ flag, value })),
  };
}

/** How it is known that a column fills a field. */
function surenessOf(field: string, { likely, remembered }: CapabilityImport): string {
  if (remembered.some(([flag, value]) => flag === "--map" && value.startsWith(`${field}=`))) return "answered";
  return likely.includes(field) ? "likely" : "certain";
}

export function renderCapabilityImport(answer: CapabilityImport, style: Style): string {
  const { available, limited, unavailable } = answer.availability;
  const where = `${visible(answer.product)} at ${visible(answer.release)}`;
  const done = `${style.good("Imported")} ${visible(answer.file)} into ${where}.`;
  if (answer.shown === "already") return wrap(`${done} ${formatRows(answer, style)}`, style.width, "  ");
  const paragraphs = [
    answer.isDryRun
      ? `${style.warn("Dry run, nothing was written.")} ${visible(answer.file)} would go into ${where}.`
      : answer.shown === "before"
        ? `${visible(answer.file)} goes into ${where}.`
        : done,
    formatRows(answer, style),
    `They are: ${available} available, ${limited} limited, ${unavailable} unavailable`,
    ...formatReading(answer),
    ...releaseNote(answer.releaseBefore, answer.release),
  ].map((line) => wrap(line, style.width, "  "));
  return [...paragraphs, ...importDetails(answer, style), ...firstRows(answer, style)].join("\n");
}

export function formatRows(answer: CapabilityImport, style: Style): string {
  const { added, changed, unchanged, missing, removed } = answer.differences;
  return (
    `${count(rowsOf(answer), "row")}: ${added.length} added, ${changed.length} changed, ${unchanged.length} ` +
    `unchanged${
      answer.skipped.length > 0 ? `, ${style.warn(`${answer.skipped.length} skipped`)}` : ""
    }${missing.length > 0 ? `; ${missing.length} in the catalogue and not in the file` : ""}${
      removed.length > 0 ? `; ${style.warn(`${removed.length} removed`)}, as the file does not have them` : ""
    }`
  );
}

/** Which columns were read, and what was taken for granted. */
export function formatReading(answer: CapabilityImport): readonly string[] {
  const { headerLine, notes, remembered } = answer;
  return [
    `Columns${headerLine === null ? "" : ` (header on line ${headerLine})`}: ${formatColumns(answer)}`,
    ...notes.map(visible),
    ...(remembered.length > 0 ? [formatRemembered(remembered)] : []),
    ...assumption(answer),
  ];
}

/** Which rows did what, by key or by line. */
export function importDetails(answer: CapabilityImport, style: Style): readonly string[] {
  const { missing, removed } = answer.differences;
  return [
    ...changedFields(answer),
    ...keysUnder("Not in the file, and kept", missing, style),
    ...keysUnder("Not in the file, and removed", removed, style),
    ...strippedComments(answer, style),
    ...skippedRows(answer, style),
  ];
}

function rowsOf({ differences, skipped }: CapabilityImport): number {
  const { added, changed, unchanged } = differences;
  return added.length + changed.length + unchanged.length + skipped.length;
}

function formatColumns({ columns, unused, likely }: CapabilityImport): string {
  const used = columns
    .map(({ field, column }) => `${field} = ${visible(column)}${likely.includes(field) ? " (likely)" : ""}`)
    .join(", ");
  return unused.length > 0 ? `${used}; not used: ${unused.map(visible).join(", ")}` : used;
}

function assumption({ assumed, differences }: CapabilityImport): readonly string[] {
  if (assumed === null || differences.added.length === 0) return [];
  return [`Where the file does not say what is available, what is new is ${assumed}, as you said.`];
}

function changedFields({ differences }: CapabilityImport): readonly string[] {
  const lines = differences.changed.map(({ key, fields }) => `${visible(key)}: ${fields.join(", ")}`);
  return section("Changed", lines);
}

function keysUnder(title: string, keys: readonly string[], style: Style): readonly string[] {
  return section(
    title,
    keys.map((key) => cut(visible(key), style.width - 2)),
  );
}

function strippedComments({ stripped }: CapabilityImport, style: Style): readonly string[] {
  const lines = stripped.map(({ line, text, read, as }) => {
    const tail = ` read as ${read ? visible(read) : "empty"}: ${as}`;
    const head = `line ${line}: ${visible(text)}`;
    return `${cut(head, Math.max(30, style.width - 2 - tail.length))}${tail}`;
  });
  return section("Comments cut off the availability", lines);
}

function skippedRows({ file, skipped }: CapabilityImport, style: Style): readonly string[] {
  const lines = skipped.map(
    ({ line, text, why }) =>
      `${visible(file)}:${line}: ${visible(why)}\n    ${style.dim(cut(visible(text), style.width - 4))}`,
  );
  return section("Skipped", lines);
}

function firstRows({ first }: CapabilityImport, style: Style): readonly string[] {
  if (first.length === 0) return [];
  const columns = [
    { title: "KEY", value: ({ key }: Capability) => key, shrinkTo: 16 },
    { title: "NAME", value: ({ name }: Capability) => name, shrinkTo: 16 },
    availabilityColumn(style),
  ];
  return ["First rows:", table(first, columns, onPage(style))];
}
