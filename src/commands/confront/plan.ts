import type { Command } from "commander";
import type { App } from "../../app.ts";
import { draftFallback, draftTruth, draftWith, formatAsk } from "../../domain/confront/draft-confrontation.ts";
import {
  gapsToPlan,
  type OptionInput,
  type PlanInput,
  planConfrontation,
  requirePlannable,
} from "../../domain/confront/plan-confrontation.ts";
import { planView } from "../../domain/confront/view.ts";
import { planOn, pushOn } from "../../domain/gap/confrontation-rounds.ts";
import { needsDayOne } from "../../domain/gap/require-no-waiting.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { PUSHES, RESOLUTIONS } from "../../domain/model/vocabulary.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { readDay } from "../../domain/time/parse-day.ts";
import { PsvcError } from "../../errors.ts";
import { ASK_DAY_ONE, askBackWaiting } from "../../prompts/ask-back.ts";
import { askConversation, askPlan } from "../../prompts/ask-confrontation.ts";
import { OPTION_EXAMPLE, readOption } from "../../prompts/option-from-text.ts";
import { dayProblem, passed } from "../../prompts/project-answers.ts";
import { renderPlans } from "../../render/confront/confrontations.ts";
import { confrontationJson } from "../../render/gap/confrontation-json.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { warnMisspelt } from "../find/known-person.ts";
import { collect, dayFlag, optionalDay, optionalWord } from "../flags/flags.ts";

interface PlanFlags {
  readonly truth?: string;
  readonly option?: readonly string[];
  readonly recommendation?: string;
  readonly ask?: string;
  readonly with?: string;
  readonly by?: string;
  readonly fallback?: string;
  readonly push?: string;
  readonly told?: readonly string[];
  readonly why?: string;
  readonly notWaiting?: string;
}

export function registerConfrontPlan(confront: Command, app: App): void {
  confront
    .command("plan <project> [gaps...]")
    .description("plan the conversation on gaps, or change a plan; without a gap, on those that need one")
    .option("--truth <sentence>", "what today's product does (drafted from the capability)")
    .option("--option <option>", `one way to go live, with what follows, like ${OPTION_EXAMPLE} (repeatable)`, collect)
    .option(
      "--recommendation <option>",
      "the letter of the option we recommend, then why: 'B: it works on day one' (A)",
    )
    .option("--ask <sentence>", "the decision asked for (drafted)")
    .option("--with <person>", "whom to speak to at the customer (who may decide)")
    .option("--by <day>", "by when it is held")
    .option("--fallback <text>", "what happens without a decision (drafted)")
    .option("--push <push>", `how hard to push: ${PUSHES.join(", ")} (follows from the customer's readiness)`)
    .option(
      "--told <person>",
      "who inside heard it first, and what is asked of them: 'NAME; TEXT' (repeatable)",
      collect,
    )
    .option("--why <text>", "why a planned conversation is put off")
    .option("--not-waiting <text>", "why an option that reads as waiting for product does not wait (English only)")
    .addHelpText(
      "after",
      `Resolutions: ${RESOLUTIONS.join(", ")}. Parts of an option: time, money, scope, services, customer (working ` +
        "days); owner and funded for an extension, review for a deferral, concession for a concession.",
    )
    .action((project: string, gaps: readonly string[], flags: PlanFlags) => confrontPlan(app, project, gaps, flags));
}

export async function confrontPlan(app: App, slug: string, ids: readonly string[], flags: PlanFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const gaps = ids.length > 0 ? ids.map((id) => findGap(standing.project, id)[0]) : needing(standing, app);
  for (const gap of gaps) requirePlannable(standing.project, getRecord(standing.project.gaps, gap));
  const wanted = [...new Set(gaps)];
  const project = isToAsk(app, standing, wanted, flags)
    ? await ask(app, app.prompter, standing, wanted, flags)
    : await savePlans(app, standing, await withoutWaiting(app, standing, givenPlans(app, standing, wanted, flags)));
  const after = { ...standing, project };
  const keys = wanted.map((gap) => planOn(project, gap)?.[0] ?? "");
  const plans = keys.map((key) => planView(after, key));
  const json = plans.map(confrontationJson);
  const [only] = json;
  app.answer({
    text: (style) => renderPlans(plans, style),
    json:
      only && json.length === 1
        ? { kind: "confrontation", confrontation: only }
        : { kind: "confrontations", project: project.slug, confrontations: json },
  });
}

