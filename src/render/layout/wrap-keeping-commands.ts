import { textWidth, wrap } from "./table.ts";

/** Stands for a space at which no line may end; nobody types it. */
const TIE = "\ue000";
/**
 * Where advice comes to its point: at its start, after a colon or a gap, in a colour. Elsewhere psvc and git are only
 * spoken of.
 */
const COMMAND = /(?<=^|: | {2}|\u001b\[\d+m)(?:psvc|git|export) [^,;()\u001b]+/g;

/** Like `wrap`, but a command stays on one line, so that it can be copied as it stands. */
export function wrapWhole(text: string, width: number, indent = ""): string {
  const tied = text.replace(COMMAND, (command) => command.trimEnd().replaceAll(" ", TIE) + afterOf(command));
  return wrap(tied, width, indent).replaceAll(TIE, " ");
}

/** A screen on which the terminal need not break a word: what is too wide goes on below, set in a little further. */
export function fitLines(text: string, width: number): string {
  if (!text.split("\n").some((line) => textWidth(line) > width)) return text;
  return text
    .split("\n")
    .map((line) => (textWidth(line) > width ? wrapWhole(line, width, `${/^ */.exec(line)?.[0] ?? ""}  `) : line))
    .join("\n");
}

function afterOf(command: string): string {
  return command.slice(command.trimEnd().length);
}
