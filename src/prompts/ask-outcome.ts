import { settles } from "../domain/confront/record-outcome.ts";
import type { LetteredOption } from "../domain/gap/confrontation-rounds.ts";
import { OUTCOME_LABELS, RESOLUTION_LABELS } from "../domain/labels/labels.ts";
import { OUTCOMES, type OutcomeWord, RELEASING } from "../domain/model/vocabulary.ts";
import type { Prompter } from "../terminal/prompter.ts";
import { isNeeded } from "./ask-missing.ts";

const SAY_OUTCOME: Readonly<Record<OutcomeWord, string>> = {
  accepted: "they chose an option",
  "accepted-with-condition": "they chose an option, with a condition",
  "under-protest": "they go live without it, with reservations on record",
  countered: "they made a counter-proposal",
  refused: "they rejected every option",
  escalated: "it went to someone more senior",
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
      message: "What was the outcome?",
      choices: OUTCOMES.map((value) => ({ value, name: OUTCOME_LABELS[value], hint: SAY_OUTCOME[value] })),
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
  const words = await prompter.text({ message: "What did they say?", validate: isNeeded });
  return {
    outcome,
    option,
    decidedBy,
    on,
    words,
    ...(option && context.isContracted && isReleasing(context, option)
      ? {
          document: await prompter.text({
            message: "This is in the contract. Which document changes it?",
            validate: isNeeded,
          }),
        }
      : {}),
    ...(outcome === "accepted-with-condition" ? { condition: await askConditions(prompter, context) } : {}),
    ...(outcome === "countered"
      ? { by: await prompter.text({ message: "When do we respond by?", validate: checkAhead }) }
      : {}),
    ...(outcome === "escalated"
      ? { escalatedTo: await prompter.text({ message: "Who has it been escalated to?", validate: isNeeded }) }
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
      name: `${letter} ${RESOLUTION_LABELS[option.resolution]}`,
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
  return prompter.text({ message: "Who said it?", initial, validate: isNeeded });
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
