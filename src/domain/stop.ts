import { PsvcError } from "../errors.ts";
import { requirePast } from "./decision.ts";
import type { Moment, Project } from "./project.ts";
import { replaced } from "./record.ts";
import { statusOf } from "./stall.ts";

export interface GivenStop {
  readonly by: string;
  readonly on: string;
  readonly why: string;
  readonly consequence: string;
}

/** An end on purpose, on record. Throws `needs` without who decided, why and what follows; `refused` unless active. */
export function stopProject(project: Project, given: GivenStop, moment: Moment): Project {
  if (statusOf(project) !== "active")
    throw new PsvcError({
      code: "refused",
      what: `${project.slug} is not stopped`,
      because: `it is ${statusOf(project)}`,
      instead: `see it: psvc status ${project.slug}`,
    });
  const flags = missing({ "--decided-by": given.by, "--why": given.why, "--consequence": given.consequence });
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: "stopping",
      because: "a project ends on purpose: somebody decides, for a reason, knowing what follows",
      flags,
    });
  requirePast(project, given.on, moment, "a stop");
  const stop = {
    on: given.on,
    why: given.why.trim(),
    consequence: given.consequence.trim(),
    by: given.by.trim(),
    restartedOn: null,
    restartedWhy: null,
  };
  return { ...project, stops: replaced(project.stops, moment.key(), stop) };
}

/** Active again from today. Throws `refused` unless stopped, `needs` without a reason. */
export function restartProject(project: Project, why: string, moment: Moment): Project {
  const stop = Object.entries(project.stops).find(([, one]) => one.restartedOn === null);
  if (!stop)
    throw new PsvcError({
      code: "refused",
      what: `${project.slug} is not restarted`,
      because: "it is not stopped",
      instead: `see it: psvc status ${project.slug}`,
    });
  const flags = missing({ "--why": why });
  if (flags.length > 0)
    throw new PsvcError({ code: "needs", what: "a restart", because: "what changed is worth knowing", flags });
  const [key, record] = stop;
  return {
    ...project,
    stops: replaced(project.stops, key, { ...record, restartedOn: moment.today, restartedWhy: why.trim() }),
  };
}

function missing(parts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(parts)
    .filter(([, text]) => !text.trim())
    .map(([flag]) => flag);
}
