import { isRecord, type Json, type JsonPath, type JsonRecord, own, same } from "../model/json-value.ts";
import { compareTexts } from "../text/text.ts";

/** Both sides changed the same thing, to different values. */
export interface Conflict {
  readonly place: JsonPath;
  readonly base: Json | undefined;
  readonly ours: Json | undefined;
  readonly theirs: Json | undefined;
}

export type Winner = "base" | "ours" | "theirs";

export interface MergeRules {
  /** What is one judgement and must not be mixed from two, such as a fit. */
  readonly isWhole: (place: JsonPath) => boolean;
  /** Numbers that only grow: the higher one is right. */
  readonly onlyGrows: (place: JsonPath) => boolean;
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

  function merge({ base, ours, theirs }: Sides, place: JsonPath): Json | undefined {
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

  function mergeRecords(base: JsonRecord, ours: JsonRecord, theirs: JsonRecord, place: JsonPath): Json {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    const entries = [...keys].map((key): [string, Json | undefined] => [
      key,
      merge({ base: own(base, key), ours: own(ours, key), theirs: own(theirs, key) }, [...place, key]),
    ]);
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** Without what one of them took out, and with what they put in; in the same order whichever is ours. */
function mergeTexts(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const remaining = base.filter((text) => ours.includes(text) && theirs.includes(text));
  const added = [...ours, ...theirs].filter((text) => !base.includes(text));
  return [...new Set([...remaining, ...added.sort(compareTexts)])];
}
