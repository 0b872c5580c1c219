import { visible } from "../layout/escape-control-characters.ts";
import { listed, quoted } from "../layout/sentence.ts";
import type { ErrorText } from "./wrong-value.ts";

/** A line longer than this is named by what is wrong in it alone. */
const MOST_CHARACTERS = 240;

/** `group` is `psvc` itself, or a group such as `psvc gap`; `lines` are what was probably meant. */
export function formatUnknownCommand(
  name: string,
  group: string,
  verbs: readonly string[],
  lines: readonly string[],
): ErrorText {
  const isTop = group === "psvc";
  const all = isTop ? "See psvc --help." : `It is one of: ${verbs.join(", ")}. See ${group} --help`;
  const shown = lines.filter(({ length }) => length <= MOST_CHARACTERS);
  return {
    message: `There is no command ${quoted(name)}${isTop ? "" : ` in ${group}`}.`,
    hint: shown.length > 0 ? `Did you mean ${shown.map(visible).join(" or ")}?` : all,
  };
}

interface MistypedFlag {
  readonly typed: string;
  readonly name: string;
  readonly meant: readonly string[];
  readonly elsewhere: readonly string[];
}

/** `line` is the whole line put right, where each flag has one likeliest meaning. */
export function formatUnknownFlags(command: string, flags: readonly MistypedFlag[], line: string | null): ErrorText {
  const isOne = flags.length === 1;
  const meant = flags
    .filter(({ meant }) => meant.length > 0)
    .map(({ typed, meant }) => `${meant.join(" or ")}${isOne ? "" : ` for ${visible(typed)}`}`);
  const elsewhere = flags
    .filter(({ meant, elsewhere }) => meant.length === 0 && elsewhere.length > 0)
    .map(({ name, elsewhere }) => `${name} belongs to ${listed(elsewhere)}.`);
  const hints = [
    ...(meant.length > 0 ? [`Did you mean ${listed(meant)}?`] : []),
    ...(line !== null && line.length <= MOST_CHARACTERS ? [visible(line)] : []),
    ...elsewhere,
  ];
  return {
    message: `${command} has no flag ${listed(flags.map(({ typed }) => quoted(typed)))}.`,
    hint: hints.length > 0 ? hints.join("\n") : `See ${command} --help`,
  };
}

/** `line` is what was probably meant by the words that are left over. */
export function formatLeftOver(
  command: string,
  takes: readonly string[],
  words: readonly string[],
  line: string | null,
): ErrorText {
  const what = takes.length > 0 ? `takes ${takes.join(" ")}` : "takes no words";
  return {
    message:
      `Too many arguments: ${command} ${what}, and ${words.map(quoted).join(", ")} ` +
      `${words.length > 1 ? "are" : "is"} left over.`,
    hint: line !== null && line.length <= MOST_CHARACTERS ? `Did you mean ${visible(line)}?` : `See ${command} --help`,
  };
}

/** A flag without the value that it needs. */
export function formatFlagAlone(command: string, flag: string, form: string, example: string | null): ErrorText {
  return {
    message: `${flag} needs a value: ${form}.`,
    hint: example === null ? `See ${command} --help` : `Like: ${visible(example)}`,
  };
}
