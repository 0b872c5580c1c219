/**
 * How well a ranking finds what is wanted, from 0 to 1: the mean, over all that is wanted, of the share of wanted ones
 * among those that stand no lower. 0 for what is not found, and where nothing is wanted.
 */
export function averagePrecision(scores: ReadonlyMap<number, number>, wanted: ReadonlySet<number>): number {
  const ranked = [...scores].sort(([one, a], [other, b]) => b - a || one - other);
  let found = 0;
  let sum = 0;
  for (const [rank, [place]] of ranked.entries()) {
    if (!wanted.has(place)) continue;
    found++;
    sum += found / (rank + 1);
  }
  return wanted.size === 0 ? 0 : sum / wanted.size;
}
