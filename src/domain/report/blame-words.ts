import type { PageText } from "./page-texts.ts";

/** Words that put the blame on somebody, in a text that a customer reads. */
const BLAMING: readonly RegExp[] = [
  /\b(?:over|mis)-?\s?(?:sold|sell(?:ing)?)\b/i,
  /\bover-?\s?promis\w*/i,
  /\bsales (?:team |people |rep(?:resentative)?s? )?(?:promised|said|told|sold|claimed|lied|should|never|got)\b/i,
  new RegExp(
    "\\b(?:sales|salesperson|salesman|saleswoman|account executive|account manager|the seller)'?s? " +
      "(?:fault|mistake|error|promise)\\b",
    "i",
  ),
  /\b(?:lied|lying|liars?|dishonest\w*|deceiv\w+|misled|mislead\w*|tricked|cheated)\b/i,
  /\b(?:false|empty|broken) promises?\b/i,
  /\bshould(?:n't| not| never)(?: ever)? have (?:promised|sold|told|said)\b/i,
  /\b(?:to blame|at fault|whose fault|your (?:own )?fault|their fault)\b/i,
];

/** The first blaming words of a text; null where there are none. */
export function blameIn(text: string): string | null {
  for (const pattern of BLAMING) {
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  return null;
}

/** A text of a customer's page that speaks of somebody's fault, or of whoever sold. */
export interface Remark extends PageText {
  /** Those of the text that are meant. */
  readonly words: string;
  readonly kind: "blame" | "perhaps-names" | "names";
}

/** What in these texts must not, or should not, be in front of the customer; `owner` is who sold. */
export function remarksOn(texts: readonly PageText[], owner: string | null): readonly Remark[] {
  return texts.flatMap((text): readonly Remark[] => {
    const blame = blameIn(text.text);
    const name = owner === null ? null : nameIn(text.text, owner);
    return [
      ...(blame ? [{ ...text, words: blame, kind: "blame" as const }] : []),
      ...(name ? [{ ...text, ...name }] : []),
    ];
  });
}

/**
 * The words of a text that are somebody: the whole name; a part of it, such as a first name, may be anybody. null where
 * there are none.
 */
export function nameIn(
  text: string,
  owner: string,
): { readonly words: string; readonly kind: "names" | "perhaps-names" } | null {
  if (hasWords(text, owner)) return { words: owner, kind: owner.trim().includes(" ") ? "names" : "perhaps-names" };
  const part = owner.split(/\s+/).find((word) => word.length > 1 && hasWords(text, word, true));
  return part ? { words: part, kind: "perhaps-names" } : null;
}

/** A part of a name counts only as it is written: Will is somebody, will is not. */
function hasWords(text: string, words: string, asWritten = false): boolean {
  const escaped = words
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, asWritten ? "u" : "iu").test(text);
}
