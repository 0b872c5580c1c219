/** Something in a store that is not as it should be. */
export interface Finding {
  readonly code: FindingCode;
  /** `damage`: something cannot be read or contradicts itself. `warning`: it works, and should be mended. */
  readonly weight: "damage" | "warning";
  readonly file: string;
  /** Counted from 1; null where it is about the whole file. */
  readonly line: number | null;
  readonly column: number | null;
  /** The line itself. */
  readonly excerpt: string | null;
  readonly text: string;
  /** What a repair would do; null where a person has to decide. */
  readonly repair: string | null;
  /** What to do by hand; null where a repair does it. */
  readonly instead: string | null;
}

export type FindingCode =
  | "unreadable"
  | "not-json"
  | "conflict-marks"
  | "wrong-shape"
  | "wrong-reference"
  | "newer-schema"
  | "older-schema"
  | "other-name"
  | "unknown-file"
  | "history-missing"
  | "history-line"
  | "history-gap"
  | "unrecorded"
  | "open-to-others"
  | "other-owner"
  | "left-over"
  | "link"
  | "lock"
  | "interrupted"
  | "duplicate"
  | "two-spellings"
  | "contradiction"
  | "merged"
  | "merged-as-text"
  | "clock";

/** What a repair did. */
export interface Repair {
  readonly file: string;
  readonly text: string;
}
