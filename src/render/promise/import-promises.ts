import type { CustomerPromise } from "../../domain/model/promise.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { ImportedPromises } from "../../domain/promise/import-promises.ts";
import type { BadRow } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count, section } from "../layout/section.ts";
import { listed as formatList, formatRemembered } from "../layout/sentence.ts";
import { onPage, type Style } from "../layout/style.ts";
import { table, wrap } from "../layout/table.ts";
import { promiseChangesJson, renderChangeRows } from "./promise-diff.ts";

/** Only shown, shown before it is asked about, written, or written after it was shown. */
export type ImportStage = "dry-run" | "asked" | "done" | "done-as-shown";

/** What importing a list of promises did, or would do. */
export interface PromiseImport {
  readonly file: string;
  readonly list: string;
  readonly stage: ImportStage;
  readonly read: ReadList;
  readonly skipped: readonly BadRow[];
  /** What was answered before for a file with these headings, as flags. */
  readonly remembered: readonly (readonly [string, string])[];
  readonly done: ImportedPromises;
}

/** What psvc understood of the file. */
export interface ReadList {
  readonly rows: readonly { readonly list: string | null; readonly listedId: string | null }[];
  /** Lines without a statement. */
  readonly passedOver: readonly number[];
  /** Rows that are not of the list, such as one with more cells than the header. */
  readonly leftOut: readonly BadRow[];
  /** What was done to rows and cells, each a sentence. */
  readonly notes: readonly string[];
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  /** Fields whose column was told by its contents. */
  readonly likely: readonly string[];
  readonly unused: readonly string[];
  readonly answers: readonly UnderstoodWord[];
  readonly importances: readonly UnderstoodWord[];
  readonly sheet: {
    readonly name: string;
    readonly others: readonly string[];
    readonly otherRows: readonly number[];
  } | null;
  readonly headerLine: number | null;
  /** Rows that were answered with no. */
  readonly notPromised: readonly { readonly line: number; readonly statement: string }[];
}

/** A word of theirs and how often it stands there; `as` is null where psvc cannot tell. */
interface UnderstoodWord {
  readonly word: string;
  readonly as: string | null;
  readonly count: number;
}

const FIRST = 5;

export function promiseImportJson({ file, list, stage, read, skipped, remembered, done }: PromiseImport) {
  const ids = (keys: readonly Key[]) => keys.map((key) => getRecord(done.project.promises, key).id);
  return {
    file,
    list,
    sheet: read.sheet?.name ?? null,
    project: done.project.slug,
    dryRun: stage === "dry-run",
    rows: read.rows.length + skipped.length,
    added: ids(done.added),
    changed: done.changed.map(({ key, fields }) => ({ id: getRecord(done.project.promises, key).id, fields })),
    changes: promiseChangesJson(done.differences),
    unchanged: done.unchanged.length,
    kept: done.kept.map(({ key, field, theirs }) => ({ id: getRecord(done.project.promises, key).id, field, theirs })),
    reworded: ids(done.reworded),
    gone: ids(done.gone),
    passedOver: read.passedOver,
    skipped,
    leftOut: read.leftOut,
    notes: read.notes,
    columns: Object.fromEntries(read.columns.map(({ field, column }) => [field, column])),
    likely: read.likely,
    unused: read.unused,
    importances: read.importances,
    answers: read.answers,
    headerLine: read.headerLine,
    sure: Object.fromEntries(read.columns.map(({ field }) => [field, surenessOf(field, read, remembered)])),
    otherSheets: (read.sheet?.others ?? []).map((name, i) => ({ name, rows: read.sheet?.otherRows[i] ?? 0 })),
    remembered: remembered.map(([flag, value]) => ({ flag, value })),
    notPromised: read.notPromised,
    first: done.added.slice(0, FIRST).map((key) => {
      const { id, listed, statement, importance, strength, kind, area, neededBy, quote } = getRecord(
        done.project.promises,
        key,
      );
      return { id, listedId: listed?.id ?? null, statement, importance, strength, kind, area, neededBy, quote };
    }),
  };
}

