import type { Command, CommanderError } from "commander";
import type { App } from "../app.ts";
import { lyingOf } from "../domain/time/day-direction.ts";
import { readDay } from "../domain/time/parse-day.ts";
import type { Problem } from "../errors.ts";
import { visible } from "../render/layout/escape-control-characters.ts";
import { shellWord } from "../render/layout/sentence.ts";
import {
  formatFlagAlone,
  formatLeftOver,
  formatUnknownCommand,
  formatUnknownFlags,
} from "../render/problem/mistyped.ts";
import type { ErrorText } from "../render/problem/wrong-value.ts";
import { commandsMeant } from "./closest-command.ts";
import { unknownFlags } from "./closest-flag.ts";
import { exampleLine, givenFlags } from "./example-line.ts";
import { meantAsWord } from "./flag-as-argument.ts";
import { isWrongValue, rightValue, type WrongValue, withOtherWrongValues } from "./invalid-values.ts";
import { isRecordId, knownNames, type Names, slugNamed } from "./known-names.ts";
import { flagsIn, missingArguments, unmetNeeds } from "./required-flags.ts";
import { sampleFor } from "./sample-values.ts";
import {
  apart,
  type CommandLine,
  commandNamed,
  leavesOf,
  pathOf,
  usageName,
  valueTaker,
} from "./split-command-line.ts";

/** A command line that could not be carried out as it was typed. */
export interface Typed {
  readonly argv: readonly string[];
  /** As it was parsed, with the values of its flags. */
  readonly program: Command;
  /** With every command. */
  readonly everything: () => Command;
  readonly app: App;
}

/** What is wrong with a line that was not understood, and what was probably meant. */
export async function understand(error: CommanderError, typed: Typed): Promise<Problem> {
  const everything = typed.everything();
  const line = apart(typed.argv, everything);
  const { command, depth } = commandNamed(typed.program, line.words);
  const names = await knownNames(typed.app, line.words.slice(depth));
  const words = line.words.slice(depth);
  switch (error.code) {
    case "commander.unknownCommand":
      return usage(unknownCommand(line, everything, names));
    case "commander.unknownOption": {
      const dashed = textWithDash(typed.argv);
      if (dashed !== null) return usage(readAsFlag(dashed, typed.argv));
      // A word that leads nowhere is the mistake, and not the flags that belong to what was meant.
      return command.commands.length > 0 && words.length > 0
        ? usage(unknownCommand(line, everything, names))
        : usage(flagsNotKnown(line, command, typed.argv, everything));
    }
    case "commander.missingArgument":
      return argumentsMissing(command, words, line.flags, names);
    case "commander.excessArguments":
      return usage(leftOver(command, words, withoutManner(line.flags, everything), typed));
    case "commander.optionMissingArgument":
      return usage(flagAlone(error, command, words, names));
    default:
      return usage(asCommanderSays(error, command));
  }
}

/** A text of several words that begins with a dash; null where there is none. */
function textWithDash(argv: readonly string[]): string | null {
  return argv.find((word) => /^-[^=]*\s/.test(word)) ?? null;
}

function readAsFlag(text: string, argv: readonly string[]): ErrorText {
  const others = argv.filter((word) => word !== text);
  return {
    message: `${visible(shellWord(text))} begins with a dash, so it was read as a flag.`,
    hint: `Put -- before it: ${asTyped([...others, "--", text])}`,
  };
}

/** The same problem with the page that explains it, and a line that would work. */
export async function withExample(problem: Problem, typed: Typed): Promise<Problem> {
  if (isWrongValue(problem)) return withRightLine(problem, typed);
  if (problem.code === "not-found" && problem.what === "project") return withProjectFirst(problem, typed);
  if (!asksForMore(problem)) return problem;
  const line = apart(typed.argv, typed.everything());
  const { command, depth } = commandNamed(typed.program, line.words);
  if (command.commands.length > 0) return problem;
  const words = line.words.slice(depth);
  // "or ..." is another way to say the same.
  const missing = problem.flags.filter((flag) => !/^or |^psvc /.test(flag));
  const example = missing.length > 0 ? exampleLine(command, words, missing, await knownNames(typed.app, words)) : null;
  return problem.code === "missing-flags"
    ? { ...problem, command: usageName(command), example }
    : { ...problem, example };
}

