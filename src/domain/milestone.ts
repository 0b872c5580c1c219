import type { Milestone } from "./model/milestone.ts";
import { sayDay } from "./time/calendar.ts";

/** Whether the project is past it: done, done before psvc kept the project, or left out on purpose. */
export function isPassed(milestone: Milestone): boolean {
  return isDone(milestone) || milestone.skipped !== null;
}

/** Whether it is true: what was skipped is behind the project, and not true by that. */
export function isDone({ doneOn, doneBefore }: Milestone): boolean {
  return doneOn !== null || doneBefore;
}

/** Why nothing is to be done about a milestone that is passed. */
export function whyPassed({ doneOn, skipped }: Milestone): string {
  if (doneOn) return `it was done on ${sayDay(doneOn)}`;
  return skipped ? `it was skipped on ${sayDay(skipped.on)}` : "it was done before psvc kept this project";
}
