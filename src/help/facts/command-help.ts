import type { Command } from "commander";
import type { JsonKind } from "../../render/json/kinds.ts";
import { argumentMeans } from "./arguments.ts";
import type { Example } from "./example.ts";
import { EXAMPLES } from "./examples.ts";
import { type FlagHelp, flagHelp } from "./flag-help.ts";
import { KINDS_OF } from "./kinds-of.ts";

export interface ArgumentHelp {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isRepeatable: boolean;
}

/** Everything that help says of a command, as facts: the pages, the reference and the JSON are made of it. */
export interface CommandHelp {
  /** `gap add`; `psvc` for the program itself, as the history calls it. */
  readonly name: string;
  readonly group: string;
  /** A few words, for a list. */
  readonly summary: string;
  readonly purpose: string;
  readonly usage: string;
  readonly arguments: readonly ArgumentHelp[];
  readonly flags: readonly FlagHelp[];
  readonly examples: readonly Example[];
  /** What it can answer under `--json`. */
  readonly kinds: readonly JsonKind[];
  /** What else the command says of itself, line by line. */
  readonly notes: readonly string[];
  readonly commands: readonly CommandHelp[];
}

interface Emitting {
  emit(event: "afterHelp", context: { error: boolean; command: Command; write: (text: string) => void }): boolean;
}

export function commandHelp(command: Command): CommandHelp {
  const name = commandPath(command);
  return {
    name,
    group: command.helpGroup().replace(/:$/, ""),
    summary: command.summary() || command.description(),
    purpose: command.description(),
    usage: usageOf(command, name),
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      description: argument.description || (argumentMeans(name, argument.name()) ?? ""),
      isRequired: argument.required,
      isRepeatable: argument.variadic,
    })),
    flags: command.options.map(flagHelp),
    examples: EXAMPLES[name] ?? [],
    kinds: KINDS_OF[name] ?? [],
    notes: notesOf(command),
    commands: command.commands.map(commandHelp),
  };
}

/** The words that lead to a command. */
export function commandPath(command: Command): string {
  const words: string[] = [];
  for (let current: Command | null = command; current?.parent; current = current.parent) words.unshift(current.name());
  return words.join(" ") || "psvc";
}

/** What it takes comes first, the flags last; commander has it the other way round. */
function usageOf(command: Command, name: string): string {
  const called = name === "psvc" ? "psvc" : `psvc ${name}`;
  if (command.commands.length > 0) return `${called} <command>`;
  const takes = command.usage().replace(/\[options\] ?/, "");
  return [called, takes, command.options.length > 0 ? "[flags]" : ""].filter(Boolean).join(" ");
}

/** What was given to commander to stand below its own page; its types leave out that a command emits events. */
function notesOf(command: Command): readonly string[] {
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  (command as Command & Emitting).emit("afterHelp", { error: false, command, write });
  return text === "" ? [] : text.trimEnd().split("\n");
}
