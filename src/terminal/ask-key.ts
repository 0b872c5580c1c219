import { EXIT, PsvcError } from "../errors.ts";
import { harmless } from "./escape-control-characters.ts";
import type { KeyQuestion } from "./prompter.ts";

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

interface Pressed {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/**
 * One key of those offered, without Enter. Everything is written once and nothing is drawn again, so that a screen
 * reader reads it in order. Keys that arrive in the same moment as an answer are not taken for the next question.
 */
export async function askKey<K extends string>(question: KeyQuestion<K>, { input, output }: Streams): Promise<K> {
  const { createInterface } = await import("node:readline");
  const width = widthOf(output);
  for (const line of questionLines(question, width).flatMap((questionLine) => folded(questionLine, width)))
    output.write(`${line}\n`);
  // Without an output of its own the reader only reads: it brings the raw mode, and takes it away again.
  const reader = createInterface({ input, terminal: true });
  let pressed: ((character: string | undefined, key: Pressed) => void) | null = null;
  process.exitCode = EXIT.cancelled;
  try {
    const chosen = await new Promise<K>((done, fail) => {
      const cancelled = () => fail(new PsvcError({ code: "cancelled", saved: null, resume: null }));
      let isAnswered = false;
      pressed = (character, key) => {
        if (isAnswered || key.ctrl || key.meta) return;
        const found = keyOf(question, character, key);
        if (found) {
          isAnswered = true;
          done(found);
        } else output.write(`${refusal(question, character)}\n> `);
      };
      input.on("keypress", pressed);
      reader.on("SIGINT", cancelled);
      reader.on("close", cancelled);
      output.write("> ");
    });
    output.write(`${formatChosen(question, chosen)}\n`);
    return chosen;
  } catch (error) {
    output.write("\n");
    throw error;
  } finally {
    if (pressed) input.removeListener("keypress", pressed);
    reader.close();
    process.exitCode = undefined;
  }
}

function keyOf<K extends string>({ keys, initial }: KeyQuestion<K>, character: string | undefined, key: Pressed) {
  if (key.name === "return" || key.name === "enter") return initial ?? null;
  const typed = (character ?? "").toLowerCase();
  return keys.find((one) => one.key === typed)?.key ?? null;
}

/** Choices with a hint have a line of their own; the others share lines as far as they fit. */
function questionLines<K extends string>({ message, keys, initial }: KeyQuestion<K>, width: number): readonly string[] {
  const lines = [harmless(message)];
  let shared = "";
  for (const { key, name, hint } of keys) {
    const choice = `${key} ${harmless(name)}${key === initial ? " (Enter)" : ""}`;
    if (hint !== undefined) {
      if (shared) lines.push(shared);
      shared = "";
      lines.push(`  ${choice}${hint ? `: ${harmless(hint)}` : ""}`);
    } else if (!shared) shared = `  ${choice}`;
    else if (shared.length + choice.length + 4 <= width) shared += `    ${choice}`;
    else {
      lines.push(shared);
      shared = `  ${choice}`;
    }
  }
  return shared ? [...lines, shared] : lines;
}

/** Folded at spaces: a terminal would break in the middle of a word. */
function folded(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const space = rest.lastIndexOf(" ", width);
    const end = rest.slice(0, space).trim() ? space : width;
    lines.push(rest.slice(0, end));
    rest = `    ${rest.slice(end).trimStart()}`;
  }
  return [...lines, rest];
}

function formatChosen<K extends string>({ keys }: KeyQuestion<K>, chosen: K): string {
  return `${chosen} ${harmless(keys.find(({ key }) => key === chosen)?.name ?? "")}`;
}

function refusal<K extends string>({ keys }: KeyQuestion<K>, character: string | undefined): string {
  const typed = character ? harmless(character).trim() : "";
  return (
    `${typed ? `${typed} is not one of these.` : "Not one of these."} Press ` +
    `${keys.map(({ key }) => key).join(" ")}`
  );
}

function widthOf(output: NodeJS.WritableStream): number {
  return ("columns" in output && Number(output.columns)) || 80;
}
