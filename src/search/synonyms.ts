import type { Synonyms } from "../domain/config/synonyms.ts";
import { stemOf, tellingWords } from "./words.ts";

/** What stands for each group of synonyms of which the words of a text have one: a term that all of the group share. */
export function synonymsIn(synonyms: Synonyms): (words: readonly string[]) => readonly string[] {
  const phrases = synonyms.flatMap((group, number) =>
    group.map((phrase) => ({ term: `=${number}`, stems: tellingWords(phrase).map(stemOf) })),
  );
  if (phrases.length === 0) return () => [];
  return (words) => {
    const stems = ` ${words.map(stemOf).join(" ")} `;
    const found = phrases.filter((phrase) => phrase.stems.length > 0 && stems.includes(` ${phrase.stems.join(" ")} `));
    return [...new Set(found.map(({ term }) => term))];
  };
}
