import type { OptionInput } from "../domain/confront/plan-confrontation.ts";
import { letterOf } from "../domain/gap/confrontation-rounds.ts";
import { PUSH_LABELS, RESOLUTION_LABELS } from "../domain/labels/labels.ts";
import { PUSH_MEANS, PUSHES, type Push, RESOLUTIONS, type ResolutionKind } from "../domain/model/vocabulary.ts";
import type { Prompter } from "../terminal/prompter.ts";
import { SAY_RESOLUTION } from "./ask-gap.ts";
import { isNeeded } from "./ask-missing.ts";
import { readEffort } from "./option-from-text.ts";

/** What is known before a question is asked; offered as the answer. */
export interface KnownConversation {
  readonly with: string;
  readonly by: string;
  readonly told: boolean;
}

export interface AskedConversation {
  readonly with: string;
  /** As typed. */
  readonly by: string;
  readonly toldBefore: readonly { readonly who: string; readonly asked: string | null }[];
}

type CheckDay = (text: string) => string | null;
type ReadDay = (text: string) => string;

/** Whom to speak to and by when: once, for all gaps that are spoken of. */
export async function askConversation(
  prompter: Prompter,
  known: KnownConversation,
  checkDay: CheckDay,
): Promise<AskedConversation> {
  const person = await prompter.text({
    message: "Who do you talk to at the customer?",
    initial: known.with || undefined,
    validate: isNeeded,
  });
  const by = await prompter.text({ message: "By which day?", initial: known.by, validate: checkDay });
  if (known.told) return { with: person, by, toldBefore: [] };
  const who = await prompter.text({ message: "Who needs a heads-up internally? (Enter: no one)" });
  if (!who.trim()) return { with: person, by, toldBefore: [] };
  const asked = await prompter.text({ message: `What is asked of ${who.trim()}?` });
  return { with: person, by, toldBefore: [{ who: who.trim(), asked: asked.trim() || null }] };
}

export interface AskedPlan {
  readonly truth: string;
  readonly options: readonly OptionInput[];
  readonly recommendation: string;
  readonly ask: string;
  readonly fallback: string;
  readonly push: Push;
}

/** When a promise that is deferred is looked at again. */
export interface ReviewQuestion {
  readonly message: string;
  readonly validate: CheckDay;
}

export interface DraftedPlan {
  readonly review: ReviewQuestion;
  readonly head: string;
  readonly truth: string;
  readonly push: Push;
  readonly fallback: string;
  /** The decision asked for, with these letters to choose from. */
  readonly askFor: (letters: readonly string[]) => string;
}

/** One gap: the truth about today's product, what they can choose from, and what we recommend. */
export async function askPlan(
  prompter: Prompter,
  drafted: DraftedPlan,
  readDay: ReadDay,
  checkDay: CheckDay,
): Promise<AskedPlan> {
  prompter.tell(drafted.head);
  const truth = await prompter.text({
    message: "What does today's product do, in one sentence?",
    initial: drafted.truth,
    validate: isNeeded,
  });
  const options: OptionInput[] = [];
  do options.push(await askOption(prompter, letterOf(options.length), readDay, checkDay, drafted.review));
  while (
    options.length < 6 &&
    (await prompter.confirm({ message: "Add another option?", initial: options.length < 2 }))
  );
  const recommended =
    options.length === 1
      ? "A"
      : await prompter.choose<string>({
          message: "Which option do you recommend?",
          choices: options.map(({ resolution, text }, index) => ({
            value: letterOf(index),
            name: `${letterOf(index)} ${resolution}`,
            hint: text,
          })),
        });
  const why = await prompter.text({ message: "Why? One line, for the customer. (Enter: none)" });
  const ask = await prompter.text({
    message: "Decision needed?",
    initial: drafted.askFor(options.map((_, index) => letterOf(index))),
    validate: isNeeded,
  });
  const fallback = await prompter.text({
    message: "What happens without a decision?",
    initial: drafted.fallback,
    validate: isNeeded,
  });
  const push = await prompter.choose<Push>({
    message: "How hard do we push?",
    choices: PUSHES.map((value) => ({ value, name: PUSH_LABELS[value], hint: PUSH_MEANS[value] })),
    initial: drafted.push,
  });
  const recommendation = why.trim() ? `${recommended}: ${why.trim()}` : recommended;
  return { truth, options, recommendation, ask, fallback, push };
}

async function askOption(
  prompter: Prompter,
  name: string,
  readDay: ReadDay,
  checkDay: CheckDay,
  review: ReviewQuestion,
): Promise<OptionInput> {
  const resolution = await prompter.choose<ResolutionKind>({
    message: `Option ${name}: how do they go live without it?`,
    choices: RESOLUTIONS.map((value) => ({ value, name: RESOLUTION_LABELS[value], hint: SAY_RESOLUTION[value] })),
    initial: "workaround",
  });
  const ask = (message: string, initial?: string) => prompter.text({ message, initial, validate: isNeeded });
  const days = async (message: string) => {
    const text = await prompter.text({
      message,
      initial: "0",
      validate: (answer) => (readEffort(answer) === null ? "A number of working days, like 2 or 0.5." : null),
    });
    return readEffort(text) ?? 0;
  };
  const day = async (message: string) => readDay(await prompter.text({ message, validate: checkDay }));
  const text = await ask("What happens instead, in one line?");
  const consequence = {
    time: await ask("Impact on the go-live date?", "none"),
    money: await ask("Cost to the customer?", "none"),
    scope: await ask("Impact on the scope?", "none"),
    effort: {
      services: await days("Our effort, in working days?"),
      customer: await days("Their effort, in working days?"),
    },
  };
  return {
    resolution,
    text,
    consequence,
    owner: resolution === "extension" ? await ask("Who owns the extension?") : null,
    fundedOn: resolution === "extension" ? await day("Budget approved by which day?") : null,
    reviewOn: resolution === "defer" ? readDay(await prompter.text(review)) : null,
    concession: resolution === "concede" ? await ask("What do we offer in return?") : null,
  };
}
