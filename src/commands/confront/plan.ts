import type { Command } from "commander";
import type { App } from "../../app.ts";
import { draftAsk, draftFallback, draftTruth, draftWith } from "../../domain/confront-draft.ts";
import { planOn, pushOn } from "../../domain/confrontation.ts";
import type { Standing } from "../../domain/fit.ts";
import { computedSeverity, openGaps } from "../../domain/gap.ts";
import { type GivenPlan, planConfrontation, requirePlannable } from "../../domain/plan-confrontation.ts";
import { at, type Key } from "../../domain/record.ts";
import { readResolution } from "../../domain/resolution.ts";
import { PUSHES, RESOLUTIONS } from "../../domain/words.ts";
import { PsvcError } from "../../errors.ts";
import { dayProblem } from "../../intake/answers.ts";
import { askConversation, askPlan } from "../../intake/ask-confrontation.ts";
import { OPTION_EXAMPLE, readOption } from "../../intake/option-from-text.ts";
import { renderPlans } from "../../render/confrontation.ts";
import { confrontationJson } from "../../render/confrontation-json.ts";
import { visible } from "../../render/visible.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { findGap, findStanding } from "../find-project.ts";
import { collect, dayFlag, optionalDay, optionalWord } from "../flags.ts";

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
    .addHelpText(
      "after",
      `\nResolutions: ${RESOLUTIONS.join(", ")}. Parts of an option: time, money, scope, services, customer (working\ndays); owner and funded for an extension, review for a deferral, concession for a concession.`,
    )
    .action((project: string, gaps: readonly string[], flags: PlanFlags) => confrontPlan(app, project, gaps, flags));
}

export async function confrontPlan(app: App, slug: string, ids: readonly string[], flags: PlanFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const gaps = ids.length > 0 ? ids.map((id) => findGap(standing.project, id)[0]) : needing(standing, app);
  for (const gap of gaps) requirePlannable(standing.project, at(standing.project.gaps, gap));
  const plans = await givenPlans(app, standing, [...new Set(gaps)], flags);
  const project = await app.store.change(standing.project.slug, (before) =>
    plans.reduce((so, [gap, plan]) => planConfrontation({ ...standing, project: so }, gap, plan, app.moment), before),
  );
  const after = { ...standing, project };
  const keys = plans.map(([gap]) => planOn(project, gap)?.[0] ?? "");
  const json = keys.map((key) => confrontationJson(after, at(project.confrontations, key)));
  app.answer({
    text: (style) => renderPlans(after, keys, style),
    json:
      json.length === 1
        ? { kind: "confrontation", confrontation: json[0] }
        : { kind: "confrontations", project: project.slug, confrontations: json },
  });
}

/** Without a gap named: blockers and majors that nobody has planned to speak of; alone where nobody can be asked. */
function needing(standing: Standing, app: App): readonly Key[] {
  const { project } = standing;
  const open = openGaps(project).filter(
    ([key, gap]) =>
      gap.state !== "agreed" &&
      at(project.promises, gap.promise).confirmed &&
      !planOn(project, key) &&
      computedSeverity(standing, gap).severity !== "minor",
  );
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

async function givenPlans(
  app: App,
  standing: Standing,
  gaps: readonly Key[],
  flags: PlanFlags,
): Promise<readonly (readonly [Key, GivenPlan])[]> {
  const isNew = gaps.some((gap) => !planOn(standing.project, gap));
  const saysNothing = Object.keys(flags).length === 0;
  if (app.prompter && (saysNothing || (isNew && !flags.option))) return ask(app, app.prompter, standing, gaps, flags);
  if (gaps.length > 1 && flags.option)
    throw new PsvcError({
      code: "usage",
      text: "Options belong to one gap.",
      suggestion: "Plan the gaps one by one, or leave --option out to be asked.",
    });
  const plan = readFlags(app, flags);
  return gaps.map((gap) => [gap, plan]);
}

function readFlags(app: App, flags: PlanFlags): GivenPlan {
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
  };
}

/** `NAME; what is asked of them`. */
function readTold(text: string): { readonly who: string; readonly asked: string | null } {
  const [who = "", ...asked] = text.split(";");
  if (who.trim()) return { who: who.trim(), asked: asked.join(";").trim() || null };
  throw new PsvcError({ code: "bad-value", what: "--told", value: text, allowed: null, why: "it begins with a name" });
}

/** Whom and when once; then the truth, the options and the recommendation gap by gap. What was given as a flag is not asked. */
async function ask(
  app: App,
  prompter: Prompter,
  standing: Standing,
  gaps: readonly Key[],
  flags: PlanFlags,
): Promise<readonly (readonly [Key, GivenPlan])[]> {
  const { project } = standing;
  const given = readFlags(app, flags);
  const [first = ""] = gaps;
  const before = planOn(project, first)?.[1];
  const checkDay = (text: string) => dayProblem(text, app.today);
  const asked =
    given.with !== undefined && given.by !== undefined
      ? { with: given.with, by: given.by, toldBefore: [] }
      : await askConversation(
          prompter,
          {
            with: given.with ?? before?.with ?? draftWith(project, at(project.gaps, first)) ?? "",
            by: flags.by ?? before?.by ?? "in 3 days",
            told: given.toldBefore.length > 0 || before !== undefined,
          },
          checkDay,
        );
  const by = dayFlag(app, "that day", asked.by);
  const plans: (readonly [Key, GivenPlan])[] = [];
  for (const gap of gaps) {
    const record = at(project.gaps, gap);
    const promise = at(project.promises, record.promise);
    const proposed = record.resolution ? `, ${readResolution(record.resolution.kind)} is proposed` : "";
    const one = await askPlan(
      prompter,
      {
        head: `\n${record.id}: ${visible(promise.statement)} (${promise.importance}${proposed})`,
        truth: given.truth ?? planOn(project, gap)?.[1].truth ?? draftTruth(standing, record),
        push: given.push ?? pushOn(project, gap),
        fallback: given.fallback ?? draftFallback(project, asked.with, by),
        askFor: (letters) => given.ask ?? draftAsk(letters, by),
      },
      (text) => dayFlag(app, "that day", text),
      checkDay,
    );
    const push = one.push === pushOn(project, gap) ? given.push : one.push;
    const toldBefore = [...given.toldBefore, ...asked.toldBefore];
    plans.push([gap, { ...given, ...one, push, with: asked.with, by, toldBefore }]);
  }
  return plans;
}
