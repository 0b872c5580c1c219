/** Of `total` things `yes` have a trait; `cases` were drawn, and `hits` of them have it. */
export interface Draw {
  readonly hits: number;
  readonly cases: number;
  readonly yes: number;
  readonly total: number;
}

/** More than rounding apart: tables that are equally likely count as equal. */
const ROUNDING = 1e-7;

/**
 * How likely a share at least as unusual is where the group does not matter: Fisher's exact test, two-sided, over all
 * tables with these margins that are no more likely than this one (R. A. Fisher, "The Logic of Inductive Inference",
 * 1935; the two-sided sum as in R's fisher.test). Exact, so that it holds for small numbers too.
 */
export function exactTest({ hits, cases, yes, total }: Draw): number {
  const log = logFactorials(total);
  const choose = (n: number, k: number) => at(log, n) - at(log, k) - at(log, n - k);
  const chance = (k: number) => choose(yes, k) + choose(total - yes, cases - k) - choose(total, cases);
  const [least, most] = [Math.max(0, cases - (total - yes)), Math.min(cases, yes)];
  const limit = chance(hits) + ROUNDING;
  let sum = 0;
  for (let k = least; k <= most; k++) if (chance(k) <= limit) sum += Math.exp(chance(k));
  return Math.min(1, sum);
}

/**
 * How likely at least `hits` of `cases` are where each has the chance `share`: the upper tail of the binomial
 * distribution.
 */
export function binomialTail(hits: number, cases: number, share: number): number {
  const log = logFactorials(cases);
  let sum = 0;
  for (let k = hits; k <= cases; k++) {
    const ways = at(log, cases) - at(log, k) - at(log, cases - k);
    sum += Math.exp(ways + k * Math.log(share) + (cases - k) * Math.log(1 - share));
  }
  return Math.min(1, sum);
}

/**
 * The chances of many questions asked at once, each raised to what it is worth among them: of those that stay below a
 * limit, no larger share than the limit is there by chance (Y. Benjamini and Y. Hochberg, "Controlling the False
 * Discovery Rate", 1995).
 */
export function amongMany(chances: readonly number[]): readonly number[] {
  const many = chances.length;
  const order = chances.map((_, index) => index).sort((a, b) => at(chances, b) - at(chances, a));
  const adjusted = new Array<number>(many).fill(1);
  let least = 1;
  order.forEach((index, place) => {
    least = Math.min(least, (at(chances, index) * many) / (many - place));
    adjusted[index] = least;
  });
  return adjusted;
}

/** Logarithms of 0! to n!. */
function logFactorials(n: number): readonly number[] {
  const log = [0];
  for (let k = 1; k <= n; k++) log.push(at(log, k - 1) + Math.log(k));
  return log;
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
