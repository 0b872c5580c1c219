import type { App } from "../../app.ts";
import { gapsWithoutDayOne, recordDayOne } from "../../domain/gap/day-one.ts";
import {
  type ConditionInput,
  type Decided,
  decideGolive,
  type GoliveDecisionInput,
} from "../../domain/golive/golive-decision.ts";
import { reviewView } from "../../domain/golive/view.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { DECISIONS, SIDES } from "../../domain/model/vocabulary.ts";
import { askConditions, askDecision } from "../../prompts/ask-golive.ts";
import { renderNotTaken, renderReview } from "../../render/golive/golive.ts";
import { reviewJson } from "../../render/golive/golive-json.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { askedDayOne } from "../find/day-one.ts";
import { sidedCondition } from "../find/known-person.ts";
import { formatBadCondition, readCondition } from "../flags/condition-flag.ts";
import { dayFlag, optionalWord, wordFlag } from "../flags/flags.ts";
import type { GoliveFlags } from "./golive-flags.ts";
import { walkCriteria } from "./walk-criteria.ts";

export async function decide(app: App, standing: Standing, flags: GoliveFlags): Promise<void> {
  const decision = wordFlag("--decision", flags.decision ?? "", DECISIONS);
  await record(app, standing, {
    decision,
    by: flags.decidedBy ?? "",
    why: flags.why ?? null,
    on: flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on),
    conditions: await sided(app, standing.project, flags.condition ?? [], flags.side),
  });
}

/** Shows the review and takes the decision it allows. */
export async function askAndDecide(
  app: App,
  prompter: Prompter,
  standing: Standing,
  flags: GoliveFlags,
): Promise<void> {
  const now = await walkCriteria(app, prompter, await withDayOnes(app, prompter, standing));
  const view = reviewView(now);
  const { review } = view;
  prompter.tell(renderReview(view, app.screen.style));
  const asked = await askDecision(prompter, review.verdict, flags.decidedBy ?? app.me);
  if (!asked) return app.remark("Nothing was decided.");
  const open = review.criteria.filter((criterion) => criterion.state === "not-met").map(({ name }) => name);
  const typed =
    asked.decision === "go-with-conditions"
      ? await askConditions(prompter, open, (text) => formatBadCondition(app, text))
      : [];
  await record(app, now, { ...asked, on: app.today, conditions: await sided(app, now.project, typed, flags.side) });
}

/** Every part is read before the first question. */
async function sided(
  app: App,
  project: Project,
  texts: readonly string[],
  said: string | undefined,
): Promise<readonly ConditionInput[]> {
  const side = optionalWord("--side", said, SIDES);
  const conditions: ConditionInput[] = [];
  for (const condition of texts.map((text) => readCondition(app, text)))
    conditions.push(await sidedCondition(app, project, condition, side));
  return conditions;
}

/** Asks what the resolutions of musts do not say of the first day: records of earlier versions have none of it. */
async function withDayOnes(app: App, prompter: Prompter, standing: Standing): Promise<Standing> {
  let now = standing;
  for (const [key, gap] of gapsWithoutDayOne(standing.project)) {
    if (!gap.resolution) continue;
    const promise = getRecord(now.project.promises, gap.promise);
    prompter.tell(`${gap.id} ${visible(promise.statement)}: what is not recorded of day one (${gap.resolution.kind})`);
    const given = await askedDayOne(app, prompter, now, gap, gap.resolution, { mayWait: true });
    if (Object.keys(given).length === 0) continue;
    const project = await app.store.change(now.project.slug, (before) => recordDayOne(before, key, given, app.moment));
    now = { ...now, project };
  }
  return now;
}

async function record(app: App, standing: Standing, given: GoliveDecisionInput): Promise<void> {
  let decided: Decided | null = null;
  const project = await app.store.change(standing.project.slug, (before) => {
    decided = decideGolive({ ...standing, project: before }, given, app.moment);
    return decided.taken ? decided.project : before;
  });
  const outcome = decided as Decided | null;
  if (!outcome) throw new Error("the decision was not looked at");
  const view = reviewView({ ...standing, project });
  if (!outcome.taken || given.decision === "no-go") app.notMet();
  const next = `Next, once real users do real work: psvc golive ${project.slug} --live --confirmed-by NAME`;
  app.answer({
    text: (style) => {
      if (!outcome.taken)
        return `${renderReview(view, style)}\n\n${renderNotTaken(given.decision, outcome.because, style)}`;
      return `${renderReview(view, style)}${given.decision === "no-go" ? "" : `\n\n${next}`}`;
    },
    json: {
      kind: "review",
      taken: outcome.taken,
      because: outcome.taken ? [] : outcome.because,
      review: reviewJson(view),
    },
  });
}
