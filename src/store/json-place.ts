/** Where a text stops being JSON, for people. Only used after `JSON.parse` said no, because it often does not say where. */
export interface BrokenPlace {
  readonly line: number;
  readonly column: number;
  readonly atEnd: boolean;
}

const TOKENS = {
  space: /[ \t\r\n]*/y,
  scalar:
    /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
  text: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,
} as const;

export function findBrokenPlace(text: string): BrokenPlace {
  const position = firstBroken(text);
  return { ...lineAt(text, position), atEnd: endsHere(text, position) };
}

export function lineAt(text: string, position: number): { readonly line: number; readonly column: number } {
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
  let at = afterSpace(text, 0);
  for (const key of path) {
    const inside =
      text[at] === "{" ? memberAt(text, at, key) : text[at] === "[" ? elementAt(text, at, Number(key)) : null;
    if (inside === null) return at;
    at = inside;
  }
  return at;
}

function memberAt(text: string, open: number, key: string): number | null {
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

function elementAt(text: string, open: number, index: number): number | null {
  let at = afterSpace(text, open + 1);
  for (let nth = 0; at < text.length && text[at] !== "]"; nth += 1) {
    if (nth === index) return at;
    at = afterSpace(text, afterSpace(text, afterValue(text, at)) + 1);
  }
  return null;
}

/** The text is known to be JSON, so brackets outside of strings are all it takes. */
function afterValue(text: string, start: number): number {
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

function afterToken(text: string, at: number): number {
  TOKENS.scalar.lastIndex = at;
  return TOKENS.scalar.test(text) ? TOKENS.scalar.lastIndex : at + 1;
}

function afterSpace(text: string, at: number): number {
  TOKENS.space.lastIndex = at;
  TOKENS.space.test(text);
  return TOKENS.space.lastIndex;
}

/** Walks with a stack of its own, so that deep nesting cannot overflow. */
function firstBroken(text: string): number {
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
