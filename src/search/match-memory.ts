import type { EarlierMatch } from "../domain/fit/likely-capability.ts";
import type { Capability } from "../domain/model/catalogue.ts";
import { averagePrecision } from "./average-precision.ts";
import { cosinesWith, countTerms, type Scoring, type TermCounts, termWeights, vectorOf } from "./term-vectors.ts";
import { stemOf, tellingWords } from "./words.ts";

/** So many of the most similar promises that rested on something speak, and of those that rested on nothing. */
const NEIGHBOURS = 8;
/** A cosine below it is two sentences that share a common word. */
const LEAST_COSINE = 0.08;
/** How much a neighbour's squared cosine counts, beside the score; which of them is found by trying. */
const WEIGHTS = [0, 0.25, 0.5, 1, 2] as const;
/** A weight has to gain so much in mean average precision over none. */
const LEAST_GAIN = 0.005;
/** How much neighbours that rested on nothing lower what the best candidate is worth. */
const WEIGHT_OF_NONE = 0.3;
/** The scores are shares of a whole of 1.4. */
const WHOLE = 1.4;
/** A word that more judged promises have tells no two of them apart; of a small memory every word counts. */
const COMMON_SHARE = 0.02;
const FEW_ENOUGH = 400;
/** So many judgements are tried to find the weight. */
const TRIED = 120;

export interface MatchMemory {
  /** The scores with what earlier judgements add; a project whose own judgements are left out, or null. */
  readonly improve: (statement: string, scores: ReadonlyMap<number, number>, without: string | null) => ImprovedScores;
}

interface ImprovedScores {
  readonly scores: ReadonlyMap<number, number>;
  /** The place of the best. */
  readonly best: number;
  /** What the best is worth: lower than its score where similar promises rested on nothing. */
  readonly top: number;
  /** The most similar promise that rested on each capability, by its key. */
  readonly because: ReadonlyMap<string, EarlierMatch>;
}

interface Neighbour {
  readonly earlier: EarlierMatch;
  readonly cosine: number;
}

/**
 * What was judged before, in this deal and in others of the product. The weight is found by leaving out a whole project
 * at a time: leaving out single promises picks weights that are wrong for a new customer.
 */
export function matchMemory(
  all: readonly EarlierMatch[],
  capabilities: readonly Capability[],
  score: Scoring,
  project: string | null,
): MatchMemory {
  const places = new Map(capabilities.map(({ key }, place) => [key, place]));
  // What rested on a capability that is gone says nothing of today's catalogue.
  const earlier = all.filter((one) => one.capabilities.length === 0 || one.capabilities.some((key) => places.has(key)));
  if (earlier.length === 0) return { improve: (_, scores) => improved(scores, [], 0, places) };
  const near = neighboursIn(earlier, capabilities.map(stemsOfCapability));
  let weight: number | null = null;
  const weightOf = () => {
    weight ??= bestWeight(
      earlier,
      project,
      (one) => {
        const scores = score(one.statement);
        const neighbours = near(one.statement, one.project);
        return (tried) => improved(scores, neighbours, tried, places).scores;
      },
      places,
    );
    return weight;
  };
  return {
    improve: (statement, scores, without) => improved(scores, near(statement, without), weightOf(), places),
  };
}

function improved(
  scores: ReadonlyMap<number, number>,
  neighbours: readonly Neighbour[],
  weight: number,
  places: ReadonlyMap<string, number>,
): ImprovedScores {
  const better = new Map(scores);
  const because = new Map<string, EarlierMatch>();
  let none = 0;
  for (const { earlier, cosine } of neighbours) {
    if (earlier.capabilities.length === 0) none += cosine * cosine;
    for (const key of earlier.capabilities) {
      const place = places.get(key);
      if (place === undefined) continue;
      if (!because.has(key)) because.set(key, earlier);
      if (weight > 0) better.set(place, (better.get(place) ?? 0) + (weight * cosine * cosine) / WHOLE);
    }
  }
  let best = -1;
  for (const [place, score] of better) if (best === -1 || score > (better.get(best) ?? 0)) best = place;
  const lowered = weight > 0 ? (WEIGHT_OF_NONE * none) / WHOLE : 0;
  return { scores: better, best, top: Math.max(0, (better.get(best) ?? 0) - lowered), because };
}

/** The most similar first: those that rested on something, then those that rested on nothing. */
function neighboursIn(
  earlier: readonly EarlierMatch[],
  background: readonly TermCounts[],
): (statement: string, without: string | null) => readonly Neighbour[] {
  const counts = earlier.map(({ statement }) => countTerms(tellingWords(statement).map(stemOf)));
  // With the catalogue's own texts, or the words that two deals share would weigh nothing while there are only two.
  const weight = termWeights([...counts, ...background]);
  const cosines = cosinesWith(
    counts.map((each) => vectorOf(each, weight)),
    Math.max(FEW_ENOUGH, COMMON_SHARE * earlier.length),
  );
  return (statement, without) => {
    const vector = vectorOf(countTerms(tellingWords(statement).map(stemOf)), weight);
    const near = [...cosines(vector)]
      .filter(([, cosine]) => cosine > LEAST_COSINE)
      .map(([place, cosine]): Neighbour => ({ earlier: earlier[place] as EarlierMatch, cosine }))
      .filter((one) => one.earlier.project !== without)
      .sort((a, b) => b.cosine - a.cosine);
    return [
      ...near.filter((one) => one.earlier.capabilities.length > 0).slice(0, NEIGHBOURS),
      ...near.slice(0, NEIGHBOURS).filter((one) => one.earlier.capabilities.length === 0),
    ];
  };
}

function stemsOfCapability({ name, description, keywords }: Capability): TermCounts {
  return countTerms(tellingWords([name, description ?? "", ...keywords].join(" ")).map(stemOf));
}

function bestWeight(
  earlier: readonly EarlierMatch[],
  project: string | null,
  tried: (one: EarlierMatch) => (weight: number) => ReadonlyMap<number, number>,
  places: ReadonlyMap<string, number>,
): number {
  const resting = earlier.filter((one) => one.capabilities.length > 0);
  if (new Set(earlier.map((one) => one.project)).size < 2) return 0;
  const others = resting.filter((one) => one.project !== project);
  const step = Math.ceil((others.length || 1) / TRIED);
  const sample = others.filter((_, place) => place % step === 0).map((one) => ({ one, scores: tried(one) }));
  if (sample.length === 0) return 0;
  const means = WEIGHTS.map((weight) => {
    const precisions = sample.map(({ one, scores }) =>
      averagePrecision(scores(weight), new Set(one.capabilities.flatMap((key) => places.get(key) ?? []))),
    );
    return precisions.reduce((sum, precision) => sum + precision, 0) / precisions.length;
  });
  const none = means[0] ?? 0;
  const best = means.indexOf(Math.max(...means));
  return (means[best] ?? 0) - none >= LEAST_GAIN ? (WEIGHTS[best] ?? 0) : 0;
}
