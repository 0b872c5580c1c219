import { IMPORTANCES, type Importance } from "../../domain/model/vocabulary.ts";
import { plainName } from "../sheet/columns.ts";

/**
 * What the customer's mandatory requirements become: a list of forty musts has none, so a must is for the lead to name.
 */
export type MandatoryAs = Extract<Importance, "must" | "should">;

const MANDATORY = `mandatory, must, must have, required, essential, critical, shall, obligatory`
  .split(",")
  .map(plainName);
const DESIRABLE = `desirable, desired, important, high, preferred, highly desirable`.split(",").map(plainName);
const WORDS: Readonly<Record<string, Importance>> = {
  should: "should",
  shouldhave: "should",
  could: "could",
  couldhave: "could",
  nicetohave: "could",
  optional: "could",
  medium: "could",
  low: "could",
  wont: "wont",
  wonthave: "wont",
  outofscope: "wont",
};

/**
 * How important a priority of somebody else's list is for the first go-live, one below what is mandatory; null for a
 * word that tells nothing.
 */
export function readPriority(word: string, mandatoryAs: MandatoryAs): Importance | null {
  const name = plainName(word);
  if (MANDATORY.includes(name)) return mandatoryAs;
  if (DESIRABLE.includes(name)) return mandatoryAs === "must" ? "should" : "could";
  return Object.hasOwn(WORDS, name) ? (WORDS[name] ?? null) : null;
}

/** The word itself, as psvc writes it. */
export function readImportance(word: string): Importance | null {
  return IMPORTANCES.find((importance) => importance === word.trim().toLowerCase()) ?? null;
}
