import type { NextCommand } from "../../next-command.ts";

/** Where `psvc search` looks. */
export const SEARCHED = [
  "promises",
  "gaps",
  "notes",
  "actions",
  "risks",
  "conversations",
  "people",
  "projects",
  "history",
] as const;
export type Searched = (typeof SEARCHED)[number];

/** A part of a text, counted from 0 in UTF-16 units. */
export interface TextMark {
  readonly start: number;
  readonly length: number;
}

/** One record in which all that was looked for was found. */
export interface SearchHit {
  readonly where: Searched;
  readonly project: string;
  readonly customer: string;
  /** `P3`, `G1`, a criterion, a milestone; null for the project. */
  readonly record: string | null;
  /** Whether it is done, closed or dropped. */
  readonly isEnded: boolean;
  /** The field of `text`, such as `resolution note`. */
  readonly place: string;
  readonly text: string;
  readonly marks: readonly TextMark[];
  /** Higher is closer to what was typed. */
  readonly score: number;
}

/** With the command that opens it. */
export interface OpenableHit extends SearchHit {
  readonly open: NextCommand;
}
