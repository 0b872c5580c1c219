import type { Cause, Urgency } from "./urgency.ts";

/** One thing that moves the customer forward today, why, since when, and the command that does it. */
export interface StepCandidate extends Cause {
  readonly text: string;
  /** In a line: what it is about. */
  readonly why: string;
  readonly command: string;
  /** What it is about, by `A1`, `G1` or a name: what stands above it with all of these says the same. */
  readonly causes?: readonly string[];
  /** It asks somebody again for what they owe: it never stands above a blocker. */
  readonly isChase?: boolean;
  /** Whom it asks, where it does: of several on one day the first says it all. */
  readonly partner?: string;
}

export interface Step extends StepCandidate {
  readonly urgency: Urgency;
}
