import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  type OutcomeConditionInput,
  type OutcomeInput,
  recordOutcome,
  settledOption,
  settles,
} from "../../domain/confront/record-outcome.ts";
import { planView } from "../../domain/confront/view.ts";
import { lettered, openPlans, planOn, roundsOn } from "../../domain/gap/confrontation-rounds.ts";
import { conversationView, gapView } from "../../domain/gap/view.ts";
import type { Override } from "../../domain/model/confrontation.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { OUTCOMES, type OutcomeWord } from "../../domain/model/vocabulary.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { type AskedOutcome, askOutcome } from "../../prompts/ask-outcome.ts";
import { dayProblem, passed, pastDayProblem } from "../../prompts/project-answers.ts";
import { renderOutcome, renderPlan } from "../../render/confront/confrontations.ts";
import { confrontationJson } from "../../render/gap/confrontation-json.ts";
import { gapJson } from "../../render/gap/gap-json.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { askedDayOne } from "../find/day-one.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { optionalName, sidedCondition } from "../find/known-person.ts";
import { formatBadCondition, readCondition } from "../flags/condition-flag.ts";
import { collect, optionalDay, wordFlag } from "../flags/flags.ts";

interface OutcomeFlags {
  readonly outcome?: string;
  readonly option?: string;
  readonly decidedBy?: string;
  readonly on?: string;
  readonly words?: string;
  readonly document?: string;
  readonly reviewOn?: string;
  readonly by?: string;
  readonly why?: string;
  readonly condition?: readonly string[];
  readonly escalatedTo?: string;
  readonly overrideBy?: string;
  readonly overrideRole?: string;
  readonly overrideConsequence?: string;
  readonly notWaiting?: string;
  readonly dayOne?: string;
  readonly owner?: string;
  readonly inPlaceBy?: string;
}

export function registerConfrontOutcome(confront: Command, app: App): void {
  confront
    .command("outcome <project> [gap]")
    .description("what came of the conversation; it moves the gap")
    .option("--outcome <outcome>", OUTCOMES.join(", "))
    .option("--option <letter>", "what was settled on (the one we recommended)")
    .option("--decided-by <person>", "who at the customer said so; to settle it, somebody who may decide")
    .option("--on <day>", "the day of the conversation (today)")
    .option("--words <text>", "what they said, in their words")
    .option("--document <where>", "where it is written; needed to release what is in the contract")
    .option("--review-on <day>", "when it is looked at again")
    .option("--condition <condition>", "what they ask for in return: 'text; owner; day' (repeatable)", collect)
    .option("--by <day>", "the next day: of the answer to what was countered, or of a conversation that was not held")
    .option("--why <text>", "why it was not held")
    .option("--escalated-to <person>", "who has it now")
    .option("--override-by <person>", "an executive who decided otherwise than we recommended")
    .option("--override-role <role>", "their role")
    .option("--override-consequence <text>", "what follows from it")
    .option("--day-one <text>", "what users do on day one; the customer reads it (what the option says)")
    .option("--owner <person>", "who does it")
    .option("--in-place-by <day>", "by when that is in place, on or before the go-live")
    .option("--not-waiting <text>", "why an option that reads as waiting for product does not wait (English only)")
    .action((project: string, gap: string | undefined, flags: OutcomeFlags) =>
      confrontOutcome(app, project, gap, flags),
    );
}

export async function confrontOutcome(
  app: App,
  slug: string,
  id: string | undefined,
  flags: OutcomeFlags,
): Promise<void> {
  const standing = await findStanding(app, slug);
  refuseIdleFlags(flags);
  const gap = id === undefined ? await whichGap(app, standing) : findGap(standing.project, id)[0];
  const said = await saidOutcome(app, standing, gap, flags);
  const given = await withDayOne(app, standing, gap, await givenOutcome(app, standing, said, flags));
  const project = await app.store.change(standing.project.slug, (before) =>
    recordOutcome(before, gap, given, app.moment),
  );
  const after = { ...standing, project };
  const [, held] = roundsOn(project, gap).findLast(([, one]) => one.outcome) ?? [];
  const shown = given.outcome === "rescheduled" ? planOn(project, gap)?.[1] : held;
  if (!shown) throw new Error("the outcome is not on record");
  const view = gapView(after, [gap, getRecord(project.gaps, gap)]);
  app.answer({
    text: (style) => renderOutcome(view, given.outcome, style),
    json: {
      kind: "confrontation",
      confrontation: confrontationJson(conversationView(after, shown)),
      gap: gapJson(view),
    },
  });
}

/** The only planned conversation there is, or the one that is chosen. */
async function whichGap(app: App, standing: Standing): Promise<Key> {
  const { project } = standing;
  const plans = openPlans(project);
  const [only] = plans;
  if (!only)
    throw new PsvcError({
      code: "refused",
      what: "there is no outcome to record",
      because: "no conversation is planned",
      instead: `psvc confront plan ${project.slug}`,
    });
  if (plans.length === 1) return only[1].gap;
  const idOf = (gap: Key) => getRecord(project.gaps, gap).id;
  if (!app.prompter)
    throw new PsvcError({
      code: "missing-flags",
      flags: [`one of ${plans.map(([, { gap }]) => idOf(gap)).join(", ")}`],
      command: "psvc confront outcome",
    });
  return app.prompter.choose<Key>({
    message: "Which conversation?",
    choices: plans.map(([, { gap, with: person, by }]) => ({
      value: gap,
      name: `${idOf(gap)} ${getRecord(project.promises, getRecord(project.gaps, gap).promise).statement}`,
      hint: `${person}, ${formatDay(by)}`,
    })),
  });
}

