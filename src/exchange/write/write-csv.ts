import { guarded } from "../sheet/formula.ts";
import type { OutgoingCell, OutgoingSheet } from "./outgoing.ts";

/**
 * By this mark a spreadsheet knows that a file is UTF-8; other programs take it for a part of the first column's name.
 */
const BYTE_ORDER_MARK = "\ufeff";

/** CSV as RFC 4180 has it. No cell of it is run as a formula. */
export function sheetToCsv({ columns, rows }: OutgoingSheet, { isMarked = false } = {}): string {
  const lines = [columns.map(({ title }) => title), ...rows].map((cells) => cells.map(csvCell).join(","));
  return `${isMarked ? BYTE_ORDER_MARK : ""}${lines.join("\r\n")}\r\n`;
}

/** Quoted also for what separates cells elsewhere, or is an empty cell there (`\N`), so that it comes back as it is. */
function csvCell(cell: OutgoingCell): string {
  if (typeof cell === "number") return String(cell);
  const safe = guarded(cell);
  return /[",;\t\r\n]|^\\N$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
