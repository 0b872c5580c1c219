import { ladderOf, type RouteLength, routeLength } from "../config/stall-ladder.ts";
import { type Project, watchedSince } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import type { Freeze } from "../model/stall.ts";
import type { Standing } from "../model/standing.ts";
import type { StallStep } from "../model/vocabulary.ts";
import { type Day, latest, workingDaysBetween } from "../time/calendar.ts";
import { frozenUntil, openFreeze } from "./freeze.ts";
import { type OwedItem, owedItems } from "./owed.ts";
import { forwardDays } from "./progress-events.ts";

/** Two clocks: what the customer owes, and how long ago the project moved forward. */
export interface Stall {
  /** Owed: working days by which the latest thing that the customer owes is past its day; 0 where nothing is. */
  readonly days: number;
  /** The step of the ladder on which that thing stands. */
  readonly step: StallStep | null;
  /** The day on which the step was reached; null where none is. */
  readonly stepSince: Day | null;
  /** That thing; null where nothing is owed. */
  readonly item: OwedItem | null;
  /** All that is owed, most working days first. */
  readonly owed: readonly OwedItem[];
  /** Movement: working days since the last step forward; those of a freeze count. */
  readonly movement: number;
  readonly lastForwardOn: Day;
  readonly frozen: Frozen | null;
}

/** A freeze that the customer agreed to and that nobody ended. */
export interface Frozen {
  readonly freeze: Freeze;
  readonly until: Day;
  /** Its day has passed: the ladder is at its top until a restart or a stop. */
  readonly isOver: boolean;
}

/**
 * null for a project that is not active: only a half-customer can stall. While a freeze lasts the ladder holds the step
 * it had; past its day it is at the top.
 */
export function stallOf(standing: Standing): Stall | null {
  const { project, today } = standing;
  if (statusOf(project) !== "active") return null;
  const lastForwardOn = lastForward(project, today);
  const movement = Math.max(0, workingDaysBetween(lastForwardOn, today, standing.settings));
  const owed = owedItems(standing);
  const item = owed[0] ?? null;
  const freeze = openFreeze(project)?.[1] ?? null;
  const clocks = { days: item?.days ?? 0, item, owed, movement, lastForwardOn };
  if (!freeze) return { ...clocks, step: item?.step ?? null, stepSince: item?.stepSince ?? null, frozen: null };
  const until = frozenUntil(freeze);
  if (today > until) return { ...clocks, step: "decide", stepSince: until, frozen: { freeze, until, isOver: true } };
  const before = owedItems({ ...standing, today: freeze.on })[0];
  const held = { step: before?.step ?? null, stepSince: before?.stepSince ?? null };
  return { ...clocks, ...held, frozen: { freeze, until, isOver: false } };
}

/** Working days without a step forward after which the lead is asked what holds it up, by the length of the route. */
const MOVEMENT_DAYS: Readonly<Record<RouteLength, number>> = { small: 5, standard: 10, large: 15 };

/** A project that counts with one clock has the first step of its ladder. */
export function movementLimit({ project, settings }: Pick<Standing, "project" | "settings">): number {
  return project.clocks === "two" ? MOVEMENT_DAYS[routeLength(project)] : ladderOf(project, settings).nudge;
}

/** The last day on which the project moved forward, up to a day. */
export function lastForward(project: Project, today: Day): Day {
  return latest(forwardDays(project).filter((day) => day <= today)) ?? watchedSince(project);
}
