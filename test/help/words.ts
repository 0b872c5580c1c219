/** The words of an example's line as a shell splits them: what is quoted is one word, and nothing is expanded. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ""));
}
