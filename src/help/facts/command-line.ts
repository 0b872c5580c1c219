import { textWidth } from "../../render/layout/table.ts";

const GOES_ON = " \\";
/** A word of a shell: quotes hold blanks together. */
const WORDS = /(?:[^\s"']|"(?:\\.|[^"\\])*"|'[^']*')+/g;

/** A command line over several, so that a shell still reads it as one: nothing but what stands there is typed. */
export function shellLines(line: string, width: number, indent: string): readonly string[] {
  if (textWidth(indent + line) <= width) return [indent + line];
  const room = width - GOES_ON.length;
  const later = indent + indent;
  const lines: string[] = [];
  let text = indent;
  for (const part of partsOf(line, room - later.length)) {
    const longer = text.trim() === "" ? text + part : `${text} ${part}`;
    if (text.trim() !== "" && textWidth(longer) > room) {
      lines.push(text + GOES_ON);
      text = later + part;
    } else text = longer;
    for (let cut = cutInQuotes(text, room); cut !== null; cut = cutInQuotes(text, room)) {
      lines.push(cut[0]);
      text = cut[1];
    }
  }
  return [...lines, text];
}

/** The words of a line; a flag and its value are one part where they fit on a line. */
function partsOf(line: string, room: number): readonly string[] {
  const parts: string[] = [];
  for (const word of line.match(WORDS) ?? []) {
    const last = parts.at(-1) ?? "";
    const isValue = /^--?[a-z-]+$/.test(last) && !word.startsWith("-");
    if (isValue && textWidth(`${last} ${word}`) <= room) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word);
  }
  return parts;
}

/**
 * A quoted text that is wider than the line: the quote ends, and begins again at the very start of the next line, which
 * a shell puts together without a blank. null where the line fits, or does not end in a quote.
 */
function cutInQuotes(line: string, room: number): readonly [string, string] | null {
  const quoted = textWidth(line) > room ? /(["'])(?:(?!\1).)*\1$/.exec(line) : null;
  if (!quoted) return null;
  const [, quote = ""] = quoted;
  const [first, most] = [quoted.index + 1, room - quote.length];
  const blank = line.lastIndexOf(" ", most - 1);
  const end = blank > first ? blank + 1 : most;
  if (end <= first || line[end - 1] === "\\") return null;
  return [`${line.slice(0, end)}${quote}\\`, quote + line.slice(end)];
}
