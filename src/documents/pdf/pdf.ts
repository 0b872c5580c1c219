import type { ReadDocument, ReadingOptions } from "../document.ts";
import { lockedDocument, unreadableDocument } from "../unreadable-document.ts";
import { pagesToBlocks } from "./pdf-blocks.ts";
import { type PdfPage, pageLines, type TextRun } from "./pdf-lines.ts";

const MOST_PAGES = 2_000;

/** A PDF by the place of its texts. Throws `unreadable-file` for one that is encrypted, scanned, cut short or none. */
export async function readPdf(bytes: Buffer, file: string, { password }: ReadingOptions): Promise<ReadDocument> {
  if (!/\d+ \d+ obj\b/.test(bytes.toString("latin1")))
    throw unreadableDocument(file, "it begins as a PDF does, and holds nothing of one", "Ask for it again.");
  if (!bytes.subarray(-2048).toString("latin1").includes("%%EOF"))
    throw unreadableDocument(
      file,
      "it is a PDF that is cut short: its end is missing",
      "Download it again, or ask for it again.",
    );
  const pdf = await openPdf(bytes, file, password);
  if (pdf.numPages > MOST_PAGES)
    throw unreadableDocument(
      file,
      `it has ${pdf.numPages} pages, and psvc reads up to 2,000`,
      "Split it, and read the parts that hold promises.",
    );
  const pages: PdfPage[] = [];
  const pictures: number[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item) => ("str" in item ? [runOf(item)] : []));
    const lines = pageLines(runs);
    if (lines.every(({ text }) => text.trim() === "")) {
      if (await hasPicture(page)) pictures.push(number);
    }
    pages.push({ number, lines });
    page.cleanup();
  }
  if (pictures.length > 0 && pages.every(({ lines }) => lines.length === 0))
    throw unreadableDocument(
      file,
      `it is scanned: ${formatPages(pictures)} ${pictures.length === 1 ? "holds a picture" : "hold pictures"} only, ` +
        `${pictures.length} of ${pages.length}`,
      "Have its text recognised (OCR), or ask for the document it was printed from.",
    );
  const blocks = pagesToBlocks(pages, file);
  if (blocks.length === 0)
    throw unreadableDocument(file, "there is no text in it", "Ask for the document it was printed from.");
  const note =
    `${capital(formatPages(pictures))} ${pictures.length === 1 ? "holds a picture" : "hold pictures"} only, ` +
    `${pictures.length} of ${pages.length}: not read. Have the text recognised (OCR), or type those promises.`;
  return { format: "pdf", blocks, pages: pages.length, notes: pictures.length > 0 ? [note] : [], mail: null };
}

type Pdf = Awaited<ReturnType<typeof import("unpdf")["getDocumentProxy"]>>;
type Page = Awaited<ReturnType<Pdf["getPage"]>>;

async function openPdf(bytes: Buffer, file: string, password: string | null): Promise<Pdf> {
  const { getDocumentProxy } = await import("unpdf");
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, ...(password === null ? {} : { password }) });
  } catch (err) {
    const { name } = err as Error;
    if (name === "PasswordException") throw lockedDocument(file, password !== null);
    throw unreadableDocument(file, "it is a PDF that is damaged", "Download it again, or ask for it again.", err);
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

function runOf({ str, transform, width, height, fontName }: TextItem): TextRun {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
  const size = height || Math.abs(d) || Math.hypot(a, b);
  return { text: str, x, y, width, size, font: fontName };
}

async function hasPicture(page: Page): Promise<boolean> {
  const { getResolvedPDFJS } = await import("unpdf");
  const { OPS } = await getResolvedPDFJS();
  const { fnArray } = await page.getOperatorList();
  const painting = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
  return fnArray.some((operation) => painting.includes(operation));
}

const MOST_NAMED = 12;

/** `page 3`, `pages 1, 2`, or `pages 1 to 40` where they follow each other. */
function formatPages(pages: readonly number[]): string {
  if (pages.length === 1) return `page ${pages[0]}`;
  const isRun = pages.every((page, nth) => page === (pages[0] ?? 0) + nth);
  if (isRun && pages.length > 3) return `pages ${pages[0]} to ${pages.at(-1)}`;
  const named = pages.slice(0, MOST_NAMED).join(", ");
  return `pages ${named}${pages.length > MOST_NAMED ? " and more" : ""}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
