import * as v from "valibot";
import { isDay } from "../../domain/time/calendar.ts";
import type { Complaint } from "./parse-document.ts";

/** The pieces of every schema. Objects are loose: what a newer psvc added is kept by an older one. */
export const text = v.string("it takes a text");
export const textOrNull = v.nullable(text);
export const yesOrNo = v.boolean("it is true or false");
export const yesOrNoOrNull = v.nullable(yesOrNo);
export const amount = v.pipe(v.number("it takes a number"), v.finite("it takes a number"));
export const whole = v.pipe(v.number("it takes a whole number"), v.safeInteger("it takes a whole number"));
export const nonNegative = v.pipe(whole, v.minValue(0, "it takes 0 or more"));
export const day = v.pipe(
  text,
  v.check((value) => isDay(value), "it takes a day, written like 2027-03-15"),
);
export const dayOrNull = v.nullable(day);
export const texts = v.array(text, "it takes a list of texts");

/** The number itself is checked where documents are migrated. */
export const schemaOf = <const N extends number>(_today: N) =>
  v.custom<N>((value) => typeof value === "number", "it takes a number");

export const word = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, (issue) => `${issue.received} is not one of ${words.join(", ")}`);

export const record = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.looseObject(entries, (issue) =>
    issue.received === "undefined" ? "it is missing" : `it holds ${issue.received} where a record is expected`,
  );

/** Valibot steps over these three keys without a look at what is under them. */
const UNCHECKED = ["__proto__", "prototype", "constructor"];

export const keyed = <const Item extends v.GenericSchema>(item: Item) =>
  v.pipe(
    v.custom<Readonly<Record<string, v.InferInput<Item>>>>(
      (value) => typeof value === "object" && value !== null && !Array.isArray(value),
      "it takes records by key",
    ),
    v.check(
      (value) => !UNCHECKED.some((key) => Object.hasOwn(value, key)),
      `none of its keys may be ${UNCHECKED.join(", ")}`,
    ),
    v.record(v.string(), item),
  );

/** One record for each of these names, and possibly others. */
export const each = <const Name extends string, const Item extends v.GenericSchema>(
  names: readonly Name[],
  item: Item,
) => record(Object.fromEntries(names.map((name) => [name, item])) as Record<Name, Item>);

/** The first thing that is wrong with the shape, or null. The document itself is never copied or stripped. */
export function complainOfShape(schema: v.GenericSchema, document: unknown): Complaint | null {
  const { issues } = v.safeParse(schema, document, { abortEarly: true });
  const [issue] = issues ?? [];
  if (!issue) return null;
  const why = issue.received === "undefined" ? "it is missing" : issue.message;
  return { place: v.getDotPath(issue) ?? "the whole file", why };
}
