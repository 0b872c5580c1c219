import { type DocumentBlock, makeBlock } from "../document.ts";
import { headingDepth, isClauseLabel, looksLikeHeading, splitLabel } from "./list-label.ts";

/** A line of a text file, with its number from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** Blocks of plain text: blank lines, bullets, numbers and indents say where one ends. */
export function textBlocks(text: string): readonly DocumentBlock[] {
  return linesToBlocks(text.split(/\r\n|[\n\r\f]/).map((one, index) => ({ text: one, line: index + 1 })));
}

/** In columns, of a line that was wrapped and not ended. */
const WRAPPED = 50;

export function linesToBlocks(lines: readonly NumberedLine[]): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let open: { kind: "paragraph" | "item"; parts: string[]; line: number; level: number; label: string | null } | null =
    null;
  const indents: number[] = [];
  const close = (): void => {
    if (!open) return;
    const { kind, parts, line, level, label } = open;
    blocks.push(makeBlock(kind, parts.join(" "), { line, level, label }));
    open = null;
  };
  for (const [index, { text: raw, line }] of lines.entries()) {
    const text = raw.trimEnd();
    const bare = text.trim();
    if (bare === "" || /^[-=_*~\s]{4,}$/.test(bare)) {
      close();
      continue;
    }
    const indent = text.length - text.trimStart().length;
    const labelled = splitLabel(bare);
    const stands = !open && (lines[index + 1]?.text.trim() ?? "") === "";
    if (isHeadingLine(labelled.text, labelled.label, stands)) {
      close();
      blocks.push(makeBlock("heading", bare, { line, level: headingDepth(labelled.label), label: labelled.label }));
      continue;
    }
    if (labelled.label !== null && !isClauseLabel(labelled.label)) {
      close();
      while (indents.length > 0 && indent < (indents.at(-1) ?? 0)) indents.pop();
      if (indents.at(-1) !== indent) indents.push(indent);
      open = { kind: "item", parts: [labelled.text], line, level: indents.length, label: labelled.label };
      continue;
    }
    const previous = lines[index - 1]?.text.trimEnd() ?? "";
    const continues = open && labelled.label === null && (previous.length >= WRAPPED || /^\p{Ll}/u.test(bare));
    if (open && continues) {
      (open as { parts: string[] }).parts.push(bare);
      continue;
    }
    close();
    if (indent === 0) indents.length = 0;
    open = { kind: "paragraph", parts: [labelled.text], line, level: 0, label: labelled.label };
  }
  close();
  return blocks;
}

function isHeadingLine(text: string, label: string | null, stands: boolean): boolean {
  if (label !== null && !/^\d/.test(label)) return false;
  if (!stands) return false;
  return looksLikeHeading(text) && (label === null || text.split(" ").length <= 10);
}
