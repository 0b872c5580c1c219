import type { Day } from "../time/calendar.ts";
import type { CustomerDecision } from "./people.ts";
import type { Key } from "./record.ts";
import type { ConfirmedStatusWord, StallStep } from "./vocabulary.ts";

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
  /** What it was about: the key of an action or gap, or a milestone. Messages of earlier versions do not say. */
  readonly item?: string;
  /** The notice that goes out before the letter to the sponsor. */
  readonly headsUp?: boolean;
  /** Written inside our company about something of ours: `ask` to our manager, `sponsor` to our executive sponsor. */
  readonly inside?: boolean;
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

/** Work that the customer can see, as the weekly page tells it. */
export interface WorkShown {
  readonly on: Day;
  readonly recordedOn: Day;
  /** Counted from 1: of two on one day the later one counts as the later. */
  readonly order: number;
  readonly text: string;
  readonly shownTo: string | null;
  readonly evidence: string | null;
  /** The key of a promise or gap, a milestone or a criterion; null where it is for nothing in particular. */
  readonly for: Key | null;
}

/** Days on which the customer changes nothing: a peak, a period close, a change freeze. The project goes on. */
export interface Blackout {
  readonly from: Day;
  readonly to: Day;
  readonly why: string;
  readonly addedOn: Day;
}

/** How a project stands, as the lead confirmed it for the customer's weekly page: never computed. */
export interface ConfirmedStatus {
  readonly status: ConfirmedStatusWord;
  readonly sentence: string;
  readonly on: Day;
  readonly order: number;
  readonly by: string;
}
