import { PsvcError } from "../errors.ts";
import type { Project } from "./model/project.ts";
import { statusOf } from "./stall/stall.ts";

/** What was closed is taken up again on record first. Throws `refused`. */
export function requireNotClosed(project: Project, what: string): void {
  if (statusOf(project) !== "closed") return;
  throw new PsvcError({
    code: "refused",
    what,
    because: `${project.slug} is closed`,
    instead: `take it up again first: psvc restart ${project.slug}`,
  });
}
