import { shellLines } from "../facts/command-line.ts";
import type { Topic } from "../facts/topic.ts";
import { type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "./layout.ts";

/** One heading of a topic: terms with their meaning, sentences below them, and a line to type. */
export interface TopicSection {
  readonly heading: string;
  readonly pairs?: readonly Pair[];
  readonly sentences?: readonly string[];
  readonly example?: string;
}

export interface TopicText {
  readonly name: string;
  /** A few words, for the list of topics. */
  readonly about: string;
  readonly title: string;
  readonly sections: readonly TopicSection[];
}

/** Returns a topic whose page is the same on every day and in every store. */
export function textTopic({ name, about, title: says, sections }: TopicText): Topic {
  return {
    about,
    page: (given) => {
      const style = pageStyle(given);
      return pageOf([
        title(`psvc help ${name}`, says, style),
        ...sections.map(({ heading, pairs: rows = [], sentences = [], example }) =>
          under(
            heading,
            [
              ...pairs(rows, style),
              ...sentences.map((sentence) => paragraph(sentence, style, "  ")),
              ...(example === undefined ? [] : shellLines(example, style.width, "  ")),
            ],
            style,
          ),
        ),
      ]);
    },
  };
}
