import type { App } from "../../app.ts";
import type { ConditionInput } from "../../domain/golive/golive-decision.ts";
import type { Side } from "../../domain/model/vocabulary.ts";
import { PsvcError } from "../../errors.ts";
import { sideWord } from "../../prompts/actions-from-text.ts";
import { dayProblem } from "../../prompts/project-answers.ts";
import { dayFlag } from "./flags.ts";

/** A condition as it was typed; the side is only there where the owner is written like `Tom (customer)`. */
export type TypedCondition = Omit<ConditionInput, "side"> & { readonly side?: Side };

/** `text; owner; day`, the owner also as `owner (side)`. Throws `bad-value` when a part is missing. */
export function readCondition(app: App, text: string): TypedCondition {
  const { what, owner, due, side } = partsOf(text);
  if (!due || !owner || !what)
    throw new PsvcError({
      code: "bad-value",
      what: "--condition",
      value: text,
      allowed: null,
      why: "a condition is 'text; owner; day'",
    });
  return { text: what, owner, due: dayFlag(app, "--condition", due), ...(side ? { side } : {}) };
}

/** What is wrong with a condition as it was typed, or null. */
export function formatBadCondition(app: App, text: string): string | null {
  const { what, owner, due } = partsOf(text);
  if (!due || !owner || !what) return "Three parts: what; who; by which day. Like: the form on their site; Tom; fri";
  return dayProblem(due, app.today);
}

/** The day is last and the owner before it, so that the text may hold semicolons. */
function partsOf(text: string) {
  const parts = text.split(";").map((part) => part.trim());
  const [due, typed, ...rest] = [...parts].reverse();
  const [, owner, word = ""] = /^(.*?)\s*(?:\(([^()]*)\))?$/.exec(typed ?? "") ?? [];
  const side = sideWord(word);
  return { what: rest.reverse().join("; "), owner: side ? owner : typed, due, side };
}
