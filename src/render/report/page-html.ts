import { formatPageDay, type PageDates } from "../../domain/time/calendar.ts";
import { visibleInOneLine } from "../layout/escape-control-characters.ts";
import { PAGE_STYLE, PAGE_STYLE_HASH } from "./page-css.ts";
import type { Block, PageDocument, Party, Section, Words } from "./page-document.ts";
import { timelineSvg } from "./page-timeline.ts";

/** Nothing is loaded, nothing runs, nothing is sent, whatever a name on the page tries. */
const POLICY = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** How a page looks by the settings of the store. */
export interface PageLook {
  readonly dates: PageDates;
  /** Of the band at its top and of the timeline: `#0b5c6b`. */
  readonly color: string;
  /** A picture as a data URI; null for none. */
  readonly logo: string | null;
}

export const USUAL_LOOK: PageLook = { dates: "dmy", color: "#0b5c6b", logo: null };

/** The page as one file of HTML that needs nothing else. */
export function pageHtml({ title, head, lead, sections }: PageDocument, look: PageLook = USUAL_LOOK): string {
  const { inline, sectionHtml } = htmlWriter(look);
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${look.logo ? `${POLICY}; img-src data:` : POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${safe(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<svg class="band" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">` +
      `<path d="M0 0H100V1H0z" fill="${safe(look.color)}"/></svg>`,
    ...(look.logo ? [`<img class="logo" alt="" src="${safe(look.logo)}">`] : []),
    `<h1>${safe(title)}</h1>`,
    `<p class="head">${inline(head)}</p>`,
    ...lead.map((words) => `<p class="lead">${inline(words)}</p>`),
    ...sections.map(sectionHtml),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function htmlWriter({ dates, color }: PageLook) {
  const inline = (words: Words): string =>
    words
      .map((one) => {
        if (typeof one === "string") return safe(one);
        if (!("day" in one)) return `<strong>${safe(one.strong)}</strong>`;
        const day = `<time datetime="${safe(one.day)}">${safe(formatPageDay(one.day, dates, one.isDeadline))}</time>`;
        return one.strong ? `<strong>${day}</strong>` : day;
      })
      .join("")
      .trim();
  const blockHtml = (block: Block, title: string): string => {
    switch (block.kind) {
      case "text":
        return `<p>${inline(block.words)}</p>`;
      case "fact":
        return block.words.length === 0
          ? `<h3>${safe(block.term)}</h3>`
          : `<p><strong>${safe(block.term)}:</strong> <bdi>${inline(block.words)}</bdi></p>`;
      case "list":
        return `<ul>\n${block.lines.map((words) => `<li>${inline(words)}</li>`).join("\n")}\n</ul>`;
      case "table":
        return table(
          block.columns,
          block.rows.map((row) => row.map(inline)),
          { title, look: lookOf(block.columns) },
        );
      case "timeline":
        return timelineSvg(block.points, { today: block.today, dates, color: safe(color) }, safe);
      case "boxes":
        return `<p class="boxes">${block.labels.map((label) => `<span>☐ ${safe(label)}</span>`).join(" ")}</p>`;
      case "signatures":
        return table(SIGNED, block.parties.map(signature), { title, look: "signatures" });
    }
  };
  const sectionHtml = ({ title, blocks, isOne }: Section): string =>
    [
      isOne ? '<section class="one">' : "<section>",
      `<h2>${safe(title)}</h2>`,
      ...blocks.map((block) => blockHtml(block, title)),
      "</section>",
    ].join("\n");
  return { inline, sectionHtml };
}

const SIGNED = ["Party", "Name", "Date", "Signature"];

function signature({ side, name }: Party): readonly string[] {
  return [safe(side), safe(name ?? ""), "", ""];
}

function lookOf(columns: readonly string[]): string {
  if (columns[0] === "No.") return "numbered";
  if (columns[0] === "") return "compare";
  return columns.length === 2 ? "pair" : columns.length === 3 ? "few" : "many";
}

/**
 * The roles say again what the elements are: a phone shows the rows one below the other, and readers aloud keep the
 * table.
 */
function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { title, look }: { readonly title: string; readonly look: string },
): string {
  const heads = columns.map((column) => `<th scope="col" role="columnheader">${safe(column)}</th>`).join("");
  const cell = (html: string, index: number) =>
    index === 0
      ? `<th scope="row" role="rowheader" dir="auto">${html}</th>`
      : `<td role="cell" dir="auto" data-label="${safe(columns[index] ?? "")}">${html}</td>`;
  return [
    `<table role="table" class="${look}" aria-label="${safe(title)}">`,
    `<thead role="rowgroup"><tr role="row">${heads}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...rows.map((row) => `<tr role="row">${row.map(cell).join("")}</tr>`),
    "</tbody>",
    "</table>",
  ].join("\n");
}

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text from people as text: no element, no attribute, no mark that turns a line around. */
function safe(text: string): string {
  return visibleInOneLine(text).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? "");
}
