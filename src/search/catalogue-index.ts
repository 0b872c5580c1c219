import type { Synonyms } from "../domain/config/synonyms.ts";
import { type LikelyCapability, SEARCHED_FIELDS } from "../domain/fit/likely-capability.ts";
import type { Capability } from "../domain/model/catalogue.ts";
import { synonymsIn } from "./synonyms.ts";
import {
  cosinesWith,
  countTerms,
  lettersOf,
  type Scoring,
  type TermCounts,
  termWeights,
  vectorOf,
} from "./term-vectors.ts";
import { stemOf, tellingWords } from "./words.ts";

/** How often a word of a field counts. A name is chosen, a description only tells. */
const FIELD_WEIGHT = { name: 3, keywords: 2, key: 1, area: 1, description: 1, limits: 1 } as const;

/**
 * The three measures: cosine over stems, cosine over letters, and BM25 as a share of what a text with every word would
 * have. Fitted on 399 user stories against 348 features; `npm run bench:matching` prints what they reach.
 */
const SHARE = { stems: 0.4, letters: 0.4, bm25: 0.6 } as const;
const WHOLE = SHARE.stems + SHARE.letters + SHARE.bm25;
/** BM25's usual constants. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

export interface CatalogueIndex {
  readonly capabilities: readonly Capability[];
  readonly score: Scoring;
  /** The score of each capability's nearest neighbour: how alike two different things are in this catalogue. */
  readonly ownScores: () => readonly number[];
  /** Whether all it shares with a statement of several words is one word that many entries have. */
  readonly isThin: (place: number, stems: readonly string[]) => boolean;
  readonly sharedWords: (place: number, typed: ReadonlyMap<string, string>) => LikelyCapability["why"];
}

interface Indexed {
  readonly fields: ReadonlyMap<(typeof SEARCHED_FIELDS)[number], ReadonlySet<string>>;
  readonly stems: TermCounts;
  readonly letters: TermCounts;
  readonly length: number;
}

/** A word that so large a share of the entries has tells little by itself, where a statement has so many words. */
const COMMON_SHARE = 0.02;
const LONG_ENOUGH = 3;

/** So many entries tell how alike the entries of a catalogue are. */
const SAMPLED = 300;

/** Everything that is looked for in a catalogue, read once. */
export function catalogueIndex(capabilities: readonly Capability[], synonyms: Synonyms): CatalogueIndex {
  const same = synonymsIn(synonyms);
  const indexed = capabilities.map((capability) => indexedOf(capability, same));
  const weight = termWeights(indexed.map(({ stems }) => stems));
  const letterWeight = termWeights(indexed.map(({ letters }) => letters));
  const stemCosines = cosinesWith(indexed.map(({ stems }) => vectorOf(stems, weight)));
  const letterCosines = cosinesWith(indexed.map(({ letters }) => vectorOf(letters, letterWeight)));
  const bm25 = bm25Of(indexed, weight);
  const commonWeight = Math.log((indexed.length + 1) / (Math.max(1, COMMON_SHARE * indexed.length) + 0.5));
  const score: Scoring = (statement) => {
    const words = tellingWords(statement);
    const stems = countTerms([...words.map(stemOf), ...same(words)]);
    const scores = new Map<number, number>();
    const add = (share: number, part: ReadonlyMap<number, number>) => {
      for (const [place, value] of part) scores.set(place, (scores.get(place) ?? 0) + (share / WHOLE) * value);
    };
    add(SHARE.stems, stemCosines(vectorOf(stems, weight)));
    add(SHARE.letters, letterCosines(vectorOf(countTerms(lettersOf(words)), letterWeight)));
    add(SHARE.bm25, bm25([...stems.keys()]));
    return scores;
  };
  return {
    capabilities,
    score,
    ownScores: () => {
      const step = Math.max(1, Math.ceil(capabilities.length / SAMPLED));
      return capabilities.flatMap((capability, place) => {
        if (place % step !== 0) return [];
        const scores = score(textOf(capability));
        scores.delete(place);
        return [Math.max(0, ...scores.values())];
      });
    },
    isThin: (place, stems) => {
      if (stems.length < LONG_ENOUGH) return false;
      const shared = stems.filter((stem) => indexed[place]?.stems.has(stem));
      return shared.length <= 1 && shared.every((stem) => weight(stem) < commonWeight);
    },
    sharedWords: (place, typed) => {
      const fields = indexed[place]?.fields;
      return SEARCHED_FIELDS.flatMap((field) => {
        const shared = [...typed].filter(([stem]) => fields?.get(field)?.has(stem));
        const words = shared.sort(([one], [other]) => weight(other) - weight(one)).map(([, word]) => word);
        return words.length > 0 ? [{ field, words }] : [];
      });
    },
  };
}

function indexedOf(capability: Capability, same: (words: readonly string[]) => readonly string[]): Indexed {
  const stems: TermCounts = new Map();
  const letters: TermCounts = new Map();
  const fields = new Map<(typeof SEARCHED_FIELDS)[number], ReadonlySet<string>>();
  for (const field of SEARCHED_FIELDS) {
    const words = tellingWords(fieldText(capability, field));
    if (words.length === 0) continue;
    const found = words.map(stemOf);
    fields.set(field, new Set(found));
    countTerms([...found, ...same(words)], FIELD_WEIGHT[field], stems);
    countTerms(lettersOf(words), FIELD_WEIGHT[field], letters);
  }
  return { fields, stems, letters, length: [...stems.values()].reduce((sum, count) => sum + count, 0) };
}

function fieldText(capability: Capability, field: (typeof SEARCHED_FIELDS)[number]): string {
  const value = capability[field];
  return typeof value === "string" ? value : (value ?? []).join(" ");
}

function textOf(capability: Capability): string {
  return SEARCHED_FIELDS.map((field) => fieldText(capability, field)).join(" ");
}

/** Okapi BM25 as a share of what a text would have in which each of these terms stands without end. */
function bm25Of(
  indexed: readonly Indexed[],
  weight: (term: string) => number,
): (terms: readonly string[]) => Map<number, number> {
  const usual = indexed.reduce((sum, { length }) => sum + length, 0) / indexed.length || 1;
  const having = new Map<string, number[]>();
  for (const [place, { stems }] of indexed.entries())
    for (const stem of stems.keys()) {
      const places = having.get(stem);
      if (places) places.push(place);
      else having.set(stem, [place]);
    }
  return (terms) => {
    const most = terms.reduce((sum, term) => sum + weight(term) * (SATURATION + 1), 0);
    const scores = new Map<number, number>();
    for (const term of terms)
      for (const place of having.get(term) ?? []) {
        const { stems, length } = indexed[place] as Indexed;
        const count = stems.get(term) ?? 0;
        const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / usual);
        const gained = (weight(term) * count * (SATURATION + 1)) / (count + norm);
        scores.set(place, (scores.get(place) ?? 0) + gained / (most || 1));
      }
    return scores;
  };
}
