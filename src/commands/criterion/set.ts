import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  type CriterionInput,
  criteriaStandings,
  exitStandings,
  planCriterion,
  setCriterion,
} from "../../domain/criterion/criterion.ts";
import { wordNamed } from "../../domain/labels/labels.ts";
import type { Project } from "../../domain/model/project.ts";
import { CRITERION_STATES } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { PsvcError } from "../../errors.ts";
import { askPlaceholder } from "../../prompts/ask-back.ts";
import { isNeeded } from "../../prompts/ask-missing.ts";
import { criterionJson, renderCriterion } from "../../render/criterion/criteria.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { findProjectWithStanding, standingOf } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { dayFlag, wordFlag } from "../flags/flags.ts";

interface CriterionSetFlags extends Omit<CriterionInput, "state"> {
  readonly owner?: string;
  readonly due?: string;
}

export function registerCriterionSet(criterion: Command, app: App): void {
  criterion
    .command("set <project> <criterion> [state]")
    .description(
      `${CRITERION_STATES.join(", ")}; met needs evidence, a waiver needs who, why and the consequence; or who ` +
        "answers for it, and by when; several with commas between",
    )
    .option("--owner <person>", "who answers for it")
    .option("--due <day>", "by when")
    .option("--evidence <where>", "what shows that it is met")
    .option("--by <person>", "who waives it")
    .option("--why <text>", "why it is waived, or does not apply")
    .option("--consequence <text>", "what follows from the waiver")
    .action((project: string, name: string, state: string | undefined, flags: CriterionSetFlags) =>
      criterionSet(app, project, name, state, flags),
    );
}

export async function criterionSet(
  app: App,
  slug: string,
  name: string,
  state: string | undefined,
  { owner, due, ...flags }: CriterionSetFlags,
): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const wanted = namesIn(project, name);
  const planOwner = await optionalName(app, project, owner);
  const plan = {
    ...(planOwner?.trim() ? { owner: planOwner } : {}),
    ...(due === undefined ? {} : { due: dayFlag(app, "--due", due) }),
  };
  const isPlanned = Object.keys(plan).length > 0;
  if (state === undefined && (!isPlanned || Object.keys(flags).length > 0))
    throw new PsvcError({
      code: "missing-flags",
      flags: [isPlanned ? `a state: ${CRITERION_STATES.join(", ")}` : "a state, --due or --owner"],
      command: "psvc criterion set",
    });
  const given = state === undefined ? null : { ...flags, state: wordFlag("state", state, CRITERION_STATES) };
  const said = given && (await withGround(app, wanted.join(", "), given));
  const changed = await app.store.change(project.slug, (before) => {
    // All of them or none: the first that cannot be set says why.
    return wanted.reduce((so, one) => {
      const planned = isPlanned ? planCriterion(so, one, plan) : so;
      return said ? setCriterion(planned, one, said, app.moment) : planned;
    }, before);
  });
  const standing = await standingOf(app, changed);
  const exit = exitStandings(standing).filter((one) => wanted.includes(one.name));
  const review = criteriaStandings(standing).filter((one) => wanted.includes(one.name));
  const set = [...review, ...exit];
  const [only] = set;
  app.answer({
    text: (style) => withNextStep(set.map((one) => renderCriterion(one, style)).join("\n"), firstStep(standing), style),
    json:
      only && set.length === 1
        ? { kind: "criterion", project: changed.slug, criterion: criterionJson(only) }
        : {
            kind: "criteria",
            project: changed.slug,
            criteria: review.map(criterionJson),
            exitCriteria: exit.map(criterionJson),
          },
  });
}

/** `users-told,people-trained`: each once, by its name or its label. */
function namesIn({ criteria }: Project, typed: string): readonly string[] {
  const names = typed
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => wordNamed(one, Object.keys(criteria)) ?? one.toLowerCase());
  return names.length === 0 ? [typed.trim()] : [...new Set(names)];
}

/** Asks what a state cannot do without, where somebody is there to answer. */
async function withGround(app: App, names: string, given: CriterionInput): Promise<CriterionInput> {
  const { prompter } = app;
  const asked = async (text: string | undefined, message: string, initial?: string) =>
    text?.trim() || !prompter ? text : prompter.text({ message, validate: isNeeded, ...(initial ? { initial } : {}) });
  if (given.state === "met")
    return withShown(app, names, { ...given, evidence: await asked(given.evidence, "What shows that it is met?") });
  if (given.state === "not-applicable") return { ...given, why: await asked(given.why, "Why does it not apply?") };
  if (given.state !== "waived") return given;
  const by = await asked(given.by, "Who waives it?", app.me);
  const why = await asked(given.why, "Why?");
  return { ...given, by, why, consequence: await asked(given.consequence, "What follows from it?") };
}

/** Asks back once where the evidence only takes its place. */
async function withShown(app: App, name: string, given: CriterionInput): Promise<CriterionInput> {
  if (given.evidence === undefined) return given;
  const evidence = await askPlaceholder(app.prompter, {
    text: given.evidence,
    question: "What shows that it is met?",
    flag: "--evidence",
    names: [name],
  });
  return { ...given, evidence };
}
