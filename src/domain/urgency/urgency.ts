import type { Standing } from "../model/standing.ts";
import type { Severity, StallStep } from "../model/vocabulary.ts";
import { type Day, daysBetween, workingDaysBetween } from "../time/calendar.ts";

/**
 * What kind of step it is. The number is what it weighs by itself: what moves a customer most, and what nobody else
 * will do, first.
 */
const WEIGHTS = {
  decide: 14,
  "freeze-over": 14,
  pressure: 9,
  "hold-conversation": 8,
  "go-live": 8,
  "record-promises": 8,
  bell: 8,
  condition: 7,
  happiness: 7,
  stall: 7,
  replan: 7,
  "plan-conversation": 7,
  "check-merge": 7,
  "resolve-gap": 6,
  review: 6,
  assess: 6,
  "action-ours": 6,
  wait: 5,
  stale: 5,
  "put-in-place": 5,
  "action-theirs": 5,
  criterion: 5,
  "change-order": 5,
  handover: 5,
  milestone: 4,
  "risk-review": 4,
  inside: 4,
  rumour: 3,
  "close-gap": 3,
  mood: 3,
  movement: 3,
  hypercare: 2,
  close: 2,
  facts: 1,
} as const;

export type StepCode = keyof typeof WEIGHTS;

export interface Cause {
  readonly code: StepCode;
  /** The day it began to be true. */
  readonly since: Day;
  /** The day by which it should be done, where there is one. */
  readonly dueOn?: Day;
  readonly severity?: Severity;
}

export interface Urgency {
  readonly points: number;
  /** What the points are made of, the largest first. */
  readonly terms: readonly { readonly name: string; readonly points: number }[];
}

const SEVERITY_POINTS: Readonly<Record<Severity, number>> = { blocker: 4, major: 2, minor: 0 };
const STALL_POINTS: Readonly<Record<StallStep, number>> = { nudge: 0.5, ask: 1, sponsor: 2, decide: 3 };
/** Age counts up to this many working days; then a step is old, and no more can be learnt from its age. */
const OLD = 20;

/**
 * How much a step presses today: what kind it is, how bad the gap, how late or how near its day, how old, how near the
 * go-live, how long the customer has owed something (`step` is the one of the ladder that it stands on). The weights
 * are a convention of psvc, made for leads who begin at the top of the list.
 */
export function urgencyOf({ project, today, settings }: Standing, cause: Cause, step: StallStep | null): Urgency {
  const workingDays = (from: Day, to: Day) => Math.max(0, workingDaysBetween(from, to, settings));
  const toGoLive = project.golive ? null : daysBetween(today, project.route.live.target);
  const terms = [
    { name: `a step of its kind (${cause.code})`, points: WEIGHTS[cause.code] },
    { name: `severity ${cause.severity}`, points: cause.severity ? SEVERITY_POINTS[cause.severity] : 0 },
    ...dueTerms(cause, today, workingDays),
    { name: "age", points: (2 * Math.min(OLD, workingDays(cause.since, today))) / OLD },
    ...(toGoLive === null ? [] : [nearTerm(toGoLive)]),
    { name: `owed by the customer (${step})`, points: step ? STALL_POINTS[step] : 0 },
  ];
  const counted = terms
    .map(({ name, points }) => ({ name, points: Math.round(points * 10) / 10 }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => b.points - a.points);
  const sum = counted.reduce((total, { points }) => total + points, 0);
  return { points: Math.round(sum * 10) / 10, terms: counted };
}

/** Calendar days to the go-live, and what they weigh: whatever is open then, is open when they go live. */
function nearTerm(days: number): { readonly name: string; readonly points: number } {
  if (days < 0) return { name: "the go-live is late", points: 5 };
  return { name: `the go-live is in ${days} days`, points: days <= 7 ? 5 : days <= 14 ? 3 : days <= 30 ? 1 : 0 };
}

/** Late: one point and more with every working day. Near: two today, one within two working days. Far: it can wait. */
function dueTerms({ dueOn }: Cause, today: Day, workingDays: (from: Day, to: Day) => number) {
  if (!dueOn) return [];
  const late = workingDays(dueOn, today);
  if (dueOn < today) return [{ name: `late by ${late} working days`, points: Math.min(4, 1 + late / 4) }];
  const left = workingDays(today, dueOn);
  if (left <= 2) return [{ name: left === 0 ? "due today" : "due soon", points: left === 0 ? 2 : 1 }];
  return [{ name: `due in ${left} working days`, points: -Math.min(5, left / 3) }];
}
