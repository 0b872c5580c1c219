import type { BlockMark } from "../../domain/promise/proposal.ts";
import { cleanText, type DocumentBlock, MOST_BLOCKS, makeBlock } from "../document.ts";
import { headingDepth, isClauseTitle, splitLabel } from "../lines/list-label.ts";
import { tooManyBlocks } from "../unreadable-document.ts";

/** A paragraph of a word processor while it is read. */
export interface OpenParagraph {
  /** As it reads once all tracked changes are accepted, and as it read before them. */
  text: string;
  before: string;
  isChanged: boolean;
  headingLevel: number;
  listLevel: number;
  mark: BlockMark | null;
}

interface OpenTable {
  heads: readonly string[] | null;
  row: string[];
  cell: string[];
}

/** Collects paragraphs, tables and what was changed in them, and makes blocks of them. */
export function paragraphCollector(file: string, asOriginal: boolean) {
  const blocks: DocumentBlock[] = [];
  const tables: OpenTable[] = [];
  const push = (block: DocumentBlock): void => {
    if (blocks.length >= MOST_BLOCKS) throw tooManyBlocks(file);
    if (block.text !== "" || block.before) blocks.push(block);
  };
  return {
    blocks,
    paragraph(open: OpenParagraph, page: number | null): void {
      const [text, other] = asOriginal ? [open.before, open.text] : [open.text, open.before];
      const cell = tables.at(-1)?.cell;
      if (cell && open.mark === null) {
        cell.push(text);
        return;
      }
      const change = open.isChanged && cleanText(text) !== cleanText(other) ? { before: cleanText(other) } : {};
      const more = { page, mark: open.mark, ...change };
      const labelled = splitLabel(cleanText(text));
      if (open.headingLevel > 0)
        push(makeBlock("heading", text, { ...more, level: open.headingLevel, label: labelled.label }));
      else if (open.listLevel > 0)
        push(makeBlock("item", labelled.text, { ...more, level: open.listLevel, label: "•" }));
      else if (labelled.isBullet) push(makeBlock("item", labelled.text, { ...more, level: 1, label: labelled.label }));
      else if (isClauseTitle(labelled))
        push(makeBlock("heading", text, { ...more, level: headingDepth(labelled.label), label: labelled.label }));
      else push(makeBlock("paragraph", labelled.text, { ...more, label: labelled.label }));
    },
    openTable(): void {
      tables.push({ heads: null, row: [], cell: [] });
    },
    closeCell(): void {
      const table = tables.at(-1);
      if (!table) return;
      table.row.push(cleanText(table.cell.join(" ")));
      table.cell = [];
    },
    closeRow(page: number | null): void {
      const table = tables.at(-1);
      if (!table) return;
      const { heads, row } = table;
      table.row = [];
      if (row.length === 1 || tables.length > 1) {
        push(makeBlock("paragraph", row.join(" "), { page }));
        return;
      }
      if (heads === null) {
        table.heads = row;
        if (!row.some(saysMuch)) return;
      }
      const cells = row.map((text, nth) => ({ head: heads?.[nth] || null, text }));
      push(makeBlock("row", row.filter((one) => one !== "").join(" "), { page, cells }));
    },
    closeTable(): void {
      const table = tables.pop();
      const outer = tables.at(-1);
      if (table && outer) outer.cell.push(table.row.join(" "));
    },
  };
}

/** In words: a cell of a first row that is no head of a column. */
const LONG_HEAD = 12;

function saysMuch(cell: string): boolean {
  return cell.split(" ").length >= LONG_HEAD;
}

export function openParagraph(mark: BlockMark | null): OpenParagraph {
  return { text: "", before: "", isChanged: false, headingLevel: 0, listLevel: 0, mark };
}

/** What is said of tracked changes, comments and footnotes; nothing where there are none. */
export function formatMarks(counts: MarkCounts, asOriginal: boolean): readonly string[] {
  const { insertions, deletions, comments, footnotes } = counts;
  const many = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;
  const changes = `${many(insertions, "insertion")} and ${many(deletions, "deletion")}`;
  const notes: string[] = [];
  if (insertions + deletions > 0)
    notes.push(
      asOriginal
        ? `It has tracked changes, ${changes}: read as it was before them.`
        : `It has tracked changes, ${changes}: read as if accepted. To read it as it was before: --as-original`,
    );
  if (comments > 0) notes.push(`${many(comments, "comment")}: read, and marked as such.`);
  if (footnotes > 0) notes.push(`${many(footnotes, "footnote")}: read, and marked as such.`);
  return notes;
}

export interface MarkCounts {
  readonly insertions: number;
  readonly deletions: number;
  readonly comments: number;
  readonly footnotes: number;
}

/** The blocks of a document, with their pages where it says where each begins. */
export function withPages(blocks: readonly DocumentBlock[], pages: number | null) {
  return { pages, blocks: pages === null ? blocks.map((block) => ({ ...block, page: null })) : blocks };
}
