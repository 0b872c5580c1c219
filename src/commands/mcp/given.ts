import { PsvcError } from "../../errors.ts";

type Given = Readonly<Record<string, unknown>>;

/** A text that an assistant has to give. Throws `bad-value`. */
export function textOf(given: Given, key: string): string {
  const text = given[key];
  if (typeof text === "string" && text.trim()) return text;
  throw bad(key, text, null, "it is a text");
}

/** One of a closed list, or null where none is given. Throws `bad-value`. */
export function wordOf<T extends string>(given: Given, key: string, allowed: readonly T[]): T | null {
  const word = given[key];
  if (word === undefined || word === null) return null;
  const found = allowed.find((one) => one === word);
  if (found !== undefined) return found;
  throw bad(key, word, allowed, null);
}

/** A whole number from 0, which is where it begins when none is given. Throws `bad-value`. */
export function startOf(given: Given): number {
  const { from = 0 } = given;
  if (typeof from === "number" && Number.isInteger(from) && from >= 0) return from;
  throw bad("from", from, null, "it is the `next` of the page before");
}

const ROWS_A_PAGE = 50;

interface Page<T> {
  readonly rows: readonly T[];
  readonly all: number;
  /** Where the next page begins; null on the last. */
  readonly next: number | null;
}

/** Some of many, so that an answer stays small. */
export function pageOfRows<T>(all: readonly T[], given: Given): Page<T> {
  const start = startOf(given);
  const end = start + ROWS_A_PAGE;
  return { rows: all.slice(start, end), all: all.length, next: end < all.length ? end : null };
}

function bad(what: string, value: unknown, allowed: readonly string[] | null, why: string | null): PsvcError {
  const shown = typeof value === "string" ? value : String(JSON.stringify(value) ?? "");
  return new PsvcError({ code: "bad-value", what, value: shown, allowed, why });
}
