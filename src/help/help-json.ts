import { type Style, style } from "../render/style.ts";
import type { CommandHelp } from "./command-help.ts";
import type { Example } from "./example.ts";
import { topicsOf } from "./related.ts";
import type { Ground, Topic } from "./topic.ts";

/** What kind `help` holds: the facts of a page, or the text of a topic. */
export interface HelpJson {
  readonly name: string;
  readonly purpose: string;
  /** null for a topic. */
  readonly usage: string | null;
  readonly arguments: readonly {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
    readonly repeatable: boolean;
  }[];
  readonly flags: readonly {
    readonly name: string;
    /** null for a switch. */
    readonly value: string | null;
    readonly description: string;
    /** null where it is not a closed list. */
    readonly allowed: readonly string[] | null;
    /** What holds where it is not given, in words. */
    readonly default: string | null;
    readonly repeatable: boolean;
  }[];
  readonly examples: readonly { readonly line: string; readonly does: string; readonly exitCode: number }[];
  readonly commands: readonly {
    readonly name: string;
    readonly group: string | null;
    readonly summary: string;
    readonly purpose: string;
    readonly usage: string;
  }[];
  /** Those that help on: of psvc itself, all. */
  readonly topics: readonly string[];
  /** What a topic says, or a command beside its flags; null for nothing. */
  readonly text: string | null;
}

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
    topics: [],
    text: topic.page(UNBROKEN, words, ground),
  };
}

function exampleJson({ line, does, exitCode }: Example) {
  return { line, does, exitCode: exitCode ?? 0 };
}

/** Nothing is wrapped for whoever reads JSON. */
const UNBROKEN: Style = style({ color: false, width: Number.POSITIVE_INFINITY, layout: "labels" });
