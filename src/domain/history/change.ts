import type { Instant } from "../time/calendar.ts";

/** The kinds of documents whose changes are kept. */
export const SHELVES = ["projects", "catalogue"] as const;
export type Shelf = (typeof SHELVES)[number];

/** One document with a history: a project by its slug, a catalogue by its product's slug. */
export interface DocumentName {
  readonly shelf: Shelf;
  readonly name: string;
}

/** Names one state of a document. Opaque: only the store knows how it is made. */
export type DocumentVersion = string;

/** What one command changed, in every document that it touched. */
export interface Change {
  readonly op: string;
  /** Higher is later, also where a clock was set back. */
  readonly order: number;
  readonly at: Instant;
  /** null: nobody said who; the file was edited by something other than psvc. */
  readonly by: string | null;
  readonly command: string;
  /** false: an edit from outside that no history knows yet. */
  readonly isRecorded: boolean;
  /** The ops that this one took back, the latest first. */
  readonly undoes: readonly string[];
  /** The ops that this one brought back, the earliest first. */
  readonly redoes: readonly string[];
  readonly touched: readonly Touch[];
}

/** null is a document that is not there: it was made, or removed, by this change. */
export interface Touch extends DocumentName {
  readonly before: DocumentVersion | null;
  readonly after: DocumentVersion | null;
}

/** A change that no command of psvc made: it is told, and only ever taken back by `restore`. */
export function isFromOutside({ command }: Pick<Change, "command">): boolean {
  return command === "external" || command === "merge";
}

export function sameDocument(documentName: DocumentName, other: DocumentName): boolean {
  return documentName.shelf === other.shelf && documentName.name === other.name;
}
