import type { BadRow } from "../errors.ts";
import { readCsv } from "./csv.ts";
import { readJson } from "./json.ts";
import { readText } from "./text.ts";

export const FORMATS = ["csv", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** A file of records, before anybody has said what its columns mean. */
export interface Sheet {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly bad: readonly BadRow[];
  /** What stands beside the records: the product and the release in a list that psvc printed. */
  readonly beside: Readonly<Record<string, unknown>>;
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

/** `records` names the property of a JSON object that holds them. Throws `unreadable-file`. */
export function readSheet(bytes: Buffer, file: string, records: string, format?: Format): Sheet {
  const text = readText(bytes, file);
  return (format ?? formatOf(file, text)) === "json" ? readJson(text, file, records) : readCsv(text, file);
}

function formatOf(file: string, text: string): Format {
  if (/\.json$/i.test(file)) return "json";
  if (/\.(csv|tsv|txt)$/i.test(file)) return "csv";
  return /^\s*[[{]/.test(text) ? "json" : "csv";
}
