import type { Day } from "./calendar.ts";
import { isInForce } from "./fit.ts";
import { openGaps } from "./gap.ts";
import { isPassed } from "./milestone.ts";
import { type Project, watchedSince } from "./project.ts";
import { at } from "./record.ts";
import { isComputed } from "./templates.ts";
import { waypointsOf } from "./waypoint.ts";

/**
 * The days on which the project moved forward: a milestone or action done, a conversation held, a gap agreed or closed (once per
 * state), a criterion met, a customer decision, a restart. Planning, moving or skipping, another baseline, a freeze, a note or a
 * chaser is none.
 */
export function forwardDays(project: Project): readonly Day[] {
  return [...stepsForward(project), ...restarts(project)];
}

/** The same without restarts, which only begin the clock anew. */
export function stepsForward(project: Project): readonly Day[] {
  return [watchedSince(project), ...steps(project).map(({ on }) => on)];
}

/** How many there were since psvc watches, up to a day: what one talk brought to one gap is one step. */
export function countSteps(project: Project, today: Day): number {
  const watched = watchedSince(project);
  const counted = steps(project).filter(({ on, about }) => on >= watched && on <= today && about !== "owned");
  return new Set(counted.map(({ on, about }) => `${on} ${about}`)).size;
}

/** How many lie before the go-live, counted alike: milestones, gaps to agree on and to put in place, actions and critical criteria. */
export function countStepsLeft(project: Project): number {
  const live = waypointsOf(project).findIndex(({ name }) => name === "live");
  const milestones = waypointsOf(project).filter(({ milestone }, index) => index <= live && !isPassed(milestone));
  const actions = Object.values(project.actions).filter((action) => !action.doneOn && action.for !== "happiness");
  const criteria = Object.entries(project.criteria).filter(
    ([name, { critical, state }]) => critical && state === "not-met" && !isComputed(name),
  );
  const gaps = openGaps(project).map(([, gap]) => {
    const promise = at(project.promises, gap.promise);
    if (!isInForce(promise) || promise.importance === "wont") return 0;
    if (gap.state !== "agreed") return 2;
    return gap.resolution?.kind === "defer" || gap.underProtest ? 0 : 1;
  });
  return milestones.length + actions.length + criteria.length + gaps.reduce<number>((sum, one) => sum + one, 0);
}

interface Step {
  readonly on: Day;
  /** Two things on one day about the same are one step. */
  readonly about: string;
}

function steps(project: Project): readonly Step[] {
  const all: readonly (readonly [string, Day | null | undefined])[] = [
    ...waypointsOf(project).map(({ name, milestone }) => [name, milestone.doneOn] as const),
    ...Object.entries(project.actions).map(([key, { doneOn }]) => [key, doneOn] as const),
    ...Object.entries(project.gaps).flatMap(([key, { reached }]) =>
      [reached.confronted, reached.agreed, reached.closed].map((on) => [key, on] as const),
    ),
    ...Object.values(project.confrontations).map(({ gap, outcome }) => [gap, outcome?.on] as const),
    ...Object.entries(project.criteria).map(([name, { state, on }]) => [name, state === "met" ? on : null] as const),
    ...Object.entries(project.promises).flatMap(([key, { dropped, releases }]) => [
      [key, dropped?.decision?.on] as const,
      ...Object.values(releases).map(({ decision }) => [key, decision.on] as const),
    ]),
    ...Object.values(project.decisions).map(({ on }) => ["ready", on] as const),
  ];
  return all.flatMap(([about, on]) => (on ? [{ on, about }] : []));
}

function restarts({ stops, freezes }: Project): readonly Day[] {
  const days = [
    ...Object.values(stops).map(({ restartedOn }) => restartedOn),
    ...Object.values(freezes).map(({ ended }) => ended?.on),
  ];
  return days.filter((day) => day !== null && day !== undefined);
}
