import type { EarlierMatch, MatchBand } from "../domain/fit/likely-capability.ts";

/** The least score of a match, and of what is worth a check. */
export interface MatchLimits {
  readonly match: number;
  readonly check: number;
}

/** For catalogues too small to tell how alike their entries are. Medians of halves of a catalogue of 348 entries. */
const USUAL_LIMITS: MatchLimits = { match: 0.19, check: 0.12 };
const FEWEST_ENTRIES = 20;
/** Percentiles of how alike different entries of the catalogue are. */
const CHECK_PERCENTILE = 0.1;
const MATCH_PERCENTILE = 0.55;

/** From so many answers on, the limits follow what was answered. */
const FEWEST_ANSWERS = 20;
const MOST_ANSWERS = 200;
/** At least so many of those called a match shall be right, and of those called nothing shall rest on nothing. */
const RIGHT_OF_MATCHES = 0.7;
const NONE_OF_NOTHING = 0.8;
/** A band that hardly anything falls into helps nobody. */
const LEAST_SHARE = 0.15;

export function bandOf(score: number, limits: MatchLimits): MatchBand {
  if (score >= limits.match) return "match";
  return score >= limits.check ? "check" : "nothing";
}

/** From the score of each entry's nearest neighbour. */
export function bandsOfCatalogue(ownScores: readonly number[]): MatchLimits {
  if (ownScores.length < FEWEST_ENTRIES) return USUAL_LIMITS;
  const sorted = [...ownScores].sort((a, b) => a - b);
  const at = (percentile: number) => sorted[Math.floor(percentile * (sorted.length - 1))] ?? 0;
  return { match: at(MATCH_PERCENTILE), check: at(CHECK_PERCENTILE) };
}

interface Proposed {
  readonly score: number;
  /** The key of the best candidate. */
  readonly best: string | null;
}

/** From what was answered so far; null where that is too little, or no limit keeps what the bands promise. */
export function bandsFromAnswers(
  answers: readonly EarlierMatch[],
  propose: (answer: EarlierMatch) => Proposed,
): MatchLimits | null {
  if (answers.length < FEWEST_ANSWERS) return null;
  const step = Math.ceil(answers.length / MOST_ANSWERS);
  const tried = answers
    .filter((_, place) => place % step === 0)
    .map((answer) => {
      const { score, best } = propose(answer);
      return {
        score,
        isRight: best !== null && answer.capabilities.includes(best),
        isNone: answer.capabilities.length === 0,
      };
    })
    .sort((a, b) => b.score - a.score);
  const match = longestPrefix(tried, ({ isRight }) => isRight, RIGHT_OF_MATCHES);
  const check = longestPrefix([...tried].reverse(), ({ isNone }) => isNone, NONE_OF_NOTHING);
  if (match === null || check === null) return null;
  // Where both hold up to the same score and beyond, each may be stricter than it has to be.
  return { match: Math.max(match, check), check: Math.min(match, check) };
}

/** The score at which the longest beginning ends in which so large a share is as wanted; null for none long enough. */
function longestPrefix<T extends { readonly score: number }>(
  tried: readonly T[],
  isAsWanted: (one: T) => boolean,
  share: number,
): number | null {
  let wanted = 0;
  let end: number | null = null;
  for (const [place, one] of tried.entries()) {
    if (isAsWanted(one)) wanted++;
    const isLong = (place + 1) / tried.length >= LEAST_SHARE;
    if (isLong && wanted / (place + 1) >= share) end = one.score;
  }
  return end;
}
