import { PsvcError } from "../errors.ts";
import type { Project } from "./model/project.ts";
import { statusOf } from "./stall/stall.ts";

/** What was stopped moves only after a restart, which has its reason. Throws `refused`. */
export function requireNotStopped(project: Project, what: string): void {
  if (statusOf(project) !== "stopped") return;
  throw new PsvcError({
    code: "refused",
    what,
    because: `${project.slug} is stopped`,
    instead: `take it up again first: psvc restart ${project.slug}`,
  });
}
