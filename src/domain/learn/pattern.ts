import { amongMany, exactTest } from "./fisher-exact-test.ts";

/** What promises are compared by. Never a person. */
export const DIMENSIONS = ["kind", "source", "area", "capability"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Group {
  readonly by: Dimension;
  readonly value: string;
  /** How people call it, where the value is a key. */
  readonly name?: string;
}

/** One thing that is counted, and the groups that it is in. */
export interface Counted {
  readonly project: string;
  readonly groups: readonly Group[];
}

/** What may be said of each, and more often of some group than of the rest. */
export interface Trait<C> {
  readonly name: string;
  readonly has: (one: C) => boolean;
  /**
   * Whether less often than the rest says something too. It does not where one trait of several is had less because
   * another is had more.
   */
  readonly isTwoSided: boolean;
}

export interface Share {
  readonly cases: number;
  readonly hits: number;
}

/** A group that has a trait more, or less, often than the rest does, beyond chance. */
export interface Pattern extends Group {
  readonly trait: string;
  readonly more: boolean;
  readonly group: Share;
  /** All others, without those of a pattern that was found before. */
  readonly rest: Share;
  readonly projects: number;
  /** The chance of it, among all that was looked at. */
  readonly chance: number;
}

/** Fewer than this, and a share is an anecdote. Conventions of psvc, made for leads with some dozens of projects. */
export const FEWEST_CASES = 10;
export const FEWEST_PROJECTS = 5;
/** A difference in shares below this changes nobody's mind. */
const LEAST_DIFFERENCE = 0.15;
/** At most this share of what is told may be there by chance. */
const CHANCE = 0.01;

/**
 * What stands out, the strongest first. After each find those of its group are set aside, so that nothing is told twice
 * under another name, nor of the others only because of it. It has to hold where every project has one vote, so that
 * nothing hangs on a large one.
 */
export function patternsIn<C extends Counted>(cases: readonly C[], traits: readonly Trait<C>[]): readonly Pattern[] {
  const left = new Map(traits.map((trait) => [trait.name, cases]));
  const found: Pattern[] = [];
  for (;;) {
    const looks = traits.flatMap((trait) => looksAt(left.get(trait.name) ?? [], trait));
    const chances = amongMany(looks.map(({ draw }) => exactTest(draw)));
    const best = looks
      .map((look, index) => ({ ...look, chance: chances[index] ?? 1 }))
      .filter(({ chance }) => chance <= CHANCE)
      .sort((a, b) => a.chance - b.chance || b.difference - a.difference)
      .find(({ matters }) => matters());
    if (!best) return found;
    const { trait, group, pattern, chance } = best;
    found.push({ ...pattern, chance });
    left.set(
      trait.name,
      (left.get(trait.name) ?? []).filter((one) => !isIn(one, group)),
    );
  }
}

function looksAt<C extends Counted>(cases: readonly C[], trait: Trait<C>) {
  const all = shareOf(cases, trait);
  return byGroup(cases).flatMap(({ group, inside }) => {
    const share = shareOf(inside, trait);
    const rest = { cases: all.cases - share.cases, hits: all.hits - share.hits };
    const projects = new Set(inside.map(({ project }) => project)).size;
    if (inside.length < FEWEST_CASES || projects < FEWEST_PROJECTS || rest.cases < FEWEST_CASES) return [];
    const more = rateOf(share) > rateOf(rest);
    const difference = Math.abs(rateOf(share) - rateOf(rest));
    const matters = () => {
      const outside = cases.filter((one) => !isIn(one, group));
      const byVotes = (votedRate(inside, trait.has) - votedRate(outside, trait.has)) * (more ? 1 : -1);
      return Math.min(difference, byVotes) >= LEAST_DIFFERENCE && (more || trait.isTwoSided);
    };
    return [
      {
        trait,
        group,
        difference,
        matters,
        draw: { hits: share.hits, cases: share.cases, yes: all.hits, total: all.cases },
        pattern: { ...group, trait: trait.name, more, group: share, rest, projects },
      },
    ];
  });
}

/** Every group with what is in it. */
export function byGroup<C extends Counted>(cases: readonly C[]) {
  const groups = new Map<string, { readonly group: Group; readonly inside: C[] }>();
  for (const one of cases)
    for (const group of one.groups) {
      const name = `${group.by} ${group.value}`;
      const found = groups.get(name) ?? { group, inside: [] };
      groups.set(name, found);
      found.inside.push(one);
    }
  return [...groups.values()];
}

export function isIn({ groups }: Counted, { by, value }: Group): boolean {
  return groups.some((group) => group.by === by && group.value === value);
}

function shareOf<C>(cases: readonly C[], { has }: Trait<C>): Share {
  return { cases: cases.length, hits: cases.filter(has).length };
}

/** Between 0 and 1; of nothing it is 0. */
export function rateOf({ cases, hits }: Share): number {
  return cases === 0 ? 0 : hits / cases;
}

/**
 * The share where every project has one vote, however many promises it has: the promises of one project are not
 * independent.
 */
export function votedRate<C extends Counted>(cases: readonly C[], has: (one: C) => boolean): number {
  const votes = new Map<string, { cases: number; hits: number }>();
  for (const one of cases) {
    const vote = votes.get(one.project) ?? { cases: 0, hits: 0 };
    votes.set(one.project, { cases: vote.cases + 1, hits: vote.hits + (has(one) ? 1 : 0) });
  }
  const rates = [...votes.values()].map(rateOf);
  return rates.length === 0 ? 0 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}
