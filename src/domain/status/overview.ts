import { fitWord } from "../fit/fit.ts";
import { type Forecast, forecastOf } from "../forecast/forecast.ts";
import { computedSeverity, openGaps } from "../gap/gap.ts";
import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import { type FitWord, type Phase, SEVERITIES, type Severity, type Status } from "../model/vocabulary.ts";
import { nextSteps } from "../next/next-steps.ts";
import { phaseOf } from "../route/route.ts";
import { type Stall, stallOf } from "../stall/stall.ts";
import { daysBetween } from "../time/calendar.ts";
import type { Step } from "../urgency/next-step.ts";
import { type Health, healthOf } from "./health.ts";

/** Everything about one project that is computed on read. */
export interface Overview {
  readonly standing: Standing;
  readonly status: Status;
  readonly phase: Phase;
  readonly health: Health;
  readonly stall: Stall | null;
  /** null where nobody waits for the go-live. */
  readonly forecast: Forecast | null;
  readonly counts: Counts;
  readonly next: Step | null;
  /** Calendar days from the close to the go-live, or to today while they wait. */
  readonly daysSinceClose: number;
  /** Calendar days to the go-live target; negative when it has passed. null once live. */
  readonly daysToTarget: number | null;
}

/** Dropped promises are not counted; gaps are those not closed. */
export interface Counts {
  readonly promises: number;
  readonly unconfirmed: number;
  readonly byFit: Readonly<Record<FitWord, number>>;
  readonly gaps: Readonly<Record<Severity, number>>;
}

export function overviewOf(standing: Standing): Overview {
  const { project, today } = standing;
  const end = project.golive?.on ?? null;
  return {
    standing,
    status: statusOf(project),
    phase: phaseOf(project),
    health: healthOf(standing),
    stall: stallOf(standing),
    forecast: forecastOf(standing),
    counts: countsOf(standing),
    next: nextSteps(standing)[0] ?? null,
    daysSinceClose: daysBetween(project.deal.closedOn, end ?? today),
    daysToTarget: end ? null : daysBetween(today, project.route.live.target),
  };
}

export function countsOf(standing: Standing): Counts {
  const promises = Object.values(standing.project.promises).filter((promise) => !promise.dropped);
  const byFit = { unassessed: 0, fit: 0, partial: 0, gap: 0 };
  for (const promise of promises) byFit[fitWord(promise)]++;
  const gaps = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const [, gap] of openGaps(standing.project)) gaps[computedSeverity(standing, gap).severity]++;
  return {
    promises: promises.length,
    unconfirmed: promises.filter((promise) => !promise.confirmed).length,
    byFit,
    gaps,
  };
}
