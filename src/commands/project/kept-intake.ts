import type { App } from "../../app.ts";
import { nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { askFacts } from "../../prompts/ask-facts.ts";
import {
  answersToDraft,
  draftToAnswers,
  INTAKE_DRAFT,
  intakeDraftName,
  isIntakeDraft,
} from "../../prompts/intake-draft.ts";
import type { Answers } from "../../prompts/project-answers.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { allTemplates } from "../find/find-template.ts";
import { settingsOf } from "../find/settings-in-force.ts";

/** An intake that was interrupted before its project was saved. */
export interface KeptIntake {
  readonly name: string;
  readonly answers: Answers;
}

/**
 * The one to go on with: the customer's, or the only one. Asks which where there are several. Throws `refused` where
 * there is none, and where nobody can be asked.
 */
export async function keptIntake(app: App, customer: string | undefined): Promise<KeptIntake> {
  const kept = await keptIntakes(app);
  if (kept.length === 0)
    throw new PsvcError({
      code: "refused",
      what: "there is nothing to resume",
      because: "no intake was interrupted before its project was saved",
      instead: "start with psvc new-project; for more promises: psvc intake PROJECT",
    });
  if (customer !== undefined) return ofCustomer(kept, customer);
  const [only] = kept;
  if (only && kept.length === 1) return only;
  if (!app.prompter)
    throw new PsvcError({
      code: "refused",
      what: "it is not clear which intake to resume",
      because: `answers are kept for ${kept.map(({ answers }) => answers.customer ?? "no customer yet").join(", ")}`,
      instead: `psvc new-project ${shellWord(kept[0]?.answers.customer ?? "CUSTOMER")} --resume`,
    });
  const name = await app.prompter.choose({
    message: "Which intake?",
    choices: kept.map(({ name: value, answers }) => ({ value, name: answers.customer ?? "no customer yet" })),
  });
  return kept.find((one) => one.name === name) as KeptIntake;
}

function ofCustomer(kept: readonly KeptIntake[], customer: string): KeptIntake {
  const names = [intakeDraftName({ customer })];
  const found = kept.find(({ name, answers }) => names.includes(name) || intakeDraftName(answers) === names[0]);
  if (found) return found;
  const customers = kept.flatMap(({ answers }) => answers.customer ?? []);
  throw new PsvcError({
    code: "not-found",
    what: "intake that was interrupted",
    name: customer,
    near: nearest(customer, customers),
    command: null,
  });
}

async function keptIntakes(app: App): Promise<readonly KeptIntake[]> {
  const names = (await app.store.draftNames()).filter(isIntakeDraft);
  const kept = await Promise.all(
    names.map(async (name) => ({ name, answers: draftToAnswers(await app.store.draft(name)) })),
  );
  return kept.flatMap(({ name, answers }) => (answers ? [{ name, answers }] : []));
}

/** Asks what nothing said; each answer is kept in a draft, so that Ctrl-C loses none. */
export async function askAndKeep(
  app: App,
  prompter: Prompter,
  known: Answers,
  { adopts, after }: { readonly adopts: boolean; readonly after: string | undefined },
): Promise<Answers> {
  const products = await app.store.products();
  let remaining = Object.keys(known).length > 0;
  let customer = known.customer;
  const keep = async (answers: Answers) => {
    await app.store.saveDraft(intakeDraftName(answers), answersToDraft(answers));
    // What was kept before the customer was known is in it now.
    if (customer === undefined && answers.customer !== undefined) await app.store.dropDraft(INTAKE_DRAFT);
    customer = answers.customer;
    remaining = true;
  };
  try {
    return await askFacts(
      {
        prompter,
        today: app.today,
        settings: await settingsOf(app),
        me: app.me,
        products,
        templates: await allTemplates(app),
        adopts,
        keep,
      },
      known,
    );
  } catch (error) {
    if (error instanceof PsvcError && error.problem.code === "cancelled" && remaining)
      throw new PsvcError(
        {
          code: "cancelled",
          saved: "What you answered is kept.",
          resume:
            `psvc new-project ${customer === undefined ? "" : `${shellWord(customer)} `}` +
            `--resume${adopts ? " --adopt" : ""}${after === undefined ? "" : ` --after ${shellWord(after)}`}`,
        },
        { cause: error },
      );
    throw error;
  }
}

/** Lets go of what was kept under these names. */
export async function dropIntakes(app: App, names: readonly (string | undefined)[]): Promise<void> {
  for (const name of names) if (name !== undefined) await app.store.dropDraft(name);
}
