import type { App } from "../app.ts";
import type { GivenCondition } from "../domain/golive.ts";
import { PsvcError } from "../errors.ts";
import { dayFlag } from "./flags.ts";

/** `text; owner; day`. Throws `bad-value` when a part is missing. */
export function readCondition(app: App, text: string): GivenCondition {
  const parts = text.split(";").map((part) => part.trim());
  const [due, owner, ...rest] = [...parts].reverse();
  const what = rest.reverse().join("; ");
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
export function sayBadCondition(app: App, text: string): string | null {
  try {
    readCondition(app, text);
    return null;
  } catch (error) {
    if (error instanceof PsvcError) return "Write it as: what; who; by which day";
    throw error;
  }
}
