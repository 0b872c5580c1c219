import type { Command, Option } from "commander";

/** What was typed, apart: words that are no flags, and the flags with their values. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly flags: readonly string[];
}

/**
 * A flag is taken to have a value where any command's flag of that name has one, or may have one and a word follows.
 */
export function apart(argv: readonly string[], everything: Command): CommandLine {
  const takesValue = valueTaker(allOptions(everything));
  const words: string[] = [];
  const flags: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? "";
    if (word === "--") return { words: [...words, ...argv.slice(i + 1)], flags };
    if (!word.startsWith("-") || word === "-") words.push(word);
    else {
      flags.push(word);
      if (takesValue(word, argv[i + 1])) flags.push(argv[++i] ?? "");
    }
  }
  return { words, flags };
}

/** Whether the word after one of these flags is its value. */
export function valueTaker(options: readonly Option[]): (flag: string, next: string | undefined) => boolean {
  const namesOf = (some: readonly Option[]) => new Set(some.flatMap(({ long, short }) => [long, short]));
  const needing = namesOf(options.filter(({ required }) => required));
  const allowing = namesOf(options.filter(({ optional }) => optional));
  return (flag, next) =>
    next !== undefined && (needing.has(flag) || (allowing.has(flag) && (next === "-" || !next.startsWith("-"))));
}

/** The command that the first words lead to, and how many they are. */
export function commandNamed(program: Command, words: readonly string[]): { command: Command; depth: number } {
  let command = program;
  let depth = 0;
  for (const word of words) {
    const next = command.commands.find((current) => current.name() === word);
    if (!next) break;
    command = next;
    depth++;
  }
  return { command, depth };
}

/** `psvc gap add`. */
export function usageName(command: Command): string {
  return command.parent ? `${usageName(command.parent)} ${command.name()}` : "psvc";
}

/** `gap add`; empty for psvc itself. */
export function pathOf(command: Command): string {
  return usageName(command).slice("psvc ".length);
}

/** Its own flags and those that every command takes. */
export function optionsOf(command: Command): readonly Option[] {
  return command.parent ? [...command.options, ...optionsOf(command.parent)] : command.options;
}

/** What was typed for a flag, each time; empty where it was not given, or takes no value. */
export function givenValues(command: Command, option: Option): readonly string[] {
  const name = option.attributeName();
  if (!option.required || command.getOptionValueSource(name) !== "cli") return [];
  const value: unknown = command.getOptionValue(name);
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** Every command that does something. */
export function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function allOptions(command: Command): readonly Option[] {
  return [...command.options, ...command.commands.flatMap(allOptions)];
}
