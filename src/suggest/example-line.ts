import type { Command, Option } from "commander";
import { shellWord } from "../render/layout/sentence.ts";
import type { Names } from "./known-names.ts";
import { flagsIn, unmetNeeds } from "./required-flags.ts";
import { sampleChange, sampleFor } from "./sample-values.ts";
import { optionsOf, pathOf, usageName } from "./split-command-line.ts";

/** An example is to be read at a glance. */
const MOST_CHARACTERS = 240;

/** What was typed with what was missing, as it would work; null where that cannot be told in a line. */
export function exampleLine(
  command: Command,
  words: readonly string[],
  missing: readonly string[],
  names: Names,
): string | null {
  const path = pathOf(command);
  const needed = command.registeredArguments
    .slice(words.length)
    .filter((registeredArgument) => registeredArgument.required || missing.includes(registeredArgument.name()))
    .map((argument) => sampleFor(path, argument.name(), names));
  const filled = needed.some((text) => text === null) ? [] : needed.map((item) => item ?? "");
  const named = { ...names, words: [...words, ...filled] };
  const sampled = missing.filter((value) => !value.startsWith("<")).map((one) => sampleFlag(command, one, named));
  // What stands in for a missing word or flag can need more: `met` needs evidence.
  const total = [...named.words, ...sampled.flatMap((one) => one ?? []), ...givenFlags(command)];
  const more = unmetNeeds(path, total).filter((unmetNeed) => !missing.includes(unmetNeed));
  const added = [...sampled, ...more.map((one) => sampleFlag(command, one, named))];
  if ([...needed, ...added].includes(null)) return null;
  const isOpen = command.registeredArguments.some(({ variadic }) => variadic);
  const remaining = isOpen ? words : words.slice(0, command.registeredArguments.length);
  const parts = [...remaining, ...needed, ...added.flatMap((one) => one ?? []), ...givenFlags(command)];
  const line = [usageName(command), ...parts.map((part) => shellWord(part ?? ""))].join(" ");
  return line.length > MOST_CHARACTERS ? null : line;
}

function sampleFlag(command: Command, missing: string, names: Names): readonly string[] | null {
  const path = pathOf(command);
  if (missing === "what to change") return sampleChange(path);
  const [flag] = flagsIn(missing);
  if (flag === undefined) {
    const argument = sampleFor(path, missing, names);
    return argument === null ? null : [argument];
  }
  const option = optionsOf(command).find(({ long }) => long === flag);
  if (option && !option.required) return [flag];
  const said = saidValues(missing);
  if (said.length > 0) return said.some((word) => /=COLUMN$/.test(word)) ? null : said;
  // Of several flags of which one is enough, the first that can be given.
  const given = flagsIn(missing).map((text): [string, string | null] => [text, sampleFor(path, text, names)]);
  const found = given.find(([, value]) => value !== null);
  return found ? [found[0], found[1] ?? ""] : null;
}

/** The flags at the head of what is missing that bear their value: `--map customer=Firma`, `--values 'a:b=c'`. */
function saidValues(missing: string): readonly string[] {
  const pairs = /^(?:--[a-z-]+ (?:'[^']*'|[^\s'=-][^\s'=]*=[^\s',]+)\s*)+/.exec(missing)?.[0] ?? "";
  return [...pairs.matchAll(/(--[a-z-]+) ('[^']*'|\S+)/g)].flatMap(([, flag = "", value = ""]) => [
    flag,
    value.replace(/^'|'$/g, ""),
  ]);
}

/** The flags that were typed, as they are written in full. */
export function givenFlags(command: Command): readonly string[] {
  return optionsOf(command).flatMap((option) => given(command, option));
}

function given(command: Command, option: Option): readonly string[] {
  const owner = ownerOf(command, option);
  const name = option.attributeName();
  // How an example is printed is the business of who runs it; in which store is not.
  if (owner?.getOptionValueSource(name) !== "cli" || (!owner.parent && option.long !== "--store")) return [];
  const value: unknown = owner.getOptionValue(name);
  if (typeof value === "boolean") return value === !option.negate ? [option.long ?? ""] : [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => [option.long ?? "", String(one)]);
}

function ownerOf(command: Command, option: Option): Command | null {
  for (let current: Command | null = command; current; current = current.parent)
    if (current.options.includes(option)) return current;
  return null;
}
