import { settles } from "../domain/confront/record-outcome.ts";
import type { LetteredOption } from "../domain/gap/confrontation-rounds.ts";
import { OUTCOMES, type OutcomeWord, RELEASING } from "../domain/model/vocabulary.ts";
import type { Prompter } from "../terminal/prompter.ts";
import { isNeeded } from "./ask-missing.ts";

const SAY_OUTCOME: Readonly<Record<OutcomeWord, string>> = {
  accepted: "they decided on an option",
  "accepted-with-condition": "they decided, and ask for something in return",
  "under-protest": "they go live without it and say that they are unhappy",
  countered: "they want something else: another round",
  refused: "they said no to all of it",
  escalated: "somebody higher has it now",
  rescheduled: "it was not held",
};

/** Days come back as typed. */
export interface AskedOutcome {
  readonly outcome: OutcomeWord;
  readonly option?: string;
  readonly decidedBy?: string;
  readonly on?: string;
  readonly words?: string;
  readonly document?: string;
  readonly by?: string;
  readonly why?: string;
  readonly condition?: readonly string[];
  readonly escalatedTo?: string;
}

export interface OutcomeContext {
  readonly options: readonly LetteredOption[];
  readonly recommended: string | null;
  readonly deciders: readonly string[];
  readonly with: string;
  /** Whether releasing it has to be written somewhere. */
  readonly isContracted: boolean;
  readonly checkPast: (text: string) => string | null;
  readonly checkAhead: (text: string) => string | null;
  readonly checkCondition: (text: string) => string | null;
}

/** What came of the conversation, asked by what the outcome needs. */
export async function askOutcome(
  prompter: Prompter,
  given: OutcomeWord | null,
  context: OutcomeContext,
): Promise<AskedOutcome> {
  const outcome =
    given ??
    (await prompter.choose<OutcomeWord>({
      message: "What came of it?",
      choices: OUTCOMES.map((value) => ({ value, name: value, hint: SAY_OUTCOME[value] })),
    }));
  const { checkPast, checkAhead } = context;
  if (outcome === "rescheduled")
    return {
      outcome,
      by: await prompter.text({ message: "To which day?", validate: checkAhead }),
      why: await prompter.text({ message: "Why? (Enter: not said)" }),
    };
  const isSettled = settles(outcome);
  const option = isSettled && outcome !== "under-protest" ? await askWhichOption(prompter, context) : undefined;
  const decidedBy = isSettled ? await askDecider(prompter, context) : await askSpeaker(prompter, context.with);
  const on = await prompter.text({ message: "On what day?", initial: "today", validate: checkPast });
  const words = await prompter.text({ message: "In what words?", validate: isNeeded });
  return {
    outcome,
    option,
    decidedBy,
    on,
    words,
    ...(option && context.isContracted && isReleasing(context, option)
      ? {
          document: await prompter.text({
            message: "It is in the contract. Where is the release written?",
            validate: isNeeded,
          }),
        }
      : {}),
    ...(outcome === "accepted-with-condition" ? { condition: await askConditions(prompter, context) } : {}),
    ...(outcome === "countered"
      ? { by: await prompter.text({ message: "By which day do we answer?", validate: checkAhead }) }
      : {}),
    ...(outcome === "escalated"
      ? { escalatedTo: await prompter.text({ message: "Who has it now?", validate: isNeeded }) }
      : {}),
  };
}

function isReleasing({ options }: OutcomeContext, letter: string): boolean {
  const resolution = options.find((option) => option.letter === letter)?.option.resolution;
  return resolution !== undefined && RELEASING.includes(resolution);
}

async function askWhichOption(
  prompter: Prompter,
  { options, recommended }: OutcomeContext,
): Promise<string | undefined> {
  if (options.length < 2) return options[0]?.letter;
  return prompter.choose<string>({
    message: "Which option?",
    choices: options.map(({ letter, option }) => ({
      value: letter,
      name: `${letter} ${option.resolution}`,
      hint: option.text,
    })),
    initial: recommended ?? undefined,
  });
}

async function askDecider(prompter: Prompter, { deciders }: OutcomeContext): Promise<string> {
  if (deciders.length === 0) return prompter.text({ message: "Who decided?", validate: isNeeded });
  return prompter.choose<string>({
    message: "Who decided?",
    choices: deciders.map((value) => ({ value, name: value })),
  });
}

async function askSpeaker(prompter: Prompter, initial: string): Promise<string> {
  return prompter.text({ message: "Who said so?", initial, validate: isNeeded });
}

async function askConditions(prompter: Prompter, { checkCondition }: OutcomeContext): Promise<readonly string[]> {
  const conditions = [
    await prompter.text({
      message: "On what condition? (what; who; by which day, like: the form; Tom; fri)",
      validate: checkCondition,
    }),
  ];
  for (;;) {
    const text = await prompter.text({
      message: "Another one? Enter ends.",
      validate: (answer) => (answer.trim() ? checkCondition(answer) : null),
    });
    if (!text.trim()) return conditions;
    conditions.push(text);
  }
}