/** How it is known that a column fills a field. */
function surenessOf(field: string, { likely }: ReadList, remembered: PromiseImport["remembered"]): string {
  if (remembered.some(([flag, value]) => flag === "--map" && value.startsWith(`${field}=`))) return "answered";
  return likely.includes(field) ? "likely" : "certain";
}

/** What psvc understood and what comes of it, for a look before it is written and after. */
export function renderPromiseImport(answer: PromiseImport, style: Style): string {
  const { stage, done } = answer;
  const isWritten = stage === "done" || stage === "done-as-shown";
  return [
    wrap(headOf(answer, style), style.width, "  "),
    ...(stage === "done-as-shown" ? [] : renderUnderstanding(answer, style)),
    ...(isWritten && done.added.length > 0 ? nextLines(done.project.slug, style) : []),
  ].join("\n");
}

function headOf({ file, list, stage, read, done }: PromiseImport, style: Style): string {
  const named = `${visible(file)}${read.sheet ? `, sheet ${visible(read.sheet.name)}` : ""}`;
  const lists = [...new Set(read.rows.flatMap((row) => (row.listedId === null ? [] : [row.list ?? list])))];
  const listed =
    lists.length === 0
      ? ""
      : `, as the list${lists.length > 1 ? "s" : ""} ${formatList(lists.map((name) => `"${visible(name)}"`))}`;
  const { slug } = done.project;
  if (stage === "dry-run")
    return `${style.warn("Dry run, nothing was written.")} ${named} would go into ${slug}${listed}.`;
  if (stage === "asked") return `${named} goes into ${slug}${listed}:`;
  if (done.added.length + done.changed.length === 0) return `${named} holds nothing new for ${slug}${listed}.`;
  const counts = stage === "done" ? "" : `: ${done.added.length} new, ${done.changed.length} changed`;
  return `${style.good("Imported")} ${named} into ${slug}${listed}${counts}.`;
}

function nextLines(slug: string, style: Style): readonly string[] {
  return [
    "",
    wrap("An answer is what was promised, not what the product does: what is new is to be assessed.", style.width),
    `  ${style.command(`psvc promise assess ${slug}`)}`,
  ];
}

/** What the columns and words were taken for, and what comes of each row: what a lead looks at before saying yes. */
function renderUnderstanding(answer: PromiseImport, style: Style): readonly string[] {
  return [
    ...formatReading(answer, style),
    ...changeTable(answer, style),
    ...section("Left as you judged it; --overwrite takes the list's word", keptLines(answer), style.width),
    ...section(
      "Not promised: answered with no",
      answer.read.notPromised.map(({ line, statement }) => `line ${line}: ${visible(statement)}`),
      style.width,
    ),
    ...section("Said in other words now, so look again", ids(answer, answer.done.reworded), style.width),
    ...section("Not in the list any more, and kept", ids(answer, answer.done.gone), style.width),
    ...rowsUnder("Left out", answer.file, answer.read.leftOut),
    ...rowsUnder("Skipped", answer.file, answer.skipped),
    ...firstRows(answer, style),
  ];
}

function formatReading({ read, skipped, remembered, done }: PromiseImport, style: Style): readonly string[] {
  const { added, changed, unchanged } = done;
  const used = read.columns
    .map(({ field, column }) => `${field} = ${visible(column)}${read.likely.includes(field) ? " (likely)" : ""}`)
    .join(", ");
  const unused = read.unused.length > 0 ? `; not used: ${read.unused.map(visible).join(", ")}` : "";
  const left = [
    ...(skipped.length > 0 ? [`, ${style.warn(`${skipped.length} skipped`)}`] : []),
    ...(read.leftOut.length > 0 ? [`, ${style.warn(`${read.leftOut.length} left out`)}`] : []),
    ...(read.passedOver.length > 0
      ? [`; ${count(read.passedOver.length, "row")} without a statement passed over`]
      : []),
  ];
  return [
    `${count(read.rows.length + skipped.length, "row")}: ${added.length} new, ${changed.length} changed, ` +
      `${unchanged.length} unchanged${left.join("")}`,
    `Columns${read.headerLine === null ? "" : ` (header on line ${read.headerLine})`}: ${used}${unused}`,
    ...(remembered.length > 0 ? [formatRemembered(remembered)] : []),
    ...read.notes.map(visible),
    ...(read.importances.length > 0
      ? [
          `Importance: ${formatWords(read.importances)}` +
            `${hasMandatory(read) ? "; --mandatory-as must takes them as musts" : ""}`,
        ]
      : []),
    ...(read.answers.length > 0 ? [`Answers: ${formatWords(read.answers)}`] : []),
    ...(read.sheet && read.sheet.others.length > 0
      ? [`Other sheets, not read: ${formatSheets(read.sheet)} (--sheet NAME, or --all-sheets)`]
      : []),
  ].map((line) => wrap(line, style.width, "  "));
}

