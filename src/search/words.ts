import { stemmer } from "stemmer";

/** Words of any English sentence. Words of a trade (user, system, report) are left in: the catalogue weighs them. */
const STOP_WORDS = new Set(
  `a able about above after again against all also am an and any are as at be because been before being below between
  both but by can could did do does doing down during each few for from further get got had has have having he her
  here hers him his how i if in into is it its itself just let like may me might more most must my myself need needs
  no nor not now of off on once one only or other our ours out over own same shall she should so some such than that
  the their theirs them then there these they this those through to too under until up us very want wants was we were
  what when where which while who whom whose why will with within without would you your yours`.split(/\s+/),
);

const stems = new Map<string, string>();

/**
 * The words of a text in their order, in lower case and without accents, split at hyphens, slashes, dots and capitals
 * within a word; without stop words and lone Latin letters or digits.
 */
export function tellingWords(text: string): readonly string[] {
  return piecesOf(text).map(plainWord).filter(isTelling);
}

/** The same words as they were typed, by their stem: the first of each. */
export function typedWords(text: string): ReadonlyMap<string, string> {
  const typed = new Map<string, string>();
  for (const piece of piecesOf(text)) {
    const plain = plainWord(piece);
    const stem = isTelling(plain) ? stemOf(plain) : "";
    if (stem && !typed.has(stem)) typed.set(stem, piece);
  }
  return typed;
}

/** Without plural, tense and derivation, by Porter's rules. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}

function piecesOf(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
}

function plainWord(word: string): string {
  return word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function isTelling(plain: string): boolean {
  return plain !== "" && !STOP_WORDS.has(plain) && !/^[\p{Script=Latin}\p{N}]$/u.test(plain);
}
