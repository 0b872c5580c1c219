import { asJson, type Difference, differencesBetween, type Json } from "../model/json-value.ts";
import type { Keyed, Numbered } from "../model/record.ts";
import type { Change, DocumentName } from "./change.ts";
import type { LoadedChange, RevertOutcome } from "./revert-plan.ts";
import type { Sentence } from "./story-sentences.ts";
import { type Kept, storyOfKept } from "./versioned-document.ts";

/** One change with what it did, told. */
export interface Telling {
  readonly change: Change;
  readonly documents: readonly ToldDocument[];
  /** The changes that this one took back or brought back. */
  readonly reverted?: readonly Change[];
}

export interface ToldDocument extends DocumentName {
  readonly sentences: readonly Sentence[];
  readonly differences: readonly Difference[];
}

/** With `about`, only what concerns that record: `P3`, `G2`, a milestone, a criterion. */
export function tellingOf({ change, touched }: LoadedChange, about: string | null): Telling {
  const documents = touched.map(({ shelf, name, before, after }) => {
    const sentences = storyOfKept(shelf, before, after);
    const differences = differencesBetween(asJson(before), asJson(after))
      .filter(({ place }) => place[0] !== "counters")
      .map(named(before, after));
    if (about === null) return { shelf, name, sentences, differences };
    return {
      shelf,
      name,
      sentences: sentences.filter((sentence) => sentence.about?.toLowerCase() === about.toLowerCase()),
      differences: differences.filter(({ place }) => place[1]?.toLowerCase() === about.toLowerCase()),
    };
  });
  // One command can write a project several times; only what concerns the record that is asked for is told.
  const recorded = documents.filter(({ sentences, differences }) => sentences.length + differences.length > 0);
  return { change, documents: about === null ? documents : recorded };
}

/** Records are kept under random keys, and point at each other by them; people know their numbers. */
function named(before: Kept | null, after: Kept | null) {
  const ids = new Map([...idsIn(before), ...idsIn(after)]);
  const value = (json: Json | undefined): Json | undefined => {
    if (typeof json === "string") return ids.get(json) ?? json;
    if (Array.isArray(json)) return json.map((one) => value(one) as Json);
    if (typeof json !== "object" || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, value(inner) as Json]));
  };
  return (difference: Difference): Difference => ({
    place: difference.place.map((part, depth) => (depth === 1 ? (ids.get(part) ?? part) : part)),
    before: value(difference.before),
    after: value(difference.after),
  });
}

/** The numbers that people know, by the keys of a project's records. */
export function idsIn(remaining: Kept | null): ReadonlyMap<string, string> {
  if (remaining === null || !("promises" in remaining)) return new Map();
  const { promises, gaps, actions, risks, changeOrders = {} } = remaining;
  const all = [promises, gaps, actions, risks, changeOrders].flatMap((records: Keyed<Numbered>) =>
    Object.entries(records).map(([key, { id }]) => [key, id] as const),
  );
  return new Map(all);
}

/** What taking a change back, or bringing it back, makes of one document. */
export interface RevertedDocument extends DocumentName {
  readonly becomes: "removed" | "brought back" | "changed";
  readonly sentences: readonly Sentence[];
}

export function revertedDocument({ shelf, name, from, to }: RevertOutcome): RevertedDocument {
  const becomes = to === null ? "removed" : from === null ? "brought back" : "changed";
  return { shelf, name, becomes, sentences: storyOfKept(shelf, from, to) };
}

/** One document that a restore would change. */
export interface Movement extends DocumentName {
  /** `damaged`: there is a file that cannot be read. */
  readonly from: Kept | null | "damaged";
  readonly to: Kept | null;
}

export interface RestoredDocument extends DocumentName {
  readonly becomes: "repaired" | RevertedDocument["becomes"];
  /** Empty for a damaged file: what it held is not known. */
  readonly sentences: readonly Sentence[];
}

export function restoredDocument({ shelf, name, from, to }: Movement): RestoredDocument {
  if (from === "damaged") return { shelf, name, becomes: "repaired", sentences: [] };
  return revertedDocument({ shelf, name, from, to });
}
