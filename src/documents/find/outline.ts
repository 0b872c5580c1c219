import type { DocumentBlock } from "../document.ts";
import { sentencesOf } from "./sentences.ts";

/** A block where it stands in its document. */
export interface PlacedBlock {
  readonly block: DocumentBlock;
  readonly index: number;
  /** The headings above it, the nearest last. */
  readonly headings: readonly string[];
  /** The line that a list item follows, and those of the items around it; the nearest last. */
  readonly leadIns: readonly string[];
}

/** In characters: a longer paragraph ends in another thought than the list below it, unless it ends with a colon. */
const LONG = 300;

/** Every block but the headings, with its section and, for items and rows, what they stand under. */
export function placeBlocks(blocks: readonly DocumentBlock[]): readonly PlacedBlock[] {
  const headings: { readonly level: number; readonly text: string }[] = [];
  const items: { readonly level: number; readonly text: string }[] = [];
  const placed: PlacedBlock[] = [];
  let leadIn: string | null = null;
  let afterLead: "list" | "rows" | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "heading") {
      while (headings.length > 0 && (headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
      headings.push({ level: block.level, text: block.text });
      items.length = 0;
      // A heading such as "The system shall:" leads in its own list.
      leadIn = block.text.endsWith(":") ? block.text : null;
      afterLead = null;
      continue;
    }
    const titles = headings.map(({ text }) => text);
    if (block.kind === "item") {
      while (items.length > 0 && (items.at(-1)?.level ?? 0) >= block.level) items.pop();
      const around = items.map(({ text }) => leadOf(text));
      placed.push({ block, index, headings: titles, leadIns: [...(leadIn === null ? [] : [leadIn]), ...around] });
      items.push({ level: block.level, text: block.text });
      afterLead = "list";
      continue;
    }
    items.length = 0;
    if (block.kind === "row") {
      placed.push({ block, index, headings: titles, leadIns: leadIn === null ? [] : [leadIn] });
      afterLead = "rows";
      continue;
    }
    placed.push({
      block,
      index,
      headings: titles,
      leadIns: continuesLead(block, leadIn, afterLead) ? [leadIn ?? ""] : [],
    });
    const leads = block.text.endsWith(":") || (isListed(blocks[index + 1]) && block.text.length <= LONG);
    if (leads) {
      leadIn = leadOf(block.text);
      afterLead = null;
    } else if (!continuesLead(block, leadIn, afterLead)) {
      leadIn = isListed(blocks[index + 1]) ? leadOf(block.text) : null;
    }
  }
  return placed;
}

/** A lettered clause right below a line that ends with a colon is an item of it, whatever its format says. */
function continuesLead(block: DocumentBlock, leadIn: string | null, after: "list" | "rows" | null): boolean {
  if (leadIn === null || after === "rows" || !leadIn.endsWith(":")) return false;
  return block.kind === "paragraph" && block.label !== null && !/\d\.\d/.test(block.label);
}

function isListed(block: DocumentBlock | undefined): boolean {
  return block?.kind === "item";
}

/** The last sentence, which is the one that leads in. */
function leadOf(text: string): string {
  return sentencesOf(text).at(-1) ?? text;
}
