import type { Style } from "../../render/layout/style.ts";
import type { CommandHelp } from "../facts/command-help.ts";
import { EXAMPLES } from "../facts/examples.ts";
import { columns, type HelpBlock, type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "./layout.ts";

/** What somebody tries who has just come; of each the example that shows it best. */
const FIRST_STEPS = ["demo", "gap show"];

/** psvc on one screen: commands by how a lead works, topics, first steps, flags. */
export function rootPage(help: CommandHelp, topics: readonly Pair[], given: Style): string {
  const style = pageStyle(given);
  const groups = [...new Set(help.commands.map(({ group }) => group))];
  const steps = FIRST_STEPS.flatMap((name) => EXAMPLES[name]?.slice(0, 1) ?? []);
  return pageOf([
    title("psvc", help.purpose, style),
    [
      ...groups.flatMap((group) => groupLines(group, help.commands, style)),
      ...under("Help topics", columns(topics, style), style),
      ...under(
        "Examples",
        pairs(
          steps.map(({ line, does }): Pair => [line, inShort(does)]),
          style,
        ),
        style,
      ),
      paragraph(`Every command also takes ${flagNames(help)}: psvc help flags`, style),
      paragraph("More: psvc help <command> or <topic>; all: man psvc, psvc help reference", style),
    ],
  ]);
}

function groupLines(group: string, commands: readonly CommandHelp[], style: Style): HelpBlock {
  const members = commands.filter((command) => command.group === group);
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
