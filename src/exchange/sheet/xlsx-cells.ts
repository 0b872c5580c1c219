import { MOST_COLUMNS } from "./sheet-shape.ts";
import { unreadable } from "./text.ts";

const MOST_CELLS = 5_000_000;
/** In characters; a cell of a spreadsheet holds 32,767. */
const LONGEST_TEXT = 100_000;

/** A tag with its attributes; a `>` may stand in the value of one. */
const TAG = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const PLACE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** What XML can hold in two ways is brought into one, before anything is looked at. */
export function plainXml(xml: string): string {
  return xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"),
  );
}

/** Throws `unreadable-file` for a text that no cell can hold: the reader of XML would search through it for minutes. */
export function checkTexts(xml: string, file: string): void {
  for (let from = xml.indexOf(">"); from >= 0; from = xml.indexOf(">", from + 1)) {
    const end = xml.indexOf("<", from);
    const length = (end < 0 ? xml.length : end) - from - 1;
    if (length > LONGEST_TEXT)
      throw unreadable(file, `a cell of it has ${length} characters`, "Shorten it, or save the sheet as CSV UTF-8.");
  }
}

/**
 * The cells of a sheet, each with its place. The reader makes a cell for every place up to the last one, so a single
 * cell far away would take all memory: empty cells, which formatting leaves to the end of a sheet, go, and what is left
 * has to fit. Where a program left the places out, they are counted. An error in a cell is read as its text.
 */
export function placedCells(xml: string, file: string): string {
  const filled = xml.replace(/<(?:\w+:)?c(?:\s[^<>]*)?\/>/g, "");
  let [row, column, widest] = [0, 0, 0];
  const placed = filled.replace(TAG, (tag) => {
    const name = /^<(?:\w+:)?(row|c)[\s>/]/.exec(tag)?.[1];
    if (!name) return tag;
    const found = PLACE.exec(tag);
    const place = found?.[1] ?? found?.[2] ?? null;
    if (name === "row") {
      [row, column] = [place === null ? row + 1 : rowOf(place, file), 0];
      return place === null ? withPlace(tag, String(row)) : tag;
    }
    const at = place === null ? { row, column: column + 1 } : cellAt(place, file);
    [row, column, widest] = [at.row, at.column, Math.max(widest, at.column)];
    if (widest > MOST_COLUMNS)
      throw unreadable(file, `it has ${widest} columns, and psvc reads up to ${MOST_COLUMNS}`, null);
    if (widest * row > MOST_CELLS)
      throw unreadable(
        file,
        `it has ${row} rows of ${widest} columns, and psvc reads up to ${MOST_CELLS} cells`,
        "Split it.",
      );
    const said = tag.replace(/(\bt\s*=\s*["'])e(["'])/, "$1str$2");
    return place === null ? withPlace(said, `${lettersOf(column)}${row}`) : said;
  });
  return placed;
}

function withPlace(tag: string, place: string): string {
  return tag.replace(/^(<(?:\w+:)?\w+)/, `$1 r="${place}"`);
}

function rowOf(place: string, file: string): number {
  if (!/^\d{1,7}$/.test(place)) throw noPlace(place, file);
  return Number(place);
}

function cellAt(place: string, file: string): { readonly row: number; readonly column: number } {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(place);
  if (!found) throw noPlace(place, file);
  const column = [...(found[1] ?? "")].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(found[2]), column };
}

function lettersOf(column: number): string {
  const rest = column - 1;
  return rest < 26
    ? String.fromCharCode(65 + rest)
    : lettersOf(Math.floor(rest / 26)) + String.fromCharCode(65 + (rest % 26));
}

function noPlace(place: string, file: string) {
  return unreadable(file, `a cell of it is at "${place.slice(0, 20)}", which is no place`, null);
}
