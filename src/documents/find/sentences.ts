import { pattern } from "../pattern.ts";

/** Words that end with a point and no sentence. */
const SHORT = pattern(
  "i",
  String.raw`(?:\b(?:e\.g|i\.e|etc|vs|no|nos|inc|ltd|co|corp|mr|mrs|ms|dr|prof|st|sec|sect|art|fig|approx|`,
  String.raw`incl|excl|resp|u\.s|dept|ref|para|p|pp|v|cf|ca|min|max)|\b[A-Z])\.$`,
);
/** Abbreviations after which a name often begins a sentence all the same. */
const MAY_END = /\betc\.$/i;

/** The sentences of a block, each as it stands there. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const found of text.matchAll(
    /[.!?]["”’')\]]*\s+(?=["“‘'([]*[\p{Lu}\d])|;\s+(?=\((?:[a-z]|\d{1,2}|[ivx]+)\)\s)/gu,
  )) {
    const end = found.index + found[0].trimEnd().length;
    const sentence = text.slice(start, end);
    if (SHORT.test(sentence) && !MAY_END.test(sentence)) continue;
    sentences.push(sentence.trim());
    start = found.index + found[0].length;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter((sentence) => sentence !== "");
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}
