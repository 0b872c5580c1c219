const SEPARATORS = /[;,|\n]/;

/** A list as one cell: its texts with a semicolon between, or a list of JSON where a text would be cut in two. */
export function listToCell(texts: readonly string[]): string {
  const isCut = texts.some((text) => SEPARATORS.test(text) || text.startsWith('["'));
  return isCut ? JSON.stringify(texts) : texts.join("; ");
}

export function cellToList(cell: string): readonly string[] {
  return jsonTexts(cell.trim()) ?? cell.split(SEPARATORS);
}

function jsonTexts(cell: string): readonly string[] | null {
  if (!cell.startsWith('["')) return null;
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) && value.every((text) => typeof text === "string") ? value : null;
  } catch {
    return null;
  }
}
