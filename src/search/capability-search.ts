import type { Synonyms } from "../domain/config/synonyms.ts";
import {
  type EarlierMatch,
  type Likeliest,
  type LikelyCapability,
  type LikelyMatch,
  NO_MATCH,
} from "../domain/fit/likely-capability.ts";
import type { Capability, Catalogue } from "../domain/model/catalogue.ts";
import { type CatalogueIndex, catalogueIndex } from "./catalogue-index.ts";
import { bandOf, bandsFromAnswers, bandsOfCatalogue, type MatchLimits } from "./match-bands.ts";
import { type MatchMemory, matchMemory } from "./match-memory.ts";
import { typedWords } from "./words.ts";

/** How many are proposed where nobody says how many. */
const USUAL = 5;

export interface MatchKnowledge {
  /** Judgements of the product's projects, this one's among them. */
  readonly earlier?: readonly EarlierMatch[];
  /** The project that is being judged: what it says of itself proves nothing about what other deals teach. */
  readonly project?: string;
  /** Groups of words that mean the same, such as `SSO = single sign-on = SAML`. */
  readonly synonyms?: Synonyms;
}

/** The capabilities likeliest meant by a statement, best first. */
export function capabilitySearch(
  catalogue: Catalogue,
  knowledge: MatchKnowledge = {},
): (statement: string, most?: number) => readonly Capability[] {
  const search = likelyCapabilities(catalogue, knowledge);
  return (statement, most) => search(statement, most).found.map(({ capability }) => capability);
}

/** The same, with why each was found, how sure that is, and what an earlier deal rested on. */
export function likelyCapabilities(catalogue: Catalogue, knowledge: MatchKnowledge = {}): Likeliest {
  const capabilities = Object.values(catalogue.capabilities);
  if (capabilities.length === 0) return () => NO_MATCH;
  const index = catalogueIndex(capabilities, knowledge.synonyms ?? []);
  const memory = matchMemory(knowledge.earlier ?? [], capabilities, index.score, knowledge.project ?? null);
  const limits = limitsOf(index, memory, knowledge);
  return (statement, most = USUAL) => matchOf(statement, most, { index, memory, limits: limits() });
}

/** Computed at the first statement: who only wants an index pays for nothing else. */
function limitsOf(index: CatalogueIndex, memory: MatchMemory, { earlier = [] }: MatchKnowledge): () => MatchLimits {
  let limits: MatchLimits | null = null;
  return () => {
    limits ??=
      bandsFromAnswers(earlier, (one) => {
        const scores = memory.improve(one.statement, index.score(one.statement), one.project);
        return { score: scores.top, best: index.capabilities[scores.best]?.key ?? null };
      }) ?? bandsOfCatalogue(index.ownScores());
    return limits;
  };
}

interface Matching {
  readonly index: CatalogueIndex;
  readonly memory: MatchMemory;
  readonly limits: MatchLimits;
}

function matchOf(statement: string, most: number, { index, memory, limits }: Matching): LikelyMatch {
  const improved = memory.improve(statement, index.score(statement), null);
  const typed = typedWords(statement);
  const stems = [...typed.keys()];
  // What shares one common word never stands before what shares more, unless an earlier deal rested on it.
  const isThin = (place: number) =>
    !improved.because.has(index.capabilities[place]?.key ?? "") && index.isThin(place, stems);
  const ranked = [...improved.scores.entries()]
    .filter(([, score]) => score > 0)
    .map(([place, score]) => ({ place, score, thin: isThin(place) ? 1 : 0 }))
    .sort((one, other) => one.thin - other.thin || other.score - one.score || one.place - other.place);
  const band = bandOf(improved.top, limits);
  return {
    band,
    worth: Math.min(1, improved.top),
    found: ranked.slice(0, most).flatMap(({ place, score }): readonly LikelyCapability[] => {
      const capability = index.capabilities[place];
      if (!capability) return [];
      const earlier = improved.because.get(capability.key) ?? null;
      return [{ capability, score: Math.min(1, score), why: index.sharedWords(place, typed), earlier }];
    }),
  };
}
