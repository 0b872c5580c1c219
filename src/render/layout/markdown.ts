import { visibleInOneLine } from "./escape-control-characters.ts";

/**
 * Text from people as Markdown that shows it as it is: no link, no markup, no HTML and no reference to a character, in
 * one line.
 */
export function markdownText(text: string): string {
  return visibleInOneLine(text)
    .replace(/[\\`*_[\]<>#|~]/g, "\\$&")
    .replace(/&(?=\\?#?\w+;)/g, "\\&");
}

/** A table under a title. Columns in which nothing stands are left out. */
export function markdownTable(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const filled = columns.map((_, at) => rows.length === 0 || rows.some((cells) => cells[at] !== ""));
  const line = (cells: readonly string[]) => `| ${cells.filter((_, at) => filled[at]).join(" | ")} |`;
  const head = [`# ${markdownText(title)}`, "", line(columns.map(markdownText)), line(columns.map(() => "---"))];
  return `${[...head, ...rows.map((cells) => line(cells.map(markdownText)))].join("\n")}\n`;
}
