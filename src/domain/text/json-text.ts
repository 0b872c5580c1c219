import { findNodeAtLocation, type JSONVisitor, parseTree, visit } from "jsonc-parser";
import type { FilePosition } from "../../errors.ts";

/**
 * Levels of records and lists; psvc's own documents have six. Much deeper ones would end any program that walks through
 * them.
 */
export const DEEPEST = 100;

/** Whether a value of JSON is nested no deeper than a document may be. */
export function isShallow(value: unknown): boolean {
  return isWithin(value, DEEPEST);
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isWithin(one, levels - 1));
}

/** Where a text stops being JSON, for people. */
export interface BrokenPlace extends FilePosition {
  /** What is wrong there, and what to write. */
  readonly why: string;
}

/** What is wrong with a text, and where. */
export interface JsonFault {
  readonly position: number;
  readonly why: string;
}

/** For a text that `JSON.parse` refused: it often does not say where. */
export function findBrokenPlace(text: string): BrokenPlace {
  const fault = firstFault(text);
  const position = fault?.position ?? text.length;
  return { ...placeAt(text, position), why: fault?.why ?? formatBroken(text, position) };
}

/** A message about a key, given the keys before it in the same record, or null. */
type Complain = (key: string, keys: ReadonlySet<string>) => string | null;

/**
 * Where a text first departs from JSON, is nested too deeply, or has a key with a complaint; null where it does not.
 * The parser is loaded by the first text that is looked through.
 */
export function firstFault(text: string, complain: Complain = () => null): JsonFault | null {
  const open: Set<string>[] = [];
  let fault: JsonFault | null = null;
  const stopped = new Error("the first fault is found");
  const stopAt = (position: number, why: string): never => {
    fault = { position, why };
    throw stopped;
  };
  const begin = (position: number): void => {
    if (open.length >= DEEPEST) stopAt(position, `it is nested too deeply: more than ${DEEPEST} levels`);
    open.push(new Set());
  };
  const end = (): void => {
    open.pop();
  };
  const visitor: JSONVisitor = {
    onObjectBegin: begin,
    onArrayBegin: begin,
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty: (key, position) => {
      const keys = open.at(-1);
      const why = complain(key, keys ?? new Set());
      if (why !== null) stopAt(position, why);
      keys?.add(key);
    },
    onError: (_code, position) => stopAt(position, formatBroken(text, position)),
  };
  try {
    visit(text, visitor, { disallowComments: true });
  } catch (error) {
    if (error !== stopped) throw error;
  }
  return fault;
}

/** A place with the line it is in. */
export function placeAt(text: string, position: number): FilePosition {
  const { line, column } = lineAt(text, position);
  return { line, column, text: textLineAt(text, line) };
}

/** What somebody wrote by hand has shorter lines; a longer one tells nothing that is worth carrying around. */
const LONGEST_LINE = 20_000;

/** A line, without its end; nothing of one that is longer than a person would read. */
export function textLineAt(text: string, line: number): string {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  const end = text.indexOf("\n", start);
  const length = (end < 0 ? text.length : end) - start;
  return length > LONGEST_LINE ? "" : text.slice(start, start + length).replace(/\r$/, "");
}

/** The usual slips of whoever writes JSON by hand. */
function formatBroken(text: string, position: number): string {
  const mark = text[position] ?? "";
  const before = text.slice(0, position).trimEnd().at(-1) ?? "";
  if (endsHere(text, position)) return "it ends too early: a bracket or a quote is not closed";
  if (mark === '"' && !/^"(?:[^"\\\n]|\\.)*"/.test(text.slice(position, position + 100_000)))
    return "a text that begins here is not closed on its line: a line break in it is written \\n";
  if ("'\u2018\u2019\u201c\u201d\u201e\u00ab".includes(mark))
    return 'texts stand between straight double quotes: "like this"';
  if (before === "," && "}]".includes(mark))
    return "there is a comma before it, and nothing after the comma: take the comma out";
  if (text.startsWith("//", position) || text.startsWith("/*", position) || mark === "#")
    return "JSON has no comments: take it out";
  if ((before === "{" && mark === "]") || (before === "[" && mark === "}"))
    return `a ${before === "{" ? "}" : "]"} is missing before it`;
  if (before === "," || before === "{") {
    if (/[A-Za-z_]/.test(mark)) return 'a key stands between double quotes: "key": value';
    if (mark === ":" || mark === ",") return "something is missing before it";
  }
  if (before === ":" && /[A-Za-z]/.test(mark))
    return "a text stands between double quotes; only true, false and null do not";
  if (/["{[\d-]|[A-Za-z]/.test(mark) && /["\d}\]el]/.test(before)) return "a comma, or a colon, is missing before it";
  if (mark === '"' && ":,[{".includes(before || "-"))
    return "a character in this text is written otherwise in JSON: a tab as \\t, a backslash as \\\\";
  if (/[\d-]/.test(mark) && ":,[{".includes(before || "-")) return "a digit is missing in this number";
  return "here stands what JSON does not have";
}

function lineAt(text: string, position: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, position).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** A string that is never closed breaks at its quote, but what is wrong is that the file ends. */
function endsHere(text: string, position: number): boolean {
  const rest = text.slice(position);
  return rest.trim() === "" || /^"[^"\n]*$/.test(rest) || /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-)$/.test(rest);
}

/** Where in a JSON text the value at a path begins, or the nearest one above it that is there. */
export function placeOf(text: string, path: readonly string[]): { readonly line: number; readonly column: number } {
  return lineAt(text, positionOf(text, path));
}

function positionOf(text: string, path: readonly string[]): number {
  let node = parseTree(text);
  for (const key of path) {
    const inside = node && findNodeAtLocation(node, [node.type === "array" ? Number(key) : key]);
    if (inside === undefined) break;
    node = inside;
  }
  return node?.offset ?? 0;
}
