/** A JSON value; undefined is one that is not there. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonPath = readonly string[];

/** A record seen as the JSON value that it is; null is one that is not there. */
export function asJson(value: unknown): Json | undefined {
  return (value ?? undefined) as Json | undefined;
}

export type JsonRecord = { readonly [key: string]: Json };

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function own(record: JsonRecord, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
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
  readonly place: JsonPath;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Every field that differs, records entered, lists and texts whole. */
export function differencesBetween(
  before: Json | undefined,
  after: Json | undefined,
  place: JsonPath = [],
): readonly Difference[] {
  if (same(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ place, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differencesBetween(own(before, key), own(after, key), [...place, key]));
}
