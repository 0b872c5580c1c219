import { textWidth } from "../render/table.ts";

const GOES_ON = " \\";
/** A word of a shell: quotes hold blanks together. */
const WORDS = /(?:[^\s"']|"(?:\\.|[^"\\])*"|'[^']*')+/g;

/** A command line over several, so that a shell still reads it as one: nothing but what stands there is typed. */
export function shellLines(line: string, width: number, indent: string): readonly string[] {
  if (textWidth(indent + line) <= width) return [indent + line];
  const room = width - GOES_ON.length;
  const lines: string[] = [];
  let so = indent;
  for (const word of line.match(WORDS) ?? []) {
    const longer = so.trim() === "" ? so + word : `${so} ${word}`;
    if (so.trim() !== "" && textWidth(longer) > room) {
      lines.push(so + GOES_ON);
      so = `${indent}${indent}${word}`;
    } else so = longer;
    while (textWidth(so) > room) {
      const cut = cutInQuotes(so, room);
      if (cut === null) break;
      lines.push(cut[0]);
      so = cut[1];
    }
  }
  return [...lines, so];
}

/**
 * A quoted text that is wider than the line: the quote ends, and begins again at the very start of the next line, which a shell
 * puts together without a blank. null where the line ends in no quote with a blank in it.
 */
function cutInQuotes(line: string, room: number): readonly [string, string] | null {
  const quoted = /(["'])(?:(?!\1).)*\1$/.exec(line);
  const quote = quoted?.[1];
  if (!quoted || !quote) return null;
  const end = line.lastIndexOf(" ", room - 2);
  if (end <= quoted.index) return null;
  return [`${line.slice(0, end + 1)}${quote}\\`, quote + line.slice(end + 1)];
}
