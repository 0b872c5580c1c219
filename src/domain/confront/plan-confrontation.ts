import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { lettered, letterOf, planOn, roundsOn } from "../gap/confrontation-rounds.ts";
import { computedSeverity, inState, openGaps } from "../gap/gap.ts";
import { type NotWaitingInput, needsDayOne, requireNoWaiting } from "../gap/require-no-waiting.ts";
import { requireParts } from "../gap/resolution-requirements.ts";
import type { Confrontation, ConfrontationOption } from "../model/confrontation.ts";
import type { Gap } from "../model/gap.ts";
import type { Moment, Project } from "../model/project.ts";
import { requireNotStopped } from "../model/project-status.ts";
import { type Entry, getRecord, type Key, type Keyed, withRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { Push } from "../model/vocabulary.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { draftFallback, draftTruth, draftWith, formatAsk } from "./draft-confrontation.ts";

export type OptionInput = Omit<ConfrontationOption, "order" | "notWaiting"> & {
  readonly notWaiting?: NotWaitingInput;
};

/** What was said of a plan; what was not is drafted, or stays as it was planned before. */
export interface PlanInput {
  readonly truth?: string;
  /** Replaces all options. */
  readonly options?: readonly OptionInput[];
  /** Why options that read as waiting for product do not wait. */
  readonly notWaiting?: NotWaitingInput;
  /** Who the product team is, beside the usual names. */
  readonly productTeam?: string | null;
  /** The letter of an option, then why: `B` or `B: it works on day one`. */
  readonly recommendation?: string;
  readonly ask?: string;
  readonly with?: string;
  readonly by?: Day;
  readonly fallback?: string;
  readonly push?: Push;
  /** Added to those who were told before. */
  readonly toldBefore: readonly { readonly who: string; readonly asked: string | null }[];
  /** Why a planned conversation is put off. */
  readonly why?: string;
}

/**
 * Plans the conversation on a gap, or changes the plan that is there; a changed day is kept with the old one. Planning
 * is no forward event. Throws `refused` for a gap that is settled or of a rumour, or a day that has passed; `needs` for
 * what cannot be drafted.
 */
export function planConfrontation(standing: Standing, gap: Key, given: PlanInput, moment: Moment): Project {
  const { project } = standing;
  const record = getRecord(project.gaps, gap);
  requirePlannable(project, record);
  const found = planOn(project, gap);
  const plan = found ? changedPlan(standing, found[1], given, moment) : newPlan(standing, gap, given, moment);
  for (const { option } of lettered(plan))
    requireParts(project, record, { ...option, kind: option.resolution }, given.productTeam);
  const state = record.state === "agreed" ? record : inState(record, "planned", moment.today);
  return {
    ...project,
    gaps: withRecord(project.gaps, gap, state),
    confrontations: withRecord(project.confrontations, found?.[0] ?? moment.key(), plan),
  };
}

/** Blockers and majors that nobody has planned to speak of. */
export function gapsToPlan(standing: Standing): readonly Entry<Gap>[] {
  const { project } = standing;
  return openGaps(project).filter(
    ([key, gap]) =>
      gap.state !== "agreed" &&
      getRecord(project.promises, gap.promise).confirmed &&
      !planOn(project, key) &&
      computedSeverity(standing, gap).severity !== "minor",
  );
}

/**
 * Throws `refused` where there is nothing to tell the customer. What goes live under protest can still be made good.
 */
export function requirePlannable(project: Project, gap: Gap): void {
  requireNotStopped(project, `no conversation is planned on ${gap.id}`);
  const promise = getRecord(project.promises, gap.promise);
  const isSettled = gap.state === "closed" || (gap.state === "agreed" && !gap.underProtest);
  if (!isSettled && promise.confirmed) return;
  throw new PsvcError({
    code: "refused",
    what: `no conversation is planned on ${gap.id}`,
    because: isSettled ? `it is ${gap.state}` : `${promise.id} is a rumour, and nobody confirms it by being told`,
    instead: isSettled
      ? advice`if it did not hold: ${nextCommand("gap reopen", [project.slug, gap.id], { why: "TEXT" })}`
      : advice`ask first whether it was promised: ${nextCommand("promise confirm", [project.slug, promise.id])}`,
  });
}

function newPlan(standing: Standing, gap: Key, given: PlanInput, moment: Moment): Confrontation {
  const { project } = standing;
  const record = getRecord(project.gaps, gap);
  const person = given.with?.trim() || draftWith(project, record);
  const { by } = given;
  const flags = [
    ...(given.options?.length ? [] : ["--option"]),
    ...(by ? [] : ["--by"]),
    ...(person ? [] : ["--with"]),
  ];
  if (!person || !by || flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: `the conversation on ${record.id}`,
      because: "somebody is told by a day, and has something to choose from",
      flags,
    });
  requireAhead(by, moment);
  const options = keyed(project, record, given, moment);
  const letters = lettered({ options }).map(({ letter }) => letter);
  const plan: Confrontation = {
    gap,
    round: roundsOn(project, gap).length + 1,
    plannedOn: moment.today,
    truth: given.truth?.trim() || draftTruth(standing, record),
    options,
    recommendation: null,
    ask: given.ask?.trim() || formatAsk(letters, by),
    with: person,
    by,
    fallback: given.fallback?.trim() || draftFallback(project, person, by),
    push: given.push ?? null,
    toldBefore: told(given, moment),
    moves: {},
    outcome: null,
    endedOn: null,
  };
  return { ...plan, recommendation: recommended(plan, given.recommendation ?? "A") };
}

