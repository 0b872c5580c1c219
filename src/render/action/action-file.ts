import type { BadRow } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { count } from "../layout/section.ts";
import { formatRemembered } from "../layout/sentence.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";

/** How a table of actions was read. */
export interface ActionFile {
  readonly name: string;
  readonly sheet: string | null;
  readonly list: {
    readonly rows: readonly unknown[];
    readonly bad: readonly BadRow[];
    readonly done: readonly number[];
    readonly columns: readonly { readonly field: string; readonly column: string }[];
    readonly unused: readonly string[];
    readonly notes: readonly string[];
    readonly headerLine: number | null;
  };
  /** What was answered before for a file with these headings, as flags. */
  readonly remembered: readonly (readonly [string, string])[];
}

/** The file, its columns, and what is left out and why. */
export function renderActionFile({ name, sheet, list, remembered }: ActionFile, style: Style): string {
  const { rows, bad, done, columns, unused, notes, headerLine } = list;
  const used = columns.map(({ field, column }) => `${field} = ${visible(column)}`).join(", ");
  return [
    `${visible(name)}${sheet === null ? "" : `, sheet ${visible(sheet)}`}: ${count(rows.length, "action")}`.concat(
      done.length > 0 ? `, ${done.length} done and left out` : "",
      bad.length > 0 ? `, ${style.warn(`${bad.length} skipped`)}` : "",
    ),
    `Columns${headerLine === null ? "" : ` (header on line ${headerLine})`}: ${used}`.concat(
      unused.length > 0 ? `; not used: ${unused.map(visible).join(", ")}` : "",
    ),
    ...notes.map(visible),
    ...(remembered.length > 0 ? [formatRemembered(remembered)] : []),
    ...bad.map(({ line, why }) => `Skipped: line ${line}: ${visible(why)}`),
  ]
    .map((line) => wrap(line, style.width, "  "))
    .join("\n");
}

export function actionFileJson({ name, sheet, list, remembered }: ActionFile) {
  return {
    file: name,
    sheet,
    headerLine: list.headerLine,
    columns: Object.fromEntries(list.columns.map(({ field, column }) => [field, column])),
    unused: list.unused,
    done: list.done,
    skipped: list.bad,
    notes: list.notes,
    remembered: remembered.map(([flag, value]) => ({ flag, value })),
  };
}
