import { type DocumentBlock, MOST_BLOCKS, makeBlock } from "../document.ts";
import { headingDepth, looksLikeHeading, splitLabel } from "../lines/list-label.ts";
import { rowBlock } from "../lines/markdown.ts";
import { tooManyBlocks } from "../unreadable-document.ts";
import { mostOf, type PdfLine, type PdfPage } from "./pdf-lines.ts";
import { withoutRunningHeads } from "./running-heads.ts";

/** Lines that were wrapped put together again. */
interface Chunk {
  readonly lines: PdfLine[];
  readonly page: number;
}

/** What is usual in a document: the size and font of its text, and how far apart its lines stand. */
interface Usual {
  readonly size: number;
  readonly font: string;
  /** Between lines of one paragraph, in sizes of the letters. */
  readonly leading: number;
  readonly margin: number;
  /** Words that stand in the middle of a line somewhere, also those with a hyphen. */
  readonly words: ReadonlySet<string>;
}

/** Paragraphs, headings, items and rows of a document's pages, across page breaks. */
export function pagesToBlocks(given: readonly PdfPage[], file: string): readonly DocumentBlock[] {
  const pages = withoutRunningHeads(given);
  const usual = usualOf(pages);
  const chunks = pages.flatMap((page) => chunksOf(page, usual));
  const whole = joinPages(chunks, usual);
  const levels = headingSizes(whole, usual);
  const blocks: DocumentBlock[] = [];
  let heads: readonly string[] | null = null;
  const indents: number[] = [];
  for (let at = 0; at < whole.length; at++) {
    if (blocks.length > MOST_BLOCKS) throw tooManyBlocks(file);
    const row = rowFrom(whole, at);
    if (row.length > 1) {
      at += row.length - 1;
      const texts = row.map((chunk) => textOf(chunk, usual));
      if (heads === null || heads.length !== texts.length) heads = texts;
      else blocks.push(rowBlock(heads, texts, null, row[0]?.page ?? null));
      if (heads === texts && texts.some((text) => text.split(" ").length > 8))
        blocks.push(rowBlock([], texts, null, row[0]?.page ?? null));
      continue;
    }
    heads = null;
    const chunk = whole[at] as Chunk;
    blocks.push(blockOf(chunk, usual, levels, indents));
  }
  return blocks.filter(({ text }) => text !== "");
}

function blockOf(chunk: Chunk, usual: Usual, levels: readonly number[], indents: number[]): DocumentBlock {
  const first = chunk.lines[0] as PdfLine;
  const text = textOf(chunk, usual);
  const { label, isBullet, text: rest } = splitLabel(text);
  const { page } = chunk;
  const isTitle = chunk.lines.length <= 2 && !isBullet && text.length < 160 && /\p{L}/u.test(text);
  const sizeLevel = levels.indexOf(first.size);
  const isOtherFont = first.font !== usual.font && chunk.lines.every((line) => line.font === first.font);
  if (isTitle && (sizeLevel >= 0 || (isOtherFont && isShortTitle(rest, label)))) {
    indents.length = 0;
    const level = label && /^\d/.test(label) ? headingDepth(label) : sizeLevel < 0 ? levels.length + 1 : sizeLevel + 1;
    return makeBlock("heading", text, { page, level, label });
  }
  const isClause = label !== null && /\d\.\d/.test(label);
  if (label !== null && !isClause) {
    while (indents.length > 0 && first.x < (indents.at(-1) ?? 0) - 2) indents.pop();
    if (Math.abs((indents.at(-1) ?? -99) - first.x) > 2) indents.push(first.x);
    return makeBlock("item", rest, { page, level: indents.length, label });
  }
  if (isClause && isShortTitle(rest, label) && looksLikeHeading(rest))
    return makeBlock("heading", text, { page, level: headingDepth(label), label });
  return makeBlock("paragraph", isClause ? rest : text, { page, label: isClause ? label : null });
}

function isShortTitle(text: string, label: string | null): boolean {
  if (/[.;,]$/.test(text) || text.split(" ").length > 12 || /\b(?:shall|must|will)\b/.test(text)) return false;
  return label === null || /^\d/.test(label);
}

function usualOf(pages: readonly PdfPage[]): Usual {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const gaps = new Map<number, number>();
  const words = new Set<string>();
  let margin = 0;
  for (const { lines } of pages)
    for (const [nth, line] of lines.entries()) {
      sizes.set(line.size, (sizes.get(line.size) ?? 0) + line.text.length);
      margin = Math.max(margin, line.end);
      for (const [word] of line.text.matchAll(/\p{L}+(?:-\p{L}+)*(?!-$)(?!\p{L})/gu)) words.add(word.toLowerCase());
      const above = lines[nth - 1];
      if (!above || above.size !== line.size) continue;
      const gap = Math.round(((above.y - line.y) / line.size) * 20) / 20;
      if (gap > 0.8 && gap < 2.6) gaps.set(gap, (gaps.get(gap) ?? 0) + line.text.length);
    }
  const size = mostOf(sizes) ?? 10;
  for (const { lines } of pages)
    for (const line of lines)
      if (line.size === size) fonts.set(line.font, (fonts.get(line.font) ?? 0) + line.text.length);
  return { size, font: mostOf(fonts) ?? "", leading: smallestUsual(gaps), margin, words };
}

