import { PsvcError } from "../../errors.ts";
import { nextCommand } from "../../next-command.ts";
import { promisesInScope } from "../fit/scope.ts";
import { isPassed } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import { withRecord } from "../model/record.ts";
import type { ConfirmedStatus } from "../model/stall.ts";
import type { ConfirmedStatusWord } from "../model/vocabulary.ts";
import { isTelling } from "../text/evidence.ts";
import type { Day } from "../time/calendar.ts";

/**
 * Keeps the status that the lead stands behind, with the sentence that the customer reads under it. Confirming it again
 * on the same day replaces what was said. Throws `needs` without a sentence, `refused` while the scope is reviewed.
 */
export function confirmStatus(
  project: Project,
  given: { readonly status: ConfirmedStatusWord; readonly sentence: string; readonly by: string },
  moment: Moment,
): Project {
  if (!isTelling(given.sentence))
    throw new PsvcError({
      code: "needs",
      what: "a confirmed status",
      because: "one sentence says why, and the customer reads it",
      flags: ["--sentence"],
    });
  if (isInScopeReview(project))
    throw new PsvcError({
      code: "refused",
      what: "no status is confirmed",
      because: "the scope is not assessed, and the page says that it is under review",
      instead: nextCommand("promise assess", [project.slug]),
    });
  const { statuses = {} } = project;
  const today = Object.entries(statuses).find(([, { on }]) => on === moment.today);
  const status: ConfirmedStatus = {
    status: given.status,
    sentence: given.sentence.trim(),
    on: moment.today,
    order: today?.[1].order ?? Object.keys(statuses).length + 1,
    by: given.by,
  };
  return { ...project, statuses: withRecord(statuses, today?.[0] ?? moment.key(), status) };
}

/** The last status that was confirmed since a day; null where none was. */
export function statusSince({ statuses = {} }: Project, since: Day): ConfirmedStatus | null {
  const confirmed = Object.values(statuses).filter(({ on }) => on >= since);
  return confirmed.sort((a, b) => a.order - b.order).at(-1) ?? null;
}

/** Whether nobody can say yet how it stands: something that has to be there is not assessed. */
export function isInScopeReview(project: Project): boolean {
  if (isPassed(project.route.aligned) || project.golive) return false;
  const inScope = promisesInScope(project).map(([, promise]) => promise);
  const isOpen = ({ importance, fit }: (typeof inScope)[number]) =>
    (importance === "must" || importance === "should") && fit === null;
  return inScope.length === 0 || inScope.some(isOpen);
}
