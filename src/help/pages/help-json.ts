import type { HelpJson } from "../../render/json/kind-shapes.ts";
import { type Style, style } from "../../render/layout/style.ts";
import type { CommandHelp } from "../facts/command-help.ts";
import type { Example } from "../facts/example.ts";
import { topicsOf } from "../facts/related.ts";
import type { Ground, Topic } from "../facts/topic.ts";

/** `topics` are all of them for psvc itself, and null for a command, which has its own. */
export function helpJson(help: CommandHelp, topics: readonly string[] | null): HelpJson {
  return {
    name: help.name,
    purpose: help.purpose,
    usage: help.usage,
    arguments: help.arguments.map(({ name, description, isRequired, isRepeatable }) => ({
      name,
      description,
      required: isRequired,
      repeatable: isRepeatable,
    })),
    flags: help.flags.map(({ flag, value, description, allowed, usual, isRepeatable }) => ({
      name: flag,
      value: value?.slice(1, -1) ?? null,
      description,
      allowed,
      default: usual,
      repeatable: isRepeatable,
    })),
    examples: help.examples.map(exampleJson),
    commands: help.commands.map(({ name, group, summary, purpose, usage }) => ({
      name,
      group: group || null,
      summary,
      purpose,
      usage,
    })),
    kinds: help.kinds,
    topics: topics ?? topicsOf(help),
    text: help.notes.length > 0 ? help.notes.join("\n") : null,
  };
}

export function topicJson(name: string, topic: Topic, words: readonly string[], ground: Ground): HelpJson {
  return {
    name,
    purpose: topic.about,
    usage: null,
    arguments: [],
    flags: [],
    examples: [],
    commands: [],
    kinds: [],
    topics: [],
    text: topic.page(UNBROKEN, words, ground),
  };
}

function exampleJson({ line, does, exitCode }: Example) {
  return { line, does, exitCode: exitCode ?? 0 };
}

/** Nothing is wrapped for whoever reads JSON. */
const UNBROKEN: Style = style({ color: false, width: Number.POSITIVE_INFINITY, layout: "labels" });
