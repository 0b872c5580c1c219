import type { Day } from "../time/calendar.ts";
import type { Key } from "./record.ts";
import type { DecisionWord } from "./vocabulary.ts";

export interface GoliveDecision {
  readonly decision: DecisionWord;
  readonly on: Day;
  readonly recordedOn: Day;
  readonly order: number;
  readonly by: string;
  readonly why: string | null;
  /** Keys of the actions that are its conditions. */
  readonly conditions: readonly Key[];
  /** Taken back by a roll-back: it no longer lets anybody go live. */
  readonly voidedOn: Day | null;
}

export interface Golive {
  readonly on: Day;
  readonly confirmedBy: string;
  readonly release: string | null;
  readonly recordedOn: Day;
  /** Who accepted what was open on the day, a line each; only there where something was. */
  readonly accepted?: AcceptedOpen;
}

export interface AcceptedOpen {
  readonly by: string;
  readonly open: readonly string[];
}

/** The record of one go-live. Kept, with the day, when it is rolled back. */
export interface Win {
  readonly liveOn: Day;
  readonly recordedOn: Day;
  readonly confirmedBy: string;
  readonly creditSales: string | null;
  readonly creditServices: string | null;
  readonly creditCustomer: string | null;
  readonly firstValue: string | null;
  readonly rungOn: Day | null;
  readonly rolledBackOn: Day | null;
  readonly rolledBackWhy: string | null;
}
