import { onlyWaits } from "../domain/gap/waiting-words.ts";
import { isPlaceholder } from "../domain/text/placeholder.ts";
import { PsvcError } from "../errors.ts";
import type { Prompter } from "../terminal/prompter.ts";

export interface AskedBack {
  readonly text: string;
  /** Why a text that reads as waiting does not wait; null for one that does not read so. */
  readonly why: string | null;
}

/** Asks again while a text only waits for product; Enter keeps it, and asks for the reason. */
export async function askBackWaiting(prompter: Prompter, given: string, question: string): Promise<AskedBack> {
  let text = given;
  while (onlyWaits(text)) {
    prompter.tell(`"${text.trim()}" only waits for product.`);
    const answer = await prompter.text({ message: `${question} (Enter: keep it, with a reason)` });
    if (!answer.trim()) {
      const why = await prompter.text({
        message: "Why does it not only wait?",
        validate: (reason) => (reason.trim() ? null : "A reason is needed; it is listed in the readiness review."),
      });
      return { text, why };
    }
    text = answer;
  }
  return { text, why: null };
}

export const ASK_DAY_ONE = "What do users do on day one? Or stop, and defer it with a review date.";

export interface DayOneContext {
  /** The flags of what is not said yet. */
  readonly missing: readonly string[];
  /** What is offered as the text, the person and the day; an empty text where nothing is. */
  readonly text: string;
  readonly owner: string;
  readonly by: string;
  readonly checkDay: (text: string) => string | null;
  /** Whether the text may be left out with Enter. */
  readonly mayWait: boolean;
}

/** The day comes back as typed. What was left out with Enter is not there. */
export interface AskedDayOne {
  readonly dayOne?: string;
  /** Why the text does not wait although it reads so. */
  readonly why?: string;
  readonly owner?: string;
  readonly inPlaceBy?: string;
}

/** What users do on the first day, who does it and by when it is in place: what of it is not said yet. */
export async function askDayOne(prompter: Prompter, context: DayOneContext): Promise<AskedDayOne> {
  const { missing, text, owner, by, checkDay, mayWait } = context;
  const said = missing.includes("--day-one") ? await askText(prompter, text, mayWait) : {};
  return {
    ...said,
    ...(missing.includes("--owner")
      ? { owner: await prompter.text({ message: "Who does it?", initial: owner || undefined }) }
      : {}),
    ...(missing.includes("--in-place-by")
      ? { inPlaceBy: await prompter.text({ message: "In place by which day?", initial: by, validate: checkDay }) }
      : {}),
  };
}

async function askText(prompter: Prompter, offered: string, mayWait: boolean): Promise<AskedDayOne> {
  const waiting = offered || !mayWait ? "" : "; Enter: not known yet";
  const typed = await prompter.text({
    message: `What do users do on day one? (the customer reads it${waiting})`,
    initial: offered || undefined,
    validate: (answer) =>
      mayWait || (answer.trim() && !isPlaceholder(answer)) ? null : "Say it in a few words, as their users would.",
  });
  if (!typed.trim()) return {};
  const { text, why } = await askBackWaiting(prompter, typed, ASK_DAY_ONE);
  return { dayOne: text, ...(why === null ? {} : { why }) };
}

export interface Shown {
  readonly text: string;
  readonly question: string;
  readonly flag: string;
  /** What it is about: its own name shows nothing. */
  readonly names: readonly string[];
}

/**
 * Asks once more where a text only takes the place of evidence; the second answer is taken, Enter keeps the first.
 * Throws `needs` for such a text where nobody is there to ask.
 */
export async function askPlaceholder(
  prompter: Prompter | null,
  { text, question, flag, names }: Shown,
): Promise<string> {
  if (!text.trim() || !isPlaceholder(text, ...names)) return text;
  if (!prompter)
    throw new PsvcError({
      code: "needs",
      what: "evidence",
      because: `"${text.trim()}" shows nothing; a link, a path, a ticket or who saw it is enough`,
      flags: [flag],
    });
  prompter.tell(`"${text.trim()}" shows nothing: a link, a path, a ticket or who saw it is enough.`);
  const again = await prompter.text({ message: `${question} (Enter: keep it)` });
  return again.trim() ? again : text;
}
