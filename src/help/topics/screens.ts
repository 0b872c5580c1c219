import type { Topic } from "../facts/topic.ts";
import { type Pair, pageOf, pageStyle, pairs, title, under } from "../pages/layout.ts";

const WHERE: readonly Pair[] = [
  [
    "a terminal",
    "tables fit it from 40 columns on: what matters least is left out first, then words are wrapped whole",
  ],
  ["a pipe", "a list is rows with tabs between, a header, every column, nothing cut; no colour, no pager, no question"],
  [
    "an ear",
    "--plain: one fact a line with its name, no colour or marks, questions line by line; psvc config set plain yes",
  ],
  ["a program", "--json: psvc help json"],
  ["a shared screen", "psvc status --shareable: nothing that a customer should not read"],
];

const COLOUR: readonly Pair[] = [
  ["who decides", "--color and --no-color, then NO_COLOR, FORCE_COLOR, psvc config set color, and TERM=dumb has none"],
  [
    "what it means",
    "red is bad, yellow wants a look, green is good; words say the same, so nothing is lost without it",
  ],
];

const MORE: readonly Pair[] = [
  [
    "pager",
    "what is higher than the terminal goes through PSVC_PAGER, psvc config set pager, PAGER, or less -FRX; " +
      "--no-pager, or cat, for none",
  ],
  ["ASCII", "--ascii, and where the locale is not UTF-8: psvc's own marks; names of people stay as they are"],
  ["odd letters", "control characters in what people wrote are shown as escapes, such as \\x1b"],
  ["Ctrl-C", "leaves the terminal as it was; what was answered so far is kept, and psvc says how to go on"],
];

export const SCREENS: Topic = {
  about: "terminal, pipe, ear",
  page: (given) => {
    const style = pageStyle(given);
    return pageOf([
      title("psvc help screens", "how an answer looks, by where it goes", style),
      under("Where it goes", pairs(WHERE, style), style),
      under("Colour", pairs(COLOUR, style), style),
      under("More", pairs(MORE, style), style),
    ]);
  },
};
