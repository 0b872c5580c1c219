import { sayDay } from "./calendar.ts";
import type { Milestone } from "./way.ts";

/** Whether the project is past it: done, or done before psvc kept the project. */
export function isPassed({ doneOn, doneBefore }: Milestone): boolean {
  return doneOn !== null || doneBefore;
}

/** Why nothing is to be done about a milestone that is passed. */
export function whyPassed({ doneOn }: Milestone): string {
  return doneOn ? `it was done on ${sayDay(doneOn)}` : "it was done before psvc kept this project";
}
