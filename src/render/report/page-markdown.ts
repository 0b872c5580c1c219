import { formatPageDay, type PageDates } from "../../domain/time/calendar.ts";
import { markdownText } from "../layout/markdown.ts";
import type { Block, PageDocument, Words } from "./page-document.ts";

/** The page as Markdown, to paste into a mail or a wiki. */
export function pageMarkdown({ title, head, lead, sections }: PageDocument, dates: PageDates = "dmy"): string {
  const writer = markdownWriter(dates);
  return [
    `# ${markdownText(title)}`,
    writer.line(head),
    ...lead.map(writer.line),
    ...sections.flatMap((section) => [
      `## ${markdownText(section.title)}`,
      ...section.blocks.map(writer.block).filter(Boolean),
    ]),
    "",
  ].join("\n\n");
}

function markdownWriter(dates: PageDates) {
  const inline = (words: Words): string =>
    words
      .map((one) => {
        if (typeof one === "string") return markdownText(one);
        if (!("day" in one)) return `**${markdownText(one.strong)}**`;
        const day = formatPageDay(one.day, dates, one.isDeadline);
        return one.strong ? `**${day}**` : day;
      })
      .join("")
      .trim();
  /** Words that begin a line: no list, quote or number of theirs becomes one of ours. */
  const line = (words: Words) => inline(words).replace(/^(\d*)([-+.)=])/, "$1\\$2");
  const block = (one: Block): string => {
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
      // The table beside it says the same.
      case "timeline":
        return "";
      case "boxes":
        return one.labels.map((label) => `☐ ${markdownText(label)}`).join("   ");
      case "signatures":
        return table(
          ["", "Name", "Date", "Signature"],
          one.parties.map(({ side, name }) => [markdownText(side), name ? markdownText(name) : RULE, RULE, RULE]),
        );
    }
  };
  return { line, block };
}

const RULE = "_".repeat(16);

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(columns.map(markdownText)), row(columns.map(() => "---")), ...rows.map(row)].join("\n");
}
