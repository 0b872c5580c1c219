import { onPage, type Style } from "../../render/layout/style.ts";
import { pad, textWidth, wrap } from "../../render/layout/table.ts";

/** Longer lines are no pleasure to read, however wide the screen is. */
const WIDEST = 100;
const INDENT = "  ";
/** A term that takes more of the line than this stands alone, and what is said of it below. */
const TERM_SHARE = 0.36;
/** From here on two entries of a list stand side by side. */
const TWO_COLUMNS = 80;

export type Pair = readonly [term: string, text: string];

/** A part of a page: a heading, if it has one, and lines below it. */
export type HelpBlock = readonly string[];

/** Help is read, so that it has no tabs; an ear has no lines, and gets no wrapping. */
export function pageStyle(style: Style): Style {
  const page = onPage(style);
  return page.layout === "labels" ? page : { ...page, width: Math.min(page.width, WIDEST) };
}

export function pageOf(blocks: readonly HelpBlock[]): string {
  return blocks
    .filter(({ length }) => length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}

/** The name of a page and what it is about, as one sentence. */
export function title(name: string, about: string, style: Style): HelpBlock {
  const text = wrap(`${name}: ${about}`, style.width, INDENT);
  return [`${style.strong(text.slice(0, name.length))}${text.slice(name.length)}`];
}

/** Nothing where there are no lines. */
export function under(heading: string, lines: readonly string[], style: Style): HelpBlock {
  if (lines.length === 0) return [];
  return [style.strong(style.layout === "labels" ? `${heading}:` : heading.toUpperCase()), ...lines];
}

export function paragraph(text: string, style: Style, indent = ""): string {
  return wrap(`${indent}${text}`, style.width, indent);
}

/** Terms with what they mean, side by side where there is room for it. */
export function pairs(rows: readonly Pair[], style: Style, paint: (text: string) => string = style.command): HelpBlock {
  if (style.layout === "labels") return rows.map(([term, text]) => (text ? `${term}: ${text}` : term));
  const most = Math.floor(style.width * TERM_SHARE);
  const widths = rows.map(([term]) => textWidth(term)).filter((width) => width <= most);
  const column = Math.max(0, ...widths);
  const beside = INDENT + " ".repeat(column) + INDENT;
  return rows.map(([term, text]) => {
    if (text === "") return INDENT + paint(term);
    if (textWidth(term) > most) return `${INDENT}${paint(term)}\n${paragraph(text, style, INDENT.repeat(3))}`;
    const lines = wrap(beside + text, style.width, beside);
    return `${INDENT}${paint(pad(term, column))}${lines.slice(INDENT.length + column)}`;
  });
}

/** The same for short texts, two entries a line on a wide screen: read down the left, then down the right. */
export function columns(rows: readonly Pair[], style: Style): HelpBlock {
  if (style.layout === "labels" || style.width < TWO_COLUMNS) return pairs(rows, style);
  const term = Math.max(TERM_ROOM, ...rows.map(([name]) => textWidth(name)));
  const text = Math.floor((style.width - INDENT.length * 4) / 2) - term;
  if (rows.some(([, said]) => textWidth(said) > text)) return pairs(rows, style);
  const half = Math.ceil(rows.length / 2);
  const cell = ([name, said]: Pair) => `${INDENT}${style.command(pad(name, term))}${INDENT}${said}`;
  return rows.slice(0, half).map((left, at) => {
    const right = rows[half + at];
    const room = " ".repeat(Math.max(0, text - textWidth(left[1])));
    return right ? `${cell(left)}${room}${cell(right)}` : cell(left);
  });
}

/** As wide as the longest name of a command, so that all groups stand below each other. */
const TERM_ROOM = "merge-driver".length;
