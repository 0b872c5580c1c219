import { PsvcError } from "../../errors.ts";
import { nextCommand } from "../../next-command.ts";
import { fitStanding, fitWord } from "../fit/fit.ts";
import { wordNamed } from "../labels/labels.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { IMPORTANCES, JUDGED_FITS, KINDS, SOURCES, STRENGTHS } from "../model/vocabulary.ts";
import { nearest } from "../text/closest-match.ts";

/** How a promise can be looked for by its fit: as it was judged, or that the judgement is stale. */
export const FITS = ["unassessed", ...JUDGED_FITS, "stale"] as const;

/** What can be asked of a promise that has one of a few words for it. */
const WORDS = {
  importance: IMPORTANCES,
  source: SOURCES,
  strength: STRENGTHS,
  kind: KINDS,
  fit: FITS,
  confirmed: ["yes", "no"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What can be asked of a promise that people worded; an empty value asks for those that have none. */
const TEXTS = ["area", "heard-by", "list", "capability"] as const;

export type FilterKey = keyof typeof WORDS | (typeof TEXTS)[number];
export const FILTER_KEYS: readonly FilterKey[] = [...(Object.keys(WORDS) as (keyof typeof WORDS)[]), ...TEXTS];

/** The words that a key is asked for by; null for one that people worded. */
export function filterValues(key: string): readonly string[] | null {
  return Object.hasOwn(WORDS, key) ? WORDS[key as keyof typeof WORDS] : null;
}

export interface Condition {
  readonly key: FilterKey;
  /** A word of the key's own, or a text; "" is none. */
  readonly value: string;
}

/**
 * Reads `importance=should,source=demo`. A comma belongs to a value unless another `key=` follows it. Throws
 * `bad-value` with what was probably meant.
 */
export function readConditions(flag: string, text: string): readonly Condition[] {
  return text.split(/,(?=\s*[\w-]+\s*=)/).map((pair) => {
    const [, name, value] = /^\s*([\w-]+)\s*=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw badCondition(flag, pair, "it is written key=value,key=value", FILTER_KEYS);
    const key = FILTER_KEYS.find((filterKey) => plain(filterKey) === plain(name));
    if (!key)
      throw badCondition(flag, pair, formatNear(`there is no ${name} to ask for`, name, FILTER_KEYS), FILTER_KEYS);
    return condition(flag, key, value);
  });
}

/** One condition whose key is known. Throws `bad-value`. */
export function condition(flag: string, key: FilterKey, value: string): Condition {
  if (!isWorded(key)) return { key, value: value.trim() };
  const allowed: readonly string[] = WORDS[key];
  const word = wordNamed(value, allowed);
  if (word) return { key, value: word };
  throw badCondition(flag, value, formatNear(`it is no ${key}`, value, allowed), allowed);
}

/**
 * The promises that meet every condition, in their order; conditions on the same key are alternatives. Dropped ones are
 * left out unless `andDropped`. Throws `not-found` for a text that no promise has, since a slip would pass for "none".
 */
export function promisesWhere(
  standing: Standing,
  conditions: readonly Condition[],
  andDropped = false,
): readonly Entry<CustomerPromise>[] {
  const all = sortedById(standing.project.promises).filter(([, promise]) => andDropped || !promise.dropped);
  for (const one of conditions) requireKnown(standing, one, all);
  const keys = [...new Set(conditions.map(({ key }) => key))];
  return all.filter(([, promise]) =>
    keys.every((key) => conditions.some((one) => one.key === key && meets(standing, promise, one))),
  );
}

function meets(standing: Standing, promise: CustomerPromise, { key, value }: Condition): boolean {
  if (key === "fit") return value === fitWord(promise) || value === fitStanding(standing, promise).state;
  if (key === "confirmed") return promise.confirmed === (value === "yes");
  if (isWorded(key)) return promise[key] === value;
  const texts = textsOf(promise, key);
  return value === "" ? texts.length === 0 : texts.some((text) => sameText(text, value));
}

function textsOf(promise: CustomerPromise, key: (typeof TEXTS)[number]): readonly string[] {
  if (key === "capability") return promise.capabilities;
  const text = { area: promise.area, "heard-by": promise.heardBy, list: promise.listed?.list ?? null }[key];
  return text === null ? [] : [text];
}

function requireKnown({ project }: Standing, { key, value }: Condition, all: readonly Entry<CustomerPromise>[]): void {
  if (isWorded(key) || value === "") return;
  const known = [...new Set(all.flatMap(([, promise]) => textsOf(promise, key)))];
  if (known.some((text) => sameText(text, value))) return;
  const what = { area: "promise with the area", "heard-by": "promise heard by", list: "promise of the list" };
  throw new PsvcError({
    code: "not-found",
    what: key === "capability" ? "promise that rests on" : what[key],
    name: value,
    near: nearest(value, known),
    command: nextCommand("promise list", [project.slug]),
  });
}

function isWorded(key: FilterKey): key is keyof typeof WORDS {
  return Object.hasOwn(WORDS, key);
}

function sameText(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}

/** `heardBy` and `heard_by` are `heard-by`. */
function plain(name: string): string {
  return name.replace(/[-_]/g, "").toLowerCase();
}

function formatNear(what: string, typed: string, allowed: readonly string[]): string {
  const near = nearest(typed.trim(), allowed);
  return near.length > 0 ? `${what}, the nearest is ${near.join(" or ")}` : what;
}

function badCondition(flag: string, value: string, why: string, allowed: readonly string[]): PsvcError {
  return new PsvcError({ code: "bad-value", what: flag, value: value.trim(), allowed, why });
}
