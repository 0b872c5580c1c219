import type { Command } from "commander";
import type { App } from "../app.ts";
import { createProject, slugFrom } from "../domain/new-project.ts";
import type { Project } from "../domain/project.ts";
import { addPromise, type PromiseFacts } from "../domain/promise.ts";
import { PsvcError } from "../errors.ts";
import { type Answers, answersToFacts, checkDays, missingFlags } from "../intake/answers.ts";
import { askFacts } from "../intake/ask-facts.ts";
import { answersToDraft, draftToAnswers, INTAKE_DRAFT } from "../intake/draft.ts";
import { readProjectDocument } from "../intake/project-document.ts";
import { readPromises } from "../intake/promises-from-text.ts";
import type { Prompter } from "../terminal/prompter.ts";
import { captureAndJudge, sayIntake } from "./capture-and-judge.ts";
import { type FactFlags, factAnswers, withFactFlags } from "./fact-flags.ts";
import { allTemplates, findTemplate } from "./find-template.ts";
import { dayFlag } from "./flags.ts";

interface NewProjectFlags extends FactFlags {
  readonly slug?: string;
  readonly template?: string;
  readonly target?: string;
  readonly promises?: string;
  readonly from?: string;
  readonly resume?: boolean;
  readonly judge?: boolean;
}

export function registerNewProject(program: Command, app: App): void {
  withFactFlags(
    program
      .command("new-project [customer]")
      .description("take over a deal that closed: facts, promises, and what today's product does for them")
      .option("--slug <slug>", "what to call it on the command line"),
  )
    .option("--template <template>", "small, standard, large, or one of yours (standard)")
    .option("--target <day>", "when they shall be live (the template's weeks after the close)")
    .option("--promises <file>", "promises in bulk, one a line or JSON; - reads stdin")
    .option("--from <file>", "a project document (JSON) with any of the answers")
    .option("--resume", "go on where an intake was interrupted")
    .option("--no-judge", "do not ask to judge the promises now")
    .action((customer: string | undefined, flags: NewProjectFlags) => newProject(app, customer, flags));
}

export async function newProject(app: App, customer: string | undefined, flags: NewProjectFlags): Promise<void> {
  const document =
    flags.from === undefined
      ? { answers: {}, promises: [] }
      : readProjectDocument((await app.read(flags.from)).toString("utf8"), flags.from);
  const bulk =
    flags.promises === undefined ? [] : readPromises((await app.read(flags.promises)).toString("utf8"), flags.promises);
  const draft = flags.resume ? await draftOf(app) : {};
  const given = factAnswers(app, { ...flags, customer });
  const target = flags.target === undefined ? {} : { target: dayFlag(app, "--target", flags.target) };
  const known: Answers = {
    ...draft,
    ...document.answers,
    ...given,
    ...target,
    ...(flags.slug ? { slug: flags.slug } : {}),
    ...(flags.template ? { template: flags.template } : {}),
  };
  checkDays(known, app.today);
  const products = await app.store.products();
  const silent = app.prompter === null || (flags.promises !== undefined && missingFlags(known).length === 0);
  const answers =
    silent || !app.prompter ? withOnlyProduct(known, products) : await ask(app, app.prompter, known, products);
  const created = await create(app, answers, [...document.promises, ...bulk]);
  const captured =
    app.prompter && flags.promises === undefined
      ? await captureAndJudge(app, app.prompter, created, flags.judge !== false)
      : created;
  await sayIntake(app, captured);
}

async function draftOf(app: App): Promise<Answers> {
  const draft = draftToAnswers(await app.store.draft(INTAKE_DRAFT));
  if (draft) return draft;
  throw new PsvcError({
    code: "refused",
    what: "there is nothing to resume",
    because: "no intake was interrupted before its project was saved",
    instead: "start with psvc new-project; for more promises: psvc intake PROJECT",
  });
}

function withOnlyProduct(known: Answers, products: readonly string[]): Answers {
  return known.product === undefined && products.length === 1 ? { ...known, product: products[0] } : known;
}

/** Asks what nothing said; each answer is kept in a draft, so that Ctrl-C loses none. */
async function ask(app: App, prompter: Prompter, known: Answers, products: readonly string[]): Promise<Answers> {
  let kept = Object.keys(known).length > 0;
  const keep = async (answers: Answers) => {
    await app.store.saveDraft(INTAKE_DRAFT, answersToDraft(answers));
    kept = true;
  };
  try {
    return await askFacts(
      { prompter, today: app.today, me: app.me, products, templates: await allTemplates(app), keep },
      known,
    );
  } catch (error) {
    if (error instanceof PsvcError && error.problem.code === "cancelled" && kept)
      throw new PsvcError(
        { code: "cancelled", saved: "What you answered is kept.", resume: "psvc new-project --resume" },
        { cause: error },
      );
    throw error;
  }
}

async function create(app: App, answers: Answers, promises: readonly PromiseFacts[]): Promise<Project> {
  const missing = missingFlags(answers);
  if (missing.length > 0) throw new PsvcError({ code: "missing-flags", flags: missing, command: "psvc new-project" });
  const slug = answers.slug ?? freeSlug(slugFrom(answers.customer ?? "") || "project", await app.store.slugs());
  const template = await findTemplate(app, answers.template ?? "standard");
  const project = createProject(answersToFacts(answers, slug), template, app.moment);
  const withPromises = promises.reduce((so, facts) => addPromise(so, facts, app.moment).project, project);
  const created = await app.store.create(withPromises);
  await app.store.dropDraft(INTAKE_DRAFT);
  if (created.deal.contractualOn && created.deal.contractualOn < app.today)
    app.remark(`The contractual day ${created.deal.contractualOn} has passed already.`);
  return created;
}

function freeSlug(slug: string, taken: readonly string[]): string {
  if (!taken.includes(slug)) return slug;
  let number = 2;
  while (taken.includes(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}
