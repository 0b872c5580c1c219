/** Control characters, and marks that reorder a line, shown as escapes: text from people must not drive a terminal. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** One line, safe to print. Line breaks become `⏎`. */
export function visible(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "⏎").replace(HIDDEN, escaped);
}

/** The same for a page, where a line break is a space. */
export function visibleInOneLine(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, " "));
}

/** The same over several lines, which are kept. */
export function visibleLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(visible)
    .join("\n");
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** What psvc draws beside ASCII: the mark of a text that was cut, and of a line break. */
export const DRAWN: Readonly<Record<string, string>> = { "\u2026": "...", "\u23ce": "\\n" };

/** How many columns the marks of one line may take more. */
export const ASCII_ROOM = 2;

/** The same with psvc's own marks in ASCII; what people wrote stays as it is. */
export function inAscii(text: string): string {
  return text.replace(/[\u2026\u23ce]/g, (mark) => DRAWN[mark] ?? mark);
}

/** What could drive a terminal or reorder a line, and what JSON leaves as it is. */
const UNPRINTABLE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A value as JSON in which every character can be printed: the others are written as `\uXXXX`, and mean the same. */
export function printableJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
