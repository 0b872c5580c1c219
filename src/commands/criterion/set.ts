import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  type CriterionInput,
  criteriaStandings,
  exitStandings,
  setCriterion,
} from "../../domain/criterion/criterion.ts";
import { CRITERION_STATES } from "../../domain/model/vocabulary.ts";
import { askPlaceholder } from "../../prompts/ask-back.ts";
import { criterionJson, renderCriterion } from "../../render/criterion/criteria.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { findProjectWithStanding, standingOf } from "../find/find-project.ts";
import { wordFlag } from "../flags/flags.ts";

type CriterionSetFlags = Omit<CriterionInput, "state">;

export function registerCriterionSet(criterion: Command, app: App): void {
  criterion
    .command("set <project> <criterion> <state>")
    .description(`${CRITERION_STATES.join(", ")}; met needs evidence, a waiver needs who, why and the consequence`)
    .option("--evidence <where>", "what shows that it is met")
    .option("--by <person>", "who waives it")
    .option("--why <text>", "why it is waived, or does not apply")
    .option("--consequence <text>", "what follows from the waiver")
    .action((project: string, name: string, state: string, flags: CriterionSetFlags) =>
      criterionSet(app, project, name, state, flags),
    );
}

export async function criterionSet(
  app: App,
  slug: string,
  name: string,
  state: string,
  flags: CriterionSetFlags,
): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const given = { ...flags, state: wordFlag("state", state, CRITERION_STATES) };
  const wanted = name.trim().toLowerCase();
  const isMet = given.state === "met" && given.evidence !== undefined;
  const question = "What shows that it is met?";
  const evidence = isMet ? await askPlaceholder(app.prompter, given.evidence ?? "", question, wanted) : given.evidence;
  const said = { ...given, ...(evidence === undefined ? {} : { evidence }) };
  const changed = await app.store.change(project.slug, (before) => setCriterion(before, wanted, said, app.moment));
  const standing = await standingOf(app, changed);
  const criterion = [...criteriaStandings(standing), ...exitStandings(standing)].find(
    (criterionStanding) => criterionStanding.name === wanted,
  );
  if (!criterion) throw new Error(`no criterion ${wanted} after it was set`);
  app.answer({
    text: (style) => withNextStep(renderCriterion(criterion, style), standing, style),
    json: { kind: "criterion", project: changed.slug, criterion: criterionJson(criterion) },
  });
}
