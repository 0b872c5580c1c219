import { visibleInOneLine } from "./visible.ts";

/** Text from people as Markdown that shows it as it is: no link, no markup, no HTML and no reference to a character, in one line. */
export function markdownText(text: string): string {
  return visibleInOneLine(text)
    .replace(/[\\`*_[\]<>#|~]/g, "\\$&")
    .replace(/&(?=\\?#?\w+;)/g, "\\&");
}