function formatSheets({ others, otherRows }: NonNullable<ReadList["sheet"]>): string {
  return others.map((name, i) => `${visible(name)} (${count(otherRows[i] ?? 0, "row")})`).join(", ");
}

function hasMandatory({ importances }: PromiseImport["read"]): boolean {
  return importances.some(
    ({ word, as }) => as === "should" && /mandatory|must|required|essential|critical/i.test(word),
  );
}

/** In characters; longer cells are texts and no words of a scale. */
const LONGEST_WORD = 40;
const MOST_WORDS = 12;

function formatWords(words: readonly UnderstoodWord[]): string {
  const shown = words.filter(({ word, as }) => as !== null || word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  const rest = words.length - shown.length;
  return `${formatEach(shown)}${rest > 0 ? `${shown.length > 0 ? " and " : ""}${count(rest, "other text")}` : ""}`;
}

function formatEach(words: readonly UnderstoodWord[]): string {
  return words
    .map(
      ({ word, as, count }) =>
        `${word ? visible(word.slice(0, LONGEST_WORD)) : "(none)"}${as ? ` = ${as}` : ""} (${count})`,
    )
    .join(", ");
}

function keptLines({ done }: PromiseImport): readonly string[] {
  return done.kept.map(({ key, field, theirs }) => {
    const promise = getRecord(done.project.promises, key);
    return `${promise.id} ${field} ${String(promise[field as keyof CustomerPromise])} (the list: ${visible(theirs)})`;
  });
}

function ids({ done }: PromiseImport, keys: readonly Key[]): readonly string[] {
  return keys.map((key) => {
    const { id, statement } = getRecord(done.project.promises, key);
    return `${id} ${visible(statement)}`;
  });
}

function rowsUnder(title: string, file: string, rows: readonly BadRow[]): readonly string[] {
  return section(
    title,
    rows.map(({ line, why }) => `${visible(file)}:${line}: ${visible(why)}`),
  );
}

function changeTable({ done, stage }: PromiseImport, style: Style): readonly string[] {
  if (done.differences.length === 0) return [];
  return [renderChangeRows(done.differences, stage === "done" ? "written" : "preview", onPage(style))];
}

function firstRows({ done }: PromiseImport, style: Style): readonly string[] {
  const keys = done.added.slice(0, FIRST);
  if (keys.length === 0) return [];
  const rows = keys.map((key) => getRecord(done.project.promises, key));
  const columns = [
    { title: "ID", value: ({ id }: CustomerPromise) => id },
    { title: "THEIRS", value: ({ listed }: CustomerPromise) => listed?.id ?? "", drop: 2, shrinkTo: 8 },
    { title: "STATEMENT", value: ({ statement }: CustomerPromise) => statement, shrinkTo: 20 },
    { title: "IMPORTANCE", value: ({ importance }: CustomerPromise) => importance },
    { title: "STRENGTH", value: ({ strength }: CustomerPromise) => strength, drop: 1 },
    { title: "KIND", value: ({ kind }: CustomerPromise) => kind, drop: 3 },
    { title: "AREA", value: ({ area }: CustomerPromise) => area ?? "", drop: 4, shrinkTo: 8 },
  ];
  return ["First rows:", table(rows, columns, onPage(style))];
}