/** `gap show G1 kestrel`: the project is named, and stands behind the number. */
async function withProjectFirst(problem: Extract<Problem, { code: "not-found" }>, typed: Typed): Promise<Problem> {
  const argv = withoutManner(typed.argv, typed.everything());
  const at = argv.indexOf(problem.name);
  const [id = "", next = ""] = argv.slice(at);
  const { slugs } = await knownNames(typed.app, []);
  const slug = slugNamed(slugs, next);
  if (at < 0 || !isRecordId(id) || slug === null) return problem;
  return { ...problem, near: [asTyped([...argv.slice(0, at), slug, id, ...argv.slice(at + 2)])] };
}

/** Every wrong value, and the line with one that is right in its place. */
async function withRightLine(first: WrongValue, { argv, program, everything, app }: Typed): Promise<Problem> {
  const all = everything();
  const { words } = apart(argv, all);
  const { command, depth } = commandNamed(program, words);
  if (command.commands.length > 0) return first;
  const problem = withOtherWrongValues(first, command, app);
  const wrong = problem.code === "wrong-values" ? problem.problems.filter(isWrongValue) : [first];
  const names = await knownNames(app, words.slice(depth));
  const mended = wrong.reduce<readonly string[] | null>(
    (line, value) => line && replacedValue(line, value, rightValue(value, pathOf(command), names)),
    withoutManner(argv, all),
  );
  if (
    mended === null ||
    (problem.code !== "wrong-values" && problem.code !== "bad-value" && problem.code !== "bad-date")
  )
    return problem;
  // A word put right can need more: `met` needs evidence.
  const given = apart(mended, all);
  const isWord = wrong.some(({ what }) => !what.startsWith("--"));
  const more = isWord ? unmetNeeds(pathOf(command), [...given.words.slice(depth), ...given.flags]) : [];
  const line = more.length > 0 ? exampleLine(command, given.words.slice(depth), more, names) : null;
  return { ...problem, example: line ?? asTyped(mended) };
}

/** null where the value does not stand alone on the line, or none is known that is right. */
function replacedValue(line: readonly string[], { what, value }: WrongValue, right: string | null) {
  const flag = what.startsWith("--") ? what.split(" ")[0] : null;
  const place = line.findIndex((word, at) =>
    flag === null ? word === value : (word === value && line[at - 1] === flag) || word === `${flag}=${value}`,
  );
  if (place < 0 || right === null) return null;
  return line.map((word, at) => (at === place ? word.replace(value, () => right) : word));
}

type Asking = Extract<Problem, { code: "missing-flags" | "needs" | "needs-decision" | "no-terminal" }>;

function asksForMore(problem: Problem): problem is Asking {
  const { code } = problem;
  return code === "missing-flags" || code === "needs" || code === "needs-decision" || code === "no-terminal";
}

function usage({ message, hint }: ErrorText): Problem {
  return { code: "usage", text: message, suggestion: hint };
}

function unknownCommand(line: CommandLine, everything: Command, { slugs }: Names): ErrorText {
  const { command, depth } = commandNamed(everything, line.words);
  const flags = withoutManner(line.flags, everything);
  const meant = commandsMeant(line.words, everything, slugs).map((words) => asTyped([...words, ...flags]));
  const verbs = command.commands.map((current) => current.name());
  return formatUnknownCommand(line.words[depth] ?? "", usageName(command), verbs, meant);
}

function flagsNotKnown(
  { flags }: CommandLine,
  command: Command,
  argv: readonly string[],
  everything: Command,
): ErrorText {
  const unknown = unknownFlags(flags, command, everything);
  const spoken = meantAsWord(unknown, command, withoutManner(argv, everything), everything);
  if (spoken)
    return {
      message: formatUnknownFlags(usageName(command), unknown, null).message,
      hint: `Did you mean ${visible(asTyped(spoken))}?`,
    };
  const mended = withoutManner(argv, everything).map((word) => {
    const [typed = "", ...value] = word.split("=");
    const found = unknown.find((unknownFlag) => unknownFlag.typed === typed);
    return found?.meant.length === 1 ? [found.meant[0], ...value].join("=") : word;
  });
  const isMended = unknown.every(({ meant }) => meant.length === 1);
  return formatUnknownFlags(usageName(command), unknown, isMended ? asTyped(mended) : null);
}

