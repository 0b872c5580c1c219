import type { Day } from "../time/calendar.ts";
import type { Restart } from "./stall.ts";
import type { MoodWord } from "./vocabulary.ts";

/** How the customer is after the go-live, in their words. */
export interface Mood {
  readonly mood: MoodWord;
  readonly on: Day;
  readonly recordedOn: Day;
  /** Counted from 1: of two on one day the later one counts. */
  readonly order: number;
  readonly words: string;
  readonly by: string | null;
}

/** The lead changed. With a last day the project stays whose it is, and comes back. */
export interface Handover {
  readonly order: number;
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  /** The last day of a temporary one; null where it is given for good. */
  readonly until: Day | null;
  readonly note: string | null;
  /** The day on which a temporary one ended. */
  readonly backOn: Day | null;
}

/** The end of a project that did what it was for. A restart makes it live again. */
export interface Closure {
  readonly on: Day;
  readonly by: string;
  readonly why: string;
  readonly ended: Restart | null;
}
