import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Moment, Project } from "../model/project.ts";
import { type Entry, withRecord } from "../model/record.ts";
import type { Freeze } from "../model/stall.ts";
import { customerDecision, type DecisionInput, missingOfDecision } from "../people/customer-decision.ts";
import { missingTexts } from "../text/text.ts";
import { addDays, type Day, formatDay, latest } from "../time/calendar.ts";
import { stepsForward } from "./progress-events.ts";

/** The longest a freeze lasts before it is extended, and the longest by which it is, in calendar days. */
export const FREEZE_DAYS = 30;

/** The freeze that nobody ended, also when its day has passed. */
export function openFreeze(project: Project): Entry<Freeze> | null {
  return Object.entries(project.freezes).find(([, freeze]) => freeze.ended === null) ?? null;
}

export function frozenUntil({ until, extension }: Freeze): Day {
  return extension?.until ?? until;
}

export interface FreezeInput extends DecisionInput {
  readonly until: Day;
  readonly why: string;
  readonly consequence: string;
}

/**
 * A stall that the customer agreed to, of 30 days at most; or the one extension of it, by 30 days at most. Throws
 * `needs` without a reason and a consequence, `needs-decision` or `not-a-decider` without the customer's word,
 * `refused` for a project that is not active, a day that is not ahead, a longer one, or a second extension.
 */
export function freezeProject(project: Project, given: FreezeInput, moment: Moment): Project {
  const flags = missingTexts({ "--why": given.why, "--consequence": given.consequence });
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: "a freeze",
      because: "it has a reason, both sides know what follows from it, and the customer agreed to it",
      flags: [...flags, ...missingOfDecision(given, false)],
    });
  const found = openFreeze(project);
  const from = found ? frozenUntil(found[1]) : moment.today;
  if (!found) requireStepSinceLast(project);
  if (found?.[1].extension) throw twice(project, found[1]);
  if (given.until <= from || given.until <= moment.today || given.until > addDays(from, FREEZE_DAYS))
    throw tooLong(project, given.until, from > moment.today ? from : moment.today, addDays(from, FREEZE_DAYS));
  const decision = customerDecision(project, given, moment, {
    what: "a freeze",
    because: "only what the customer agreed to is frozen; anything else is a stall",
    document: false,
  });
  const agreed = {
    on: moment.today,
    until: given.until,
    why: given.why.trim(),
    consequence: given.consequence.trim(),
    decision,
  };
  const [key, freeze]: Entry<Freeze> = found
    ? [found[0], { ...found[1], extension: agreed }]
    : [moment.key(), { ...agreed, extension: null, ended: null }];
  return { ...project, freezes: withRecord(project.freezes, key, freeze) };
}

/** One freeze after the other would be the pause that there is not. */
function requireStepSinceLast(project: Project): void {
  const last = latest(Object.values(project.freezes).map(({ ended }) => ended?.on));
  if (last === null || stepsForward(project).some((day) => day >= last)) return;
  throw new PsvcError({
    code: "refused",
    what: `${project.slug} is not frozen again`,
    because: "nothing moved since the last freeze",
    instead: advice`settle a smaller scope, or end it on record with ${nextCommand("stop", [project.slug])}`,
  });
}

function twice({ slug }: Project, freeze: Freeze): PsvcError {
  return new PsvcError({
    code: "refused",
    what: `${slug} is not frozen any longer`,
    because: `it was extended once already, until ${formatDay(frozenUntil(freeze))}`,
    instead: advice`go on with ${nextCommand("restart", [slug])}, or end it with ${nextCommand("stop", [slug])}`,
  });
}

function tooLong({ slug }: Project, until: Day, from: Day, last: Day): PsvcError {
  const stop = nextCommand("stop", [slug]);
  return new PsvcError({
    code: "refused",
    what: `${slug} is not frozen until ${formatDay(until)}`,
    because:
      until <= from
        ? `that is not after ${formatDay(from)}`
        : `a freeze lasts ${FREEZE_DAYS} days at most and is extended once; ${formatDay(last)} is the latest day now`,
    instead: advice`give an earlier day, settle a smaller scope, or end it on record with ${stop}`,
  });
}
