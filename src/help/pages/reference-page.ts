import type { CommandHelp } from "../facts/command-help.ts";
import { topicsOf } from "../facts/related.ts";
import { argumentPair, flagPair, formatDoes } from "./command-page.ts";
import type { Pair } from "./layout.ts";

/** Every command and flag as one Markdown document. */
export function referencePage(program: CommandHelp, topics: readonly Pair[]): string {
  const groups = [...new Set(program.commands.map(({ group }) => group))];
  return [
    "# psvc",
    escaped(asSentence(program.purpose)),
    "## Flags of every command",
    rows(program.flags.map(flagPair)),
    ...groups.flatMap((group) => [
      `## ${group}`,
      ...program.commands.filter((command) => command.group === group).flatMap(commandSections),
    ]),
    "## Help topics",
    rows(topics.map(([name, about]) => [`psvc help ${name}`, about])),
  ].join("\n\n");
}

function commandSections(help: CommandHelp): readonly string[] {
  const topics = topicsOf(help);
  return [
    `### psvc ${help.name}`,
    escaped(asSentence(help.purpose)),
    fenced([help.usage]),
    ...(help.examples.length > 0
      ? [fenced(help.examples.flatMap((example) => [`# ${formatDoes(example)}`, example.line]))]
      : []),
    ...(help.arguments.length > 0 ? [rows(help.arguments.map(argumentPair))] : []),
    ...(help.flags.length > 0 ? [rows(help.flags.map(flagPair))] : []),
    ...help.notes.filter((line) => !isListed(line)).map(escaped),
    ...(help.notes.some(isListed) ? [fenced(help.notes.filter(isListed).map((line) => line.trim()))] : []),
    ...(help.kinds.length > 0
      ? [`With \`--json\`: kind ${help.kinds.map((kind) => `\`${kind}\``).join(" or ")}.`]
      : []),
    ...(topics.length > 0 ? [`See also: ${topics.map((topic) => `\`psvc help ${topic}\``).join(", ")}.`] : []),
    ...help.commands.flatMap(commandSections),
  ];
}

/** Notes that are set in are a list, and stand below the others. */
export function isListed(note: string): boolean {
  return note.startsWith(" ");
}

function rows(pairs: readonly Pair[]): string {
  return pairs.map(([term, text]) => `- \`${term}\`: ${escaped(text)}`).join("\n");
}

function fenced(lines: readonly string[]): string {
  return ["```sh", ...lines, "```"].join("\n");
}

/** `<`, `*` and the like are themselves, and no HTML or emphasis. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, (mark) => `\\${mark}`);
}

export function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
