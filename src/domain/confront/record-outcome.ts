import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { addAction } from "../action/action.ts";
import { endPlans, lettered, planOn } from "../gap/confrontation-rounds.ts";
import { inState } from "../gap/gap.ts";
import { type NotWaitingInput, needsDayOne } from "../gap/require-no-waiting.ts";
import { isOnPaper, resolveGap } from "../gap/resolve-gap.ts";
import type { Confrontation, ConfrontationOption, ConfrontationOutcome, Override } from "../model/confrontation.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotStopped } from "../model/project-status.ts";
import { type Entry, getRecord, type Key, withRecord } from "../model/record.ts";
import type { OutcomeWord, Side } from "../model/vocabulary.ts";
import { missingOfDecision, requirePast, sameName } from "../people/customer-decision.ts";
import { readPerson } from "../people/read-person.ts";
import { missingTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";
import { nextRound, postponeConversation } from "./plan-confrontation.ts";

export interface OutcomeInput {
  readonly outcome: OutcomeWord;
  /** The letter of what was settled on; the recommended one where none is given. */
  readonly option?: string;
  readonly decidedBy?: string;
  readonly on?: Day;
  readonly words?: string;
  readonly document?: string;
  readonly reviewOn?: Day;
  /** The next day: for what was countered or put off. */
  readonly by?: Day;
  readonly why?: string;
  readonly conditions: readonly OutcomeConditionInput[];
  readonly escalatedTo?: string;
  readonly override: Override | null;
  readonly notWaiting?: NotWaitingInput;
  /** What users do on the first day, where it is not what the option says; who does it, and by when it is in place. */
  readonly dayOne?: string;
  readonly owner?: string;
  readonly inPlaceBy?: Day;
  /** Who the product team is, beside the usual names. */
  readonly productTeam?: string | null;
}

export interface OutcomeConditionInput {
  readonly text: string;
  readonly owner: string;
  readonly due: Day;
  readonly side: Side;
}

/**
 * What came of the conversation, and where it moves the gap. Accepted settles it, on a condition with an action for
 * each; under protest settles it for a go-live with conditions; countered opens the options for another round; refused
 * and escalated raise the gap's own pressure; rescheduled was not held and moves nothing but the day. Throws `refused`
 * where none is planned, `needs` for missing parts, `needs-decision` or `not-a-decider` where it takes a decision.
 */
export function recordOutcome(project: Project, gap: Key, given: OutcomeInput, moment: Moment): Project {
  requireNotStopped(project, "no outcome is recorded");
  const found = planOn(project, gap);
  if (!found) throw notPlanned(project, gap);
  if (given.outcome === "rescheduled") return rescheduled(project, found, given, moment);
  const [key, plan] = found;
  requireParts(project, plan, given);
  const on = given.on ?? moment.today;
  requirePast(project, on, moment, "a conversation");
  requireSomebodyElse(project, plan, given);
  const option = settles(given.outcome) ? chosen(plan, given) : null;
  const outcome: ConfrontationOutcome = {
    outcome: given.outcome,
    option: option?.key ?? null,
    decidedBy: given.decidedBy?.trim() ?? "",
    on,
    words: given.words?.trim() ?? "",
    document: given.document?.trim() || null,
    escalatedTo: given.escalatedTo?.trim() || null,
    override: given.override,
    recordedOn: moment.today,
  };
  // Two people may have planned the same talk: it was held once.
  const { confrontations } = endPlans(project, gap, on);
  const held = {
    ...project,
    confrontations: withRecord(confrontations, key, { ...plan, outcome, endedOn: on }),
    gaps: withRecord(project.gaps, gap, heldOn(getRecord(project.gaps, gap), on)),
  };
  switch (given.outcome) {
    case "accepted":
    case "accepted-with-condition":
      return withConditions(settled(held, gap, option?.option ?? null, given, moment), gap, given, moment);
    case "under-protest":
      return settled(held, gap, option?.option ?? null, given, moment);
    case "countered":
      return withNextRound(held, plan, given.by ?? moment.today, moment);
    case "refused":
    case "escalated":
      return { ...held, gaps: withRecord(held.gaps, gap, inHeldState(getRecord(held.gaps, gap), on)) };
  }
}

/** Who has it now is somebody else than who said so. Throws `refused`. */
function requireSomebodyElse({ slug, gaps }: Project, plan: Confrontation, given: OutcomeInput): void {
  if (given.outcome !== "escalated") return;
  const [from, to] = [given.decidedBy, given.escalatedTo].map((text) => readPerson(text ?? "").name);
  if (!from || !to || !sameName(from, to)) return;
  const planning = nextCommand("confront plan", [slug]);
  throw new PsvcError({
    code: "refused",
    what: `${getRecord(gaps, plan.gap).id} is not escalated from ${from} to ${to}`,
    because: "that is the same person",
    instead: advice`name who has it now with --escalated-to, or plan another talk: ${planning}`,
  });
}

/** A conversation held counts once per gap; what follows from it decides the state. */
function heldOn(gap: Project["gaps"][string], on: Day): Project["gaps"][string] {
  return { ...gap, reached: { ...gap.reached, confronted: gap.reached.confronted ?? on } };
}

/** What goes live under protest stays agreed, whatever else is said. */
function inHeldState(gap: Project["gaps"][string], on: Day): Project["gaps"][string] {
  return gap.state === "agreed" ? gap : inState(gap, "confronted", on);
}

/** It ends with a way that the customer goes live with, gladly or not. */
export function settles(outcome: OutcomeWord): boolean {
  return outcome === "accepted" || outcome === "accepted-with-condition" || outcome === "under-protest";
}

/**
 * null only where they go under protest and settled on nothing. Throws `bad-value` for a letter that is none, `needs`
 * where none is recommended.
 */
function chosen(plan: Confrontation, given: OutcomeInput) {
  const options = lettered(plan);
  const found = meantOption(plan, given);
  if (found) return found;
  if (given.option === undefined) {
    if (given.outcome === "under-protest") return null;
    throw new PsvcError({
      code: "needs",
      what: "what was accepted",
      because: "nothing was recommended, so psvc does not know which option it was",
      flags: ["--option"],
    });
  }
  throw new PsvcError({
    code: "bad-value",
    what: "--option",
    value: given.option,
    allowed: options.map((option) => option.letter),
    why: null,
  });
}

/** The option that an outcome settles on; null where none is planned, or none is meant. */
export function settledOption(project: Project, gap: Key, given: OutcomeInput): ConfrontationOption | null {
  const plan = planOn(project, gap)?.[1];
  return (plan && meantOption(plan, given)?.option) ?? null;
}

function meantOption(plan: Confrontation, { outcome, option }: OutcomeInput) {
  const options = lettered(plan);
  if (option !== undefined) return options.find(({ letter }) => letter === option.trim().toUpperCase());
  return outcome === "under-protest" ? undefined : options.find(({ key }) => key === plan.recommendation?.option);
}

function settled(
  project: Project,
  gap: Key,
  option: ConfrontationOption | null,
  given: OutcomeInput,
  moment: Moment,
): Project {
  return resolveGap(
    project,
    gap,
    {
      kind: option?.resolution ?? null,
      underProtest: given.outcome === "under-protest",
      note: option?.text,
      owner: given.owner ?? option?.owner ?? undefined,
      dayOne: given.dayOne ?? dayOneOf(project, gap, option),
      inPlaceBy: given.inPlaceBy,
      fundedOn: option?.fundedOn ?? undefined,
      reviewOn: given.reviewOn ?? option?.reviewOn ?? undefined,
      concession: option?.concession ?? undefined,
      cost: option?.consequence.money,
      notWaiting: option?.notWaiting ?? given.notWaiting,
      productTeam: given.productTeam,
      decidedBy: given.decidedBy,
      on: given.on,
      words: given.words,
      document: given.document,
    },
    moment,
  );
}

/** What an option says is what users do on the first day, where they do anything. */
function dayOneOf({ gaps, promises }: Project, gap: Key, option: ConfrontationOption | null): string | undefined {
  const promise = getRecord(promises, getRecord(gaps, gap).promise);
  return option && needsDayOne(promise, option.resolution) ? option.text : undefined;
}

function withConditions(project: Project, gap: Key, given: OutcomeInput, moment: Moment): Project {
  if (given.outcome !== "accepted-with-condition") return project;
  return given.conditions.reduce(
    (changed, condition) => addAction(changed, { ...condition, for: gap }, moment).project,
    project,
  );
}

function withNextRound(project: Project, plan: Confrontation, by: Day, moment: Moment): Project {
  const gap = getRecord(project.gaps, plan.gap);
  return {
    ...project,
    confrontations: withRecord(project.confrontations, moment.key(), nextRound(project, plan, by, moment)),
    gaps: withRecord(project.gaps, plan.gap, gap.state === "agreed" ? gap : inState(gap, "planned", moment.today)),
  };
}

function rescheduled(
  project: Project,
  [key, plan]: Entry<Confrontation>,
  given: OutcomeInput,
  moment: Moment,
): Project {
  const { by } = given;
  if (!by)
    throw new PsvcError({
      code: "needs",
      what: "a conversation that was not held",
      because: "it has another day",
      flags: ["--by"],
    });
  const moved = postponeConversation(project, plan, by, given.why, moment);
  return { ...project, confrontations: withRecord(project.confrontations, key, moved) };
}

function requireParts(project: Project, plan: Confrontation, given: OutcomeInput): void {
  const { override } = given;
  const flags = [
    ...(settles(given.outcome) ? missingToSettle(project, plan, given) : missingOfDecision(given, false)),
    ...(given.outcome === "accepted-with-condition" && given.conditions.length === 0 ? ["--condition"] : []),
    ...(given.outcome === "countered" && !given.by ? ["--by"] : []),
    ...(given.outcome === "escalated" ? missingTexts({ "--escalated-to": given.escalatedTo ?? "" }) : []),
    ...(override
      ? missingTexts({
          "--override-by": override.by,
          "--override-role": override.role,
          "--override-consequence": override.consequence,
        })
      : []),
  ];
  if (flags.length === 0) return;
  throw new PsvcError({
    code: "needs",
    what: `the outcome ${given.outcome}`,
    because: BECAUSE[given.outcome] ?? "who said it, and in what words, is what makes it an outcome",
    flags,
  });
}

/**
 * Which option it was, and all that the decision on it takes; what is missing of it alone has words of its own later
 * on.
 */
function missingToSettle(project: Project, plan: Confrontation, given: OutcomeInput): readonly string[] {
  const said = missingOfDecision(given, false);
  const isUnclear = given.outcome !== "under-protest" && given.option === undefined && !meantOption(plan, given);
  const promise = getRecord(project.promises, getRecord(project.gaps, plan.gap).promise);
  const whole = missingOfDecision(given, isOnPaper(promise, meantOption(plan, given)?.option.resolution ?? null));
  return said.length === 0 ? [] : [...(isUnclear ? ["--option"] : []), ...whole];
}

const BECAUSE: Readonly<Partial<Record<OutcomeWord, string>>> = {
  "accepted-with-condition": "who accepted, in what words, and what they ask for in return, with an owner and a day",
  countered: "what they want instead, and the day of the answer",
  escalated: "who has it now, and what was said",
};

function notPlanned(project: Project, gap: Key): PsvcError {
  const { id, state } = getRecord(project.gaps, gap);
  const isOver = state === "agreed" || state === "closed";
  return new PsvcError({
    code: "refused",
    what: `no conversation is planned on ${id}`,
    because: isOver ? `it is ${state}` : "an outcome belongs to a plan",
    instead: isOver
      ? advice`see it: ${nextCommand("gap show", [project.slug, id])}`
      : nextCommand("confront plan", [project.slug, id]),
  });
}
