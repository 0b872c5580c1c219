import type { Day } from "./calendar.ts";
import { type Project, watchedSince } from "./project.ts";

/**
 * The days on which the project moved forward: a milestone or action done, a conversation held, a gap agreed or closed (once per
 * state), a criterion met, a customer decision, a restart. Planning, moving a date, a freeze, a note or a chaser is none.
 */
export function forwardDays(project: Project): readonly Day[] {
  return [...stepsForward(project), ...restarts(project)];
}

/** The same without restarts, which only begin the clock anew. */
export function stepsForward(project: Project): readonly Day[] {
  const days = [
    watchedSince(project),
    ...Object.values(project.route).map(({ doneOn }) => doneOn),
    ...Object.values(project.actions).map(({ doneOn }) => doneOn),
    ...Object.values(project.gaps).flatMap(({ reached }) => [reached.confronted, reached.agreed, reached.closed]),
    ...Object.values(project.confrontations).map(({ outcome }) => outcome?.on),
    ...Object.values(project.criteria).map(({ state, on }) => (state === "met" ? on : null)),
    ...Object.values(project.promises).flatMap(({ dropped, releases }) => [
      dropped?.decision?.on,
      ...Object.values(releases).map(({ decision }) => decision.on),
    ]),
    ...Object.values(project.decisions).map(({ on }) => on),
  ];
  return days.filter((day) => day !== null && day !== undefined);
}

function restarts({ stops, freezes }: Project): readonly Day[] {
  const days = [
    ...Object.values(stops).map(({ restartedOn }) => restartedOn),
    ...Object.values(freezes).map(({ ended }) => ended?.on),
  ];
  return days.filter((day) => day !== null && day !== undefined);
}
