import type { Command, Option } from "commander";
import { shellWord } from "../render/sentence.ts";
import { nameOf, optionsOf, pathOf } from "./command-line.ts";
import type { Names } from "./names.ts";
import { flagsIn } from "./needs.ts";
import { sampleChange, sampleFor } from "./samples.ts";

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
    .filter((one) => one.required || missing.includes(one.name()))
    .map((one) => sampleFor(path, one.name(), names));
  const added = missing.filter((one) => !one.startsWith("<")).map((one) => sampleFlag(command, one, names));
  if ([...needed, ...added].includes(null)) return null;
  const isOpen = command.registeredArguments.some(({ variadic }) => variadic);
  const kept = isOpen ? words : words.slice(0, command.registeredArguments.length);
  const parts = [...kept, ...needed, ...added.flatMap((one) => one ?? []), ...givenFlags(command)];
  const line = [nameOf(command), ...parts.map((one) => shellWord(one ?? ""))].join(" ");
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
  const value = sampleFor(path, flag, names);
  return value === null ? null : [flag, value];
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
  for (let one: Command | null = command; one; one = one.parent) if (one.options.includes(option)) return one;
  return null;
}
