import { commandHelp } from "../facts/command-help.ts";
import type { Topic } from "../facts/topic.ts";
import { flagPair } from "../pages/command-page.ts";
import { type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "../pages/layout.ts";

const WRITING: readonly Pair[] = [
  ["--flag 'some words'", "quotes keep words together"],
  ["--flag=value", "the same as --flag value"],
  ["--flag ''", "in an edit command: clears the value"],
  ["-", "in place of a file: standard input or output, where the command's page says so"],
  ["--", "what follows is not a flag, even if it begins with -"],
];

export const FLAGS: Topic = {
  about: "flags of every command",
  page: (given, _words, { program }) => {
    const style = pageStyle(given);
    const { flags } = commandHelp(program);
    return pageOf([
      title("psvc help flags", "flags of every command, anywhere on the line", style),
      under("Flags", pairs([...flags.map(flagPair), ["-h, --help", "the page of this command"]], style), style),
      under("How they are written", pairs(WRITING, style), style),
      [
        paragraph(
          "Every question has a flag. Without a terminal, and with --json or --no-input, psvc asks nothing and " +
            "names everything that is missing at once.",
          style,
        ),
      ],
    ]);
  },
};
