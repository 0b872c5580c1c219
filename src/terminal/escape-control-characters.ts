/** What could drive a terminal or reorder a line: the same characters that `render/visible.ts` shows as escapes. */
const DRIVING = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Text from people, safe to put into a question. Line breaks become spaces. */
export function harmless(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(DRIVING, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
