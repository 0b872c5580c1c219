import { PsvcError } from "../../errors.ts";
import type { CustomerDecision } from "../model/people.ts";
import type { Moment, Project } from "../model/project.ts";
import { missingTexts } from "../text/text.ts";
import { formatDay } from "../time/calendar.ts";
import { findPerson } from "./person-records.ts";
import { foldName, readPerson } from "./read-person.ts";

/** What was typed of a customer decision; complete only with who, when and words. */
export interface DecisionInput {
  readonly decidedBy?: string;
  readonly on?: string;
  readonly words?: string;
  readonly document?: string;
}

export function hasDecision(given: DecisionInput): boolean {
  return given.decidedBy !== undefined || given.words !== undefined;
}

/** The flags of a decision that were not given. */
export function missingOfDecision(given: DecisionInput, isOnPaper: boolean): readonly string[] {
  return [
    ...missingTexts({ "--decided-by": given.decidedBy ?? "", "--words": given.words ?? "" }),
    ...(isOnPaper ? missingTexts({ "--document": given.document ?? "" }) : []),
  ];
}

/**
 * The decision on record: a named customer person who may decide, the day, their words; and the document where a
 * contract is released. Throws `needs-decision`, `not-a-decider`, or `refused` for a day in the future or before the
 * close.
 */
export function customerDecision(
  project: Project,
  given: DecisionInput,
  moment: Moment,
  rule: { readonly what: string; readonly because: string; readonly document: boolean },
): CustomerDecision {
  const missing = missingOfDecision(given, rule.document);
  if (missing.length > 0)
    throw new PsvcError({ code: "needs-decision", what: rule.what, because: rule.because, flags: missing });
  const on = given.on ?? moment.today;
  requirePast(project, on, moment, "a decision");
  return {
    by: decider(project, given.decidedBy ?? ""),
    on,
    words: given.words?.trim() ?? "",
    document: given.document?.trim() || null,
  };
}

/** The name as it is on record. Throws `not-a-decider` for anybody else. */
function decider(project: Project, typed: string): string {
  const { name } = readPerson(typed);
  const ours = [project.lead, project.deal.owner].find((text) => text !== null && sameName(text, name));
  if (ours)
    throw new PsvcError({
      code: "refused",
      what: `${ours} decides nothing for the customer`,
      because: `${ours} is on our side`,
      instead: `name somebody of theirs who may: psvc project edit ${project.slug} --decider NAME`,
    });
  const record = findPerson(project.persons, name);
  const known = project.people.deciders.find(
    (person) =>
      sameName(person, typed) ||
      sameName(readPerson(person).name, name) ||
      (record !== null && findPerson(project.persons, person)?.[0] === record[0]),
  );
  if (known) return known;
  throw new PsvcError({
    code: "not-a-decider",
    name: name.trim(),
    deciders: project.people.deciders,
    slug: project.slug,
  });
}

/** Whether two texts name one person: case, spaces, and a role or address typed with the name do not count. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true;
  const hasMore = /[,(<"]/.test(a) || /[,(<"]/.test(b);
  return hasMore ? foldName(readPerson(a).name) === foldName(readPerson(b).name) : foldName(a) === foldName(b);
}

/** Throws `refused` for a day after today or before the deal closed. */
export function requirePast(project: Project, on: string, moment: Moment, what: string, flag = "--on"): void {
  if (on > moment.today)
    throw new PsvcError({
      code: "refused",
      what: `${what} cannot be recorded for ${formatDay(on)}`,
      because: "that day has not come",
      instead: `record it on the day, or give the day it happened with ${flag}`,
    });
  if (on < project.deal.closedOn)
    throw new PsvcError({
      code: "refused",
      what: `${what} cannot be recorded for ${formatDay(on)}`,
      because: `the deal closed on ${formatDay(project.deal.closedOn)}`,
      instead: "give a day after the close, or correct the close with psvc project edit --closed",
    });
}
