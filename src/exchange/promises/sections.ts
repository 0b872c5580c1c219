import type { SheetRow } from "../sheet/sheet-shape.ts";

/** Rows that are no promise: headings of sections, by line, and totals. */
export interface Sections {
  readonly titles: ReadonlyMap<number, string>;
  readonly totals: readonly SheetRow[];
}

export interface ListShape {
  readonly statement: number;
  readonly id: number | undefined;
  readonly width: number;
}

const LONGEST_TITLE = 100;
const TOTAL = /^(?:(?:sub|grand)[\s-]*)?(?:total|totals|summe|gesamt|gesamtsumme|zwischensumme|totaal|somme)\s*:?$/i;

/** The words for a total are. */
function isShort(cell: SheetRow["cells"][number]): boolean {
  return typeof cell === "string" && cell.length > 4 && cell.length < 30;
}

export function findSections(rows: readonly SheetRow[], shape: ListShape): Sections {
  const withIds = shape.id === undefined ? 0 : rows.filter((row) => textAt(row, shape.id) !== "").length;
  const hasIds = withIds > rows.length / 2;
  const titles = new Map<number, string>();
  const totals: SheetRow[] = [];
  for (const [i, row] of rows.entries()) {
    const isTotal = row.cells.some((cell, at) => isShort(cell) && TOTAL.test(textAt(row, at)));
    if (isTotal && (shape.id === undefined || textAt(row, shape.id) === "" || TOTAL.test(textAt(row, shape.id))))
      totals.push(row);
    else {
      const title = titleOf(row, rows[i + 1], shape, hasIds);
      if (title !== null) titles.set(row.line, title);
    }
  }
  // Sections head rows: where most rows were one, they are what the list holds.
  return { titles: titles.size * 2 > rows.length ? new Map() : titles, totals };
}

/** A text that is alone in its row, or the number and name above rows that are numbered below it: 2, then 2.1. */
function titleOf(row: SheetRow, next: SheetRow | undefined, shape: ListShape, hasIds: boolean): string | null {
  if (shape.width < 3) return null;
  const filled = row.cells.flatMap((_, at) => (textAt(row, at) === "" ? [] : [at]));
  const [only = 0] = filled;
  if (filled.length === 1) {
    const text = textAt(row, only);
    const isTitle = /\p{L}{3}/u.test(text) && text.length <= LONGEST_TITLE && !/[.;]$/.test(text);
    return isTitle && (only !== shape.statement || hasIds) ? text : null;
  }
  if (filled.length !== 2 || shape.id === undefined || !filled.includes(shape.id) || !filled.includes(shape.statement))
    return null;
  const id = textAt(row, shape.id).replace(/[.\s]+$/, "");
  const nextId = next ? textAt(next, shape.id) : "";
  return id !== "" && nextId.startsWith(`${id}.`) && nextId !== `${id}.` ? textAt(row, shape.statement) : null;
}

/** Where a name stands in the first row of each of its rows only, as merged cells come: the others have it too. */
export function filledDown(rows: readonly SheetRow[], at: number): readonly SheetRow[] | null {
  const texts = rows.map((row) => textAt(row, at));
  const names = texts.filter(Boolean);
  const isMerged = texts[0] !== "" && names.length < texts.length && new Set(names).size === names.length;
  // Most names head rows of their own; epics that all stand before the first story head none.
  const heads = texts.filter((text, i) => text !== "" && (texts[i + 1] ?? "") === "");
  if (!isMerged || names.length > texts.length * 0.7 || heads.length <= names.length / 2) return null;
  let last = "";
  return rows.map((row, i) => {
    last = texts[i] || last;
    return texts[i] ? row : { ...row, cells: row.cells.map((cell, column) => (column === at ? last : cell)) };
  });
}

function textAt({ cells }: SheetRow, at: number | undefined): string {
  const cell = at === undefined ? "" : cells[at];
  return typeof cell === "string" ? cell.trim() : "";
}
