/** How often each term stands in a text. */
export type TermCounts = Map<string, number>;

/** The weight of each term, scaled to a length of 1. */
export type TermVector = ReadonlyMap<string, number>;

/** How much a term tells: the fewer texts have it, the more. Above 0 also for a term that no text has. */
export type TermWeight = (term: string) => number;

/** The score of each text that has anything of a statement, by its place among them. */
export type Scoring = (statement: string) => Map<number, number>;

export function countTerms(terms: Iterable<string>, times = 1, into: TermCounts = new Map()): TermCounts {
  for (const term of terms) into.set(term, (into.get(term) ?? 0) + times);
  return into;
}

/** Inverse document frequency, ln((N + 1) / (n + 0.5)) for n of N texts. */
export function termWeights(texts: readonly ReadonlyMap<string, number>[]): TermWeight {
  const have = new Map<string, number>();
  for (const text of texts) countTerms(text.keys(), 1, have);
  return (term) => Math.log((texts.length + 1) / ((have.get(term) ?? 0) + 0.5));
}

/** (1 + ln count) × weight, by which a term that stands twice does not count twice. */
export function vectorOf(counts: ReadonlyMap<string, number>, weight: TermWeight): TermVector {
  const vector = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of counts) {
    const value = (1 + Math.log(count)) * weight(term);
    if (value <= 0) continue;
    vector.set(term, value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [term, value] of vector) vector.set(term, value / length);
  return vector;
}

/** The four-letter pieces of each word, with its ends marked: what a slip of the keyboard leaves of it. */
export function lettersOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const marked = `_${word}_`;
    if (marked.length <= 4) return [marked];
    return Array.from({ length: marked.length - 3 }, (_, at) => marked.slice(at, at + 4));
  });
}

/**
 * The cosine of a vector with each of these that shares a term with it, by its place among them. A term that more than
 * `most` of them have is passed over: it costs a look at each, and weighs next to nothing.
 */
export function cosinesWith(
  vectors: readonly TermVector[],
  most = Number.POSITIVE_INFINITY,
): (vector: TermVector) => Map<number, number> {
  const byTerm = new Map<string, { readonly place: number; readonly weight: number }[]>();
  for (const [place, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const having = byTerm.get(term);
      if (having) having.push({ place, weight });
      else byTerm.set(term, [{ place, weight }]);
    }
  }
  return (vector) => {
    const cosines = new Map<number, number>();
    for (const [term, value] of vector) {
      const having = byTerm.get(term) ?? [];
      if (having.length > most) continue;
      for (const { place, weight } of having) cosines.set(place, (cosines.get(place) ?? 0) + value * weight);
    }
    return cosines;
  };
}
