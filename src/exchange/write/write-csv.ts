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

/** Quoted also for what separates cells elsewhere, so that no part of a cell becomes a cell of its own. */
function csvCell(cell: OutgoingCell): string {
  if (typeof cell === "number") return String(cell);
  const safe = guarded(cell);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
