import type { Sheet } from "../sheet/sheet-shape.ts";

/** Enough rows to tell what a column holds. */
const SAMPLE_ROWS = 2000;

/** What stands in a column, whatever it is called. */
export interface ColumnContent {
  readonly texts: readonly string[];
  readonly filled: number;
  /** Of the filled cells, how many are no repetition, from 0 to 1. */
  readonly unique: number;
  readonly averageLength: number;
  /** Of the filled cells, how many are short codes such as `R1` or `SEC-1.2`, from 0 to 1. */
  readonly codes: number;
  /** Of the filled cells, how many have two words or more, from 0 to 1. */
  readonly sentences: number;
}

export function contentOf({ rows }: Sheet, at: number): ColumnContent {
  const texts = rows.slice(0, SAMPLE_ROWS).map(({ cells }) => {
    const cell = cells[at];
    return (typeof cell === "string" ? cell : (cell ?? []).join(", ")).trim();
  });
  const filled = texts.filter(Boolean);
  const share = (holds: (text: string) => boolean) => filled.filter(holds).length / Math.max(1, filled.length);
  return {
    texts,
    filled: filled.length,
    unique: new Set(filled).size / Math.max(1, filled.length),
    averageLength: filled.reduce((sum, { length }) => sum + length, 0) / Math.max(1, filled.length),
    codes: share(isCode),
    sentences: share((text) => /\p{L}{2}/u.test(text) && /\S\s+\S/.test(text)),
  };
}

/** `R1`, `1.2`, `SEC-7`, `HER-12`: short, with a digit, and no day. */
function isCode(text: string): boolean {
  if (text.length > 24 || !/\d/.test(text) || /\S\s+\S+\s+\S/.test(text)) return false;
  return !/^\d{4}-\d{2}-\d{2}|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|[€$£%]/.test(text);
}

/** In how many more rows the first column has the longer text; negative where the second has. */
export function longerRows(one: ColumnContent, other: ColumnContent): number {
  return one.texts.reduce((sum, text, i) => sum + Math.sign(text.length - (other.texts[i] ?? "").length), 0);
}
