import { isPassed } from "../model/milestone.ts";
import { watchedSince } from "../model/project.ts";
import type { Standing } from "../model/standing.ts";
import { countSteps, countStepsLeft } from "../stall/progress-events.ts";
import { addWorkingDays, type Day, workingDaysBetween } from "../time/calendar.ts";
import { FORESEEABLE_DAYS } from "./slip-rate.ts";

/** A pace needs so many steps forward, */
export const STEPS_FOR_A_PACE = 5;
/** over so many working days: three weeks. */
export const DAYS_FOR_A_PACE = 15;

interface Walked {
  /** Steps forward since psvc watches the project. */
  readonly done: number;
  /** Working days in which they were made, without those of a stop. */
  readonly days: number;
  /** Steps that lie before the go-live, as far as they are known. */
  readonly left: number;
  /** Before that nobody knows what lies ahead, and a pace is further off than the plan (`npm run bench:forecast`). */
  readonly isScopeAgreed: boolean;
}

export type PaceEstimate = Walked &
  ({ readonly state: "not-enough" } | { readonly state: "never" } | { readonly state: "day"; readonly on: Day });

/** When they are live if what is left is done as fast as what was done. */
export function paceEstimate(standing: Standing): PaceEstimate {
  const { project, today, settings } = standing;
  const done = countSteps(project, today);
  const days = daysWalked(standing);
  const left = countStepsLeft(project);
  const isScopeAgreed = isPassed(project.route.aligned);
  const walked = { done, days, left, isScopeAgreed };
  if (!isScopeAgreed || done < STEPS_FOR_A_PACE || days < DAYS_FOR_A_PACE) return { ...walked, state: "not-enough" };
  const needed = Math.ceil((left * days) / done);
  if (needed > (FORESEEABLE_DAYS * 5) / 7) return { ...walked, state: "never" };
  return { ...walked, state: "day", on: addWorkingDays(today, needed, settings) };
}

function daysWalked({ project, today, settings }: Standing): number {
  const between = (from: Day, to: Day) => Math.max(0, workingDaysBetween(from, to, settings));
  const stopped = Object.values(project.stops).map(({ on, restartedOn }) => between(on, restartedOn ?? today));
  return Math.max(0, between(watchedSince(project), today) - stopped.reduce((sum, value) => sum + value, 0));
}
