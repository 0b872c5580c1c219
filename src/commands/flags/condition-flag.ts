import type { App } from "../../app.ts";
import type { ConditionInput } from "../../domain/golive/golive-decision.ts";
import { PsvcError } from "../../errors.ts";
import { dayProblem } from "../../prompts/project-answers.ts";
import { dayFlag } from "./flags.ts";

/** `text; owner; day`. Throws `bad-value` when a part is missing. */
export function readCondition(app: App, text: string): ConditionInput {
  const { what, owner, due } = partsOf(text);
  if (!due || !owner || !what)
    throw new PsvcError({
      code: "bad-value",
      what: "--condition",
      value: text,
      allowed: null,
      why: "a condition is 'text; owner; day'",
    });
  return { text: what, owner, due: dayFlag(app, "--condition", due) };
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
  const [due, owner, ...rest] = [...parts].reverse();
  return { what: rest.reverse().join("; "), owner, due };
}
