import { asJson, differencesBetween, type Json, same } from "../model/json-value.ts";
import { type Keyed, type Numbered, sortedById } from "../model/record.ts";
import { shortened } from "../text/text.ts";
import { formatDay, isDay } from "../time/calendar.ts";

/** One thing that happened. */
export interface Sentence {
  /** `P3`, `G2`, `A1`, a milestone, a criterion; null where it is about the project. */
  readonly about: string | null;
  readonly text: string;
}

/** Told for one record that was there before and is there after; returns the fields that its sentences have told. */
export interface Told {
  readonly sentences: readonly string[];
  readonly fields: readonly string[];
}

/** Records that people know by number. */
export function records<T extends Numbered>(
  before: Keyed<T>,
  after: Keyed<T>,
  formatAdded: (record: T) => string,
  formatChanged: (before: T, after: T) => Told,
): readonly Sentence[] {
  const keys = sortedById({ ...before, ...after }).map(([key]) => key);
  return keys.flatMap((key) => {
    const [one, other] = [before[key], after[key]];
    if (!one && other) return [about(other.id, formatAdded(other))];
    if (one && !other) return [about(one.id, "taken back")];
    return one && other ? changed(other.id, one, other, formatChanged) : [];
  });
}

/** The sentences of its own, then every field that these did not tell. */
export function changed<T extends object>(
  name: string,
  before: T,
  after: T,
  formatChanged: (before: T, after: T) => Told,
): readonly Sentence[] {
  if (same(asJson(before), asJson(after))) return [];
  const { sentences, fields } = formatChanged(before, after);
  const rest = differencesBetween(asJson(before), asJson(after)).filter(
    ({ place: [first = ""] }) => !fields.includes(first),
  );
  return [
    ...sentences.map((text) => about(name, text)),
    ...rest.map((difference) =>
      about(name, formatField(difference.place.join(" "), difference.before, difference.after)),
    ),
  ];
}

export function perKey<T>(
  before: Keyed<T>,
  after: Keyed<T>,
  say: (before: T | undefined, after: T | undefined) => string | null,
): readonly Sentence[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [one, other] = [before[key], after[key]];
    if (same(asJson(one), asJson(other))) return [];
    const text = say(one, other);
    if (text !== null) return [about(null, text)];
    if (one === undefined || other === undefined) return [];
    return differencesBetween(asJson(one), asJson(other)).map((difference) =>
      about(null, formatField(difference.place.join(" "), difference.before, difference.after)),
    );
  });
}

export function newOnes<T>(before: Keyed<T>, after: Keyed<T>): readonly T[] {
  return Object.entries(after).flatMap(([key, record]) => (Object.hasOwn(before, key) ? [] : [record]));
}

export function formatField(name: string, before: Json | undefined, after: Json | undefined): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (isNothing(before)) return `${words}: ${formatValue(after)}`;
  return `${words}: ${formatValue(after)} (it was ${formatValue(before)})`;
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

export function formatValue(value: Json | undefined): string {
  if (isNothing(value)) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (isDay(value)) return formatDay(value);
  if (typeof value === "string") return shortened(value);
  if (Array.isArray(value)) return shortened(value.join(", "));
  return typeof value === "number" ? String(value) : shortened(JSON.stringify(value));
}

export function about(name: string | null, text: string): Sentence {
  return { about: name, text };
}
