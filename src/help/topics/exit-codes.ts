import { EXIT } from "../../errors.ts";
import type { Pair } from "../pages/layout.ts";
import { textTopic } from "../pages/text-topic.ts";

const MEANS: Readonly<Record<keyof typeof EXIT, string>> = {
  fine: "success",
  failed: "it failed; stderr says why and what to do",
  usage: "wrong usage: an unknown command, flag or value, or something required is missing",
  notMet: "the answer is no; it is printed on stdout and is not an error",
  bug: "a bug in psvc; what was saved stays saved",
  busy: "another psvc is writing to this store; try again",
  cancelled: "cancelled at a question with Ctrl-C",
};

export const EXIT_CODES: readonly Pair[] = (Object.keys(EXIT) as (keyof typeof EXIT)[]).map(
  (name): Pair => [String(EXIT[name]), MEANS[name]],
);

export const EXIT_CODES_TOPIC = textTopic({
  name: "exit-codes",
  about: "what each code means",
  title: "the exit codes of psvc",
  sections: [
    { heading: "Codes", pairs: EXIT_CODES },
    {
      heading: `When the answer is no (${EXIT.notMet})`,
      pairs: [
        ["psvc status --check", "a project is off track or overdue"],
        ["psvc golive", "with --check or --decision: not ready"],
        ["psvc route done", "the records say that the milestone is not reached"],
        ["psvc close", "something from the go-live is still open"],
        ["psvc recut", "no smaller scope meets the date"],
        ["psvc doctor", "something is damaged"],
        ["psvc import", "a conflict, or something damaged"],
        ["psvc backup, export --all", "the store that was copied has damage"],
        ["psvc undo, redo", "there is nothing to take back or to reapply"],
      ],
    },
    {
      heading: "In a script",
      example: "psvc status --check > morning.txt || mail -s psvc ana < morning.txt",
    },
  ],
});
