import { readCsv } from "./csv.ts";
import type { Format } from "./formats.ts";
import { readJson } from "./json.ts";
import { MOST_COLUMNS, type Sheet, type SheetOptions } from "./sheet-shape.ts";
import type { TableOptions } from "./table.ts";
import { isZip, readText, unreadable } from "./text.ts";

/**
 * Any file of records. The reader of spreadsheets is loaded for one. Throws `unreadable-file`, and `bad-value` for a
 * sheet.
 */
export async function openSheet(bytes: Buffer, file: string, options: SheetOptions): Promise<Sheet> {
  if (options.format === "xlsx" || (isZip(bytes) && options.format === undefined)) {
    const { readXlsx } = await import("../xlsx/xlsx.ts");
    return checkColumns(await readXlsx(bytes, file, options));
  }
  return checkColumns(readSheet(bytes, file, options.records, options.format, options));
}

/**
 * A file of text with records; `records` names the property of a JSON object that holds them. Throws `unreadable-file`.
 */
export function readSheet(
  bytes: Buffer,
  file: string,
  records: string,
  format?: Format,
  table?: TableOptions & Pick<SheetOptions, "path">,
): Sheet {
  const { text, encoding } = readText(bytes, file);
  const isJson = (format ?? formatOf(file, text)) === "json";
  return { ...(isJson ? readJson(text, file, records, table?.path) : readCsv(text, file, table)), encoding };
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
