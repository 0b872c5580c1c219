import type { Standing } from "../model/standing.ts";
import { trendOf } from "../route/target-history.ts";
import { addDays, type Day, daysBetween } from "../time/calendar.ts";

/** A rate needs so many targets, each dated, */
export const TARGETS_FOR_A_RATE = 3;
/** set over so many calendar days. */
export const DAYS_FOR_A_RATE = 21;
/** Calendar days after which a day says no more than never. */
export const FORESEEABLE_DAYS = 2 * 365;

export type SlipEstimate =
  | { readonly state: "not-enough"; readonly targets: number; readonly days: number }
  /** The target has passed, and nobody set another one to measure by. */
  | { readonly state: "passed" }
  /** The target moves as fast as the calendar, or so nearly that it comes to the same. */
  | { readonly state: "never"; readonly rate: number }
  | { readonly state: "day"; readonly on: Day; readonly rate: number };

/**
 * When they are live if the go-live goes on moving as it did: today + (target - today) / (1 - r), where r is how many
 * days it moved for every day that passed since it was first planned. What was only ever brought forward counts as not
 * moving.
 */
export function slipEstimate({ project, today }: Standing): SlipEstimate {
  const points = trendOf(project, "live");
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return { state: "not-enough", targets: 0, days: 0 };
  const days = daysBetween(first.setOn, last.setOn);
  if (points.length < TARGETS_FOR_A_RATE || days < DAYS_FOR_A_RATE)
    return { state: "not-enough", targets: points.length, days };
  if (last.target < today) return { state: "passed" };
  const rate = Math.max(0, daysBetween(first.target, last.target) / daysBetween(first.setOn, today));
  const left = rate >= 1 ? Number.POSITIVE_INFINITY : daysBetween(today, last.target) / (1 - rate);
  if (left > FORESEEABLE_DAYS) return { state: "never", rate };
  return { state: "day", on: addDays(today, Math.ceil(left)), rate };
}
