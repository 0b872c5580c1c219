import { onlyWaits } from "../domain/gap/waiting-words.ts";
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
