import { textTopic } from "../pages/text-topic.ts";

export const SCREENS = textTopic({
  name: "screens",
  about: "terminals, pipes, colour",
  title: "how an answer looks, depending on where it goes",
  sections: [
    {
      heading: "Where it goes",
      pairs: [
        ["a terminal", "tables fit from 40 columns up: the least important columns go first, then words wrap whole"],
        ["a pipe", "lists are tab-separated rows with a header; all columns, nothing cut, no colour, no question"],
        [
          "screen readers",
          "--plain: one labelled fact per line, no colour or symbols, questions line by line; " +
            "psvc config set plain yes",
        ],
        ["a program", "--json: psvc help json"],
        ["a shared screen", "psvc status --shareable: nothing that a customer should not read"],
      ],
    },
    {
      heading: "Colour",
      pairs: [
        [
          "what decides",
          "--color and --no-color, then NO_COLOR, FORCE_COLOR, psvc config set color; TERM=dumb has none",
        ],
        ["what it means", "red is bad, yellow needs attention, green is good; the words say the same"],
      ],
    },
    {
      heading: "More",
      pairs: [
        [
          "pager",
          "answers longer than the terminal go through PSVC_PAGER, psvc config set pager, PAGER, or less -FRX; " +
            "--no-pager turns it off",
        ],
        ["ASCII", "--ascii, and locales without UTF-8: psvc draws in ASCII; names stay as they are"],
        ["control characters", "shown as escapes, such as \\x1b"],
        ["Ctrl-C", "leaves the terminal as it was; answers so far are kept, and psvc says how to resume"],
      ],
    },
  ],
});
