import type { Command } from "commander";
import type { App } from "../../app.ts";
import { needsDayOne } from "../../domain/gap/require-no-waiting.ts";
import { isProposed, type ResolutionInput, readResolution, resolveGap } from "../../domain/gap/resolve-gap.ts";
import type { Gap } from "../../domain/model/gap.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { RESOLUTIONS, type ResolutionKind } from "../../domain/model/vocabulary.ts";
import { readDay } from "../../domain/time/parse-day.ts";
import { ASK_DAY_ONE, askBackWaiting } from "../../prompts/ask-back.ts";
import { askResolution } from "../../prompts/ask-gap.ts";
import { pastDayProblem } from "../../prompts/project-answers.ts";
import { askedDayOne } from "../find/day-one.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { type DecisionFlags, givenDecision, withDecisionFlags } from "../flags/decision-flags.ts";
import { dayFlag, optionalDay } from "../flags/flags.ts";
import { changeGap } from "./answer.ts";

interface GapResolveFlags extends DecisionFlags {
  readonly resolution?: string;
  readonly underProtest?: boolean;
  readonly owner?: string;
  readonly note?: string;
  readonly reviewOn?: string;
  readonly fundedOn?: string;
  readonly concession?: string;
  readonly dayOne?: string;
  readonly inPlaceBy?: string;
  readonly notWaiting?: string;
}

export function registerGapResolve(gap: Command, app: App): void {
  withDecisionFlags(
    gap
      .command("resolve <project> <gap>")
      .description(
        "agree how they go live without new product; what the customer has to decide stays proposed until they have",
      )
      .option("--resolution <resolution>", RESOLUTIONS.join(", "))
      .option("--under-protest", "they go live without it and say so; makes an action to make it good")
      .option("--owner <person>", "who delivers the resolution; needed for an extension")
      .option("--note <text>", "what happens instead")
      .option("--review-on <day>", "when it is looked at again; needed to defer")
      .option("--funded-on <day>", "by when it is funded; needed for an extension")
      .option("--concession <text>", "what they get for it; needed to concede")
      .option("--day-one <text>", "what users do on day one; the customer reads it")
      .option("--in-place-by <day>", "by when that is in place, on or before the go-live")
      .option("--not-waiting <text>", "why a text that reads as waiting for product does not wait (English only)"),
  ).action((project: string, id: string, flags: GapResolveFlags) => gapResolve(app, project, id, flags));
}

export async function gapResolve(app: App, slug: string, id: string, flags: GapResolveFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const [key, gap] = findGap(standing.project, id);
  const said = await withoutWaiting(app, standing, gap, await givenResolution(app, standing, gap, flags));
  const asked = await withDayOne(app, standing, gap, said);
  const given = { ...asked, owner: await optionalName(app, standing.project, asked.owner) };
  await changeGap(app, standing, key, ({ project }) => resolveGap(project, key, given, app.moment));
}

/** Asks back on a text by which users would only wait, where somebody is there to answer. */
async function withoutWaiting(
  app: App,
  { project, settings }: Standing,
  gap: Gap,
  said: ResolutionInput,
): Promise<ResolutionInput> {
  const given = { ...said, productTeam: settings.productTeam ?? null };
  const kind = given.kind ?? gap.resolution?.kind ?? null;
  const isRead = kind !== null && needsDayOne(getRecord(project.promises, gap.promise), kind);
  if (!app.prompter || !isRead || given.notWaiting) return given;
  const text = given.dayOne?.trim() || (gap.resolution?.dayOne === undefined ? given.note : undefined);
  if (text === undefined) return given;
  const { text: dayOne, why } = await askBackWaiting(app.prompter, text, ASK_DAY_ONE);
  if (why !== null) return { ...given, dayOne, notWaiting: { why, by: app.me } };
  return dayOne === text ? given : { ...given, dayOne };
}

/** Asks what users do on the first day, who does it and by when, where somebody is there to answer. */
async function withDayOne(app: App, standing: Standing, gap: Gap, given: ResolutionInput): Promise<ResolutionInput> {
  const kind = given.kind ?? gap.resolution?.kind ?? null;
  if (!app.prompter || kind === null) return given;
  const before = gap.resolution?.kind === kind ? gap.resolution : null;
  const dayOne = given.dayOne?.trim() || before?.dayOne;
  const inPlaceBy = given.inPlaceBy ?? before?.inPlaceBy;
  const asked = await askedDayOne(app, app.prompter, standing, gap, {
    kind,
    owner: given.owner?.trim() || before?.owner || null,
    note: given.note?.trim() || before?.note || null,
    ...(dayOne ? { dayOne } : {}),
    ...(inPlaceBy ? { inPlaceBy } : {}),
  });
  return { ...given, ...asked };
}

async function givenResolution(
  app: App,
  standing: Standing,
  gap: Gap,
  flags: GapResolveFlags,
): Promise<ResolutionInput> {
  const kind = flags.resolution === undefined ? null : readResolution(flags.resolution);
  const given: ResolutionInput = {
    ...givenDecision(app, flags),
    kind,
    underProtest: flags.underProtest ?? false,
    owner: flags.owner,
    note: flags.note,
    reviewOn: optionalDay(app, "--review-on", flags.reviewOn),
    fundedOn: optionalDay(app, "--funded-on", flags.fundedOn),
    concession: flags.concession,
    dayOne: flags.dayOne,
    inPlaceBy: optionalDay(app, "--in-place-by", flags.inPlaceBy),
    notWaiting: flags.notWaiting === undefined ? undefined : { why: flags.notWaiting, by: app.me },
  };
  const saysNothing = Object.keys(flags).length === 0;
  if (!app.prompter || !saysNothing) return given;
  return asked(app, standing, gap, isProposed(standing.project, gap) ? (gap.resolution?.kind ?? null) : null);
}

async function asked(app: App, { project }: Standing, gap: Gap, kind: ResolutionKind | null): Promise<ResolutionInput> {
  if (!app.prompter) return { kind, underProtest: false };
  const checkDay = (text: string) =>
    "day" in readDay(text, app.today, app.week) ? null : "Write it like 2027-03-15, fri, in 2 weeks or eom.";
  const checkPast = (text: string) => pastDayProblem(text, app.today);
  const promise = getRecord(project.promises, gap.promise);
  const answer = await askResolution(app.prompter, project, promise, kind, checkDay, checkPast);
  const day = (text: string | undefined) => (text === undefined ? undefined : dayFlag(app, "that day", text));
  return {
    ...answer,
    underProtest: false,
    on: optionalDay(app, "--on", answer.on),
    reviewOn: day(answer.reviewOn),
    fundedOn: day(answer.fundedOn),
  };
}
