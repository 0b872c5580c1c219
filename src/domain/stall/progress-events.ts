import { isComputed } from "../criterion/computed-criteria.ts";
import { isInForce } from "../fit/scope.ts";
import { openGaps } from "../gap/gap.ts";
import type { Action } from "../model/action.ts";
import { isPassed } from "../model/milestone.ts";
import { type Project, watchedSince } from "../model/project.ts";
import { getRecord, type Key } from "../model/record.ts";
import { waypointsOf } from "../route/ordered-milestones.ts";
import { isTelling } from "../text/evidence.ts";
import type { Day } from "../time/calendar.ts";

/** A step forward, the day it was taken, and the record that took it. */
export type ForwardStep = { readonly on: Day } & (
  | { readonly what: "taken-over" }
  | { readonly what: "milestone"; readonly name: string }
  | { readonly what: "action" | "criterion" | "promise" | "decision" | "work-shown"; readonly key: Key }
  | { readonly what: "conversation"; readonly key: Key; readonly gap: Key }
  | { readonly what: "gap"; readonly key: Key; readonly state: "confronted" | "agreed" | "closed" }
);

/**
 * The days on which the project moved forward: a milestone; an action that belongs to the route, with what was
 * received; a conversation held; a gap agreed or closed (once per state); a critical criterion met with evidence; a
 * customer decision; work shown; a restart. Planning, moving or skipping, another baseline, a freeze, a waiver, a note
 * or a chaser is none.
 */
export function forwardDays(project: Project): readonly Day[] {
  return [...stepsForward(project), ...restarts(project)];
}

/** The same without restarts, which only begin the clock anew. */
export function stepsForward(project: Project): readonly Day[] {
  return forwardSteps(project).map(({ on }) => on);
}

/**
 * How many steps were taken since psvc watches, up to a day, counted like those that are left: what one talk brought to
 * one gap is one step.
 */
export function countSteps(project: Project, today: Day): number {
  const watched = watchedSince(project);
  const counted = stepsTaken(project).filter(
    (step) => step.on >= watched && step.on <= today && step.what !== "taken-over" && subjectOf(step) !== "owned",
  );
  return new Set(counted.map((step) => `${step.on} ${subjectOf(step)}`)).size;
}

/** Two things on one day about the same are one step. */
function subjectOf(step: ForwardStep): string | null {
  if (step.what === "taken-over") return null;
  if (step.what === "milestone") return step.name;
  if (step.what === "decision") return "ready";
  return step.what === "conversation" ? step.gap : step.key;
}

/**
 * How many lie before the go-live, counted alike: milestones, gaps to agree on and to put in place, actions and
 * critical criteria.
 */
export function countStepsLeft(project: Project): number {
  const live = waypointsOf(project).findIndex(({ name }) => name === "live");
  const milestones = waypointsOf(project).filter(({ milestone }, index) => index <= live && !isPassed(milestone));
  const actions = Object.values(project.actions).filter((action) => !action.doneOn && action.for !== "happiness");
  const criteria = Object.entries(project.criteria).filter(
    ([name, { critical, state }]) => critical && state === "not-met" && !isComputed(name),
  );
  const gaps = openGaps(project).map(([, gap]) => {
    const promise = getRecord(project.promises, gap.promise);
    if (!isInForce(promise) || promise.importance === "wont") return 0;
    if (gap.state !== "agreed") return 2;
    return gap.resolution?.kind === "defer" || gap.underProtest ? 0 : 1;
  });
  return milestones.length + actions.length + criteria.length + gaps.reduce<number>((sum, one) => sum + one, 0);
}

/** What each of these steps was. */
export function forwardSteps(project: Project): readonly ForwardStep[] {
  return [...stepsTaken(project).filter((step) => isForward(project, step)), ...workSteps(project)];
}

/** Work that the customer can see, as it was recorded. */
export function workSteps({ progress = {} }: Project): readonly ForwardStep[] {
  return Object.entries(progress).map(([key, { on }]) => ({ what: "work-shown", key, on }));
}

/** What the lead says of their own work moves nothing by itself. Records of earlier versions count as they did. */
function isForward(project: Project, step: ForwardStep): boolean {
  if (step.what === "action") return isReceived(project, getRecord(project.actions, step.key));
  if (step.what !== "criterion" || project.clocks !== "two") return true;
  const criterion = project.criteria[step.key];
  return Boolean(criterion?.critical && isTelling(criterion.evidence));
}

/** It belongs to a gap, a milestone, a criterion or a condition, and something shows that it was done. */
function isReceived(project: Project, { madeBy, for: purpose, received, evidence }: Action): boolean {
  if (madeBy === undefined) return true;
  if (madeBy === "psvc" || purpose === null) return false;
  const belongs =
    purpose === "condition" ||
    Object.hasOwn(project.gaps, purpose) ||
    Object.hasOwn(project.criteria, purpose) ||
    waypointsOf(project).some(({ name }) => name === purpose);
  return belongs && (isTelling(received ?? null) || isTelling(evidence));
}

/** Everything that was done and settled, whoever says so and whatever shows it. */
export function stepsTaken(project: Project): readonly ForwardStep[] {
  return [
    { what: "taken-over", on: watchedSince(project) },
    ...waypointsOf(project).flatMap(({ name, milestone }) => dated({ what: "milestone", name }, milestone.doneOn)),
    ...Object.entries(project.actions).flatMap(([key, { doneOn }]) => dated({ what: "action", key }, doneOn)),
    ...Object.entries(project.gaps).flatMap(([key, { reached }]) =>
      (["confronted", "agreed", "closed"] as const).flatMap((state) =>
        dated({ what: "gap", key, state }, reached[state]),
      ),
    ),
    ...Object.entries(project.confrontations).flatMap(([key, { gap, outcome }]) =>
      dated({ what: "conversation", key, gap }, outcome?.on),
    ),
    ...Object.entries(project.criteria).flatMap(([key, { state, on }]) =>
      dated({ what: "criterion", key }, state === "met" ? on : null),
    ),
    ...Object.entries(project.promises).flatMap(([key, { dropped, releases }]) => [
      ...dated({ what: "promise", key }, dropped?.decision?.on),
      ...Object.values(releases).flatMap(({ decision }) => dated({ what: "promise", key }, decision.on)),
    ]),
    ...Object.entries(project.decisions).flatMap(([key, { on }]) => dated({ what: "decision", key }, on)),
  ];
}

type Undated<Step> = Step extends unknown ? Omit<Step, "on"> : never;

function dated(step: Undated<ForwardStep>, on: Day | null | undefined): readonly ForwardStep[] {
  return on === null || on === undefined ? [] : [{ ...step, on } as ForwardStep];
}

function restarts({ stops, freezes }: Project): readonly Day[] {
  const days = [
    ...Object.values(stops).map(({ restartedOn }) => restartedOn),
    ...Object.values(freezes).map(({ ended }) => ended?.on),
  ];
  return days.filter((day) => day !== null && day !== undefined);
}
