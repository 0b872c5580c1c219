import type { BadRow } from "../../errors.ts";
import type { Format } from "./formats.ts";
import type { Encoding } from "./text.ts";

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
  /** What was done to its rows, each a sentence: left out, filled up. */
  readonly notes?: readonly string[];
  /** Whether bare numbers count days from 1904. */
  readonly isFrom1904?: boolean;
  /** How its text was encoded; a spreadsheet has none. */
  readonly encoding?: Encoding;
  /** Which sheet of a spreadsheet it is, and the others in there that are not empty. */
  readonly sheet?: {
    readonly name: string;
    readonly others: readonly string[];
    /** How many rows each of the others has. */
    readonly otherRows: readonly number[];
  };
  /** The line on which the header stands; none where there is none. */
  readonly headerLine?: number;
}

export interface SheetRow {
  /** The line of the file on which the record starts. */
  readonly line: number;
  /** That line as it stands in the file, to find it again. */
  readonly text: string;
  /** One a column. */
  readonly cells: readonly Cell[];
  /** What is merged over the row from above, by column, where its own cell is empty. */
  readonly merged?: ReadonlyMap<number, string>;
}

/** Only JSON has lists, records without the column (undefined) and what is neither text nor a list of texts (null). */
export type Cell = string | readonly string[] | null | undefined;

export interface SheetOptions {
  readonly format?: Format;
  /** The sheet of a spreadsheet. */
  readonly sheet?: string;
  /** What the property of a JSON object is called that holds the records. */
  readonly records: string;
  /** Where in a JSON document they are, such as `data.items`, where that is not meant. */
  readonly path?: string | undefined;
  /** Names of columns by which the header is found below titles and notes. */
  readonly headings: readonly string[];
  /** The line of the header; false where the first row is data already. */
  readonly header?: number | false | undefined;
}
