import type { Command } from "commander";
import { nearest } from "../domain/text/closest-match.ts";
import { isRecordId, slugNamed } from "./known-names.ts";
import { commandNamed } from "./split-command-line.ts";
import { BORROWED_COMMANDS, verbsMeant } from "./synonyms.ts";
import { groupNamed, groupOfRecord, linesOfOtherGroup, linesOfVerb, verbsSaid } from "./verb-without-group.ts";

type Line = readonly string[];

/** What a noun alone asks of each group: with a number, and without. */
const ASKED: Readonly<Record<string, { readonly one: string; readonly all: string }>> = {
  promise: { one: "promise list", all: "promise list" },
  gap: { one: "gap show", all: "gap list" },
  confront: { one: "confront plan", all: "confront plan" },
  route: { one: "route show", all: "route show" },
  criterion: { one: "criterion list", all: "criterion list" },
  action: { one: "action list", all: "action list" },
  risk: { one: "risk list", all: "risk list" },
  "change-order": { one: "change-order show", all: "change-order list" },
  project: { one: "status", all: "status" },
  capability: { one: "capability list", all: "capability list" },
  template: { one: "template show", all: "template list" },
  config: { one: "config get", all: "config list" },
};

/** The command lines that were probably meant by words that lead to no command, likeliest first; at most three. */
export function commandsMeant(words: Line, everything: Command, slugs: readonly string[]): readonly Line[] {
  const [first = "", second = ""] = words;
  const group = groupNamed(everything, first);
  const lines = group ? inGroup(group, words.slice(1), slugs) : atTheTop(words, everything, slugs);
  const known = lines.filter((line) => line.join(" ") !== words.join(" "));
  return distinct(known.map((line) => fitting(line, everything, group ? second : first))).slice(0, 3);
}

function atTheTop(words: Line, everything: Command, slugs: readonly string[]): readonly Line[] {
  const [typed = "", ...rest] = words;
  const word = typed.toLowerCase();
  if (slugs.includes(word)) return aboutProject(word, rest, everything);
  const turned = verbFirst(words, everything);
  if (turned.length > 0) return turned;
  if (word === "version") return [["--version"]];
  if (["find", "grep"].includes(word)) return searched(rest, slugs);
  const bare = [...linesOfOtherGroup(words, everything), ...linesOfVerb(words, everything)];
  if (bare.length > 0) return bare;
  const borrowed = BORROWED_COMMANDS.get(word);
  if (borrowed) return [[...borrowed.split(" "), ...rest]];
  const slug = slugNamed(slugs, word);
  const near = nearest(word, [...everything.commands.map((command) => command.name()), "help"]);
  if (near.length > 0) return near.flatMap((name) => corrected(name, rest, everything, slugs));
  const [close] = slug === null ? nearest(word, slugs) : [slug];
  return close === undefined ? [] : aboutProject(close, rest, everything);
}

/** A project by its name, else the search for the words. */
function searched(rest: Line, slugs: readonly string[]): readonly Line[] {
  const [word = ""] = rest;
  const [slug] = nearest(word, slugs);
  return word && slug !== undefined ? [["status", slug]] : [["search", ...(word ? rest : ["WORDS"])]];
}

/** A first word put right; and the second, where it is a verb of a group. */
function corrected(name: string, rest: Line, everything: Command, slugs: readonly string[]): readonly Line[] {
  const group = groupNamed(everything, name);
  const [verb] = rest;
  if (!group || verb === undefined) return [[name, ...rest]];
  if (group.commands.some((command) => command.name() === verb)) return [[name, ...rest]];
  const lines = inGroup(group, rest, slugs);
  return lines.length > 0 ? lines : [[name, ...rest]];
}

/** A noun where the verb stands, or a verb that is none. */
function inGroup(group: Command, rest: Line, slugs: readonly string[]): readonly Line[] {
  const [typed = "", ...more] = rest;
  const word = typed.toLowerCase();
  const verbs = group.commands.map((command) => command.name());
  const asked = ASKED[group.name()];
  const whole = (verb: string): Line => [group.name(), verb, ...more];
  if (slugs.includes(word) && asked) return [[...(isRecordId(more[0]) ? asked.one : asked.all).split(" "), ...rest]];
  const meant = verbsMeant(word, verbs);
  if (meant.length > 0) return meant.map(whole);
  const near = nearest(word, verbs);
  if (near.length > 0) return near.map(whole);
  const slug = slugNamed(slugs, word);
  if (slug !== null && asked) return [[...(isRecordId(more[0]) ? asked.one : asked.all).split(" "), slug, ...more]];
  const takesAnyName = asked && !["project", "promise", "gap", "confront", "action", "risk"].includes(group.name());
  if (takesAnyName && group.name() === "config") return [["config", more.length > 0 ? "set" : "get", typed, ...more]];
  return takesAnyName && ["template", "capability"].includes(group.name()) ? [[...asked.one.split(" "), ...rest]] : [];
}

/** `psvc list gaps heron`, `psvc add gap heron`. */
function verbFirst([verb = "", noun = "", ...rest]: Line, everything: Command): readonly Line[] {
  const group = groupNamed(everything, noun.replace(/s$/, "")) ?? groupNamed(everything, noun);
  if (!group) return [];
  return verbsSaid(verb, group).map((text) => [group.name(), text, ...rest]);
}

/** `psvc heron`, `psvc heron gaps`, `psvc heron gap list`, `psvc heron golive`. */
function aboutProject(slug: string, [word = "", ...rest]: Line, everything: Command): readonly Line[] {
  const ofRecord = ASKED[groupOfRecord(word) ?? ""];
  if (ofRecord) return [[...ofRecord.one.split(" "), slug, word, ...rest]];
  const noun = [word, word.replace(/s$/, "")].find((text) => everything.commands.some((some) => some.name() === text));
  const command = everything.commands.find((current) => current.name() === noun);
  if (!command) return [["status", slug]];
  if (command.commands.length === 0) return [[command.name(), slug, ...rest]];
  const [verb = "", ...more] = rest;
  if (command.commands.some((one) => one.name() === verb)) return [[command.name(), verb, slug, ...more]];
  const asked = ASKED[command.name()];
  return asked ? [[...(isRecordId(verb) ? asked.one : asked.all).split(" "), slug, ...rest]] : [["status", slug]];
}

/** As many words as the command takes: what is left over is not part of what was meant. */
function fitting(line: Line, everything: Command, typed: string): Line {
  const { command, depth } = commandNamed(everything, line);
  const { registeredArguments } = command;
  if (command.commands.length > 0 || registeredArguments.some(({ variadic }) => variadic)) return line;
  return typed === "help" ? line : line.slice(0, depth + registeredArguments.length);
}

function distinct(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line, place) => lines.findIndex((one) => one.join(" ") === line.join(" ")) === place);
}
