import { PsvcError } from "../../errors.ts";
import { nextCommand } from "../../next-command.ts";
import { isPassed, type OwnMilestone } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotStopped } from "../model/project-status.ts";
import { MILESTONES, type MilestoneName } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { requireOrder } from "./move-milestone.ts";
import { isStandard } from "./ordered-milestones.ts";

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
/** Names that an object has by itself. */
const RESERVED = ["constructor", "prototype"];

export interface OwnMilestoneInput {
  readonly name: string;
  readonly doneWhen: string;
  readonly target: Day;
  /** null: the last standard one that is passed or due by that day. */
  readonly after: MilestoneName | null;
}

/**
 * Adds a milestone of the lead's own, with a done-test and a place on the way; the phase stays that of the standard
 * ones. No forward event. Throws `bad-value` for a name that is none, `already-there`, `needs` without a done-test,
 * `refused` for a day or a place that has passed or breaks the order.
 */
export function addOwnMilestone(project: Project, given: OwnMilestoneInput, moment: Moment): Project {
  const name = given.name.trim().toLowerCase();
  requireNotStopped(project, "no milestone is added");
  requireName(project, name);
  if (!given.doneWhen.trim())
    throw new PsvcError({
      code: "needs",
      what: `the milestone ${name}`,
      because: "a milestone has a test that is true or false",
      flags: ["--done-when"],
    });
  if (given.target < moment.today)
    throw new PsvcError({
      code: "refused",
      what: `${name} is not planned for ${formatDay(given.target)}`,
      because: "that day has passed",
      instead: "give today or a later day with --target",
    });
  const after = given.after ?? placeFor(project, given.target);
  requirePlace(project, name, after);
  const own: OwnMilestone = {
    target: given.target,
    baseline: null,
    doneOn: null,
    doneBefore: false,
    skipped: null,
    note: null,
    moves: {},
    reopened: {},
    waiting: null,
    doneWhen: given.doneWhen.trim(),
    after,
    addedOn: moment.today,
  };
  const added = { ...project, ownMilestones: { ...project.ownMilestones, [name]: own } };
  requireOrder(added, name);
  return added;
}

function requireName(project: Project, name: string): void {
  if (isStandard(name) || Object.hasOwn(project.ownMilestones, name))
    throw new PsvcError({
      code: "already-there",
      what: "milestone",
      name,
      command: nextCommand("route show", [project.slug]),
    });
  if (NAME.test(name) && !RESERVED.includes(name)) return;
  throw new PsvcError({
    code: "bad-value",
    what: "the milestone",
    value: name,
    allowed: null,
    why: "a name has 1 to 40 lower-case letters, digits and hyphens, and begins with a letter, like data-loaded",
  });
}

function placeFor(project: Project, target: Day): MilestoneName {
  const before = MILESTONES.filter((name) => isPassed(project.route[name]) || project.route[name].target <= target);
  const last = before.at(-1) ?? "owned";
  return last === "stable" ? "live" : last;
}

/** Nothing is put into what lies behind, and nothing after the end. */
function requirePlace(project: Project, name: string, after: MilestoneName): void {
  const next = MILESTONES[MILESTONES.indexOf(after) + 1];
  if (next && !isPassed(project.route[next])) return;
  throw new PsvcError({
    code: "refused",
    what: `${name} does not come after ${after}`,
    because: next ? `${next} lies behind already` : "the way ends there",
    instead: next ? `put it after ${lastPassed(project)} with --after` : "put it after live with --after",
  });
}

function lastPassed(project: Project): MilestoneName {
  return MILESTONES.findLast((name) => isPassed(project.route[name])) ?? "owned";
}
