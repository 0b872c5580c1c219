/** What makes a spreadsheet take a cell of a CSV file for a formula, behind any number of guards. */
const LIKE_FORMULA = /^'*(?:[=+\-@\t\r＝＋－＠]|[\s\S]*[;\t] *[=+\-@＝＋－＠])/;
const GUARDED = /^'+(?:[=+\-@\t\r＝＋－＠]|[\s\S]*[;\t] *[=+\-@＝＋－＠])/;

/**
 * The cell as a text that no spreadsheet runs. A cell that begins with apostrophes before such a sign gets one more, so
 * that `unguarded` finds the way back to every cell.
 */
export function guarded(cell: string): string {
  return LIKE_FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Takes one guard off a cell that has one. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
