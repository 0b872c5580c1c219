/** Only letters and digits, for comparing what two formats make of a text. */
export function lettersAndDigits(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A short key of a text, the same whatever its case, spaces and punctuation. */
export function textKey(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const unit of lettersAndDigits(text)) {
    const code = unit.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (low >>> 0).toString(16).padStart(8, "0") + (high >>> 0).toString(16).padStart(8, "0");
}

/** Words that any promise may have. */
const COMMON = new Set(
  (
    "a an and any are as at be been by can could do for from has have if in into is it its may must no " +
    "not of on or our " +
    "shall should so such that the their them these they this to was we were when which will with would you your"
  ).split(" "),
);

/** Two texts at least this alike say the same to most readers: the cosine of their words. */
export const CLOSE = 0.6;
/** In letters: a shorter text stands within another by chance. */
const LEAST_WITHIN = 25;

/** Finds, among texts, the one most like a text; null where none is close or holds it. */
export interface SimilarTexts {
  closest(text: string): { readonly at: number; readonly score: number } | null;
  add(text: string): void;
}

export function similarTexts(texts: readonly string[]): SimilarTexts {
  const postings = new Map<string, number[]>();
  const norms: number[] = [];
  const plain: string[] = [];
  const add = (text: string): void => {
    const words = wordsOf(text);
    for (const word of words) postings.set(word, [...(postings.get(word) ?? []), norms.length]);
    norms.push(Math.sqrt(words.size));
    plain.push(lettersAndDigits(text));
  };
  for (const text of texts) add(text);
  return {
    add,
    closest(text) {
      const words = wordsOf(text);
      const shared = new Map<number, number>();
      for (const word of words) for (const at of postings.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      const own = lettersAndDigits(text);
      let best: { at: number; score: number } | null = null;
      for (const [at, count] of shared) {
        const cosine = count / (Math.sqrt(words.size) * (norms[at] || 1));
        const other = plain[at] ?? "";
        const isWithin =
          Math.min(own.length, other.length) >= LEAST_WITHIN && (own.includes(other) || other.includes(own));
        const score = isWithin ? Math.max(cosine, 0.99) : cosine;
        if (score >= CLOSE && score > (best?.score ?? 0)) best = { at, score };
      }
      return best;
    },
  };
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)));
}
