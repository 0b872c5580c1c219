import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { isPassed, type Waiting, whyPassed } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import { WAITING_ON, type WaitingOn } from "../model/vocabulary.ts";
import { requirePast } from "../people/customer-decision.ts";
import type { Day } from "../time/calendar.ts";
import { findWaypoint, waypointsOf, withWaypoint } from "./ordered-milestones.ts";

/** Throws `waits-for-product` for product, `bad-value` for any other word that is none. */
export function readWaitingOn(word: string): WaitingOn {
  const given = word.trim().toLowerCase();
  const found = WAITING_ON.find((one) => one === given);
  if (found) return found;
  if (["product", "roadmap", "engineering", "development", "release"].includes(given))
    throw new PsvcError({ code: "waits-for-product", given: word, instead: null });
  throw new PsvcError({ code: "bad-value", what: "--on", value: word, allowed: WAITING_ON, why: null });
}

/**
 * Whom a milestone waits for, since when; null: nobody any more. No forward event. Throws `refused` for one that is
 * done.
 */
export function waitFor(
  project: Project,
  name: string,
  given: { readonly on: WaitingOn; readonly since: Day; readonly why: string | null } | null,
  moment: Moment,
): Project {
  const waypoint = findWaypoint(project, name);
  const { milestone } = waypoint;
  if (isPassed(milestone))
    throw new PsvcError({
      code: "refused",
      what: `${name} waits for nobody`,
      because: whyPassed(milestone),
      instead: advice`see what is left: ${nextCommand("route show", [project.slug])}`,
    });
  if (given) requirePast(project, given.since, moment, "a wait", "--since");
  const waiting: Waiting | null = given && { ...given, why: given.why?.trim() || null };
  return withWaypoint(project, waypoint, { ...milestone, waiting });
}

/** Every open milestone that waits for somebody, in the order of the way. */
export function waitingMilestones(
  project: Project,
): readonly { readonly name: string; readonly target: Day; readonly waiting: Waiting }[] {
  return waypointsOf(project).flatMap(({ name, milestone }) => {
    const { waiting, target } = milestone;
    return waiting && !isPassed(milestone) ? [{ name, target, waiting }] : [];
  });
}
