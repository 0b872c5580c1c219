import type { Command } from "commander";
import { nearest } from "../domain/text/closest-match.ts";
import { leavesOf, optionsOf, usageName, valueTaker } from "./split-command-line.ts";
import { BORROWED_FLAGS } from "./synonyms.ts";

/** A flag that a command does not have, as it was typed, without its value. */
export interface UnknownFlag {
  readonly typed: string;
  /** As it would be written. */
  readonly name: string;
  /** The flags of this command that were probably meant, likeliest first. */
  readonly meant: readonly string[];
  /** Commands that have it. */
  readonly elsewhere: readonly string[];
}

/** All flags on the line that the command does not have. */
export function unknownFlags(flags: readonly string[], command: Command, everything: Command): readonly UnknownFlag[] {
  const known = optionsOf(command);
  const unknown: UnknownFlag[] = [];
  for (let i = 0; i < flags.length; i++) {
    const [typed = ""] = (flags[i] ?? "").split("=");
    if (!typed.startsWith("-")) continue;
    const option = known.find(({ long, short }) => long === typed || short === typed);
    if (option && !flags[i]?.includes("=") && valueTaker([option])(typed, flags[i + 1])) i++;
    else if (!option && !["-h", "--help"].includes(typed)) unknown.push(understood(typed, command, everything));
  }
  return unknown;
}

function understood(typed: string, command: Command, everything: Command): UnknownFlag {
  const names = optionsOf(command)
    .flatMap(({ long, hidden }) => (long && !hidden ? [long.slice(2)] : []))
    .filter((name) => name !== "version" || command.parent === null);
  const word = plain(typed);
  const begun = word.length > 1 ? names.filter((name) => name.startsWith(word)) : [];
  const borrowed = (BORROWED_FLAGS.get(word) ?? []).filter((name) => names.includes(name));
  const elsewhere = leavesOf(everything)
    .filter((leaf) => usageName(leaf) !== usageName(command) && leaf.options.some(({ long }) => long === `--${word}`))
    .map(usageName);
  const meant = [
    names.filter((name) => name === word),
    begun.length <= 3 ? begun : [],
    borrowed.slice(0, 1),
    elsewhere.length === 0 && word.length > 1 ? nearest(word, names) : [],
  ].find((some) => some.length > 0);
  return {
    typed,
    name: `--${word}`,
    meant: (meant ?? []).map((name) => `--${name}`),
    elsewhere: elsewhere.slice(0, 3),
  };
}

/** `--decidedBy`, `--decided_by`, `-decided-by`: decided-by. */
function plain(typed: string): string {
  return typed
    .replace(/^-+/, "")
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}
