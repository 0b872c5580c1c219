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

/** Texts that share the rarest words of a text are looked at, and no more of them than this. */
const MOST_CANDIDATES = 400;

export function similarTexts(texts: readonly string[]): SimilarTexts {
  const postings = new Map<string, number[]>();
  const all: { readonly words: ReadonlySet<string>; readonly plain: string }[] = [];
  const add = (text: string): void => {
    const words = wordsOf(text);
    for (const word of words) {
      const known = postings.get(word);
      if (known) known.push(all.length);
      else postings.set(word, [all.length]);
    }
    all.push({ words, plain: lettersAndDigits(text) });
  };
  for (const text of texts) add(text);
  const candidatesOf = (words: ReadonlySet<string>): ReadonlySet<number> => {
    const candidates = new Set<number>();
    for (const list of listsOf(words, postings))
      for (const at of list) {
        if (candidates.size >= MOST_CANDIDATES) return candidates;
        candidates.add(at);
      }
    return candidates;
  };
  return {
    add,
    closest(text) {
      const words = wordsOf(text);
      const own = lettersAndDigits(text);
      let best: { at: number; score: number } | null = null;
      for (const at of candidatesOf(words)) {
        const other = all[at];
        if (!other) continue;
        const score = similarity({ words, plain: own }, other);
        if (score >= CLOSE && score > (best?.score ?? 0)) best = { at, score };
      }
      return best;
    },
  };
}

/** Where each word of a text stands, the rarest word first. */
function listsOf(words: ReadonlySet<string>, postings: ReadonlyMap<string, readonly number[]>) {
  const lists = [...words].map((word) => postings.get(word) ?? []);
  return lists.filter((list) => list.length > 0).sort((a, b) => a.length - b.length);
}

interface TextWords {
  readonly words: ReadonlySet<string>;
  readonly plain: string;
}

function similarity(a: TextWords, b: TextWords): number {
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared++;
  const cosine = shared / (Math.sqrt(a.words.size * b.words.size) || 1);
  const isLong = Math.min(a.plain.length, b.plain.length) >= LEAST_WITHIN;
  const isWithin = isLong && (a.plain.includes(b.plain) || b.plain.includes(a.plain));
  return isWithin ? Math.max(cosine, 0.99) : cosine;
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)));
}
