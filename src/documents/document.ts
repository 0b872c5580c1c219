import { createHash } from "node:crypto";
import type { BlockMark } from "../domain/promise/proposal.ts";

/** What a reader makes of any file: the same blocks, whatever its format. */
export interface ReadDocument {
  readonly format: DocumentFormat;
  readonly blocks: readonly DocumentBlock[];
  /** null where the format knows no pages. */
  readonly pages: number | null;
  /** What the lead has to know of how it was read, each a sentence. */
  readonly notes: readonly string[];
  /** Of a mail. */
  readonly mail: MailHead | null;
}

export type DocumentFormat = "pdf" | "docx" | "odt" | "rtf" | "html" | "markdown" | "text" | "eml" | "msg";

export interface MailHead {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** `YYYY-MM-DD`, or null where the mail does not say. */
  readonly day: string | null;
}

export type BlockKind = "heading" | "paragraph" | "item" | "row";

export interface DocumentBlock {
  readonly kind: BlockKind;
  /** Without the bullet or number in front, on one line. A row has its cells with a space between. */
  readonly text: string;
  /** How deep a heading or a list item stands, from 1; 0 for the others. */
  readonly level: number;
  /** The number or bullet in front, such as `a)` or `4.1`. */
  readonly label: string | null;
  readonly page: number | null;
  readonly line: number | null;
  /** Of a row: each cell below the head of its column. */
  readonly cells: readonly DocumentCell[] | null;
  readonly mark: BlockMark | null;
  /** What stood here before tracked changes; absent where nothing was changed. */
  readonly before?: string;
}

export interface DocumentCell {
  readonly head: string | null;
  readonly text: string;
}

export interface ReadingOptions {
  /** For an encrypted file. */
  readonly password: string | null;
  /** Reads a document with tracked changes as it was before them. */
  readonly asOriginal: boolean;
}

const PLAIN_BLOCK: Omit<DocumentBlock, "kind" | "text"> = {
  level: 0,
  label: null,
  page: null,
  line: null,
  cells: null,
  mark: null,
};

export function makeBlock(kind: BlockKind, text: string, more: Partial<DocumentBlock> = {}): DocumentBlock {
  return { ...PLAIN_BLOCK, ...more, kind, text: cleanText(text) };
}

/** Controls, ANSI codes, what turns the direction of a text, soft hyphens and marks of no width. */
const UNSEEN = /\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f]/g;
const TURNING = /[\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text on one line, without what a reader of it cannot see. */
export function cleanText(text: string): string {
  return text.replace(UNSEEN, "").replace(TURNING, "").replace(/\s+/g, " ").trim();
}

/** More blocks than any contract has; a file with more was made to fill the memory. */
export const MOST_BLOCKS = 100_000;
/** Tags within tags, and lists within lists. */
export const DEEPEST_NESTING = 500;

/** The same for the same bytes, wherever the file lies and whatever it is called. */
export function fingerprintOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 24);
}
