import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chooseOptions,
  compareCosts,
  type KnapsackChoice,
  leastEfforts,
  type Room,
} from "../../../src/domain/recut/knapsack.ts";

const choice: fc.Arbitrary<KnapsackChoice> = fc.record({
  services: fc.nat({ max: 7 }),
  customer: fc.nat({ max: 7 }),
  costs: fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 }), fc.nat({ max: 1 }), fc.nat({ max: 1 })),
});
const groups = fc.array(fc.array(choice, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
const room: fc.Arbitrary<Room> = fc.record({ services: fc.nat({ max: 25 }), customer: fc.nat({ max: 25 }) });

interface Sum extends Room {
  readonly costs: KnapsackChoice["costs"];
}

function sumOf(all: readonly (readonly KnapsackChoice[])[], picks: readonly number[]): Sum {
  const chosen = picks.map((pick, index) => all[index]?.[pick] as KnapsackChoice);
  const cost = (at: number) => chosen.reduce((sum, { costs }) => sum + (costs[at] ?? 0), 0);
  return {
    services: chosen.reduce((sum, one) => sum + one.services, 0),
    customer: chosen.reduce((sum, one) => sum + one.customer, 0),
    costs: [cost(0), cost(1), cost(2), cost(3)],
  };
}

const compare = (a: Sum, b: Sum) =>
  compareCosts(a.costs, b.costs) || a.services + a.customer - (b.services + b.customer) || a.customer - b.customer;

/** Every combination there is. */
function combinations(all: readonly (readonly KnapsackChoice[])[]): readonly (readonly number[])[] {
  return all.reduce<readonly (readonly number[])[]>(
    (so, group) => so.flatMap((picks) => group.map((_, index) => [...picks, index])),
    [[]],
  );
}

describe("the choice of one option for each gap", () => {
  test("is the same as the best of every combination tried out", () => {
    fc.assert(
      fc.property(groups, room, (all, within) => {
        const fitting = combinations(all)
          .map((picks) => sumOf(all, picks))
          .filter(({ services, customer }) => services <= within.services && customer <= within.customer)
          .sort(compare);
        const picks = chooseOptions(all, within);
        const [best] = fitting;
        expect(picks && sumOf(all, picks)).toEqual(best ?? null);
        expect(picks?.length ?? all.length).toBe(all.length);
      }),
      { numRuns: 400 },
    );
  });

  test("has the least effort of the customer for every effort of services", () => {
    fc.assert(
      fc.property(groups, (all) => {
        const sums = combinations(all).map((picks) => sumOf(all, picks));
        leastEfforts(all).forEach((least, services) => {
          const within = sums.filter((one) => one.services <= services).map(({ customer }) => customer);
          expect(least).toBe(Math.min(Number.POSITIVE_INFINITY, ...within));
        });
      }),
      { numRuns: 200 },
    );
  });

  test("lets go of many coulds before one should, and of many shoulds before one must", () => {
    const keep = (services: number): KnapsackChoice => ({ services, customer: 0, costs: [0, 0, 0, 0] });
    const release = (at: number): KnapsackChoice => ({
      services: 0,
      customer: 0,
      costs: [at === 0 ? 1 : 0, at === 1 ? 1 : 0, at === 2 ? 1 : 0, 1],
    });
    const must = [keep(10), release(0)];
    const shoulds = Array.from({ length: 5 }, () => [keep(2), release(1)]);
    const coulds = Array.from({ length: 9 }, () => [keep(1), release(2)]);
    const picks = chooseOptions([must, ...shoulds, ...coulds], { services: 12, customer: 0 });
    expect(sumOf([must, ...shoulds, ...coulds], picks ?? []).costs.slice(0, 3)).toEqual([0, 4, 9]);
  });

  test("of sixty gaps is found", () => {
    const all = Array.from({ length: 60 }, (_, i): readonly KnapsackChoice[] => [
      { services: 10 + (i % 7), customer: 2, costs: [0, 0, 0, 0] },
      { services: 2, customer: 10 + (i % 5), costs: [0, 0, 0, 0] },
      { services: 1, customer: 1, costs: [i % 3 === 0 ? 1 : 0, i % 3 === 1 ? 1 : 0, i % 3 === 2 ? 1 : 0, 1] },
    ]);
    const picks = chooseOptions(all, { services: 300, customer: 200 });
    const { services, customer, costs } = sumOf(all, picks ?? []);
    expect(services).toBeLessThanOrEqual(300);
    expect(customer).toBeLessThanOrEqual(200);
    expect(costs[0]).toBe(0);
  });
});
