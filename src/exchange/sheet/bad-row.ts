import type { BadRow, Mark } from "../../errors.ts";
import type { SheetRow } from "./sheet-shape.ts";

/** A row that cannot be taken. What its first reason quotes of the row is marked where it stands in the line. */
export function badRow({ line, text, cells }: SheetRow, why: readonly string[]): BadRow {
  const mark = markOf(text, cells, why[0] ?? "");
  return { line, text, why: why.join("; "), ...(mark ? { mark } : {}) };
}

/** The longest cell that the reason names: a short one may stand in it by chance. */
function markOf(text: string, cells: SheetRow["cells"], why: string): Mark | null {
  let from = 0;
  let found: Mark | null = null;
  for (const cell of cells) {
    const said = typeof cell === "string" ? cell.trim() : "";
    const start = said === "" ? -1 : text.indexOf(said, from);
    if (start < 0) continue;
    from = start + said.length;
    if (names(why, said) && said.length > (found?.length ?? 0)) found = { start, length: said.length };
  }
  return found;
}

/** As a word of its own: `a` is in most sentences. */
function names(why: string, said: string): boolean {
  const at = why.indexOf(said);
  const around = [why[at - 1] ?? "", why[at + said.length] ?? ""];
  return at >= 0 && around.every((character) => !/[\p{L}\p{N}]/u.test(character));
}
