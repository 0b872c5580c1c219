import type { Command, Option } from "commander";
import type { Candidate } from "./candidate.ts";
import type { TypedLine } from "./parse-partial-line.ts";

/** The commands that can follow; in a group not its `help`, which nobody needs a key for. */
export function commandCandidates(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((visibleCommand) => command.parent === null || visibleCommand.name() !== "help")
    .map((current) => ({ value: current.name(), about: current.summary() || current.description() }));
}

/** After `psvc help`: commands, then those below them. */
export function helpCandidates(program: Command, words: readonly string[]): readonly Candidate[] {
  const named = words.reduce<Command | null>(
    (command, word) => command?.commands.find((current) => current.name() === word) ?? null,
    program,
  );
  return named ? commandCandidates(named).filter(({ value }) => value !== "help") : [];
}

/**
 * The flags of a command, and once a dash is typed the global ones after them; not those that are given already, unless
 * they may be given again.
 */
export function flagCandidates({ command, flags, typed }: TypedLine): readonly Candidate[] {
  const offered = typed === "" ? command.options.filter(({ hidden }) => !hidden) : flagsOf(command);
  return offered
    .filter((option) => isRepeatable(option) || !flags.has(option.attributeName()))
    .flatMap(({ long, description }) => (long ? [{ value: long, about: description }] : []));
}

function flagsOf(command: Command): readonly Option[] {
  const own = command.createHelp().visibleOptions(command);
  const above = command.parent ? flagsOf(command.parent).filter((option) => isGlobal(option, command)) : [];
  return [...own, ...above];
}

/** `--version` is the program's own, and what a command has itself it does not have twice. */
function isGlobal({ long }: Option, command: Command): boolean {
  const own = command.createHelp().visibleOptions(command);
  return long !== "--version" && !own.some((option) => option.long === long);
}

/** Every flag that collects what it is given has a function for it. */
function isRepeatable({ variadic, parseArg }: Option): boolean {
  return variadic || parseArg !== undefined;
}
