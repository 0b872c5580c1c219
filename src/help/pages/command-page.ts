import type { Style } from "../../render/layout/style.ts";
import { wrap } from "../../render/layout/table.ts";
import type { ArgumentHelp, CommandHelp } from "../facts/command-help.ts";
import { shellLines } from "../facts/command-line.ts";
import type { Example } from "../facts/example.ts";
import type { FlagHelp } from "../facts/flag-help.ts";
import { topicsOf } from "../facts/related.ts";
import { type HelpBlock, type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "./layout.ts";

/** What a command is for, how it is typed, and examples before anything else. */
export function commandPage(help: CommandHelp, given: Style): string {
  const style = pageStyle(given);
  return pageOf([
    title(`psvc ${help.name}`, help.purpose, style),
    under("Usage", usageLines(help.usage, style), style),
    help.commands.length > 0 ? [] : under("Examples", exampleLines(help.examples, style), style),
    under("Commands", memberLines(help.commands, style), style),
    under("Arguments", pairs(help.arguments.map(argumentPair), style), style),
    under("Flags", pairs(help.flags.map(flagPair), style), style),
    help.notes.map((line) => noteOf(line, style)),
    closing(help, style),
  ]);
}

/** An entry of a list goes on further in than it began. */
function noteOf(line: string, style: Style): string {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return wrap(line, style.width, indent === "" ? "" : `${indent}  `);
}

/** What a shell passes over. */
const REMARK = "  # ";

/** Each as it can be pasted, with what it is for before it as a shell's remark. */
export function exampleLines(examples: readonly Example[], style: Style): HelpBlock {
  return examples.flatMap((example) => {
    const { line } = example;
    if (style.layout === "labels") return [`${formatDoes(example)}: ${line}`];
    return [
      style.dim(wrap(formatDoes(example), style.width - REMARK.length).replace(/^/gm, REMARK)),
      ...shellLines(line, style.width, "  ").map((shellLine) => style.command(shellLine)),
    ];
  });
}

export function formatDoes({ does, exitCode }: Example): string {
  return exitCode === undefined ? does : `${does} (exit code ${exitCode})`;
}

/** The commands of a group, each with the example that shows it best. */
function memberLines(commands: readonly CommandHelp[], style: Style): HelpBlock {
  const members = pairs(
    commands.map(({ name, purpose }): Pair => [name.split(" ").slice(1).join(" "), purpose]),
    style,
  );
  return commands.flatMap(({ examples: [first] }, at) => [
    members[at] ?? "",
    ...(first ? memberExample(first.line, style) : []),
  ]);
}

function memberExample(line: string, style: Style): HelpBlock {
  if (style.layout === "labels") return [`for example: ${line}`];
  return shellLines(line, style.width, "    ").map((shellLine) => style.dim(shellLine));
}

function usageLines(usage: string, style: Style): HelpBlock {
  return style.layout === "labels" ? [usage] : shellLines(usage, style.width, "  ");
}

export function argumentPair({ name, description, isRequired, isRepeatable }: ArgumentHelp): Pair {
  const shown = `${name}${isRepeatable ? "..." : ""}`;
  return [isRequired ? `<${shown}>` : `[${shown}]`, description];
}

export function flagPair({ flag, value, description, isRepeatable }: FlagHelp): Pair {
  return [value === null ? flag : `${flag} ${value}`, isRepeatable ? `${description} (repeatable)` : description];
}

/** The shape of the answer, for who reads it by a program. */
function kindLines({ kinds }: CommandHelp): readonly string[] {
  const last = kinds.at(-1);
  if (last === undefined) return [];
  if (kinds.length === 1) return [`With --json: kind ${last}. Its shape: psvc help json ${last}`];
  return [`With --json: kind ${kinds.slice(0, -1).join(", ")} or ${last}. Their shapes: psvc help json <kind>`];
}

/** Where to read on. */
function closing(help: CommandHelp, style: Style): HelpBlock {
  const topics = topicsOf(help).map((topic) => `psvc help ${topic}`);
  const [first] = help.commands;
  return [
    ...(first ? [`One command in full: psvc help ${first.name}`] : []),
    ...kindLines(help),
    "Flags that every command takes, such as --json: psvc help flags",
    ...(topics.length > 0 ? [`See also: ${topics.join(", ")}`] : []),
  ].map((line) => style.dim(paragraph(line, style)));
}
