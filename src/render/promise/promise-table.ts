import type { Problem } from "../../errors.ts";
import { excerptLines } from "../layout/code-frame.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { wrap } from "../layout/table.ts";
import { problemWords } from "../problem/problem.ts";

/** What is wrong in a line of a text that somebody edited, and where. */
export interface MarkedProblem {
  readonly line: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly why: string | Problem;
}

/** As many as a person puts right in one go. */
const SHOWN = 10;

/** Each with file, line and column, the line itself, and a caret under what is meant. */
export function renderTableProblems(file: string, problems: readonly MarkedProblem[], style: Style): string {
  const shown = problems
    .slice(0, SHOWN)
    .flatMap((problem) => [
      wrap(
        `${style.strong(`${file}:${problem.line}:${problem.start + 1}`)} ${visible(formatWhy(problem.why))}`,
        style.width,
        "  ",
      ),
      ...excerpt(problem, style),
    ]);
  const more = problems.length - SHOWN;
  return [
    ...shown,
    ...(more > 0 ? [`and ${more} more`] : []),
    `${problems.length === 1 ? "One thing is" : `${problems.length} things are`} to be put right; nothing was written.`,
  ].join("\n");
}

function formatWhy(why: string | Problem): string {
  if (typeof why === "string") return why;
  const { message, hint } = problemWords(why);
  return hint ? `${message} ${hint}` : message;
}

function excerpt({ text, start, end }: MarkedProblem, style: Style): readonly string[] {
  return excerptLines(text, { start, length: end - start }, style.width - 4, style.bad).map((line) => `    ${line}`);
}

/** A line that was taken out drops nothing. */
export function renderGone(slug: string, gone: readonly string[], style: Style): string {
  const [first = ""] = gone;
  const named =
    gone.length > SHOWN ? `${gone.slice(0, SHOWN).join(", ")} and ${gone.length - SHOWN} more` : gone.join(", ");
  const stays =
    gone.length === 1
      ? "is no longer in the table, and stays as it is"
      : "are no longer in the table, and stay as they are";
  return wrap(
    `${named} ${stays}. ` + `To drop one: ${style.command(`psvc promise drop ${slug} ${first} --why TEXT`)}`,
    style.width,
    "  ",
  );
}