/** The smallest gap between lines that is no exception: space between paragraphs may be more frequent than a wrap. */
function smallestUsual(gaps: ReadonlyMap<number, number>): number {
  const most = Math.max(0, ...gaps.values());
  const usual = [...gaps].filter(([, count]) => count >= most * 0.2).map(([gap]) => gap);
  return usual.length === 0 ? 1.2 : Math.min(...usual);
}

function chunksOf({ number, lines }: PdfPage, usual: Usual): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (const line of lines) {
    const chunk = chunks.at(-1);
    if (chunk && continues(chunk, line, usual)) chunk.lines.push(line);
    else chunks.push({ lines: [line], page: number });
  }
  return chunks;
}

function continues({ lines }: Chunk, line: PdfLine, usual: Usual): boolean {
  const first = lines[0] as PdfLine;
  const last = lines.at(-1) as PdfLine;
  const gap = (last.y - line.y) / line.size;
  if (Math.abs(last.size - line.size) > 0.6 || gap < 0.7 || gap > usual.leading * 1.22) return false;
  if (startsAnew(line.text)) return false;
  const isHanging = Math.abs(line.x - first.bodyX) < line.size * 0.8;
  const isFlush = Math.abs(line.x - last.x) < line.size * 0.8;
  const isIndented = lines.length === 1 && first.x > line.x && first.x - line.x < line.size * 4;
  if (!isHanging && !isFlush && !isIndented) return false;
  if (last.font !== line.font && isShortTitle(last.text, splitLabel(last.text).label) && lines.length === 1)
    return false;
  const isShort = last.end < usual.margin - (usual.margin - first.x) * 0.35 && /[.:;!?]$/.test(last.text);
  return !(isShort && /^[\p{Lu}\d]/u.test(line.text));
}

function startsAnew(text: string): boolean {
  const { label, isBullet } = splitLabel(text);
  if (label === null) return false;
  return isBullet || /^(?:\d{1,2}[.)]|\(?[a-z]{1,2}\)|\(\d+\)|\(?[ivx]+\)|\d+\.\d+(?:\.\d+)*\.?)$/.test(label);
}

/** A paragraph goes on over a page break where it has no end, and the next page begins in the middle of a sentence. */
function joinPages(chunks: readonly Chunk[], usual: Usual): readonly Chunk[] {
  const joined: Chunk[] = [];
  for (const chunk of chunks) {
    const last = joined.at(-1);
    const before = last?.lines.at(-1);
    const first = chunk.lines[0];
    const goesOn =
      last &&
      before &&
      first &&
      chunk.page === last.page + 1 &&
      before.size === first.size &&
      before.size === usual.size &&
      !/[.:;!?]$/.test(before.text) &&
      !splitLabel(first.text).label &&
      /^[\p{Ll}(]/u.test(first.text);
    if (goesOn) last.lines.push(...chunk.lines);
    else joined.push({ lines: [...chunk.lines], page: chunk.page });
  }
  return joined;
}

/** Sizes of headings, the largest first. */
function headingSizes(chunks: readonly Chunk[], usual: Usual): readonly number[] {
  const sizes = chunks
    .filter(({ lines }) => lines.length <= 2 && (lines[0]?.size ?? 0) > usual.size * 1.07)
    .map(({ lines }) => lines[0]?.size ?? 0);
  return [...new Set(sizes)].sort((a, b) => b - a);
}

/** The chunks from here on that stand side by side: the cells of a row. */
function rowFrom(chunks: readonly Chunk[], at: number): readonly Chunk[] {
  const row: Chunk[] = [chunks[at] as Chunk];
  const top = chunks[at]?.lines[0];
  for (let next = at + 1; next < chunks.length && top; next++) {
    const chunk = chunks[next] as Chunk;
    const first = chunk.lines[0] as PdfLine;
    const before = row.at(-1) as Chunk;
    const right = Math.max(...before.lines.map(({ end }) => end));
    const isBeside = Math.abs(first.y - top.y) < top.size && first.x > right - 2 && chunk.page === before.page;
    if (!isBeside) break;
    row.push(chunk);
  }
  return row;
}

/** The text of lines that were wrapped, with the words that were parted at the end of a line. */
function textOf({ lines }: Chunk, { words }: Usual): string {
  let text = "";
  for (const line of lines) {
    const [, left] = /(\p{L}+)[-\u00ad]$/u.exec(text) ?? [];
    const [, right] = /^(\p{L}+)/u.exec(line.text) ?? [];
    if (left === undefined || right === undefined) text += text === "" ? line.text : ` ${line.text}`;
    else text = isCompound(left, right, words) ? text + line.text : text.slice(0, -1) + line.text;
  }
  return text;
}

/** Whether a hyphen at the end of a line belongs to the word, as in `user-friendly`, and does not part it. */
function isCompound(left: string, right: string, words: ReadonlySet<string>): boolean {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  if (/^\p{Lu}/u.test(right) || words.has(`${a}-${b}`)) return true;
  if (words.has(`${a}${b}`)) return false;
  return words.has(a) && words.has(b);
}
