import writeWorkbook from "write-excel-file/node";
import { PsvcError } from "../../errors.ts";
import type { OutgoingCell, OutgoingSheet } from "./outgoing.ts";

/** What a cell of a spreadsheet holds; a program that opens a longer one calls the file damaged. */
const LONGEST_CELL = 32_767;

/**
 * What is text stays text, and no cell is a formula. The header is bold and stays in sight. Throws `refused` for a cell
 * that is too long.
 */
export async function sheetToXlsx({ name, columns, rows }: OutgoingSheet): Promise<Buffer> {
  const header = columns.map(({ title }) => ({ value: title, type: String, fontWeight: "bold" as const }));
  const body = rows.map((cells, row) =>
    cells.map((cell, at) => xlsxCell(cell, `${columns[at]?.title} in row ${row + 2}`)),
  );
  const options = { sheet: name, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  return writeWorkbook([header, ...body], options).toBuffer();
}

function xlsxCell(cell: OutgoingCell, where: string) {
  if (typeof cell === "number") return { value: cell, type: Number };
  if (cell === "") return null;
  const value = xlsxText(cell);
  if (value.length > LONGEST_CELL)
    throw new PsvcError({
      code: "refused",
      what: "no spreadsheet is written",
      because: `${where} has ${cell.length} characters, and a cell holds ${LONGEST_CELL}`,
      instead: "write it as CSV with --format csv",
    });
  return { value, type: String, ...(cell.includes("\n") ? { wrap: true } : {}) };
}

/** What XML cannot carry, or advises against: the writer would leave it out. */
const NOT_CARRIED =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\ufffd]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/**
 * Such characters are written as `_x0007_`, and so is what looks like that already. Programs that read spreadsheets
 * know it.
 */
function xlsxText(cell: string): string {
  const carried = cell.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(NOT_CARRIED, escaped);
  // The writer looks texts up in a plain object, where words such as `constructor` are found before they are put.
  return carried in {} ? `${escaped(carried[0] ?? "")}${carried.slice(1)}` : carried;
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `_x${unit.toString(16).toUpperCase().padStart(4, "0")}_`).join("");
}
