/** What psvc draws beside ASCII: the mark of a text that was cut, and of a line break. */
const DRAWN: Readonly<Record<string, string>> = { "\u2026": "...", "\u23ce": "\\n" };

/** How many columns the marks of one line may take more. */
export const ASCII_ROOM = 2;

/** The same with psvc's own marks in ASCII; what people wrote stays as it is. */
export function inAscii(text: string): string {
  return text.replace(/[\u2026\u23ce]/g, (mark) => DRAWN[mark] ?? mark);
}
