import type { Prompter } from "../src/terminal/prompter.ts";

type Answer = string | boolean;

export interface ScriptedPrompter extends Prompter {
  /** What was asked so far, in order. */
  readonly asked: readonly string[];
  readonly told: readonly string[];
  /** Throws when an answer was not used. */
  done(): void;
}

/**
 * Gives the answers in order, as a person would type them: "" takes what is offered. Throws on a question without an
 * answer, on a choice that is not offered, and on an answer that the question refuses.
 */
export function scriptedPrompter(...answers: readonly (Answer | Error)[]): ScriptedPrompter {
  const left = [...answers];
  const asked: string[] = [];
  const told: string[] = [];
  const next = (message: string): Answer => {
    asked.push(message);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nobody scripted an answer to: ${message}`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    asked,
    told,
    text: async ({ message, initial, validate }) => {
      const answer = String(next(message)) || (initial ?? "");
      const why = validate?.(answer);
      if (why) throw new Error(`"${answer}" is refused by "${message}": ${why}`);
      return answer;
    },
    choose: async ({ message, choices, initial }) => {
      const answer = next(message) || (initial ?? choices[0]?.value);
      const found = choices.find(({ value }) => value === answer);
      if (!found)
        throw new Error(`"${answer}" is not offered by "${message}": ${choices.map(({ value }) => value).join(", ")}`);
      return found.value;
    },
    key: async ({ message, keys, initial }) => {
      const answer = next(message) || initial;
      const found = keys.find(({ key }) => key === answer);
      if (!found)
        throw new Error(`"${answer}" is not offered by "${message}": ${keys.map(({ key }) => key).join(", ")}`);
      return found.key;
    },
    secret: async (message) => String(next(message)),
    several: async (message) => String(next(message)).split("\n"),
    lines: async (message) => String(next(message)).split("\n"),
    confirm: async ({ message, initial }) => {
      const answer = next(message);
      return answer === "" ? initial : answer === true;
    },
    tell: (text) => {
      told.push(text);
    },
    done: () => {
      if (left.length > 0) throw new Error(`answers left over: ${left.join(" | ")}`);
    },
  };
}
