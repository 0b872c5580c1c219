import type { TextMark } from "../domain/search/hit.ts";
import { stemOf } from "./words.ts";

/** One word or quoted phrase that is looked for. */
export interface Term {
  /** As it was typed. */
  readonly typed: string;
  /** Its words without endings, spaces and hyphens: `login` for "logged in". */
  readonly key: string;
  /** A script that is written without spaces: any part of a text is a word. */
  readonly isPart: boolean;
  /** Its first letters, as they stand in a folded text that holds it. */
  readonly begins: RegExp;
}

export interface TermMatch extends TextMark {
  /** As it was typed, but for case and accents. */
  readonly isExact: boolean;
}

/** What is looked for, and the pairs of neighbours that count as one word: "log in" is "login", too. */
export interface WordQuery {
  readonly terms: readonly Term[];
  /** The pair of the term at the same place and the next one; null at the end and after a phrase. */
  readonly pairs: readonly (Term | null)[];
}

interface Token extends TextMark {
  readonly word: string;
}

const PHRASE_OR_WORD = /["“”„]([^"“”„]+)["“”„]|([^\s"“”„]+)/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const SCRIPTS = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"];
const WITHOUT_SPACES = new RegExp(`[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join("")}]`, "u");

/** Words apart; an argument with spaces, or what stands in double quotes, is a phrase. */
export function wordQuery(typed: readonly string[]): WordQuery {
  const parts = typed.flatMap((text) => (/["“”„]/u.test(text) ? quotedParts(text) : [text]));
  const terms = parts.flatMap((part) => termOf(part) ?? []);
  const pairs = terms.map((term, at) => {
    const next = terms[at + 1];
    const isPair = next && !term.isPart && !next.isPart && !/\s/.test(`${term.typed}${next.typed}`);
    return isPair ? termOf(`${term.typed} ${next.typed}`) : null;
  });
  return { terms, pairs };
}

function quotedParts(text: string): readonly string[] {
  return [...text.matchAll(PHRASE_OR_WORD)].map(([, phrase, word]) => phrase ?? word ?? "");
}

function termOf(text: string): Term | null {
  const typed = text.trim();
  const tokens = tokensOf(typed);
  if (tokens.length === 0) return null;
  const isPart = WITHOUT_SPACES.test(typed);
  const key = isPart ? folded(typed) : stemOf(tokens.map(({ word }) => stemOf(word)).join(""));
  return {
    typed,
    key,
    isPart,
    begins: beginningOf(
      key,
      tokens.map(({ word }) => stemOf(word)),
    ),
  };
}

/** Lower case, without accents. Positions are not kept. */
export function folded(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Whether a text can hold all that is looked for: never false where it does. Cheap, for the text of a whole file: the
 * first letters of each word, with an ending and a space between them at most.
 */
export function mayHoldAll(query: WordQuery): (text: string) => boolean {
  return (text) => mayHoldAllOf(folded(text), query);
}

/** The same for a text that is folded already. */
export function mayHoldAllOf(plain: string, { terms, pairs }: WordQuery): boolean {
  return terms.every((term, at) =>
    [term, pairs[at], pairs[at - 1]].some(
      (one) => one && (one.isPart ? plain.includes(one.key) : one.begins.test(plain)),
    ),
  );
}

function mayStart({ isPart, key, begins }: Term, plain: string): boolean {
  return isPart ? plain.includes(key) : begins.test(plain);
}

/** Whether a text can hold one of the words: never false where it does. */
export function mayHoldAny(text: string, { terms, pairs }: WordQuery): boolean {
  const plain = folded(text);
  return terms.some((one) => mayStart(one, plain)) || pairs.some((one) => one !== null && mayStart(one, plain));
}

const LETTERS_LOOKED_FOR = 3;

/** With the last word of a phrase not far behind the first. */
function beginningOf(key: string, [first = key, ...others]: readonly string[]): RegExp {
  const last = others.at(-1);
  if (last === undefined) return new RegExp(lettersOf(key, LETTERS_LOOKED_FOR));
  const beginning = lettersOf(first, LETTERS_LOOKED_FOR);
  return new RegExp(`${beginning}[\\s\\S]{0,200}?${lettersOf(last, 2)}`);
}

/** A stem writes y as i; in a file, a line break and a tab are a backslash and a letter. */
function lettersOf(word: string, count: number): string {
  const letters = [...word].slice(0, count).map((letter) => ("iy".includes(letter) ? "[iy]" : letter));
  return letters.join("(?:\\w{0,6}\\W{1,4}[nt]?)?");
}

/** Where a term stands in a text, in order; empty where it does not. */
export function matchesIn(text: string, term: Term): readonly TermMatch[] {
  const plain = folded(text);
  if (term.isPart) return partsIn(text, plain, term);
  return term.begins.test(plain) ? runsIn(tokensOf(text), term) : [];
}

/** Positions are those of the text only where folding keeps its length. */
function partsIn(text: string, plain: string, { key }: Term): readonly TermMatch[] {
  const isAligned = plain.length === text.length;
  const found: TermMatch[] = [];
  for (let at = plain.indexOf(key); at >= 0; at = plain.indexOf(key, at + key.length))
    found.push({ start: isAligned ? at : 0, length: isAligned ? key.length : 0, isExact: true });
  return found;
}

/** Neighbours whose stems make the term when they are written together. */
function runsIn(tokens: readonly Token[], { key, typed }: Term): readonly TermMatch[] {
  const exact = folded(typed).replace(/[^\p{L}\p{N}]+/gu, "");
  const found: TermMatch[] = [];
  for (const [first, { start, word }] of tokens.entries()) {
    if (word[0] !== key[0] && !isSwapped(word, key)) continue;
    let stems = "";
    let words = "";
    for (let last = first; last < tokens.length; last++) {
      const token = tokens[last] as Token;
      stems += stemOf(token.word);
      words += token.word;
      if (stems === key || stemOf(stems) === key) {
        found.push({ start, length: token.start + token.length - start, isExact: words === exact });
        break;
      }
      if (!key.startsWith(stems)) break;
    }
  }
  return found;
}

/** A lone y becomes an i. */
function isSwapped(word: string, key: string): boolean {
  return word.startsWith("y") && key.startsWith("i");
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: piece, index: start } of text.matchAll(WORD))
    tokens.push({ start, length: piece.length, word: folded(piece) });
  return tokens;
}
