import { formatDay } from "../../domain/time/calendar.ts";
import { markdownText } from "../layout/markdown.ts";
import type { Block, PageDocument, Word, Words } from "./page-document.ts";

/** The page as Markdown, to paste into a mail or a wiki. */
export function pageMarkdown({ title, head, lead, sections }: PageDocument): string {
  return [
    `# ${markdownText(title)}`,
    line(head),
    ...lead.map(line),
    ...sections.flatMap((section) => [`## ${markdownText(section.title)}`, ...section.blocks.map(block)]),
    "",
  ].join("\n\n");
}

function block(one: Block): string {
  switch (one.kind) {
    case "text":
      return line(one.words);
    case "fact":
      return `**${markdownText(one.term)}:** ${inline(one.words)}`.trimEnd();
    case "list":
      return one.lines.map((words) => `- ${line(words)}`).join("\n");
    case "table":
      return table(
        one.columns,
        one.rows.map((row) => row.map(inline)),
      );
    case "signatures":
      return table(
        ["", "Name", "Signature", "Day"],
        one.parties.map(({ side, name }) => [markdownText(side), name ? markdownText(name) : RULE, RULE, RULE]),
      );
  }
}

const RULE = "_".repeat(16);

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(columns.map(markdownText)), row(columns.map(() => "---")), ...rows.map(row)].join("\n");
}

/** Words that begin a line: no list, quote or number of theirs becomes one of ours. */
function line(words: Words): string {
  return inline(words).replace(/^(\d*)([-+.)=])/, "$1\\$2");
}

function inline(words: Words): string {
  return words.map(word).join("").trim();
}

function word(one: Word): string {
  if (typeof one === "string") return markdownText(one);
  if ("day" in one) return one.strong ? `**${formatDay(one.day)}**` : formatDay(one.day);
  return `**${markdownText(one.strong)}**`;
}
