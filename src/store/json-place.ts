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
  const before = text.slice(0, position).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, atEnd: endsHere(text, position) };
}

/** A string that is never closed breaks at its quote, but what is wrong is that the file ends. */
function endsHere(text: string, position: number): boolean {
  const rest = text.slice(position);
  return rest.trim() === "" || /^"[^"\n]*$/.test(rest) || /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-)$/.test(rest);
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
