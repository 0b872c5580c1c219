import { visible } from "./visible.ts";

/** Text from people as Markdown that shows it as it is: no link, no markup, no HTML, in one line. */
export function markdownText(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, " ")).replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
