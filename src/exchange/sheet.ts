import type { BadRow } from "../errors.ts";
import { readCsv } from "./csv.ts";
import type { Format } from "./formats.ts";
import { readJson } from "./json.ts";
import { readText, unreadable } from "./text.ts";

/** A list for people has some tens; a file with more is broken, or meant to be. */
export const MOST_COLUMNS = 1_000;

/** A file of records, before anybody has said what its columns mean. */
export interface Sheet {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly bad: readonly BadRow[];
  /** What stands beside the records: the product and the release in a list that psvc printed. */
  readonly beside: Readonly<Record<string, unknown>>;
  /** Which sheet of a spreadsheet it is, and the others in there that are not empty. */
  readonly sheet?: { readonly name: string; readonly others: readonly string[] };
}

export interface SheetRow {
  /** The line of the file on which the record starts. */
  readonly line: number;
  /** That line as it stands in the file, to find it again. */
  readonly text: string;
  /** One a column. */
  readonly cells: readonly Cell[];
}

/** Only JSON has lists, records without the column (undefined) and what is neither text nor a list of texts (null). */
export type Cell = string | readonly string[] | null | undefined;

export interface SheetOptions {
  readonly format?: Format;
  /** The sheet of a spreadsheet. */
  readonly sheet?: string;
  /** What the property of a JSON object is called that holds the records. */
  readonly records: string;
  /** Names of columns by which the header of a spreadsheet is found below titles and notes. */
  readonly headings: readonly string[];
}

/** Any file of records. The reader of spreadsheets is loaded for one. Throws `unreadable-file`, and `bad-value` for a sheet. */
export async function openSheet(bytes: Buffer, file: string, options: SheetOptions): Promise<Sheet> {
  const isZip = bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04"));
  if (options.format === "xlsx" || (isZip && options.format === undefined)) {
    const { readXlsx } = await import("./xlsx.ts");
    return checkColumns(await readXlsx(bytes, file, options));
  }
  return checkColumns(readSheet(bytes, file, options.records, options.format));
}

/** A file of text with records; `records` names the property of a JSON object that holds them. Throws `unreadable-file`. */
export function readSheet(bytes: Buffer, file: string, records: string, format?: Format): Sheet {
  const text = readText(bytes, file);
  return (format ?? formatOf(file, text)) === "json" ? readJson(text, file, records) : readCsv(text, file);
}

function checkColumns(sheet: Sheet): Sheet {
  const { length } = sheet.columns;
  if (length <= MOST_COLUMNS) return sheet;
  throw unreadable(
    sheet.file,
    `it has ${length} columns, and psvc reads up to ${MOST_COLUMNS}`,
    "Delete those that are not needed.",
  );
}

function formatOf(file: string, text: string): Format {
  if (/\.json$/i.test(file)) return "json";
  if (/\.(csv|tsv|txt)$/i.test(file)) return "csv";
  return /^\s*[[{]/.test(text) ? "json" : "csv";
}
