import { strToU8, unzipSync, zipSync } from "fflate";
import writeWorkbook from "write-excel-file/node";

export type Value = string | number | boolean | Date | null;

/** A workbook with these sheets, as a spreadsheet program would save it. */
export async function workbook(sheets: Readonly<Record<string, readonly (readonly Value[])[]>>): Promise<Buffer> {
  const written = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => row.map((value) => (value instanceof Date ? { value, format: "dd/mm/yyyy" } : value))),
  }));
  return writeWorkbook(written as never).toBuffer();
}

/** The same with one sheet whose rows are written by hand, as no spreadsheet program would. */
export async function workbookWith(rows: string, parts: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const plain = unzipSync(await workbook({ Sheet1: [["a"]] }));
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  const more = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return Buffer.from(zipSync({ ...plain, "xl/worksheets/sheet1.xml": strToU8(sheet), ...more }));
}
