import { DEEPEST, firstFault, type JsonFault } from "../../domain/text/json-text.ts";

/**
 * What JSON allows and a document must not have, in a text that `JSON.parse` read as `value`: it keeps the last of two
 * equal keys, in silence.
 */
export function faultIn(text: string, value: unknown): JsonFault | null {
  const keys = keysWithin(value, 0);
  return keys !== null && keys === keysIn(text) ? null : firstFault(text, repeatedKey);
}

/** How many keys there are in all records; null where it is nested too deeply. */
function keysWithin(value: unknown, depth: number): number | null {
  if (typeof value !== "object" || value === null) return 0;
  if (depth >= DEEPEST) return null;
  const inner = Object.values(value);
  let keys = Array.isArray(value) ? 0 : inner.length;
  for (const one of inner) {
    const within = keysWithin(one, depth + 1);
    if (within === null) return null;
    keys += within;
  }
  return keys;
}

/** Counted on every load, so it steps from quote to quote. */
function keysIn(text: string): number {
  let keys = 0;
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = endOfText(text, at);
    if (isKey(text, end)) keys += 1;
    at = text.indexOf('"', end);
  }
  return keys;
}

function endOfText(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); ; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (" \t\r\n".includes(text[at] ?? "-")) at += 1;
  return text[at] === ":";
}

function repeatedKey(key: string, keys: ReadonlySet<string>): string | null {
  return keys.has(key) ? `the key ${JSON.stringify(key)} is there twice in one record` : null;
}
