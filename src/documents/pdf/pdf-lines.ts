import { splitLabel } from "../lines/list-label.ts";

/** A text at its place on a page, from the left and from the bottom, in points. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

/** A line of one column: what stands side by side with a wide gap is two. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  /** The font of most of its letters. */
  readonly font: string;
  /** Where the text behind a bullet or number begins; `x` where there is none. */
  readonly bodyX: number;
}

export interface PdfPage {
  readonly number: number;
  readonly lines: readonly PdfLine[];
}

/** In sizes of the letters: a gap that parts two columns. */
const COLUMN_GAP = 1.6;
const WORD_GAP = 0.18;

/** Lines in the order in which the page holds its texts, which is the order of reading for columns and tables too. */
export function pageLines(runs: readonly TextRun[]): readonly PdfLine[] {
  const lines: TextRun[][] = [];
  let last: TextRun | null = null;
  for (const run of runs) {
    if (run.text.trim() === "") continue;
    if (last && isSameLine(lines.at(-1) ?? [], last, run)) lines.at(-1)?.push(run);
    else lines.push([run]);
    last = run;
  }
  return lines.map(toLine);
}

function isSameLine(line: readonly TextRun[], last: TextRun, run: TextRun): boolean {
  const size = Math.max(last.size, run.size, 1);
  const isLevel = Math.abs(last.y - run.y) < size * 0.45;
  const gap = run.x - (last.x + last.width);
  if (!isLevel || gap < -size * 1.5) return false;
  if (gap <= size * COLUMN_GAP) return true;
  return line.length === 1 && isOnlyLabel(last.text) && gap <= size * 6;
}

function isOnlyLabel(text: string): boolean {
  const { label, text: rest } = splitLabel(`${text.trim()} x`);
  return label !== null && rest === "x";
}

function toLine(runs: readonly TextRun[]): PdfLine {
  const first = runs[0] as TextRun;
  let text = "";
  let end = first.x;
  const letters = new Map<string, number>();
  const sizes = new Map<number, number>();
  let bodyX = first.x;
  for (const [nth, run] of runs.entries()) {
    const hasGap = nth > 0 && run.x - end > Math.max(run.size, 1) * WORD_GAP;
    text += hasGap && !text.endsWith(" ") && !run.text.startsWith(" ") ? ` ${run.text}` : run.text;
    if (nth > 0 && bodyX === first.x && isOnlyLabel(text.slice(0, text.length - run.text.length))) bodyX = run.x;
    end = Math.max(end, run.x + run.width);
    letters.set(run.font, (letters.get(run.font) ?? 0) + run.text.length);
    const size = Math.round(run.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + run.text.length);
  }
  return {
    text: text.replace(/\s+/g, " ").trim(),
    x: first.x,
    end,
    y: first.y,
    size: mostOf(sizes) ?? first.size,
    font: mostOf(letters) ?? first.font,
    bodyX,
  };
}

/** The key with the largest count; null where there is none. */
export function mostOf<K>(counts: ReadonlyMap<K, number>): K | null {
  let best: K | null = null;
  let most = -1;
  for (const [key, count] of counts)
    if (count > most) {
      best = key;
      most = count;
    }
  return best;
}