/** Without a gap named: blockers and majors that nobody has planned to speak of; alone where nobody can be asked. */
function needing(standing: Standing, app: App): readonly Key[] {
  const { project } = standing;
  const open = gapsToPlan(standing);
  if (open.length === 0)
    throw new PsvcError({
      code: "refused",
      what: "no conversation has to be planned",
      because: "every blocker and major is settled, or planned already",
      instead: `name a gap to change its plan; see psvc gap list ${project.slug}`,
    });
  if (open.length > 1 && !app.prompter)
    throw new PsvcError({
      code: "missing-flags",
      flags: [`one of ${open.map(([, { id }]) => id).join(", ")}`],
      command: "psvc confront plan",
    });
  return open.map(([key]) => key);
}

type Plans = readonly (readonly [Key, PlanInput])[];
type AskingApp = App & { readonly prompter: Prompter };

/** Asks back on options of a must by which users would only wait, where somebody is there to answer. */
async function withoutWaiting(app: App, { project }: Standing, plans: Plans): Promise<Plans> {
  const { prompter } = app;
  if (!prompter) return plans;
  const read: (readonly [Key, PlanInput])[] = [];
  for (const [gap, plan] of plans) {
    const promise = getRecord(project.promises, getRecord(project.gaps, gap).promise);
    const options: OptionInput[] = [];
    for (const option of plan.options ?? []) {
      const isRead = needsDayOne(promise, option.resolution) && !plan.notWaiting;
      const asked = isRead
        ? await askBackWaiting(prompter, option.text, ASK_DAY_ONE)
        : { text: option.text, why: null };
      options.push({
        ...option,
        text: asked.text,
        ...(asked.why === null ? {} : { notWaiting: { why: asked.why, by: app.me } }),
      });
    }
    read.push([gap, plan.options ? { ...plan, options } : plan]);
  }
  return read;
}

function savePlans(app: App, standing: Standing, plans: Plans): Promise<Project> {
  return app.store.change(standing.project.slug, (before) =>
    plans.reduce(
      (project, [gap, plan]) => planConfrontation({ ...standing, project: project }, gap, plan, app.moment),
      before,
    ),
  );
}

/** Somebody is there to answer, and said nothing, or nothing to choose from for a gap that has no plan yet. */
function isToAsk(app: App, { project }: Standing, gaps: readonly Key[], flags: PlanFlags): app is AskingApp {
  const isNew = gaps.some((gap) => !planOn(project, gap));
  return app.prompter !== null && (Object.keys(flags).length === 0 || (isNew && !flags.option));
}

function givenPlans(app: App, { project, settings }: Standing, gaps: readonly Key[], flags: PlanFlags): Plans {
  if (gaps.length > 1 && flags.option)
    throw new PsvcError({
      code: "usage",
      text: "Options belong to one gap.",
      suggestion: "Plan the gaps one by one, or leave --option out to be asked.",
    });
  const plan = { ...readFlags(app, flags), productTeam: settings.productTeam ?? null };
  warnMisspelt(app, project, flags.with, ...plan.toldBefore.map(({ who }) => who));
  return gaps.map((gap) => [gap, plan]);
}

function readFlags(app: App, flags: PlanFlags): PlanInput {
  return {
    truth: flags.truth,
    options: flags.option?.map((text) => readOption(text, (flag, day) => dayFlag(app, flag, day))),
    recommendation: flags.recommendation,
    ask: flags.ask,
    with: flags.with,
    by: optionalDay(app, "--by", flags.by),
    fallback: flags.fallback,
    push: optionalWord("--push", flags.push, PUSHES),
    toldBefore: (flags.told ?? []).map(readTold),
    why: flags.why,
    notWaiting: flags.notWaiting === undefined ? undefined : { why: flags.notWaiting, by: app.me },
  };
}

