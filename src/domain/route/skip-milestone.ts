import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { isPassed, whyPassed } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotStopped } from "../model/project-status.ts";
import { MILESTONES, type MilestoneName } from "../model/vocabulary.ts";
import { findWaypoint, withWaypoint } from "./ordered-milestones.ts";

/** What nobody can leave out, and what to do instead. */
const NEVER: Readonly<Partial<Record<MilestoneName, string>>> = {
  owned: "a project is owned from the minute the deal closes",
  aligned: "the scope is agreed with the customer, or there is none to go live with",
  accepted: "the go-live rests on the customer's acceptance, which can be neither set nor waived",
  ready: "the readiness decision is taken on record",
  live: "it is what the project is for",
  stable: "live and left alone is not finished",
};

/** For the help of the command. */
export const SKIPPABLE = MILESTONES.filter((name) => !Object.hasOwn(NEVER, name));

/**
 * Leaves a milestone out on purpose: it is passed, and not true by that. No forward event. Throws `refused` for one
 * that is passed or that cannot be left out, `needs` without who and why.
 */
export function skipMilestone(
  project: Project,
  name: string,
  given: { readonly why: string; readonly by: string },
  moment: Moment,
): Project {
  const waypoint = findWaypoint(project, name);
  const { milestone } = waypoint;
  const never = waypoint.own ? undefined : NEVER[waypoint.name as MilestoneName];
  const recut = nextCommand("recut", [project.slug]);
  const move = nextCommand("route move", [project.slug, waypoint.name], { to: "DAY" });
  if (never || isPassed(milestone))
    throw new PsvcError({
      code: "refused",
      what: `${waypoint.name} is not skipped`,
      because: isPassed(milestone) ? whyPassed(milestone) : (never ?? ""),
      instead: isPassed(milestone)
        ? advice`see what is left: ${nextCommand("route show", [project.slug])}`
        : advice`make it smaller, or move it: ${recut}, ${move}`,
    });
  requireNotStopped(project, `${waypoint.name} is not skipped`);
  const flags = [...(given.why.trim() ? [] : ["--why"]), ...(given.by.trim() ? [] : ["--decided-by"])];
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: `skipping ${waypoint.name}`,
      because: "what is left out on purpose was decided by somebody, for a reason",
      flags,
    });
  const skipped = { on: moment.today, why: given.why.trim(), by: given.by.trim() };
  return withWaypoint(project, waypoint, { ...milestone, skipped, waiting: null });
}
