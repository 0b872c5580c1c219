/** For sorting texts, days and moments: by their code units, which puts the earlier day first and is the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
