import type { PromiseKind, Source, Strength } from "../model/vocabulary.ts";

/** Why a sentence is proposed. */
export type PromiseRule =
  | "modal"
  | "story"
  | "criterion"
  | "lead-in"
  | "imperative"
  | "label"
  | "deliverable"
  | "said"
  | "assistant";

/** A part of a document that is not its running text. */
export type BlockMark = "comment" | "footnote" | "quoted" | "header";

/** A sentence of a document that may be a promise, for the lead to decide. */
export interface Proposal {
  /** From 1, in the order of the document. */
  readonly number: number;
  readonly statement: string;
  /** As it stands in the document. */
  readonly quote: string;
  readonly page: number | null;
  readonly line: number | null;
  /** The heading it stands under. */
  readonly section: string | null;
  readonly leadIn: string | null;
  readonly kind: PromiseKind;
  readonly source: Source;
  readonly strength: Strength;
  /** False for what was hedged, or said by nobody who is named. */
  readonly confirmed: boolean;
  readonly saidBy: string | null;
  readonly rule: PromiseRule;
  /** What most contracts say, such as how to invoice: listed last. */
  readonly isBoilerplate: boolean;
  readonly mark: BlockMark | null;
  /** What stood there before tracked changes. */
  readonly before: string | null;
  /** The block in the document, from 0. */
  readonly block: number;
}

/** Something that stands in a document beside the promises. */
export interface Mention {
  readonly text: string;
  readonly page: number | null;
  readonly line: number | null;
  readonly section: string | null;
}

export interface DocumentRequest extends Mention {
  readonly owner: string | null;
}

export interface FoundPromises {
  readonly source: Source;
  readonly proposals: readonly Proposal[];
  /** What the document leaves out of the scope. */
  readonly exclusions: readonly Mention[];
  /** What is asked of somebody: to be recorded as actions. */
  readonly asks: readonly DocumentRequest[];
}