/** The flags, or the answers where somebody is there and the outcome itself, or who said it, was not given. */
async function saidOutcome(app: App, standing: Standing, gap: Key, flags: OutcomeFlags): Promise<AskedOutcome> {
  const outcome = flags.outcome === undefined ? null : wordFlag("--outcome", flags.outcome, OUTCOMES);
  const isSaid = outcome === "rescheduled" ? flags.by !== undefined : flags.words !== undefined;
  if (outcome && (isSaid || !app.prompter)) return { ...flags, outcome };
  if (app.prompter) return asked(app, app.prompter, standing, gap, flags, outcome);
  throw new PsvcError({ code: "missing-flags", flags: ["--outcome"], command: "psvc confront outcome" });
}

const HELD = ["outcome", "decidedBy", "on", "words", "overrideBy", "overrideRole", "overrideConsequence"] as const;
const SETTLED = [...HELD, "option", "document", "reviewOn", "notWaiting", "dayOne", "owner", "inPlaceBy"] as const;

/** What each outcome has a use for: a flag that would be dropped is refused instead. */
const USED: Readonly<Record<OutcomeWord, readonly (keyof OutcomeFlags)[]>> = {
  accepted: SETTLED,
  "accepted-with-condition": [...SETTLED, "condition"],
  "under-protest": SETTLED,
  countered: [...HELD, "by"],
  refused: HELD,
  escalated: [...HELD, "escalatedTo"],
  rescheduled: ["outcome", "by", "why"],
};

function refuseIdleFlags(flags: OutcomeFlags): void {
  if (flags.outcome === undefined) return;
  const outcome = wordFlag("--outcome", flags.outcome, OUTCOMES);
  const idle = (Object.keys(flags) as (keyof OutcomeFlags)[]).filter((flag) => !USED[outcome].includes(flag));
  if (idle.length === 0) return;
  const named = idle.map((flag) => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  throw new PsvcError({
    code: "usage",
    text: `The outcome ${outcome} does not accept ${named.join(", ")}.`,
    suggestion:
      outcome === "accepted" && flags.condition ? "With a condition it is accepted-with-condition." : "Leave it out.",
  });
}

async function asked(
  app: App,
  prompter: Prompter,
  standing: Standing,
  gap: Key,
  flags: OutcomeFlags,
  outcome: AskedOutcome["outcome"] | null,
): Promise<AskedOutcome> {
  const { project } = standing;
  const found = planOn(project, gap);
  // Without a plan the domain says what is missing, before anybody types a word.
  if (!found) recordOutcome(project, gap, { outcome: "accepted", conditions: [], override: null }, app.moment);
  const [key, plan] = found ?? [];
  if (!key || !plan) throw new Error("no plan");
  prompter.tell(renderPlan(planView(standing, key), app.screen.style));
  const options = lettered(plan);
  const answers = await askOutcome(prompter, outcome, {
    options,
    recommended: options.find((option) => option.key === plan.recommendation?.option)?.letter ?? null,
    deciders: project.people.deciders,
    with: plan.with,
    isContracted: getRecord(project.promises, getRecord(project.gaps, gap).promise).strength === "contracted",
    checkPast: (text) => pastDayProblem(text, app.today),
    checkAhead: (text) => dayProblem(text, app.today) ?? passed(text, app.today),
    checkCondition: (text) => formatBadCondition(app, text),
  });
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  return { ...answers, ...given, outcome: answers.outcome };
}

async function givenOutcome(
  app: App,
  { project, settings }: Standing,
  said: AskedOutcome,
  flags: OutcomeFlags,
): Promise<OutcomeInput> {
  const conditions: OutcomeConditionInput[] = [];
  for (const condition of (said.condition ?? []).map((text) => readCondition(app, text)))
    conditions.push(await sidedCondition(app, project, condition));
  return {
    outcome: said.outcome,
    option: said.option,
    decidedBy: said.decidedBy,
    on: optionalDay(app, "--on", said.on),
    words: said.words,
    document: said.document,
    reviewOn: optionalDay(app, "--review-on", flags.reviewOn),
    by: optionalDay(app, "--by", said.by),
    why: said.why,
    conditions,
    escalatedTo: await optionalName(app, project, said.escalatedTo),
    override: givenOverride(flags),
    notWaiting: flags.notWaiting === undefined ? undefined : { why: flags.notWaiting, by: app.me },
    productTeam: settings.productTeam ?? null,
    dayOne: flags.dayOne,
    owner: await optionalName(app, project, flags.owner),
    inPlaceBy: optionalDay(app, "--in-place-by", flags.inPlaceBy),
  };
}

/** Asks what the option that was settled on does not say of the first day, and asks back where it only waits. */
async function withDayOne(app: App, standing: Standing, key: Key, given: OutcomeInput): Promise<OutcomeInput> {
  const { project } = standing;
  const option = app.prompter && settles(given.outcome) ? settledOption(project, key, given) : null;
  if (!app.prompter || !option) return given;
  const asked = await askedDayOne(app, app.prompter, standing, getRecord(project.gaps, key), {
    kind: option.resolution,
    owner: given.owner?.trim() || option.owner,
    note: option.text,
    ...(given.dayOne?.trim() ? { dayOne: given.dayOne } : {}),
    ...(given.inPlaceBy ? { inPlaceBy: given.inPlaceBy } : {}),
  });
  return { ...given, ...asked, notWaiting: given.notWaiting ?? asked.notWaiting };
}

function givenOverride(flags: OutcomeFlags): Override | null {
  const { overrideBy, overrideRole, overrideConsequence } = flags;
  if (overrideBy === undefined && overrideRole === undefined && overrideConsequence === undefined) return null;
  return {
    by: overrideBy?.trim() ?? "",
    role: overrideRole?.trim() ?? "",
    consequence: overrideConsequence?.trim() ?? "",
  };
}
