import { printableJson } from "../layout/escape-control-characters.ts";
import type { JsonKind, KindDocument } from "./kinds.ts";

type Value = unknown;
type Fields = Readonly<Record<string, Value>>;
/** What is asked for below a field: null is all of it. */
type Picked = Map<string, Picked | null>;

/** Kinds whose value is a list with counts and what could not be read around it: fields are asked for of each row. */
const ROWS_IN: Readonly<Partial<Record<JsonKind, string>>> = {
  check: "projects",
  impact: "promises",
  news: "projects",
  portfolio: "projects",
};

/** Where the value of a kind stands in its document, and where its rows do; null is the document itself. */
export function placeOfValue(kind: JsonKind, keys: readonly string[]): { value: string | null; rows: string | null } {
  const name = kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { value: keys.includes(name) ? name : null, rows: ROWS_IN[kind] ?? null };
}

/**
 * The same document with only these fields of its value, in the order in which they are asked for. What stands around
 * the value stays.
 */
export function pickFields({ kind, ...document }: KindDocument, fields: readonly string[]): Fields {
  const { value, rows } = placeOfValue(kind, Object.keys(document));
  const picked = pickedBy(fields);
  if (value === null) return { kind, ...(pick(document, picked) as Fields) };
  const whole = (document as Fields)[value];
  const remaining =
    rows === null ? pick(whole, picked) : { ...(whole as Fields), [rows]: pick((whole as Fields)[rows], picked) };
  return { kind, ...document, [value]: remaining };
}

function pickedBy(fields: readonly string[]): Picked {
  const picked: Picked = new Map();
  for (const field of fields) {
    const [first = "", ...rest] = field.split(".");
    const below = picked.get(first);
    if (below === null) continue;
    if (rest.length === 0) picked.set(first, null);
    else picked.set(first, merged(below ?? new Map(), pickedBy([rest.join(".")])));
  }
  return picked;
}

function merged(picked: Picked, other: Picked): Picked {
  for (const [name, below] of other) {
    const known = picked.get(name);
    if (known === null) continue;
    picked.set(name, known && below ? merged(known, below) : below);
  }
  return picked;
}

/** Goes through lists; what is not there is null. */
function pick(value: Value, picked: Picked): Value {
  if (Array.isArray(value)) return value.map((one) => pick(one, picked));
  if (typeof value !== "object" || value === null) return null;
  const entries = [...picked].map(([name, below]): [string, Value] => {
    const found = Object.hasOwn(value, name) ? (value as Fields)[name] : null;
    return [name, below === null ? (found ?? null) : pick(found, below)];
  });
  return Object.fromEntries(entries);
}

/** A document as it goes to stdout: whole, or with the fields that were asked for. */
export function documentText(json: KindDocument, fields?: readonly string[]): string {
  const { kind, ...rest } = fields ? pickFields(json, fields) : json;
  return `${printableJson({ schemaVersion: 1, kind, ...rest }, 2)}\n`;
}
