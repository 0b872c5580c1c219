import { wrap } from "./table.ts";

/** Stands for a space at which no line may end; nobody types it. */
const TIE = "\ue000";
/** Where advice comes to its point: at its start or after a colon. Elsewhere psvc and git are only spoken of. */
const COMMAND = /(?<=^|: )(?:psvc|git) [^,;()]+/g;

/** Like `wrap`, but a command stays on one line, so that it can be copied as it stands. */
export function wrapWhole(text: string, width: number, indent = ""): string {
  const tied = text.replace(COMMAND, (command) => command.trimEnd().replaceAll(" ", TIE) + afterOf(command));
  return wrap(tied, width, indent).replaceAll(TIE, " ");
}

function afterOf(command: string): string {
  return command.slice(command.trimEnd().length);
}