function argumentsMissing(command: Command, typed: readonly string[], flags: readonly string[], names: Names): Problem {
  const isRecordFirst = command.registeredArguments[0]?.name() === "project" && isRecordId(typed[0]);
  if (isRecordFirst) {
    // Whose G1 it is cannot be told, unless there is one project only.
    const words = [names.slugs.length === 1 ? (names.slugs[0] ?? "") : "PROJECT", ...typed];
    const lacking = ["<project>", ...missingArguments(command, words.length)];
    return {
      code: "missing-flags",
      flags: lacking,
      command: usageName(command),
      example: exampleLine(command, words, [], names),
    };
  }
  const words = typed;
  const missing = [
    ...missingArguments(command, words.length),
    ...unmetNeeds(pathOf(command), [...words, ...givenFlags(command), ...flags]),
  ];
  const example = exampleLine(command, words, missing, names);
  return { code: "missing-flags", flags: missing, command: usageName(command), example };
}

/** Words too many are a text without quotes, or the value of a flag that was left out. */
function leftOver(command: Command, words: readonly string[], flags: readonly string[], typed: Typed): ErrorText {
  const { registeredArguments } = command;
  const takes = registeredArguments.map((registeredArgument) =>
    registeredArgument.required ? `<${registeredArgument.name()}>` : `[${registeredArgument.name()}]`,
  );
  const count = registeredArguments.length;
  const [kept, over] = [words.slice(0, count), words.slice(count)];
  const last = registeredArguments.at(-1)?.name() ?? "";
  const flag = flagLeftOut(unmetNeeds(pathOf(command), flags)[0] ?? "", over);
  const quoted = withQuotes(command, over, withoutManner(typed.argv, typed.everything()), typed.app);
  if (quoted) return formatLeftOver(usageName(command), takes, over, asTyped(quoted));
  const line = ["text", "statement"].includes(last)
    ? [...kept.slice(0, -1), [...kept.slice(-1), ...over].join(" "), ...flags]
    : flag !== undefined && flag !== "--yes"
      ? [...kept, flag, over.join(" "), ...flags]
      : null;
  return formatLeftOver(
    usageName(command),
    takes,
    over,
    line && `${usageName(command)} ${line.map(shellWord).join(" ")}`,
  );
}

/** Of two flags that say the same, the one that says it without a number of a record, or by the day itself. */
function flagLeftOut(need: string, over: readonly string[]): string | undefined {
  const flags = flagsIn(need);
  const isChoice = flags.length === 2 && / or /.test(need);
  return isChoice && !/^[PG]\d+$/i.test(over[0] ?? "") ? flags[1] : flags[0];
}

/**
 * Where the words that are left over follow the value of a flag that takes several: one text, with quotes around it.
 */
function withQuotes(command: Command, over: readonly string[], argv: readonly string[], app: App) {
  const at = argv.findIndex((_, place) => over.every((word, nth) => argv[place + nth] === word));
  const [flag = "", value = ""] = argv.slice(Math.max(at - 2, 0), at);
  const option = command.options.find(({ long, required }) => required && long === flag);
  if (at < 2 || !option) return null;
  const text = [value, ...over].join(" ");
  const isDay = option.flags.endsWith("<day>") && "day" in readDay(text, app.today, app.week, lyingOf(flag));
  if (!isDay && !/<(?:text|words|person|sentence|test|where)>$/.test(option.flags)) return null;
  return [...argv.slice(0, at - 1), text, ...argv.slice(at + over.length)];
}

function flagAlone(error: CommanderError, command: Command, words: readonly string[], names: Names): ErrorText {
  const [, flag = "", form = ""] = /'(--[\w-]+) <(.+)>'/.exec(error.message) ?? [];
  const owner = leavesOf(command).length === 1 ? usageName(command) : "psvc";
  const sample = sampleFor(pathOf(command), flag, names);
  return formatFlagAlone(owner, flag, `<${form}>`, sample === null ? null : exampleLine(command, words, [flag], names));
}

/** Commander's own words, for what has none of ours. */
function asCommanderSays(error: CommanderError, command: Command): ErrorText {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const suggestion = rest
    .join(" ")
    .trim()
    .replace(/^\((.*)\)$/, "$1");
  const text = first.charAt(0).toUpperCase() + first.slice(1);
  return { message: text.endsWith(".") ? text : `${text}.`, hint: suggestion || `See ${usageName(command)} --help` };
}

/** How the answer is printed is no part of what was meant. */
function withoutManner(words: readonly string[], everything: Command): readonly string[] {
  const manner = everything.options.filter(({ required }) => !required);
  const takesValue = valueTaker(manner);
  const isManner = (word: string) => manner.some(({ long }) => long === word.split("=")[0]);
  return words.filter((word, at) => !isManner(word) && !takesValue(words[at - 1] ?? "", word));
}

function asTyped(words: readonly string[]): string {
  return ["psvc", ...words.map(shellWord)].join(" ");
}
