import { describe, expect, test } from "vitest";
import { bandOf, bandsFromAnswers, bandsOfCatalogue } from "../../src/search/match-bands.ts";

test.each([
  [0.29, "check"],
  [0.3, "match"],
  [0.1, "check"],
  [0.09, "nothing"],
  [0, "nothing"],
])("a score of %d is %s between 0.1 and 0.3", (score, band) => {
  expect(bandOf(score, { match: 0.3, check: 0.1 })).toBe(band);
});

test("a small catalogue has the usual limits, and one of twenty its own", () => {
  const scores = Array.from({ length: 20 }, (_, number) => number / 20);
  expect(bandsOfCatalogue(scores.slice(1))).toEqual(bandsOfCatalogue([]));
  expect(bandsOfCatalogue(scores)).toEqual({ match: 0.5, check: 0.05 });
});

describe("limits from answers", () => {
  /** Twenty-one answers whose score says whether they rested on anything. */
  const answers = (count: number) =>
    Array.from({ length: count }, (_, number) => ({
      project: "acme",
      customer: "Acme",
      id: `P${number + 1}`,
      statement: String(number / count),
      capabilities: number / count > 0.5 ? ["sso"] : [],
    }));
  const propose = ({ statement }: { statement: string }) => ({ score: Number(statement), best: "sso" });

  test("are not drawn from nineteen, and are from twenty", () => {
    expect(bandsFromAnswers(answers(19), propose)).toBeNull();
    const limits = bandsFromAnswers(answers(20), propose);
    expect(limits?.match).toBeGreaterThan(limits?.check ?? 1);
  });

  test("are not drawn where what is proposed is never right", () => {
    expect(bandsFromAnswers(answers(40), () => ({ score: 0.5, best: null }))).toBeNull();
  });
});
