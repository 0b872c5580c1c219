import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Closure } from "./aftercare.ts";
import type { Project } from "./project.ts";
import type { Entry } from "./record.ts";
import type { Stop } from "./stall.ts";
import type { Status } from "./vocabulary.ts";

export function statusOf(project: Project): Status {
  if (openStop(project)) return "stopped";
  if (openClosure(project)) return "closed";
  return project.golive ? "live" : "active";
}

/** The end that no restart followed. */
export function openStop(project: Project): Entry<Stop> | null {
  return Object.entries(project.stops).find(([, stop]) => stop.restartedOn === null) ?? null;
}

/** The end of a project that is closed. */
export function openClosure(project: Project): Entry<Closure> | null {
  return Object.entries(project.closures).find(([, { ended }]) => ended === null) ?? null;
}

/** What was stopped moves only after a restart, which has its reason. Throws `refused`. */
export function requireNotStopped(project: Project, what: string): void {
  if (statusOf(project) !== "stopped") return;
  throw new PsvcError({
    code: "refused",
    what,
    because: `${project.slug} is stopped`,
    instead: advice`take it up again first: ${nextCommand("restart", [project.slug])}`,
  });
}

/** What was closed is taken up again on record first. Throws `refused`. */
export function requireNotClosed(project: Project, what: string): void {
  if (statusOf(project) !== "closed") return;
  throw new PsvcError({
    code: "refused",
    what,
    because: `${project.slug} is closed`,
    instead: advice`take it up again first: ${nextCommand("restart", [project.slug])}`,
  });
}
