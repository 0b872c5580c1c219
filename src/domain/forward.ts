import type { Day } from "./calendar.ts";
import { type Project, watchedSince } from "./project.ts";
import type { Key } from "./record.ts";
import { MILESTONES, type MilestoneName } from "./words.ts";

/** A step forward, the day it was taken, and the record that took it. */
export type ForwardStep = { readonly on: Day } & (
  | { readonly what: "taken-over" }
  | { readonly what: "milestone"; readonly name: MilestoneName }
  | { readonly what: "action" | "conversation" | "criterion" | "promise" | "decision"; readonly key: Key }
  | { readonly what: "gap"; readonly key: Key; readonly state: "confronted" | "agreed" | "closed" }
);

/**
 * The days on which the project moved forward: a milestone or action done, a conversation held, a gap agreed or closed (once per
 * state), a criterion met, a customer decision, a restart. Planning, moving a date, a freeze, a note or a chaser is none.
 */
export function forwardDays(project: Project): readonly Day[] {
  return [...stepsForward(project), ...restarts(project)];
}

/** The same without restarts, which only begin the clock anew. */
export function stepsForward(project: Project): readonly Day[] {
  return forwardSteps(project).map(({ on }) => on);
}

/** What each of these steps was. */
export function forwardSteps(project: Project): readonly ForwardStep[] {
  return [
    { what: "taken-over", on: watchedSince(project) },
    ...MILESTONES.flatMap((name) => dated({ what: "milestone", name }, project.route[name].doneOn)),
    ...Object.entries(project.actions).flatMap(([key, { doneOn }]) => dated({ what: "action", key }, doneOn)),
    ...Object.entries(project.gaps).flatMap(([key, { reached }]) =>
      (["confronted", "agreed", "closed"] as const).flatMap((state) =>
        dated({ what: "gap", key, state }, reached[state]),
      ),
    ),
    ...Object.entries(project.confrontations).flatMap(([key, { outcome }]) =>
      dated({ what: "conversation", key }, outcome?.on),
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
