import { describe, expect, test } from "vitest";
import { slipEstimate } from "../../../src/domain/forecast/slip-rate.ts";
import type { Milestone } from "../../../src/domain/model/milestone.ts";
import { addDays, type Day } from "../../../src/domain/time/calendar.ts";
import { aProject, START } from "../builders.ts";

/** The go-live moved on these days after the start, to these days after the start; first planned for day 100. */
function estimate(moves: readonly (readonly [number, number])[], today: number) {
  let from: Day = addDays(START, 100);
  const kept: Record<string, Milestone["moves"][string]> = {};
  for (const [on, to] of moves) {
    kept[`m${on}`] = { on: addDays(START, on), from, to: addDays(START, to), reason: null, side: null, why: null };
    from = addDays(START, to);
  }
  return slipEstimate(aProject().milestone("live", { target: from, moves: kept }).on(addDays(START, today)));
}

describe("a rate", () => {
  test.each([
    [[], "not-enough"],
    [[[21, 110]], "not-enough"],
    [
      [
        [1, 105],
        [20, 110],
      ],
      "not-enough",
    ],
    [
      [
        [1, 105],
        [21, 110],
      ],
      "day",
    ],
    [
      [
        [1, 105],
        [22, 110],
      ],
      "day",
    ],
  ] as const)("takes three targets over three weeks: %j", (moves, state) => {
    expect(estimate(moves, 30).state).toBe(state);
  });

  test("rounds up: who is a third of a day late is a day late", () => {
    // 10 days in 40: a quarter. 70 days left, so 70 / 0.75 = 93.3 days.
    const found = estimate(
      [
        [10, 105],
        [40, 110],
      ],
      40,
    );
    expect(found).toEqual({ state: "day", rate: 0.25, on: addDays(START, 40 + 94) });
  });

  test("that comes out even is not rounded", () => {
    // 20 days in 40: a half. 80 days left, so 160 days.
    expect(
      estimate(
        [
          [10, 110],
          [40, 120],
        ],
        40,
      ),
    ).toEqual({ state: "day", rate: 0.5, on: addDays(START, 200) });
  });

  test("of a day that only came forward is zero", () => {
    expect(
      estimate(
        [
          [10, 95],
          [40, 90],
        ],
        40,
      ),
    ).toEqual({ state: "day", rate: 0, on: addDays(START, 90) });
  });

  test.each([
    [99, "never"],
    [100, "never"],
  ])("as fast as the calendar is %s", (_, state) => {
    expect(
      estimate(
        [
          [10, 110],
          [40, 140],
        ],
        40,
      ).state,
    ).toBe(state);
  });

  test("says no day that lies more than two years ahead", () => {
    expect(
      estimate(
        [
          [10, 110],
          [100, 186],
        ],
        100,
      ),
    ).toMatchObject({ state: "day", rate: 0.86 });
    expect(
      estimate(
        [
          [10, 110],
          [100, 190],
        ],
        100,
      ),
    ).toMatchObject({ state: "never" });
  });

  test.each([
    [140, "day"],
    [141, "passed"],
  ])("on day %i of a target on day 140 is %s", (today, state) => {
    expect(
      estimate(
        [
          [10, 110],
          [40, 140],
        ],
        today,
      ).state,
    ).toBe(state);
  });
});
