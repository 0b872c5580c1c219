import { IMPORTANCES, KINDS, SOURCES, STRENGTHS } from "../domain/model/vocabulary.ts";
import { PROMISE_DEFAULTS, type PromiseFacts } from "../domain/promise/promise.ts";
import { isDay } from "../domain/time/calendar.ts";
import { PsvcError } from "../errors.ts";
import { parseJson } from "./parse-json.ts";
import { oneLine } from "./project-answers.ts";
import { beginsWithMark, readPromiseLine, readStatement } from "./promise-line.ts";

/** What is in a list of promises: a JSON array in the shape of the output, or one line a promise. */
export function readPromises(text: string, file: string): readonly PromiseFacts[] {
  const start = text.replace(/^\ufeff/, "").trimStart();
  return start.startsWith("[") && !beginsWithMark(start)
    ? readPromiseArray(parseJson(start, file, null), file)
    : readLines(start);
}

/** A promise a line; empty lines and `#` are skipped. */
function readLines(text: string): readonly PromiseFacts[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => ({ ...PROMISE_DEFAULTS, ...readPromiseLine(line) }))
    .filter(({ statement }) => statement);
}

const WORDS = { kind: KINDS, source: SOURCES, strength: STRENGTHS, importance: IMPORTANCES } as const;
const TEXTS = ["heardBy", "evidence", "quote", "area"] as const;
const DAYS = ["madeOn", "neededBy"] as const;
const TAKEN = ["statement", "confirmed", ...Object.keys(WORDS), ...TEXTS, ...DAYS];
/** Keys of the output that are computed or judged here and not taken over. */
const PASSED_OVER = [
  "listed",
  "id",
  "addedOn",
  "carriedFrom",
  "capabilities",
  "fit",
  "means",
  "asOf",
  "release",
  "basis",
  "why",
  "fitEvidence",
  "overruled",
  "fitStanding",
  "staleBecause",
  "formerly",
  "gap",
  "dropped",
  "releases",
  "notAsked",
  "sources",
];

/** Throws `unknown-key` by name, `bad-value` for a value that cannot be. */
export function readPromiseArray(value: unknown, file: string): readonly PromiseFacts[] {
  if (!Array.isArray(value))
    throw new PsvcError({ code: "unreadable-file", file, why: "promises are a list", instead: null });
  return value.map((one, index) => readPromise(one, file, `promises[${index}]`));
}

function readPromise(value: unknown, file: string, place: string): PromiseFacts {
  if (typeof value === "string") return { ...PROMISE_DEFAULTS, ...readStatement(value) };
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw bad(place, value, null, "a promise is an object or a line of text");
  const given = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(given))
    if (!TAKEN.includes(key) && !PASSED_OVER.includes(key))
      throw new PsvcError({ code: "unknown-key", file, key: `${place}.${key}`, allowed: TAKEN });
  if (typeof given.statement !== "string" || !given.statement.trim())
    throw bad(`${place}.statement`, given.statement, null, "a promise has a statement");
  const words = Object.entries(WORDS).flatMap(([key, allowed]) => {
    if (given[key] === undefined || given[key] === null) return [];
    if (!(allowed as readonly unknown[]).includes(given[key])) throw bad(`${place}.${key}`, given[key], allowed, null);
    return [[key, given[key]]];
  });
  const texts = TEXTS.flatMap((key) => {
    if (given[key] === undefined || given[key] === null) return [];
    if (typeof given[key] !== "string") throw bad(`${place}.${key}`, given[key], null, "it is a text");
    return [[key, oneLine(given[key])]];
  });
  const days = DAYS.flatMap((key) => {
    if (given[key] === undefined || given[key] === null) return [];
    if (!isDay(given[key])) throw bad(`${place}.${key}`, given[key], null, "a day in a file is written YYYY-MM-DD");
    return [[key, given[key]]];
  });
  if (given.confirmed !== undefined && typeof given.confirmed !== "boolean")
    throw bad(`${place}.confirmed`, given.confirmed, ["true", "false"], null);
  return {
    ...PROMISE_DEFAULTS,
    ...Object.fromEntries([...words, ...texts, ...days]),
    statement: oneLine(given.statement),
    confirmed: given.confirmed ?? true,
  };
}

function bad(what: string, value: unknown, allowed: readonly string[] | null, why: string | null): PsvcError {
  return new PsvcError({
    code: "bad-value",
    what,
    value: typeof value === "string" ? value : String(JSON.stringify(value)),
    allowed,
    why,
  });
}
