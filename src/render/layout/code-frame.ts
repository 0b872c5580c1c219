import { visible } from "./escape-control-characters.ts";
import { cut, textWidth } from "./table.ts";

/** Of what is before the caret, as much is kept in sight. */
const BEFORE = 24;

/**
 * A line of a file, cut to the width around what is meant in it, and carets under that. Control characters are seen,
 * wide ones counted.
 */
export function excerptLines(
  text: string,
  { start, length = 1 }: { readonly start: number; readonly length?: number },
  width: number,
  paint: (caret: string) => string = (caret) => caret,
): readonly string[] {
  const whole = visible(text.slice(0, start));
  const isFar = textWidth(whole) > width - 10;
  const before = isFar ? `\u2026${[...whole].slice(-BEFORE).join("")}` : whole;
  const meant = textWidth(visible(text.slice(start, start + length)));
  const room = Math.max(1, width - textWidth(before));
  const carets = "^".repeat(Math.max(1, Math.min(meant, room)));
  return [
    cut(`${before}${visible(text.slice(start, start + width * 2))}`, width),
    `${" ".repeat(textWidth(before))}${paint(carets)}`,
  ];
}