/** `NAME; what is asked of them`. */
function readTold(text: string): { readonly who: string; readonly asked: string | null } {
  const [who = "", ...asked] = text.split(";");
  if (who.trim()) return { who: who.trim(), asked: asked.join(";").trim() || null };
  throw new PsvcError({ code: "bad-value", what: "--told", value: text, allowed: null, why: "it begins with a name" });
}

function reviewQuestion(app: App, { project }: Standing) {
  const goLive = project.route.live.doneOn ?? project.route.live.target;
  return {
    message: `When is it looked at again? (after the go-live on ${formatDay(goLive)})`,
    validate: (text: string) => {
      const read = readDay(text, app.today, app.week);
      if ("day" in read && read.day <= goLive)
        return `${formatDay(read.day)} is not after the go-live on ${formatDay(goLive)}.`;
      return dayProblem(text, app.today);
    },
  };
}

/**
 * Whom and when once; then the truth, the options and the recommendation gap by gap. What was given as a flag is not
 * asked.
 */
async function ask(
  app: App,
  prompter: Prompter,
  standing: Standing,
  gaps: readonly Key[],
  flags: PlanFlags,
): Promise<Project> {
  const { project } = standing;
  const given = readFlags(app, flags);
  const [first = ""] = gaps;
  const before = planOn(project, first)?.[1];
  const checkDay = (text: string) => dayProblem(text, app.today);
  const checkAhead = (text: string) => checkDay(text) ?? passed(text, app.today);
  const asked =
    given.with !== undefined && given.by !== undefined
      ? { with: given.with, by: given.by, toldBefore: [] }
      : await askConversation(
          prompter,
          {
            with: given.with ?? before?.with ?? draftWith(project, getRecord(project.gaps, first)) ?? "",
            by: flags.by ?? before?.by ?? "in 3 days",
            told: given.toldBefore.length > 0 || before !== undefined,
          },
          checkAhead,
        );
  const by = dayFlag(app, "that day", asked.by);
  const saved: string[] = [];
  let changed = project;
  for (const gap of gaps) {
    const record = getRecord(project.gaps, gap);
    const promise = getRecord(project.promises, record.promise);
    const proposed = record.resolution ? `, ${record.resolution.kind} is proposed` : "";
    const asking = askPlan(
      prompter,
      {
        head: `\n${record.id}: ${visible(promise.statement)} (${promise.importance}${proposed})`,
        truth: given.truth ?? planOn(project, gap)?.[1].truth ?? draftTruth(standing, record),
        push: given.push ?? pushOn(project, gap),
        fallback: given.fallback ?? draftFallback(project, asked.with, by),
        review: reviewQuestion(app, standing),
        askFor: (letters) => given.ask ?? formatAsk(letters, by),
      },
      (text) => dayFlag(app, "that day", text),
      checkDay,
    );
    const askedPlan = await asking.catch((error: unknown) => Promise.reject(stoppedAfter(error, project.slug, saved)));
    const push = askedPlan.push === pushOn(project, gap) ? given.push : askedPlan.push;
    const toldBefore = [...given.toldBefore, ...asked.toldBefore];
    const typed = { ...given, ...askedPlan, push, with: asked.with, by, toldBefore };
    const productTeam = standing.settings.productTeam ?? null;
    const plans = await withoutWaiting(app, standing, [[gap, { ...typed, productTeam }]]);
    changed = await savePlans(app, standing, plans);
    saved.push(record.id);
  }
  return changed;
}

/** Each gap is saved when it is through: a Ctrl-C loses the one that is being typed, and says which are kept. */
function stoppedAfter(error: unknown, slug: string, saved: readonly string[]): unknown {
  const isCancelled = error instanceof PsvcError && error.problem.code === "cancelled";
  if (!isCancelled || saved.length === 0) return error;
  const text = `${saved.join(", ")} ${saved.length === 1 ? "is" : "are"} planned.`;
  return new PsvcError({ code: "cancelled", saved: text, resume: `psvc confront plan ${slug}` }, { cause: error });
}
