import { EXIT } from "../../errors.ts";
import { shellLines } from "../facts/command-line.ts";
import type { Topic } from "../facts/topic.ts";
import { type Pair, pageOf, pageStyle, pairs, title, under } from "../pages/layout.ts";

const MEANS: Readonly<Record<keyof typeof EXIT, string>> = {
  fine: "fine",
  failed: "it could not be done; stderr says why and what to do",
  usage: "typed wrong: a command, a flag or a value; or something that the line has to say is missing",
  notMet: "the answer is no; it stands on stdout, and is no error",
  bug: "a bug in psvc; what was saved stays saved",
  busy: "another psvc is writing to this store; try again",
  cancelled: "cancelled at a question, by Ctrl-C",
};

/** Commands that can answer no. */
const SAYS_NO: readonly Pair[] = [
  ["psvc status --check", "anything is red or overdue"],
  ["psvc golive", "with --check or --decision: not ready"],
  ["psvc route done", "psvc can tell that it is not true"],
  ["psvc close", "something of the go-live is open"],
  ["psvc recut", "nothing makes the day"],
  ["psvc doctor", "something is damaged"],
  ["psvc import", "a conflict, or something damaged"],
  ["psvc backup, export --all", "the copy was made of a store with damage"],
  ["psvc undo, redo", "there is nothing to take back"],
];

export const EXIT_CODES: readonly Pair[] = (Object.keys(EXIT) as (keyof typeof EXIT)[]).map(
  (name): Pair => [String(EXIT[name]), MEANS[name]],
);

export const EXIT_CODES_TOPIC: Topic = {
  about: "what the codes mean",
  page: (given) => {
    const style = pageStyle(given);
    return pageOf([
      title("psvc help exit-codes", "what psvc ends with", style),
      under("Codes", pairs(EXIT_CODES, style), style),
      under(`When the answer is no (${EXIT.notMet})`, pairs(SAYS_NO, style), style),
      under(
        "For a script",
        shellLines("psvc status --check > morning.txt || mail -s psvc ana < morning.txt", style.width, "  "),
        style,
      ),
    ]);
  },
};
