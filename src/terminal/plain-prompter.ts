import { EXIT, PsvcError } from "../errors.ts";
import { harmless } from "./escape-control-characters.ts";
import type { ChoiceQuestion, KeyQuestion, Prompter, TextQuestion } from "./prompter.ts";

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks line by line, and never redraws: for screen readers, and for terminals that cannot move the cursor. A choice is
 * a numbered list, answered by its number or its word.
 */
export function plainPrompter(streams: Streams = { input: process.stdin, output: process.stderr }): Prompter {
  const say = (text: string) => streams.output.write(`${text}\n`);
  const nextLine = lineReader(streams);
  const askUntil = async <T>(question: string, read: (line: string) => T | { readonly again: string }): Promise<T> => {
    for (;;) {
      // Listened first: Ctrl-C may come as soon as the question is read.
      const line = nextLine();
      say(question);
      const answer = read(await line);
      if (!(typeof answer === "object" && answer !== null && "again" in answer)) return answer;
      say(answer.again);
    }
  };
  return {
    text: ({ message, initial, validate }: TextQuestion) =>
      askUntil<string>(withInitial(harmless(message), initial), (line) => {
        const answer = line || (initial ?? "");
        const why = validate?.(answer);
        return why ? { again: why } : answer;
      }),
    choose: <T extends string>({ message, choices, initial }: ChoiceQuestion<T>) => {
      const first = choices.findIndex(({ value }) => value === initial) + 1 || 1;
      const list = choices.map(({ name, hint }, i) => `${i + 1}. ${harmless(hint ? `${name} (${hint})` : name)}`);
      say([harmless(message), ...list].join("\n"));
      return askUntil<T>(`Number 1 to ${choices.length} (Enter: ${first})`, (line) => {
        const typed = line.trim().toLowerCase() || String(first);
        const found =
          choices[Number(typed) - 1] ??
          choices.find(({ value, name }) => [value.toLowerCase(), name.toLowerCase()].includes(typed));
        return found ? found.value : { again: `Type a number from 1 to ${choices.length}, or the word.` };
      });
    },
    key: <K extends string>({ message, keys, initial }: KeyQuestion<K>) => {
      const list = keys.map(({ key, name, hint }) => `${key}. ${harmless(hint ? `${name} (${hint})` : name)}`);
      say([harmless(message), ...list].join("\n"));
      const letters = keys.map(({ key }) => key).join(" ");
      return askUntil<K>(withInitial(`One of ${letters}`, initial), (line) => {
        const typed = line.trim().toLowerCase() || initial;
        return keys.find(({ key }) => key === typed)?.key ?? { again: `Type one of ${letters}.` };
      });
    },
    secret: (message) => askUntil<string>(`${harmless(message)} It is shown as you type.`, (line) => line),
    several: async (message) => [await askUntil<string>(harmless(message), (line) => line)],
    async lines(message) {
      const lines: string[] = [];
      for (;;) {
        const next = nextLine({ endsAt: lines.length > 0 });
        if (lines.length === 0) say(`${harmless(message)} An empty line ends.`);
        const line = await next;
        if (!line.trim()) return lines;
        lines.push(line);
      }
    },
    confirm: ({ message, initial }) =>
      askUntil<boolean>(`${harmless(message)} yes or no (Enter: ${initial ? "yes" : "no"})`, (line) => {
        const typed = line.trim().toLowerCase();
        if (typed === "") return initial;
        if ("yes".startsWith(typed)) return true;
        return "no".startsWith(typed) ? false : { again: "Type yes or no." };
      }),
    tell: say,
  };
}

function withInitial(message: string, initial: string | undefined): string {
  return initial ? `${message} (Enter: ${harmless(initial)})` : message;
}

/**
 * One line at a time, without taking the terminal over; lines that were pasted at once are kept for the next questions.
 */
function lineReader({ input }: Streams): (options?: { readonly endsAt?: boolean }) => Promise<string> {
  const waiting: string[] = [];
  let isOver = false;
  return async ({ endsAt = false } = {}) => {
    const shift = waiting.shift();
    if (shift !== undefined) return shift;
    if (!isOver) {
      const read = await readTurn(input);
      waiting.push(...read.lines);
      isOver = read.isOver;
    }
    const line = waiting.shift();
    if (line === undefined && !endsAt) throw new PsvcError({ code: "cancelled", saved: null, resume: null });
    return line ?? "";
  };
}

interface Turn {
  readonly lines: readonly string[];
  readonly isOver: boolean;
}

/** The lines that come at once: one that is typed, or all of a paste. Throws `cancelled` on Ctrl-C. */
async function readTurn(input: NodeJS.ReadableStream): Promise<Turn> {
  // Where Node leaves in the middle of the question, that is the code to leave with.
  process.exitCode = EXIT.cancelled;
  let interrupt = () => {};
  const interrupted = new Promise<never>((_, fail) => {
    interrupt = () => fail(new PsvcError({ code: "cancelled", saved: null, resume: null }));
  });
  process.once("SIGINT", interrupt);
  try {
    return await Promise.race([interrupted, linesFrom(input, interrupted)]);
  } finally {
    process.off("SIGINT", interrupt);
    process.exitCode = undefined;
  }
}

async function linesFrom(input: NodeJS.ReadableStream, interrupted: Promise<never>): Promise<Turn> {
  const { createInterface } = await import("node:readline");
  const reader = createInterface({ input, terminal: false });
  const lines: string[] = [];
  const turn = new Promise<Turn>((done) => {
    reader.on("line", (line) => {
      lines.push(line);
      if (lines.length === 1) setImmediate(() => done({ lines, isOver: false }));
    });
    reader.on("close", () => done({ lines, isOver: true }));
  });
  try {
    return await Promise.race([turn, interrupted]);
  } finally {
    reader.close();
  }
}
