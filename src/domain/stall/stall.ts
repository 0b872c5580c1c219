import { ladderOf } from "../config/stall-ladder.ts";
import { type Project, watchedSince } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import type { Freeze } from "../model/stall.ts";
import type { Standing } from "../model/standing.ts";
import { STALL_STEPS, type StallStep } from "../model/vocabulary.ts";
import { addWorkingDays, type Day, latest, workingDaysBetween } from "../time/calendar.ts";
import { frozenUntil, openFreeze } from "./freeze.ts";
import { forwardDays } from "./progress-events.ts";

export interface Stall {
  /** Working days since the last forward event; those of a freeze count. */
  readonly days: number;
  readonly step: StallStep | null;
  readonly lastForwardOn: Day;
  /** The day on which the step was reached; null where none is. */
  readonly stepSince: Day | null;
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
  const days = workingDays(standing, lastForwardOn, today);
  const step = stepAt(standing, days);
  const freeze = openFreeze(project)?.[1] ?? null;
  if (!freeze) return { days, step, lastForwardOn, stepSince: stepSince(standing, lastForwardOn, step), frozen: null };
  const until = frozenUntil(freeze);
  const isOver = today > until;
  const held = isOver ? "decide" : earlier(step, stepAt(standing, workingDays(standing, lastForwardOn, freeze.on)));
  const since = isOver ? until : stepSince(standing, lastForwardOn, held);
  return { days, step: held, lastForwardOn, stepSince: since, frozen: { freeze, until, isOver } };
}

function workingDays({ settings }: Standing, from: Day, to: Day): number {
  return Math.max(0, workingDaysBetween(from, to, settings));
}

function stepAt({ project, settings }: Standing, days: number): StallStep | null {
  const ladder = ladderOf(project, settings);
  return [...STALL_STEPS].reverse().find((name) => days >= ladder[name]) ?? null;
}

/** The first working day on which the step held. */
function stepSince(standing: Standing, lastForwardOn: Day, step: StallStep | null): Day | null {
  if (!step) return null;
  const { project, settings } = standing;
  return addWorkingDays(lastForwardOn, ladderOf(project, settings)[step], settings);
}

function earlier(a: StallStep | null, b: StallStep | null): StallStep | null {
  return a && b ? (STALL_STEPS.indexOf(a) < STALL_STEPS.indexOf(b) ? a : b) : null;
}

/** The last day on which the project moved forward, up to a day. */
export function lastForward(project: Project, today: Day): Day {
  return latest(forwardDays(project).filter((day) => day <= today)) ?? watchedSince(project);
}
