import MiniSearch, { type SearchResult } from "minisearch";
import { type Likeliest, type LikelyCapability, SEARCHED_FIELDS } from "../domain/fit/likely-capability.ts";
import type { Capability, Catalogue } from "../domain/model/catalogue.ts";

const MOST = 5;

/** Words that every promise has and that tell no capability from another. */
const COMMON = new Set(
  `a able about after all also am an and any are as at be been but by can could do does each for from get had has
  have how i if in into is it its like make may me more must my need needs not now of on one only or our out
  over shall should so some such system than that the their them then there these they this to up us use used
  user users using want was we well were what when where which while who will with without would you your`.split(/\s+/),
);

/**
 * The capabilities likeliest meant by a statement, best first, by name, keywords, key, area and description. Any of
 * its words may be missing; where none is found, words that are spelt a little differently will do.
 */
export function capabilitySearch(catalogue: Catalogue): (statement: string, most?: number) => readonly Capability[] {
  const search = likelyCapabilities(catalogue);
  return (statement, most) => search(statement, most).map(({ capability }) => capability);
}

/** The same, with why each was found. */
export function likelyCapabilities(catalogue: Catalogue): Likeliest {
  const capabilities = Object.values(catalogue.capabilities);
  const index = new MiniSearch<Capability>({
    idField: "key",
    fields: [...SEARCHED_FIELDS],
    extractField: (capability, field) => {
      const value = capability[field as keyof Capability];
      return typeof value === "string" ? value : (value ?? []).join(" ");
    },
    processTerm: stem,
    searchOptions: {
      boost: { name: 3, keywords: 3, key: 2 },
      prefix: (term) => term.length > 3,
      weights: { prefix: 0.4, fuzzy: 0.2 },
    },
  });
  index.addAll(capabilities);
  const byKey = new Map(capabilities.map((capability) => [capability.key, capability]));
  return (statement, most = MOST) => {
    const found = index.search(statement);
    const likeliest = found.length > 0 ? found : index.search(statement, { fuzzy: 0.25 });
    const typed = typedWords(statement);
    return likeliest.slice(0, most).flatMap((result) => {
      const capability = byKey.get(result.id as string);
      return capability ? [{ capability, why: reasons(result, typed) }] : [];
    });
  };
}

/**
 * `match` names the capability's words; people look for their own, so those of the statement that led there are named.
 */
function reasons(
  { match, queryTerms, terms }: SearchResult,
  typed: ReadonlyMap<string, string>,
): LikelyCapability["why"] {
  const ledTo = (term: string) =>
    queryTerms.find((query) => query === term) ??
    queryTerms.find((query) => term.startsWith(query)) ??
    (queryTerms.length === 1 ? queryTerms[0] : undefined);
  return SEARCHED_FIELDS.flatMap((field) => {
    const words = terms
      .filter((term) => match[term]?.includes(field))
      .map((term) => typed.get(ledTo(term) ?? term) ?? term);
    return words.length > 0 ? [{ field, words: [...new Set(words)] }] : [];
  });
}

/** The words of a statement as they were typed, by their plain form. */
function typedWords(statement: string): ReadonlyMap<string, string> {
  const words = statement.split(/[\s\p{P}]+/u).filter(Boolean);
  return new Map(words.flatMap((word) => [[stem(word) ?? "", word] as const]).reverse());
}

/**
 * The plain form of a word without its plural or tense; null for one that is too common to look for, or a lone letter
 * or digit.
 */
function stem(word: string): string | null {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (COMMON.has(plain) || /^[\p{Script=Latin}\p{N}]$/u.test(plain)) return null;
  const short = plain.replace(/(ies|ing|ed|es|s)$/, (ending) => (ending === "ies" ? "y" : ""));
  return short.length > 2 ? short : plain;
}
