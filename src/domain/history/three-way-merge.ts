/** A JSON value; undefined is one that is not there. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Place = readonly string[];

/** A record seen as the JSON value that it is; null is one that is not there. */
export function asJson(value: unknown): Json | undefined {
  return (value ?? undefined) as Json | undefined;
}

/** Both sides changed the same thing, to different values. */
export interface Conflict {
  readonly place: Place;
  readonly base: Json | undefined;
  readonly ours: Json | undefined;
  readonly theirs: Json | undefined;
}

export type Winner = "base" | "ours" | "theirs";

export interface MergeRules {
  /** What is one judgement and must not be mixed from two, such as a fit. */
  readonly isWhole: (place: Place) => boolean;
  /** Numbers that only grow: the higher one is right. */
  readonly onlyGrows: (place: Place) => boolean;
}

export interface Merged {
  readonly value: Json | undefined;
  readonly conflicts: readonly Conflict[];
}

interface Sides {
  readonly base: Json | undefined;
  readonly ours: Json | undefined;
  readonly theirs: Json | undefined;
}

/**
 * What both sides made of `base`: records by key, field by field; lists of texts as sets. Where both changed the same
 * field, `winner` says which value stands in the result, and the conflict is reported.
 */
export function mergeThreeWays(sides: Sides, rules: MergeRules, winner: Winner = "ours"): Merged {
  const conflicts: Conflict[] = [];
  const value = merge(sides, []);
  return { value, conflicts };

  function merge({ base, ours, theirs }: Sides, place: Place): Json | undefined {
    if (same(ours, theirs) || same(base, theirs)) return ours;
    if (same(base, ours)) return theirs;
    if (rules.onlyGrows(place) && typeof ours === "number" && typeof theirs === "number") return Math.max(ours, theirs);
    if (!rules.isWhole(place) && isRecord(ours) && isRecord(theirs)) {
      return mergeRecords(isRecord(base) ? base : {}, ours, theirs, place);
    }
    if (!rules.isWhole(place) && isTexts(ours) && isTexts(theirs)) {
      return mergeTexts(isTexts(base) ? base : [], ours, theirs);
    }
    conflicts.push({ place, base, ours, theirs });
    return { base, ours, theirs }[winner];
  }

  function mergeRecords(base: JsonRecord, ours: JsonRecord, theirs: JsonRecord, place: Place): Json {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    const entries = [...keys].map((key): [string, Json | undefined] => [
      key,
      merge({ base: own(base, key), ours: own(ours, key), theirs: own(theirs, key) }, [...place, key]),
    ]);
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }
}

type JsonRecord = { readonly [key: string]: Json };

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function own(record: JsonRecord, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Ours in our order, without what they took out, and with what they put in. */
function mergeTexts(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const kept = ours.filter((text) => theirs.includes(text) || !base.includes(text));
  return [...kept, ...theirs.filter((text) => !base.includes(text) && !ours.includes(text))];
}

/** Equal by value; the order of keys does not matter. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, i) => same(item, other[i]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

/** One field that differs; undefined is one that is not there. */
export interface Difference {
  readonly place: Place;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Every field that differs, records entered, lists and texts whole. */
export function differencesBetween(
  before: Json | undefined,
  after: Json | undefined,
  place: Place = [],
): readonly Difference[] {
  if (same(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ place, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differencesBetween(own(before, key), own(after, key), [...place, key]));
}
