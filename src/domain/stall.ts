import { type Day, latest, workingDaysBetween } from "./calendar.ts";
import type { Project } from "./project.ts";
import { STALL_STEPS, type StallStep } from "./words.ts";

export interface Stall {
  /** Working days since the last forward event. */
  readonly days: number;
  readonly step: StallStep | null;
  readonly lastForwardOn: Day;
}

/** null for a project that is not active: only a half-customer can stall. */
export function stallOf(project: Project, today: Day): Stall | null {
  if (statusOf(project) !== "active") return null;
  const lastForwardOn = latest(forwardDays(project).filter((day) => day <= today)) ?? project.ownedOn;
  const days = Math.max(0, workingDaysBetween(lastForwardOn, today));
  const step = [...STALL_STEPS].reverse().find((name) => days >= project.ladder[name]) ?? null;
  return { days, step, lastForwardOn };
}

export function statusOf(project: Project): "active" | "live" | "stopped" {
  if (Object.values(project.stops).some((stop) => stop.restartedOn === null)) return "stopped";
  return project.golive ? "live" : "active";
}

/**
 * The days on which the project moved forward: a milestone or action done, a gap confronted, agreed or closed (once per state),
 * a criterion met, a customer decision. Planning, moving a date, a note or a chaser is none.
 */
function forwardDays(project: Project): readonly Day[] {
  const days = [
    project.ownedOn,
    ...Object.values(project.route).map(({ doneOn }) => doneOn),
    ...Object.values(project.actions).map(({ doneOn }) => doneOn),
    ...Object.values(project.gaps).flatMap(({ reached }) => [reached.confronted, reached.agreed, reached.closed]),
    ...Object.values(project.criteria).map(({ state, on }) => (state === "met" ? on : null)),
    ...Object.values(project.promises).flatMap(({ dropped, releases }) => [
      dropped?.decision?.on,
      ...Object.values(releases).map(({ decision }) => decision.on),
    ]),
    ...Object.values(project.decisions).map(({ on }) => on),
    ...Object.values(project.stops).map(({ restartedOn }) => restartedOn),
  ];
  return days.filter((day) => day !== null && day !== undefined);
}
