import type { BlockMark } from "../../domain/promise/proposal.ts";
import type { ReadDocument, ReadingOptions } from "../document.ts";
import { unreadableDocument } from "../unreadable-document.ts";
import { formatMarks, type OpenParagraph, openParagraph, paragraphCollector, withPages } from "./paragraphs.ts";
import { unpackDocument } from "./unpack.ts";
import { readXml } from "./xml-events.ts";

/** A Word document: its text, heads and feet, footnotes and comments, each marked as what it is. */
export async function readDocx(bytes: Buffer, file: string, { asOriginal }: ReadingOptions): Promise<ReadDocument> {
  const parts = await unpackDocument(bytes, file);
  const main = parts.get("word/document.xml");
  if (main === undefined)
    throw unreadableDocument(file, "there is no text of a Word document in it", "Open it and save it as .docx again.");
  const headings = headingStyles(parts.get("word/styles.xml") ?? "", file);
  const collector = paragraphCollector(file, asOriginal);
  const counts = { insertions: 0, deletions: 0, comments: 0, footnotes: 0 };
  const reading = { file, headings, collector, counts };
  const { pages } = readPart(main, reading, null);
  for (const [name, xml] of parts) {
    const mark = MARKED.find(([pattern]) => pattern.test(name))?.[1];
    if (mark === undefined) continue;
    const before = collector.blocks.length;
    readPart(xml, reading, mark);
    const read = collector.blocks.length - before;
    if (mark === "comment") counts.comments += read;
    if (mark === "footnote") counts.footnotes += read;
  }
  return {
    format: "docx",
    ...withPages(collector.blocks, pages > 1 ? pages : null),
    notes: formatMarks(counts, asOriginal),
    mail: null,
  };
}

const MARKED: readonly (readonly [RegExp, BlockMark])[] = [
  [/^word\/(?:footnotes|endnotes)\.xml$/, "footnote"],
  [/^word\/comments\.xml$/, "comment"],
  [/^word\/(?:header|footer)\d*\.xml$/, "header"],
];

interface Reading {
  readonly file: string;
  /** Levels of headings by the id of their style. */
  readonly headings: ReadonlyMap<string, number>;
  readonly collector: ReturnType<typeof paragraphCollector>;
  readonly counts: { insertions: number; deletions: number };
}

function readPart(xml: string, { file, headings, collector, counts }: Reading, mark: BlockMark | null) {
  const paragraphs: OpenParagraph[] = [];
  let page = 1;
  let isPaged = false;
  let inserted = 0;
  let deleted = 0;
  let takesText = false;
  const properties: string[] = [];
  const add = (text: string): void => {
    const open = paragraphs.at(-1);
    if (!open) return;
    if (deleted === 0) open.text += text;
    if (inserted === 0) open.before += text;
  };
  readXml(xml, file, {
    open(name, attribute) {
      const open = paragraphs.at(-1);
      if (name === "p") paragraphs.push(openParagraph(mark));
      else if (name === "pPr" || name === "rPr" || name === "sectPr" || name === "tcPr" || name === "trPr")
        properties.push(name);
      else if (name === "pStyle" && open) open.headingLevel = headings.get(attribute("val") ?? "") ?? 0;
      else if (name === "outlineLvl" && open && open.headingLevel === 0) {
        const level = Number(attribute("val"));
        if (level < 9) open.headingLevel = level + 1;
      } else if (name === "ilvl" && open) open.listLevel = Number(attribute("val")) + 1;
      else if (name === "numId" && open) open.listLevel = attribute("val") === "0" ? 0 : Math.max(1, open.listLevel);
      else if ((name === "ins" || name === "moveTo") && properties.length === 0) {
        inserted++;
        counts.insertions++;
        if (open) open.isChanged = true;
      } else if ((name === "del" || name === "moveFrom") && properties.length === 0) {
        deleted++;
        counts.deletions++;
        if (open) open.isChanged = true;
      } else if (name === "t" || name === "delText") takesText = true;
      else if (name === "tab" && properties.length === 0) add(" ");
      else if (name === "br" || name === "cr") {
        if (attribute("type") === "page") {
          page++;
          isPaged = true;
        }
        add(" ");
      } else if (name === "noBreakHyphen") add("-");
      else if (name === "lastRenderedPageBreak") {
        page++;
        isPaged = true;
      } else if (name === "tbl") collector.openTable();
    },
    close(name) {
      if (name === "p") {
        const open = paragraphs.pop();
        if (open) collector.paragraph(open, mark === null ? page : null);
      } else if (name === properties.at(-1)) properties.pop();
      else if ((name === "ins" || name === "moveTo") && properties.length === 0) inserted--;
      else if ((name === "del" || name === "moveFrom") && properties.length === 0) deleted--;
      else if (name === "t" || name === "delText") takesText = false;
      else if (name === "tc") collector.closeCell();
      else if (name === "tr") collector.closeRow(mark === null ? page : null);
      else if (name === "tbl") collector.closeTable();
    },
    text(text) {
      if (takesText) add(text);
    },
  });
  return { pages: isPaged ? page : 0 };
}

/** Word names its headings in the language of who wrote; the id or the outline says which they are. */
function headingStyles(xml: string, file: string): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  let id = "";
  readXml(xml, file, {
    open(name, attribute) {
      if (name === "style") id = attribute("styleId") ?? "";
      const byName = name === "name" ? /^(?:heading|title)\s*(\d)?/i.exec(attribute("val") ?? "") : null;
      if (byName) levels.set(id, Number(byName[1] ?? 1));
      if (name === "outlineLvl" && !levels.has(id)) {
        const level = Number(attribute("val"));
        if (level < 9) levels.set(id, level + 1);
      }
    },
    close() {},
    text() {},
  });
  return levels;
}
