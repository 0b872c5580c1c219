import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Moment, Project } from "../model/project.ts";
import { openClosure, openStop, statusOf } from "../model/project-status.ts";
import { withRecord } from "../model/record.ts";
import type { Stop } from "../model/stall.ts";
import { requirePast } from "../people/customer-decision.ts";
import { openFreeze } from "../stall/freeze.ts";
import { missingTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";

/** What an end, and a new beginning, have in common: somebody decides, for a reason, knowing what follows. */
export interface TurnInput {
  readonly by: string;
  readonly on: Day;
  readonly why: string;
  readonly consequence: string;
}

/** An end on purpose, on record. Throws `needs` without who decided, why and what follows; `refused` unless active. */
export function stopProject(project: Project, given: TurnInput, moment: Moment): Project {
  requireStoppable(project);
  requireParts("stopping", "a project ends on purpose: somebody decides, for a reason, knowing what follows", given);
  requirePast(project, given.on, moment, "a stop");
  const stop: Stop = {
    on: given.on,
    why: given.why.trim(),
    consequence: given.consequence.trim(),
    by: given.by.trim(),
    restartedOn: null,
    restartedWhy: null,
    restartedBy: null,
    restartedConsequence: null,
  };
  return { ...project, stops: withRecord(project.stops, moment.key(), stop) };
}

/** Throws `refused` unless active. */
export function requireStoppable(project: Project): void {
  const status = statusOf(project);
  if (status === "active") return;
  throw new PsvcError({
    code: "refused",
    what: `${project.slug} cannot be stopped`,
    because: `it is ${status}${status === "stopped" ? " already" : ""}`,
    instead: advice`see it: ${nextCommand("status", [project.slug])}`,
  });
}

/**
 * Active again: ends a stop or a freeze; live again: ends a closure. Throws `refused` where there is none, or for a day
 * before it; `needs` without its parts.
 */
export function restartProject(project: Project, given: TurnInput, moment: Moment): Project {
  requireRestartable(project);
  const stop = openStop(project);
  const freeze = openFreeze(project);
  requireParts("a restart", "somebody decides it, what changed is worth knowing, and something follows from it", given);
  requirePast(project, given.on, moment, "a restart");
  const closure = openClosure(project);
  const began = stop?.[1].on ?? closure?.[1].on ?? freeze?.[1].on ?? given.on;
  if (given.on < began)
    throw new PsvcError({
      code: "refused",
      what: "a restart cannot come first",
      because: `it is ${stop ? "stopped" : closure ? "closed" : "frozen"} since ${began}`,
      instead: "give a later day with --on",
    });
  const [by, why, consequence] = [given.by.trim(), given.why.trim(), given.consequence.trim()];
  const restarted = stop
    ? withRecord(project.stops, stop[0], {
        ...stop[1],
        restartedOn: given.on,
        restartedWhy: why,
        restartedBy: by,
        restartedConsequence: consequence,
      })
    : project.stops;
  const reopened = closure
    ? withRecord(project.closures, closure[0], { ...closure[1], ended: { on: given.on, why, consequence, by } })
    : project.closures;
  const thawed = freeze
    ? withRecord(project.freezes, freeze[0], { ...freeze[1], ended: { on: given.on, why, consequence, by } })
    : project.freezes;
  return { ...project, stops: restarted, freezes: thawed, closures: reopened };
}

/** Throws `refused` where there is nothing to end. */
export function requireRestartable(project: Project): void {
  if (openStop(project) || openFreeze(project) || openClosure(project)) return;
  throw new PsvcError({
    code: "refused",
    what: `${project.slug} is not restarted`,
    because: "it is neither stopped nor frozen, and not closed",
    instead: advice`see it: ${nextCommand("status", [project.slug])}`,
  });
}

function requireParts(what: string, because: string, given: TurnInput): void {
  const flags = missingTexts({
    "--decided-by": given.by,
    "--why": given.why,
    "--consequence": given.consequence,
  });
  if (flags.length > 0) throw new PsvcError({ code: "needs", what, because, flags });
}
