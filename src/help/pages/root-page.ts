import type { Style } from "../../render/layout/style.ts";
import type { CommandHelp } from "../facts/command-help.ts";
import { EXAMPLES } from "../facts/examples.ts";
import { columns, type HelpBlock, type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "./layout.ts";

/** For a first try: of each command the first example. */
const FIRST_STEPS = ["demo", "gap show"];

/** The commands that lead a customer from the signature to the go-live, in this order. */
const FRONT_DOOR = [
  ...["new-project", "status", "do", "promise", "gap", "confront"],
  ...["action", "note", "route", "report", "golive", "help"],
];

/** The commands of a lead's day, on one screen. */
export function rootPage(help: CommandHelp, topics: readonly Pair[], given: Style): string {
  const style = pageStyle(given);
  const daily = FRONT_DOOR.flatMap((name) => help.commands.find((command) => command.name === name) ?? []);
  const steps = FIRST_STEPS.flatMap((name) => EXAMPLES[name]?.slice(0, 1) ?? []);
  const rows = [
    ["psvc", "what needs you today, and where every project stands"],
    ...daily.map(({ name, summary }): Pair => [name, summary]),
  ] as const;
  return pageOf([
    title("psvc", help.purpose, style),
    pairs(rows, style),
    under(
      "First steps",
      pairs(
        steps.map(({ line, does }): Pair => [line, inShort(does)]),
        style,
      ),
      style,
    ),
    [
      paragraph("All commands: psvc help --all. One of them: psvc help <command>", style),
      paragraph(`Topics: ${topics.map(([name]) => name).join(", ")}. To read one: psvc help <topic>`, style),
    ],
  ]);
}

/** What git calls and nobody types, and what was typed to see this page. */
const NOT_LISTED = ["merge-driver", "help"];

/** Every command, by how a lead works, with the topics and the flags of all. */
export function allCommandsPage(help: CommandHelp, topics: readonly Pair[], given: Style): string {
  const style = pageStyle(given);
  const groups = [...new Set(help.commands.map(({ group }) => group))];
  return pageOf([
    title("psvc help --all", help.purpose, style),
    [
      ...groups.flatMap((group) => groupLines(group, help.commands, style)),
      ...under("Help topics", columns(topics, style), style),
      paragraph(`Every command also takes ${flagNames(help)}: psvc help flags`, style),
      paragraph("Everything on one page: man psvc, or psvc help reference", style),
    ],
  ]);
}

function groupLines(group: string, commands: readonly CommandHelp[], style: Style): HelpBlock {
  const members = commands.filter((command) => command.group === group && !NOT_LISTED.includes(command.name));
  return under(
    group,
    columns(
      members.map(({ name, summary }): Pair => [name, summary]),
      style,
    ),
    style,
  );
}

/** Up to where it goes on to what surprises. */
function inShort(does: string): string {
  return /^[^,;:]+/.exec(does)?.[0] ?? does;
}

/** The first few; what each does stands on a page of its own. */
function flagNames({ flags }: CommandHelp): string {
  return flags
    .filter(({ flag }) => flag !== "--version")
    .slice(0, 3)
    .map(({ flag }) => flag)
    .join(", ");
}
