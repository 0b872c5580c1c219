import type { Command } from "commander";
import { nearest } from "../domain/text/closest-match.ts";
import { PsvcError } from "../errors.ts";
import type { HelpJson } from "../render/json/kind-shapes.ts";
import { quoted } from "../render/layout/sentence.ts";
import type { Style } from "../render/layout/style.ts";
import { commandHelp } from "./facts/command-help.ts";
import { explainedBy } from "./facts/explained.ts";
import type { Ground, Topic } from "./facts/topic.ts";
import { commandPage } from "./pages/command-page.ts";
import { helpJson, topicJson } from "./pages/help-json.ts";
import { allCommandsPage, rootPage } from "./pages/root-page.ts";
import { TOPICS, topicsToRead } from "./pages/topics.ts";

/** A page of help, for people and as facts. */
export interface Help {
  readonly page: (style: Style) => string;
  readonly isDocument: boolean;
  readonly json: () => HelpJson;
}

/**
 * The page that some words lead to: a command, a topic, or without words psvc itself. Throws `usage` with what was
 * near.
 */
export function findHelp(words: readonly string[], ground: Ground): Help {
  const [first, ...more] = words;
  const topic = first === undefined || isCommand(ground.program, first) ? undefined : topicOf(first);
  if (first !== undefined && topic) return helpOfTopic(first, topic, more, ground);
  return helpOfCommand(commandAt(ground.program, words), ground.program);
}

export function helpOfCommand(command: Command, program: Command): Help {
  const help = commandHelp(command);
  const isRoot = command === program;
  return {
    page: (style) => (isRoot ? rootPage(help, topicsToRead(), style) : commandPage(help, style)),
    isDocument: false,
    json: () => helpJson(help, isRoot ? Object.keys(TOPICS) : null),
  };
}

/** Every command, for `psvc help --all`; as JSON it is the help of psvc itself, which always has them all. */
export function helpOfAll(program: Command): Help {
  const help = commandHelp(program);
  return {
    page: (style) => allCommandsPage(help, topicsToRead(), style),
    isDocument: false,
    json: () => helpJson(help, Object.keys(TOPICS)),
  };
}

function helpOfTopic(name: string, topic: Topic, words: readonly string[], ground: Ground): Help {
  if (words.length > 0 && !topic.takesWords)
    throw new PsvcError({
      code: "usage",
      text: `The topic ${name} takes no more words.`,
      suggestion: `Try psvc help ${name}`,
    });
  return {
    page: (style) => topic.page(style, words, ground),
    isDocument: typeof topic.isDocument === "function" ? topic.isDocument(words) : topic.isDocument === true,
    json: () => topicJson(name, topic, words, ground),
  };
}

function topicOf(name: string): Topic | undefined {
  return Object.hasOwn(TOPICS, name) ? TOPICS[name] : undefined;
}

function isCommand(group: Command, name: string): boolean {
  return group.commands.some((command) => command.name() === name);
}

/** Word after word from the program to the command. Throws `usage`. */
function commandAt(program: Command, words: readonly string[]): Command {
  let [at, walked] = [program, ""];
  for (const word of words) {
    const next = at.commands.find((command) => command.name() === word);
    if (!next) throw unknownWord(at, program, walked, word);
    [at, walked] = [next, `${walked} ${word}`];
  }
  return at;
}

function unknownWord(at: Command, program: Command, walked: string, word: string): PsvcError {
  const isFirst = at === program;
  const names = [...at.commands.map((command) => command.name()), ...(isFirst ? Object.keys(TOPICS) : [])];
  if (names.length === 0)
    return new PsvcError({
      code: "usage",
      text: `psvc${walked} has no commands of its own, such as ${quoted(word)}.`,
      suggestion: `See psvc help${walked}`,
    });
  const page = isFirst ? explainedBy(word, program) : null;
  if (page !== null)
    return new PsvcError({
      code: "usage",
      text: `There is no command or topic '${word}'.`,
      suggestion: `It is explained in psvc help ${page}`,
    });
  const near = nearest(word, names).map((name) => `psvc help${walked} ${name}`);
  return new PsvcError({
    code: "usage",
    text: isFirst ? `There is no command or topic ${quoted(word)}.` : `psvc${walked} has no command ${quoted(word)}.`,
    suggestion: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `See psvc help${walked}`,
  });
}
