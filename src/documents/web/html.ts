import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { DEEPEST_NESTING, type DocumentBlock, MOST_BLOCKS, makeBlock } from "../document.ts";
import { headingDepth, isClauseTitle, splitLabel } from "../lines/list-label.ts";
import { rowBlock } from "../lines/markdown.ts";
import { tooDeep, tooManyBlocks } from "../unreadable-document.ts";

const NOT_TEXT = new Set(["script", "style", "head", "template", "noscript", "svg", "nav", "iframe", "object"]);
/** Elements that stand on lines of their own. */
const ON_ITS_OWN = new Set(
  (
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 " +
    "h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul html summary"
  ).split(" "),
);

interface Place {
  readonly depth: number;
  readonly listDepth: number;
  readonly isItem: boolean;
  readonly label: string | null;
}

/** Blocks of a page, with the line of the source on which each begins. Scripts are not run, nothing is fetched. */
export async function htmlBlocks(html: string, file: string): Promise<readonly DocumentBlock[]> {
  const { parse } = await import("parse5");
  const tree = parse(html, { sourceCodeLocationInfo: true });
  const blocks: DocumentBlock[] = [];
  let words: string[] = [];
  let line: number | null = null;
  const push = (block: DocumentBlock): void => {
    if (blocks.length >= MOST_BLOCKS) throw tooManyBlocks(file);
    if (block.text !== "") blocks.push(block);
  };
  const flush = ({ listDepth, isItem, label }: Place): void => {
    const text = words.join("");
    words = [];
    if (text.trim() === "") return;
    if (isItem) push(makeBlock("item", text, { line, level: listDepth, label }));
    else {
      const clause = splitLabel(text.trim());
      if (isClauseTitle(clause)) {
        push(makeBlock("heading", text, { line, level: headingDepth(clause.label), label: clause.label }));
        line = null;
        return;
      }
      const kind = clause.isBullet ? "item" : "paragraph";
      push(makeBlock(kind, clause.text, { line, label: clause.label, level: clause.isBullet ? 1 : 0 }));
    }
    line = null;
  };
  const visit = (node: Tree.Node, place: Place): void => {
    if (place.depth > DEEPEST_NESTING) throw tooDeep(file);
    if (node.nodeName === "#text") {
      const { value } = node as Tree.TextNode;
      if (value.trim() !== "") line ??= node.sourceCodeLocation?.startLine ?? null;
      words.push(value);
      return;
    }
    if (!("childNodes" in node) || NOT_TEXT.has(node.nodeName)) return;
    const name = node.nodeName;
    const inner = { ...place, depth: place.depth + 1 };
    if (name === "br") words.push("\n");
    if (!ON_ITS_OWN.has(name)) {
      for (const child of node.childNodes) visit(child, inner);
      return;
    }
    flush(place);
    if (name === "table" && isDataTable(node as Tree.Element)) {
      tableRows(node as Tree.Element, file, push);
      return;
    }
    const heading = /^h([1-6])$/.exec(name);
    if (heading) {
      const title = textOf(node, place.depth, file).trim();
      const at = node.sourceCodeLocation?.startLine ?? null;
      push(makeBlock("heading", title, { line: at, level: Number(heading[1]), label: splitLabel(title).label }));
      return;
    }
    const isList = name === "ul" || name === "ol" || name === "dl";
    const within = {
      ...inner,
      listDepth: inner.listDepth + (isList ? 1 : 0),
      isItem: isList ? false : name === "li" || name === "dd" || place.isItem,
      label: name === "li" ? "•" : null,
    };
    for (const child of node.childNodes) visit(child, within);
    flush(within);
  };
  visit(tree as Tree.Node, { depth: 0, listDepth: 0, isItem: false, label: null });
  flush({ depth: 0, listDepth: 0, isItem: false, label: null });
  return blocks;
}

/** A table that only lays out a page holds another table, or has one column. */
function isDataTable(table: Tree.Element): boolean {
  const rows = rowsOf(table);
  return rows.some((cells) => cells.length > 1) && !rows.flat().some((cell) => holds(cell, "table"));
}

function holds(node: Tree.Node, name: string): boolean {
  return "childNodes" in node && node.childNodes.some((child) => child.nodeName === name || holds(child, name));
}

function rowsOf(table: Tree.Node): readonly (readonly Tree.Element[])[] {
  if (!("childNodes" in table)) return [];
  return table.childNodes.flatMap((child) => {
    if (child.nodeName === "tr") {
      const { childNodes } = child as Tree.Element;
      return [childNodes.filter(({ nodeName }) => nodeName === "td" || nodeName === "th") as Tree.Element[]];
    }
    return /^t(?:head|body|foot)$/.test(child.nodeName) ? rowsOf(child) : [];
  });
}

function tableRows(table: Tree.Element, file: string, push: (block: DocumentBlock) => void): void {
  const [first = [], ...rest] = rowsOf(table);
  const heads = first.map((cell) => textOf(cell, 0, file));
  for (const row of rest) {
    const at = row[0]?.sourceCodeLocation?.startLine ?? null;
    push(
      rowBlock(
        heads,
        row.map((cell) => textOf(cell, 0, file).replace(/\s+/g, " ")),
        at,
      ),
    );
  }
}

function textOf(node: Tree.Node, depth: number, file: string): string {
  if (depth > DEEPEST_NESTING) throw tooDeep(file);
  if (node.nodeName === "#text") return (node as Tree.TextNode).value;
  if (!("childNodes" in node) || NOT_TEXT.has(node.nodeName)) return "";
  const inner = node.childNodes.map((child) => textOf(child, depth + 1, file)).join("");
  return ON_ITS_OWN.has(node.nodeName) || node.nodeName === "br" ? ` ${inner} ` : inner;
}
