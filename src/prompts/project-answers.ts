import type { Phase, Readiness } from "../domain/model/vocabulary.ts";
import { ADOPTABLE, type Adoption, type ProjectFacts } from "../domain/project/new-project.ts";
import { type Day, formatDay, LAST_PLANNED_DAY } from "../domain/time/calendar.ts";
import type { Lying } from "../domain/time/day-direction.ts";
import { readDay } from "../domain/time/parse-day.ts";
import { PsvcError } from "../errors.ts";

/** What was answered so far: `undefined` was not asked yet, `null` is not known. */
export interface Answers {
  readonly slug?: string;
  readonly customer?: string;
  readonly closedOn?: Day;
  readonly value?: number | null;
  readonly currency?: string | null;
  readonly why?: string | null;
  readonly product?: string | null;
  readonly contractualOn?: Day | null;
  readonly crmId?: string | null;
  readonly dealOwner?: string | null;
  readonly sponsor?: string | null;
  readonly projectLead?: string | null;
  readonly deciders?: readonly string[];
  readonly handedOver?: boolean | null;
  readonly readiness?: Readiness | null;
  readonly lead?: string;
  readonly tags?: readonly string[];
  readonly template?: string;
  readonly target?: Day | null;
  /** Where it stands when psvc takes it over under way, and since when its lead owns it. */
  readonly phase?: Phase;
  readonly ownedOn?: Day;
}

/** Names longer than this are a paste that went wrong. */
const MOST_CHARACTERS = 200;

/** One line, trimmed; line breaks become spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").trim();
}

/** A sentence on what is wrong with a name, or null. */
export function nameProblem(text: string): string | null {
  const name = oneLine(text);
  if (!name) return "this one is needed";
  return name.length > MOST_CHARACTERS
    ? `a name has at most ${MOST_CHARACTERS} characters, and this has ${name.length}`
    : null;
}

/** Throws `bad-value` where the name is empty or too long. */
export function checkedName(what: string, text: string): string {
  const why = nameProblem(text);
  if (why) throw new PsvcError({ code: "bad-value", what, value: text, allowed: null, why });
  return oneLine(text);
}

/** What is wrong with a day as it was typed, or null. */
export function dayProblem(text: string, today: Day, lying: Lying = "ahead"): string | null {
  const read = readDay(text, today, undefined, lying);
  if ("ambiguous" in read)
    return `That can be ${read.ambiguous.map(formatDay).join(" or ")}. Write it like ${read.ambiguous[0]}.`;
  if ("day" in read) return null;
  const near = read.near?.map((day) => ` ${day} (${formatDay(day)})`).join(" or");
  return read.why
    ? `That is ${read.why}.${near ? ` Write${near}.` : ""}`
    : "Write it like 2027-03-15, 15 mar, fri, " +
        `${lying === "behind" ? "yesterday or 3 days ago" : "tomorrow, in 2 weeks or eom"}.`;
}

/** What is wrong with a day, as it was typed, on which something happened, or null. */
export function pastDayProblem(text: string, today: Day): string | null {
  const read = readDay(text, today, undefined, "behind");
  const isAhead = "day" in read && read.day > today;
  return isAhead ? `${formatDay(read.day)} has not come.` : dayProblem(text, today, "behind");
}

/** What is wrong with a day, as it was typed, on which something is to happen; null for one that cannot be read. */
export function passed(text: string, today: Day): string | null {
  const read = readDay(text, today);
  return "day" in read && read.day < today ? `${formatDay(read.day)} has passed.` : null;
}

/** The deal closes before anybody can own it. */
export function closeProblem(day: Day, today: Day): string | null {
  return day > today ? `${formatDay(day)} has not come: psvc begins when the deal is closed` : null;
}

export function targetProblem(day: Day, today: Day): string | null {
  if (day > LAST_PLANNED_DAY) return `${formatDay(day)} is too far away to plan for`;
  return day < today ? `${formatDay(day)} has passed: the target must be in the future` : null;
}

/** Throws `bad-value` for days and a phase that cannot be. */
export function checkDays(answers: Answers, today: Day): void {
  const { ownedOn, phase, closedOn } = answers;
  const early = ownedOn ? ownedProblem(ownedOn, closedOn, today) : null;
  if (early)
    throw new PsvcError({ code: "bad-value", what: "--owned-on", value: ownedOn ?? "", allowed: null, why: early });
  const live = phase ? phaseProblem(phase) : null;
  if (live)
    throw new PsvcError({ code: "bad-value", what: "--phase", value: phase ?? "", allowed: ADOPTABLE, why: live });
  const why = answers.closedOn ? closeProblem(answers.closedOn, today) : null;
  if (why)
    throw new PsvcError({ code: "bad-value", what: "--closed", value: answers.closedOn ?? "", allowed: null, why });
  // A project taken over under way may be overdue already.
  const late = answers.target && !phase ? targetProblem(answers.target, today) : null;
  if (late)
    throw new PsvcError({ code: "bad-value", what: "--target", value: answers.target ?? "", allowed: null, why: late });
}

/** The facts of a project; what was not answered is not known. Throws `missing-flags` naming all that is required. */
export function answersToFacts(answers: Answers, slug: string): ProjectFacts {
  const { customer, closedOn, lead } = answers;
  if (!customer || !closedOn || !lead)
    throw new PsvcError({ code: "missing-flags", flags: missingFlags(answers), command: "psvc new-project" });
  return {
    slug,
    customer,
    lead,
    target: answers.target ?? null,
    adopted: adoptionOf(answers),
    deal: {
      closedOn,
      value: answers.value ?? null,
      currency: answers.currency ?? null,
      owner: answers.dealOwner ?? null,
      why: answers.why ?? null,
      product: answers.product ?? null,
      contractualOn: answers.contractualOn ?? null,
      crmId: answers.crmId ?? null,
    },
    people: {
      sponsor: answers.sponsor ?? null,
      projectLead: answers.projectLead ?? null,
      deciders: answers.deciders ?? [],
      handedOver: answers.handedOver ?? null,
      readiness: answers.readiness ?? null,
    },
  };
}

/** Asked only of a project that is under way; both or none. */
function adoptionOf({ phase, ownedOn }: Answers): Adoption | null {
  return phase === undefined || ownedOn === undefined ? null : { phase: phase as Adoption["phase"], ownedOn };
}

/** Why a project cannot be taken over in this phase, or null. */
export function phaseProblem(phase: Phase): string | null {
  return (ADOPTABLE as readonly Phase[]).includes(phase)
    ? null
    : "they are live, and a go-live is on record with its day: take it over as ready, then psvc golive PROJECT";
}

/** Nobody owns a project before its deal closes, or from a day that has not come. */
export function ownedProblem(day: Day, closedOn: Day | undefined, today: Day): string | null {
  if (day > today) return `${formatDay(day)} has not come`;
  return closedOn !== undefined && day < closedOn
    ? `owned since ${formatDay(day)} is before the deal closed on ${formatDay(closedOn)}`
    : null;
}

export function missingFlags(answers: Answers): readonly string[] {
  return [
    ...(answers.customer ? [] : ["a customer's name"]),
    ...(answers.closedOn ? [] : ["--closed"]),
    ...(answers.lead ? [] : ["--lead"]),
  ];
}
