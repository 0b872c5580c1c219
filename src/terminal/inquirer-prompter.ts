import { Writable } from "node:stream";
import { EXIT, PsvcError } from "../errors.ts";
import { harmless } from "./escape-control-characters.ts";
import type { ChoiceQuestion, KeyQuestion, Prompter, TextQuestion } from "./prompter.ts";

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

export interface Drawing {
  readonly color: boolean;
  readonly ascii: boolean;
  /** Breaks a text between words where it is wider than so many columns. */
  readonly wrap: (text: string, width: number) => string;
}

/** What inquirer puts before a question, and what it needs to draw what is typed after it. */
const AROUND_QUESTION = 4;

/** What inquirer draws in other characters than ASCII: the tick, the pointer, and the arrows in its help. */
const ASCII_THEME = {
  prefix: { idle: "?", done: "*" },
  icon: { cursor: ">" },
  style: { keysHelpTip: () => "up and down to choose, Enter to take it" },
};

/** Asks through inquirer, on stderr so that stdout stays the answer's. inquirer is loaded at the first question. */
export function inquirerPrompter(
  given: Streams = { input: process.stdin, output: process.stderr },
  { color, ascii, wrap }: Drawing = { color: true, ascii: false, wrap: (text) => text },
): Prompter {
  // inquirer breaks a line wherever the screen ends.
  const broken = (text: string) => {
    const { columns = 80 } = given.output as { readonly columns?: number };
    return wrap(harmless(text), columns - AROUND_QUESTION);
  };
  // A question ends the stream it was drawn on, so each has its own.
  const streams = () => ({ ...given, output: color ? drawnOn(given.output) : withoutColor(given.output) });
  const ask = async (question: { readonly message: string } & Readonly<Record<string, unknown>>): Promise<unknown> => {
    const { default: inquirer } = await import("inquirer");
    const { input, output } = streams();
    const prompt = inquirer.createPromptModule({
      input,
      output,
      skipTTYChecks: true,
    } as object);
    // On Ctrl-D Node leaves in the middle of the question, with the exit code that stands then.
    process.exitCode = EXIT.cancelled;
    const listenAgain = leaveHangUpAlone();
    try {
      const answers = (await prompt([
        {
          ...question,
          ...(ascii ? { theme: ASCII_THEME } : {}),
          message: broken(question.message),
          name: "answer",
        },
      ] as never)) as { answer: unknown };
      return answers.answer;
    } catch (error) {
      throw isExit(error) ? new PsvcError({ code: "cancelled", saved: null, resume: null }, { cause: error }) : error;
    } finally {
      listenAgain();
      process.exitCode = undefined;
    }
  };
  return {
    text: async ({ message, initial, validate }: TextQuestion) =>
      String(
        await ask({
          type: "input",
          message,
          default: initial,
          validate: (answer: string) => {
            const why = validate?.(answer || (initial ?? "")) ?? null;
            return why === null || broken(why);
          },
        }),
      ),
    secret: async (message) => String((await ask({ type: "password", message, mask: "*" })) ?? ""),
    choose: async <T extends string>({ message, choices, initial }: ChoiceQuestion<T>) =>
      (await ask({
        type: "select",
        message,
        default: initial,
        pageSize: 12,
        loop: false,
        choices: choices.map(({ value, name, hint }) => ({
          value,
          name: broken(hint ? `${name}  (${hint})` : name).replaceAll("\n", "\n  "),
          short: harmless(name),
        })),
      })) as T,
    key: async <K extends string>(question: KeyQuestion<K>) =>
      (await import("./ask-key.ts")).askKey(question, streams()),
    lines: (message) => readLines(message, streams()),
    several: async (message) => {
      const { askSeveral } = await import("./ask-several.ts");
      return askSeveral(`? ${broken(message)} `, streams());
    },
    confirm: async ({ message, initial }) => (await ask({ type: "confirm", message, default: initial })) === true,
    tell: (text) => {
      given.output.write(`${text}\n`);
    },
  };
}

/**
 * A terminal that hung up can be neither read nor set back, and Node crashes where it is tried. inquirer would catch
 * the signal to set it back; while it asks, nothing does, so that psvc ends by the signal itself.
 */
function leaveHangUpAlone(): () => void {
  const refuse = (event: string | symbol, listener: () => void) => {
    if (event === "SIGHUP") queueMicrotask(() => process.off("SIGHUP", listener));
  };
  process.on("newListener", refuse);
  return () => process.off("newListener", refuse);
}

/** inquirer colours whatever NO_COLOR says, so its colours are taken out on the way; what moves the cursor stays. */
function withoutColor(output: NodeJS.WritableStream): NodeJS.WritableStream {
  return drawnOn(output, (text) => text.replace(/\u001b\[[\d;]*m/g, ""));
}

/** A stream of its own that draws on `output`, as wide as it is; `output` stays open when this one ends. */
function drawnOn(
  output: NodeJS.WritableStream,
  drawn: (text: string) => string = (text) => text,
): NodeJS.WritableStream {
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      output.write(drawn(String(chunk)));
      done();
    },
  });
  return Object.defineProperty(stream, "columns", { get: () => (output as { columns?: number }).columns });
}

/** Pasted lines arrive at once, which a question at a time would lose all but the first of. */
async function readLines(message: string, { input, output }: Streams): Promise<readonly string[]> {
  const { createInterface } = await import("node:readline");
  output.write(`${harmless(message)}\n`);
  const reader = createInterface({ input, output, prompt: "> ", terminal: true });
  const lines: string[] = [];
  process.exitCode = EXIT.cancelled;
  try {
    return await new Promise((done, fail) => {
      const cancelled = () => fail(new PsvcError({ code: "cancelled", saved: null, resume: null }));
      reader.on("line", (line) => {
        if (line.trim()) {
          lines.push(line);
          reader.prompt();
          return;
        }
        done(lines);
        reader.close();
      });
      reader.on("SIGINT", cancelled);
      // Ctrl-D after a line ends like an empty one, and at once gives up.
      reader.on("close", () => (lines.length > 0 ? done(lines) : cancelled()));
      reader.prompt();
    });
  } finally {
    reader.close();
    process.exitCode = undefined;
  }
}

/** Ctrl-C, or the input ended. */
function isExit(error: unknown): boolean {
  return error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
}
