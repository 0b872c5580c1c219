import { type DocumentBlock, makeBlock } from "../document.ts";
import { splitLabel } from "./list-label.ts";

/** Blocks of Markdown, with the line on which each begins. Fenced code is left out. */
export function markdownBlocks(text: string): readonly DocumentBlock[] {
  const lines = text.split(/\r\n|\n|\r/);
  const blocks: DocumentBlock[] = [];
  let open: OpenBlock | null = null;
  let indents: number[] = [];
  const close = (): void => {
    if (open) blocks.push(...closed(open));
    open = null;
  };
  for (let at = frontMatter(lines); at < lines.length; at++) {
    const raw = (lines[at] ?? "").replace(/\t/g, "    ").trimEnd();
    const bare = raw.trim();
    const fence = /^(```+|~~~+)/.exec(bare);
    if (fence) {
      close();
      const end = lines.findIndex((one, index) => index > at && one.trim().startsWith(fence[1] ?? "```"));
      at = end < 0 ? lines.length : end;
      continue;
    }
    const next = (lines[at + 1] ?? "").trim();
    if (bare === "") {
      close();
      continue;
    }
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(bare);
    if (heading) {
      close();
      indents = [];
      const title = plainInline(heading[2] ?? "");
      blocks.push(makeBlock("heading", title, { line: at + 1, level: heading[1]?.length ?? 1, ...labelOf(title) }));
      continue;
    }
    if (open?.kind === "paragraph" && open.parts.length === 1 && /^(=+|-+)$/.test(bare)) {
      const title = plainInline((open as OpenBlock).parts[0] ?? "");
      const { line } = open as OpenBlock;
      open = null;
      indents = [];
      blocks.push(makeBlock("heading", title, { line, level: bare.startsWith("=") ? 1 : 2, ...labelOf(title) }));
      continue;
    }
    if (isDashes(next) && !isDashes(bare) && /\s-{2,}/.test(` ${next}`) && /-\s+-/.test(next)) {
      close();
      at = ruledTable(lines, at, blocks);
      continue;
    }
    if (/^\|?.*\|/.test(bare) && /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/.test(next) && next.includes("-")) {
      close();
      at = pipedTable(lines, at, blocks);
      continue;
    }
    if (/^([-*_]\s*){3,}$/.test(bare)) {
      close();
      continue;
    }
    const quote = bare.replace(/^(?:>\s?)+/, "");
    const indent = raw.length - raw.trimStart().length;
    const marker = /^([-*+•]|\d{1,3}[.)]|[a-z]{1,2}[.)]|\([a-z0-9]{1,3}\)|[ivx]{1,4}[.)])\s+(.*)$/.exec(quote);
    if (marker && !/^(?:no|vs|mr|ms|dr|st)\./i.test(quote)) {
      close();
      while (indents.length > 0 && indent < (indents.at(-1) ?? 0)) indents.pop();
      if (indents.at(-1) !== indent) indents.push(indent);
      open = { kind: "item", parts: [marker[2] ?? ""], line: at + 1, level: indents.length, label: marker[1] ?? null };
      continue;
    }
    if (open) {
      (open as OpenBlock).parts.push(quote);
      continue;
    }
    const isInList = indent > 0 && indents.length > 0 && indent > (indents[0] ?? 0);
    if (!isInList) indents = [];
    open = { kind: isInList ? "item" : "paragraph", parts: [quote], line: at + 1, level: indents.length, label: null };
  }
  close();
  return blocks;
}

interface OpenBlock {
  kind: "paragraph" | "item";
  parts: string[];
  line: number;
  level: number;
  label: string | null;
}

function closed({ kind, parts, line, level, label }: OpenBlock): readonly DocumentBlock[] {
  const joined = parts.join(" ");
  const title = /^(\*\*|__)([^*]+)\1$/.exec(joined.trim());
  const text = plainInline(joined);
  if (text === "") return [];
  const isTitle = title !== null && kind === "paragraph" && !/[.:;]$/.test(text);
  if (isTitle) return [makeBlock("heading", text, { line, level: 6, ...labelOf(text) })];
  const clause = kind === "paragraph" ? splitLabel(text) : null;
  if (clause?.label && /\d/.test(clause.label)) return [makeBlock(kind, clause.text, { line, label: clause.label })];
  return [makeBlock(kind, text, { line, level, label })];
}

function labelOf(title: string): { readonly label: string | null } {
  return { label: splitLabel(title).label };
}

/** How many lines at the head are settings of a site and not text. */
function frontMatter(lines: readonly string[]): number {
  if (lines[0]?.trim() !== "---") return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  return end < 0 || end > 60 ? 0 : end + 1;
}

function isDashes(line: string): boolean {
  return /^\s*-[-\s]*$/.test(line);
}

/** A table of which a line of dashes says where its columns stand. Returns its last line. */
function ruledTable(lines: readonly string[], at: number, blocks: DocumentBlock[]): number {
  const rule = lines[at + 1] ?? "";
  const spans = [...rule.matchAll(/-+/g)].map(({ index, 0: dashes }) => [index, index + dashes.length] as const);
  const cut = (line: string) =>
    spans.map(([from], nth) => plainInline(line.slice(from, spans[nth + 1]?.[0] ?? undefined)));
  const heads = cut(lines[at] ?? "");
  let last = at + 1;
  for (let row = at + 2; row < lines.length; row++) {
    const line = lines[row] ?? "";
    if (line.trim() === "" || isDashes(line)) break;
    blocks.push(rowBlock(heads, cut(line), row + 1));
    last = row;
  }
  return last;
}

function pipedTable(lines: readonly string[], at: number, blocks: DocumentBlock[]): number {
  const cut = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => plainInline(cell));
  const heads = cut(lines[at] ?? "");
  let last = at + 1;
  for (let row = at + 2; row < lines.length; row++) {
    const line = lines[row] ?? "";
    if (!line.includes("|")) break;
    blocks.push(rowBlock(heads, cut(line), row + 1));
    last = row;
  }
  return last;
}

/** A row of a table, with the heads of its columns. */
export function rowBlock(
  heads: readonly string[],
  cells: readonly string[],
  line: number | null,
  page: number | null = null,
): DocumentBlock {
  const all = cells.map((text, nth) => ({ head: heads[nth] || null, text: text.trim() }));
  const text = all.map((cell) => cell.text).filter((one) => one !== "");
  return makeBlock("row", text.join(" "), { line, page, cells: all });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", apos: "'" };

/** The words of a line of Markdown, without its marks and the addresses of its links. */
export function plainInline(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(?<!\\)\[((?:[^[\]\\]|\\.)+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/<((?:https?|mailto):[^>\s]+)>/g, "$1")
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--.*?-->/gi, " ")
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}\\*])\*(?=\S)([^*]+?)(?<=[^\s\\])\*(?![\p{L}\p{N}*])/gu, "$1")
    .replace(/(?<![\p{L}\p{N}\\_])_(?=\S)([^_]+?)(?<=[^\s\\])_(?![\p{L}\p{N}_])/gu, "$1")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(amp|lt|gt|quot|nbsp|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
    .trim();
}
