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
  if (options.format === "yaml" || (options.format === undefined && isYaml(bytes, file))) {
    const { readYaml } = await import("./yaml.ts");
    const { text, encoding } = readText(bytes, file);
    return checkColumns({ ...readYaml(text, file, options.records, options.path), encoding });
  }
  return checkColumns(readSheet(bytes, file, options.records, options.format, options));
}

/** By its name, or by a list of records at its head. */
function isYaml(bytes: Buffer, file: string): boolean {
  if (/\.ya?ml$/i.test(file)) return true;
  if (/\.(csv|tsv|txt|json|xlsx|md)$/i.test(file)) return false;
  return /^(?:\ufeff)?(?:#[^\n]*\n|\s|---)*(?:[\w-]+:\s*\n\s+)?- [\w ]{1,40}: /.test(
    bytes.subarray(0, 2048).toString(),
  );
}

/** Every sheet of a spreadsheet; any other file is one. Throws like `openSheet`. */
export async function openAllSheets(bytes: Buffer, file: string, options: SheetOptions): Promise<readonly Sheet[]> {
  if (options.format !== "xlsx" && !(isZip(bytes) && options.format === undefined))
    return [await openSheet(bytes, file, options)];
  const { readAllSheets } = await import("../xlsx/xlsx.ts");
  return (await readAllSheets(bytes, file, options)).map(checkColumns);
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
