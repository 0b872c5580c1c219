import type { Day } from "../time/calendar.ts";

/** A customer person who may decide, the day and the words. */
export interface CustomerDecision {
  readonly by: string;
  readonly on: Day;
  readonly words: string;
  readonly document: string | null;
}
