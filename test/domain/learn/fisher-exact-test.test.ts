import { describe, expect, test } from "vitest";
import { amongMany, binomialTail, exactTest } from "../../../src/domain/learn/fisher-exact-test.ts";

describe("the exact test", () => {
  test("gives what is known of the lady tasting tea", () => {
    expect(exactTest({ hits: 3, cases: 4, yes: 4, total: 8 })).toBeCloseTo(34 / 70, 10);
    expect(exactTest({ hits: 4, cases: 4, yes: 4, total: 8 })).toBeCloseTo(2 / 70, 10);
  });

  test("gives the known value for an uneven table, on both sides", () => {
    expect(exactTest({ hits: 1, cases: 10, yes: 12, total: 24 })).toBeCloseTo(0.002759, 6);
    expect(exactTest({ hits: 9, cases: 10, yes: 12, total: 24 })).toBeCloseTo(0.002759, 6);
  });

  test("finds nothing unusual where there is nothing to choose", () => {
    expect(exactTest({ hits: 0, cases: 5, yes: 0, total: 20 })).toBe(1);
    expect(exactTest({ hits: 5, cases: 10, yes: 10, total: 20 })).toBeCloseTo(1, 10);
  });

  test("stays exact where numbers are large", () => {
    const chance = exactTest({ hits: 2000, cases: 5000, yes: 3000, total: 10_000 });
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThan(1e-80);
  });
});

test("the tail of the binomial is the sum of its chances", () => {
  expect(binomialTail(0, 5, 0.8)).toBeCloseTo(1, 10);
  expect(binomialTail(5, 5, 0.8)).toBeCloseTo(0.8 ** 5, 10);
  expect(binomialTail(4, 5, 0.5)).toBeCloseTo(6 / 32, 10);
});

test("a chance is worth less among many, and the order stays", () => {
  expect(amongMany([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.16 / 3, 0.16 / 3, 0.5]);
  expect(amongMany([])).toEqual([]);
});
