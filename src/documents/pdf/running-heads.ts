import type { PdfLine, PdfPage } from "./pdf-lines.ts";

/** Lines from each edge of a page that may be its head or foot. */
const EDGE = 3;

/** The pages without the heads, feet and page numbers that come again on most of them. */
export function withoutRunningHeads(pages: readonly PdfPage[]): readonly PdfPage[] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(edgeLines(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(2, Math.ceil(pages.length * 0.4));
  return pages.map((page) => {
    const edges = new Set(edgeLines(page));
    const isRunning = (line: PdfLine): boolean => {
      if (!edges.has(line)) return false;
      if (pages.length > 1 && isPageNumber(line.text)) return true;
      return pages.length > 2 && (counts.get(keyOf(line)) ?? 0) >= least;
    };
    return { ...page, lines: page.lines.filter((line) => !isRunning(line)) };
  });
}

function edgeLines({ lines }: PdfPage): readonly PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)];
}

/** The same on every page but for the numbers, at the same height. */
function keyOf({ text, y }: PdfLine): string {
  return `${text.replace(/\d+/g, "#").toLowerCase()} @${Math.round(y / 6)}`;
}

function isPageNumber(text: string): boolean {
  return /^(?:page\s*)?[-–|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–|\s]*(?:(?:of|\/)\s*\d{1,4})?$/i.test(text);
}
