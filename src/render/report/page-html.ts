import { formatDay } from "../../domain/time/calendar.ts";
import { visibleInOneLine } from "../layout/escape-control-characters.ts";
import { PAGE_STYLE, PAGE_STYLE_HASH } from "./page-css.ts";
import type { Block, PageDocument, Party, Section, Word, Words } from "./page-document.ts";

/** Nothing is loaded, nothing runs, nothing is sent, whatever a name on the page tries. */
const POLICY = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The page as one file of HTML that needs nothing else. */
export function pageHtml({ title, head, lead, sections }: PageDocument): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${safe(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    "</head>",
    "<body>",
    "<main>",
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

function sectionHtml({ title, blocks, isOne }: Section): string {
  return [
    isOne ? '<section class="one">' : "<section>",
    `<h2>${safe(title)}</h2>`,
    ...blocks.map((block) => blockHtml(block, title)),
    "</section>",
  ].join("\n");
}

function blockHtml(block: Block, title: string): string {
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
    case "signatures":
      return table(SIGNED, block.parties.map(signature), { title, look: "signatures" });
  }
}

const SIGNED = ["Party", "Name", "Signature", "Day"];

function signature({ side, name }: Party): readonly string[] {
  return [safe(side), safe(name ?? ""), "", ""];
}

function lookOf(columns: readonly string[]): string {
  if (columns[0] === "No.") return "numbered";
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

function inline(words: Words): string {
  return words.map(word).join("").trim();
}

function word(one: Word): string {
  if (typeof one === "string") return safe(one);
  if ("strong" in one && typeof one.strong === "string") return `<strong>${safe(one.strong)}</strong>`;
  if (!("day" in one)) return "";
  const day = `<time datetime="${safe(one.day)}">${safe(formatDay(one.day))}</time>`;
  return one.strong ? `<strong>${day}</strong>` : day;
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
