import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import { addDays, addWorkingDays, type Day } from "../time/calendar.ts";
import { type PaceEstimate, paceEstimate } from "./pace.ts";
import { type SlipEstimate, slipEstimate } from "./slip-rate.ts";

/** What a go-live day rests on; `plan` where both estimates come before the target, which then stands. */
export type ForecastBasis = "slip" | "pace" | "plan";

export interface Forecast {
  /**
   * The later one of the estimates, and never before the plan's own day; null where there is none, or it never arrives.
   */
  readonly headline: Day | null;
  /** null where there is not enough history for either estimate. */
  readonly basis: ForecastBasis | null;
  /** As it goes now it never arrives. */
  readonly never: boolean;
  readonly slip: SlipEstimate;
  readonly pace: PaceEstimate;
}

/** null for a project that is live or stopped: nobody waits for its go-live. */
export function forecastOf(standing: Standing): Forecast | null {
  if (statusOf(standing.project) !== "active") return null;
  const slip = slipEstimate(standing);
  const pace = paceEstimate(standing);
  const estimates = { slip, pace };
  for (const basis of ["slip", "pace"] as const)
    if (estimates[basis].state === "never") return { headline: null, basis, never: true, slip, pace };
  const days = (["slip", "pace"] as const).flatMap((basis) => {
    const estimate = estimates[basis];
    return estimate.state === "day" ? [{ basis: basis as ForecastBasis, on: onWorkingDay(standing, estimate.on) }] : [];
  });
  if (days.length === 0) return { headline: null, basis: null, never: false, slip, pace };
  const plan = { basis: "plan" as const, on: standing.project.route.live.target };
  const latest = [...days, plan].reduce((last, one) => (one.on > last.on ? one : last));
  return { headline: latest.on, basis: latest.basis, never: false, slip, pace };
}

/** Nobody goes live on a day off. */
function onWorkingDay({ settings }: Standing, day: Day): Day {
  return addWorkingDays(addDays(day, -1), 1, settings);
}
