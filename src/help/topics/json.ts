import { type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "../layout.ts";
import type { Topic } from "../topic.ts";

const CONTRACT: readonly Pair[] = [
  ["schemaVersion", "1; within a version keys are only added"],
  ["kind", "what the document is; its value stands under that name"],
  ["null, []", "a fact that is absent, a list that is empty: no key is left out"],
  ["days", "2027-03-15"],
  ["an error", "stdout is empty; stderr has one document of kind error, with code, exitCode, message and hint"],
  ["exit code 3", "is an answer and no error: it stands on stdout"],
];

export const JSON_TOPIC: Topic = {
  about: "the answers as JSON",
  page: (given) => {
    const style = pageStyle(given);
    return pageOf([
      title("psvc help json", "every command takes --json, and answers one document on stdout", style),
      under("The contract", pairs(CONTRACT, style), style),
      under(
        "Good to know",
        [
          "With --json psvc asks nothing: what is missing is named, with exit code 2.",
          "A write prints the record that it made.",
        ].map((line) => paragraph(line, style, "  ")),
        style,
      ),
    ]);
  },
};
