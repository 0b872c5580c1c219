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

export function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isWithin(one, levels - 1));
}

/**
 * Where a text stops being JSON, for people, and why. Only used after `JSON.parse` said no, because it often does not
 * say where.
 */
export interface BrokenPlace extends FilePosition {
  readonly atEnd: boolean;
  /** What is wrong there, and what to write. */
  readonly why: string;
}

const JSON_STRING = '"(?:[^"\\\\\\u0000-\\u001f]|\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4}))*"';

export const TOKENS = {
  space: /[ \t\r\n]*/y,
  scalar: new RegExp(`${JSON_STRING}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null`, "y"),
  text: new RegExp(JSON_STRING, "y"),
} as const;

export function findBrokenPlace(text: string): BrokenPlace {
  const position = afterSpace(text, firstBroken(text));
  const atEnd = endsHere(text, position);
  return { ...placeAt(text, position), atEnd, why: formatBroken(text, position, atEnd) };
}

/** A place with the line it is in. */
export function placeAt(text: string, position: number): FilePosition {
  const { line, column } = lineAt(text, position);
  return { line, column, text: textLineAt(text, line) };
}

/** What somebody wrote by hand has shorter lines; a longer one tells nothing that is worth carrying around. */
export const LONGEST_LINE = 20_000;

/** A line, without its end; nothing of one that is longer than a person would read. */
export function textLineAt(text: string, line: number): string {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  const end = text.indexOf("\n", start);
  const length = (end < 0 ? text.length : end) - start;
  return length > LONGEST_LINE ? "" : text.slice(start, start + length).replace(/\r$/, "");
}

/** The usual slips of whoever writes JSON by hand. */
export function formatBroken(text: string, position: number, atEnd: boolean): string {
  const mark = text[position] ?? "";
  const before = text.slice(0, position).trimEnd().at(-1) ?? "";
  if (atEnd) return "it ends too early: a bracket or a quote is not closed";
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
  return "here stands what JSON does not have";
}

export function lineAt(text: string, position: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, position).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** A string that is never closed breaks at its quote, but what is wrong is that the file ends. */
export function endsHere(text: string, position: number): boolean {
  const rest = text.slice(position);
  return rest.trim() === "" || /^"[^"\n]*$/.test(rest) || /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-)$/.test(rest);
}

/** Where in a JSON text the value at a path begins, or the nearest one above it that is there. */
export function placeOf(text: string, path: readonly string[]): { readonly line: number; readonly column: number } {
  return lineAt(text, positionOf(text, path));
}

export function positionOf(text: string, path: readonly string[]): number {
  let at = afterSpace(text, 0);
  for (const key of path) {
    const inside =
      text[at] === "{" ? memberAt(text, at, key) : text[at] === "[" ? elementAt(text, at, Number(key)) : null;
    if (inside === null) return at;
    at = inside;
  }
  return at;
}

export function memberAt(text: string, open: number, key: string): number | null {
  let at = afterSpace(text, open + 1);
  while (text[at] === '"') {
    const end = afterToken(text, at);
    const name: unknown = JSON.parse(text.slice(at, end));
    const value = afterSpace(text, afterSpace(text, end) + 1);
    if (name === key) return value;
    at = afterSpace(text, afterSpace(text, afterValue(text, value)) + 1);
  }
  return null;
}

export function elementAt(text: string, open: number, index: number): number | null {
  let at = afterSpace(text, open + 1);
  for (let nth = 0; at < text.length && text[at] !== "]"; nth += 1) {
    if (nth === index) return at;
    at = afterSpace(text, afterSpace(text, afterValue(text, at)) + 1);
  }
  return null;
}

/** The text is known to be JSON, so brackets outside of strings are all it takes. */
export function afterValue(text: string, start: number): number {
  let at = start;
  let depth = 0;
  do {
    const mark = text[at] ?? "";
    if ("{[".includes(mark)) depth += 1;
    if ("}]".includes(mark)) depth -= 1;
    at = "{}[],:".includes(mark) ? at + 1 : afterToken(text, at);
    at = depth > 0 ? afterSpace(text, at) : at;
  } while (depth > 0 && at < text.length);
  return at;
}

export function afterToken(text: string, at: number): number {
  TOKENS.scalar.lastIndex = at;
  return TOKENS.scalar.test(text) ? TOKENS.scalar.lastIndex : at + 1;
}

export function afterSpace(text: string, at: number): number {
  TOKENS.space.lastIndex = at;
  TOKENS.space.test(text);
  return TOKENS.space.lastIndex;
}

/** Walks with a stack of its own, so that deep nesting cannot overflow. */
export function firstBroken(text: string): number {
  const open: ("{" | "[")[] = [];
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found !== null;
  };
  const takeMark = (mark: string): boolean => {
    take(TOKENS.space);
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  };
  const takeKey = (): boolean => {
    take(TOKENS.space);
    return take(TOKENS.text) && takeMark(":");
  };

  for (;;) {
    take(TOKENS.space);
    const mark = text[at];
    let hasValue = true;
    if (mark === "{" || mark === "[") {
      at += 1;
      hasValue = takeMark(mark === "{" ? "}" : "]");
      if (!hasValue) open.push(mark);
      if (!hasValue && mark === "{" && !takeKey()) return at;
    } else if (!take(TOKENS.scalar)) return at;
    if (!hasValue) continue;
    while (open.length > 0 && takeMark(open.at(-1) === "{" ? "}" : "]")) open.pop();
    if (open.length === 0) {
      take(TOKENS.space);
      return at;
    }
    if (!takeMark(",")) return at;
    if (open.at(-1) === "{" && !takeKey()) return at;
  }
}
