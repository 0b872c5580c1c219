import { PsvcError } from "../../errors.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotClosed, requireNotStopped } from "../model/project-status.ts";
import { type Key, withRecord } from "../model/record.ts";
import type { WorkShown } from "../model/stall.ts";
import { requirePast } from "../people/customer-decision.ts";
import { forwardSteps } from "../stall/progress-events.ts";
import { isTelling } from "../text/evidence.ts";
import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";

export interface WorkInput {
  readonly text: string;
  readonly shownTo: string | null;
  readonly evidence: string | null;
  readonly for: Key | null;
  readonly on: Day;
}

/** So many in a row are taken on the lead's word; the next one needs somebody who saw it, or evidence. */
export const ON_TRUST = 2;

/**
 * Records work that the customer can see, as their weekly page tells it. Throws `needs` without a text that says what
 * it is, and for the third in a row without somebody who saw it or evidence; `refused` for a day that has not come.
 */
export function recordWork(project: Project, given: WorkInput, moment: Moment): Project {
  const evidence = given.evidence?.trim() || null;
  const shownTo = given.shownTo?.trim() || null;
  requireNotStopped(project, "no progress is recorded");
  requireNotClosed(project, "no progress is recorded");
  if (!isTelling(given.text))
    throw new PsvcError({
      code: "needs",
      what: "progress",
      because: "the customer reads this line: it says what they can see now",
      flags: ["TEXT"],
    });
  requirePast(project, given.on, moment, "progress");
  if (needsProof(project, given.on) && shownTo === null && !isTelling(evidence))
    throw new PsvcError({
      code: "needs",
      what: `progress for the third time in a row`,
      because: "nothing else moved since, so somebody saw it, or something shows it",
      flags: ["--shown-to or --evidence"],
    });
  const work: WorkShown = {
    on: given.on,
    recordedOn: moment.today,
    order: Object.keys(project.progress ?? {}).length + 1,
    text: given.text.trim(),
    shownTo,
    evidence,
    for: given.for,
  };
  return { ...project, progress: withRecord(project.progress ?? {}, moment.key(), work) };
}

/** Whether the last steps forward up to a day were work shown and nothing else, as often as is taken on trust. */
export function needsProof(project: Project, on: Day): boolean {
  const steps = forwardSteps(project)
    .filter((step) => step.on <= on)
    .toSorted((a, b) => compareTexts(a.on, b.on));
  const last = steps.slice(-ON_TRUST);
  return last.length === ON_TRUST && last.every(({ what }) => what === "work-shown");
}