function changedPlan(standing: Standing, plan: Confrontation, given: PlanInput, moment: Moment): Confrontation {
  const { project } = standing;
  const moved =
    given.by && given.by !== plan.by ? postponeConversation(project, plan, given.by, given.why, moment) : plan;
  const changed = redrafted(project, moved, {
    truth: given.truth?.trim() || plan.truth,
    options: given.options?.length ? keyed(project, getRecord(project.gaps, plan.gap), given, moment) : plan.options,
    with: given.with?.trim() || plan.with,
    push: given.push ?? plan.push,
    toldBefore: { ...plan.toldBefore, ...told(given, moment) },
  });
  const letter = given.recommendation ?? (given.options?.length ? "A" : null);
  return {
    ...changed,
    ask: given.ask?.trim() || changed.ask,
    fallback: given.fallback?.trim() || changed.fallback,
    recommendation: letter === null ? plan.recommendation : recommended(changed, letter),
  };
}

/** The same on another day, with the old one kept. Throws `refused` for a day that has passed. */
export function postponeConversation(
  project: Project,
  plan: Confrontation,
  to: Day,
  why: string | undefined,
  moment: Moment,
): Confrontation {
  requireAhead(to, moment);
  const move = { on: moment.today, from: plan.by, to, why: why?.trim() || null };
  return redrafted(project, plan, { by: to, moves: { ...plan.moves, [moment.key()]: move } });
}

/** Their counter-proposal opens the options again: the next round begins with what was on the table. */
export function nextRound(project: Project, plan: Confrontation, by: Day, moment: Moment): Confrontation {
  requireAhead(by, moment);
  return redrafted(project, plan, {
    round: plan.round + 1,
    plannedOn: moment.today,
    by,
    toldBefore: {},
    moves: {},
    outcome: null,
    endedOn: null,
  });
}

/** What psvc drafted follows the plan; what the lead wrote stays. */
function redrafted(project: Project, plan: Confrontation, changes: Partial<Confrontation>): Confrontation {
  const changed = { ...plan, ...changes };
  const wasDrafted = plan.fallback === draftFallback(project, plan.with, plan.by);
  return {
    ...changed,
    ask: plan.ask === draftedAsk(plan) ? draftedAsk(changed) : plan.ask,
    fallback: wasDrafted ? draftFallback(project, changed.with, changed.by) : plan.fallback,
  };
}

function draftedAsk(plan: Confrontation): string {
  return formatAsk(
    lettered(plan).map(({ letter }) => letter),
    plan.by,
  );
}

/** More than a customer can weigh, and than there are letters for. */
const MOST_OPTIONS = 10;

function keyed(project: Project, gap: Gap, given: PlanInput, moment: Moment): Keyed<ConfrontationOption> {
  const options = given.options ?? [];
  if (options.length > MOST_OPTIONS)
    throw new PsvcError({
      code: "bad-value",
      what: "--option",
      value: String(options.length),
      allowed: null,
      why: `a customer chooses from ${MOST_OPTIONS} options at most`,
    });
  const promise = getRecord(project.promises, gap.promise);
  const defer = nextCommand("gap resolve", [project.slug, gap.id], { resolution: "defer", "review-on": "DAY" });
  return Object.fromEntries(
    options.map(({ notWaiting: why, ...option }, index) => {
      const text = needsDayOne(promise, option.resolution) ? option.text : null;
      const read = { what: `option ${letterOf(index)} for ${gap.id}`, text, defer };
      const notWaiting = requireNoWaiting(read, why ?? given.notWaiting, moment);
      return [moment.key(), { ...option, order: index + 1, ...(notWaiting ? { notWaiting } : {}) }];
    }),
  );
}

function told({ toldBefore }: PlanInput, moment: Moment): Confrontation["toldBefore"] {
  return Object.fromEntries(toldBefore.map((one) => [moment.key(), { ...one, on: moment.today }]));
}

/** Throws `bad-value` where there is no such option. */
function recommended(plan: Confrontation, text: string): Confrontation["recommendation"] {
  const [, letter = "", why = ""] = /^\s*([a-z])\s*(?:[:,;.-]\s*(.*))?$/is.exec(text) ?? [];
  const found = lettered(plan).find((letteredOption) => letteredOption.letter === letter.toUpperCase());
  if (found) return { option: found.key, why: why.trim() || null };
  throw new PsvcError({
    code: "bad-value",
    what: "--recommendation",
    value: text,
    allowed: lettered(plan).map((option) => option.letter),
    why: "it begins with the letter of an option, like 'B: it works on day one'",
  });
}

/** A conversation is planned for today or later. Throws `refused`. */
function requireAhead(by: Day, moment: Moment): void {
  if (by >= moment.today) return;
  throw new PsvcError({
    code: "refused",
    what: `no conversation is planned for ${formatDay(by)}`,
    because: "that day has passed",
    instead: "give today or a later day with --by",
  });
}
