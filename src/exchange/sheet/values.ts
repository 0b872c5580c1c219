import { PsvcError } from "../../errors.ts";
import { type FieldNames, fieldNamed } from "./columns.ts";

/** What the words of a file mean in psvc, ignoring case. */
export interface ValueMap {
  readonly words: ReadonlyMap<string, string>;
  /** For anything else, including an empty cell. */
  readonly other: string | null;
}

/** A word as it stands in a pair, where a comma parts the pairs. */
export function escapeWord(word: string): string {
  return word.replaceAll(",", "\\,");
}

/** The pairs of a text; a comma in one is written `\,`. */
export function splitPairs(text: string): readonly string[] {
  return text.split(/(?<!\\),/).map((pair) => pair.replaceAll("\\,", ","));
}

/** Reads `field:theirs=ours,theirs=ours,*=ours`; several for one field add up. Throws `bad-value`. */
export function readValueMaps(texts: readonly string[], fields: readonly FieldNames[]): ReadonlyMap<string, ValueMap> {
  const maps = new Map<string, ValueMap>();
  for (const text of texts) {
    const colon = text.indexOf(":");
    if (colon < 1) throw badValues(text, "it is written field:theirs=ours,theirs=ours");
    const field = fieldNamed("--values", text, text.slice(0, colon), fields);
    const before = maps.get(field) ?? { words: new Map(), other: null };
    maps.set(field, withPairs(before, text, text.slice(colon + 1)));
  }
  return maps;
}

/** null where the map does not cover it. */
export function mappedValue(map: ValueMap, value: string): string | null {
  return map.words.get(plainWord(value)) ?? map.other;
}

export function hasWord(map: ValueMap, value: string): boolean {
  return map.words.has(plainWord(value));
}

function withPairs(map: ValueMap, text: string, pairs: string): ValueMap {
  const words = new Map(map.words);
  let other = map.other;
  for (const pair of splitPairs(pairs)) {
    const equals = pair.lastIndexOf("=");
    if (equals < 0) throw badValues(text, `"${pair.trim()}" has no =`);
    const theirs = plainWord(pair.slice(0, equals));
    const ours = pair.slice(equals + 1).trim();
    if (theirs === "*") other = ours;
    else words.set(theirs, ours);
  }
  return { words, other };
}

function plainWord(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

function badValues(value: string, why: string): PsvcError {
  return new PsvcError({ code: "bad-value", what: "--values", value, allowed: null, why });
}
