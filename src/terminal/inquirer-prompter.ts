import type { Readable, Writable } from "node:stream";
import { PsvcError } from "../errors.ts";
import { harmless } from "./harmless.ts";
import type { ChoiceQuestion, Prompter, TextQuestion } from "./prompter.ts";

export interface PromptStreams {
  readonly input: Readable;
  readonly output: Writable;
}

/** What inquirer rejects with when the person leaves: Ctrl-C, the end of the input, or our own abort. */
const LEAVING = ["ExitPromptError", "AbortPromptError", "CancelPromptError"];
const MOST_CHOICES_SHOWN = 12;

/** Asks on a terminal: questions on stderr, so that stdout carries the answer alone. */
export function inquirerPrompter(streams: PromptStreams = { input: process.stdin, output: process.stderr }): Prompter {
  return {
    text: async ({ message, initial, validate }: TextQuestion) => {
      const shown = initial === undefined ? undefined : harmless(initial);
      const raw = (answer: string) => (answer === shown && initial !== undefined ? initial : answer);
      const given = await ask<string>(streams, {
        type: "input",
        message: harmless(message),
        default: shown,
        validate: (answer: string) => {
          const why = validate?.(raw(answer)) ?? null;
          return why === null ? true : harmless(why);
        },
      });
      return raw(given);
    },
    choose: <T extends string>({ message, choices, initial }: ChoiceQuestion<T>) =>
      ask<T>(streams, {
        type: "select",
        message: harmless(message),
        choices: choices.map(({ value, name, hint }) => ({
          value,
          name: hint ? `${harmless(name)}: ${harmless(hint)}` : harmless(name),
          short: harmless(name),
        })),
        pageSize: MOST_CHOICES_SHOWN,
        loop: false,
        ...(initial === undefined ? {} : { default: initial }),
      }),
    confirm: ({ message, initial }) => ask<boolean>(streams, { type: "confirm", message: harmless(message), default: initial }),
    tell: (text) => {
      streams.output.write(`${harmless(text)}\n`);
    },
  };
}

interface Asked<T> extends Promise<{ readonly answer: T }> {
  readonly ui: { close(): void };
}

/** inquirer costs as much as starting Node, so it is loaded at the first question. */
async function ask<T>(streams: PromptStreams, question: Readonly<Record<string, unknown>>): Promise<T> {
  const { default: inquirer } = await import("inquirer");
  const module = inquirer.createPromptModule({ input: streams.input, output: streams.output } as Parameters<typeof inquirer.createPromptModule>[0]);
  const asked = module([{ name: "answer", ...question }] as unknown as Parameters<typeof module>[0]) as unknown as Asked<T>;
  const stopWatching = whenLeft(streams.input, () => asked.ui.close());
  try {
    return (await asked).answer;
  } catch (error) {
    if (!(error instanceof Error) || !LEAVING.includes(error.name)) throw error;
    streams.output.write("\n");
    throw new PsvcError({ code: "cancelled", saved: null, resume: null }, { cause: error });
  } finally {
    stopWatching();
  }
}

/** On Ctrl-D inquirer closes its reader and never answers: Node would leave with exit code 0 in the middle of a question. */
function whenLeft(input: Readable, left: () => void): () => void {
  let later: NodeJS.Immediate | undefined;
  const closing = () => {
    later = setImmediate(left);
  };
  const events = ["pause", "end", "close"] as const;
  for (const event of events) input.once(event, closing);
  return () => {
    for (const event of events) input.removeListener(event, closing);
    if (later) clearImmediate(later);
  };
}
