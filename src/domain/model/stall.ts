import type { Day } from "../time/calendar.ts";
import type { CustomerDecision } from "./people.ts";
import type { StallStep } from "./vocabulary.ts";

export interface Stop {
  readonly on: Day;
  readonly why: string;
  readonly consequence: string;
  readonly by: string;
  readonly restartedOn: Day | null;
  readonly restartedWhy: string | null;
  readonly restartedBy: string | null;
  readonly restartedConsequence: string | null;
}

/**
 * A message of the ladder that the lead sent. No forward event; `next` leaves the step alone until the answer is due.
 */
export interface SentMessage {
  readonly on: Day;
  readonly order: number;
  readonly step: StallStep;
  readonly to: string;
  readonly replyBy: Day;
}

/** A stall that the customer agreed to, until a day. Its working days count; the ladder holds its step. */
export interface Freeze {
  readonly on: Day;
  readonly until: Day;
  readonly why: string;
  readonly consequence: string;
  readonly decision: CustomerDecision;
  /** It can be extended once. */
  readonly extension: Extension | null;
  readonly ended: Restart | null;
}

export interface Extension {
  readonly on: Day;
  readonly until: Day;
  readonly why: string;
  readonly consequence: string;
  readonly decision: CustomerDecision;
}

export interface Restart {
  readonly on: Day;
  readonly why: string;
  readonly consequence: string;
  readonly by: string;
}
