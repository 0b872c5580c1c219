import { describe, expect, test } from "vitest";
import { countsOf, overviewOf } from "../../../src/domain/status/overview.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aFit, aGap, anAction, aProject, aPromise, START } from "../builders.ts";

const dropped = { on: START, why: "x", duplicateOf: null, decision: null };

describe("what is counted", () => {
  test("is nothing of an empty project", () => {
    expect(countsOf(aProject().on(START))).toEqual({
      promises: 0,
      unconfirmed: 0,
      byFit: { unassessed: 0, fit: 0, partial: 0, gap: 0 },
      gaps: { blocker: 0, major: 0, minor: 0 },
    });
  });

  test("is each promise by its fit, and each open gap by how bad it is", () => {
    const project = aProject().with(
      aPromise({ key: "a" }),
      aPromise({ key: "b", fit: aFit("fit") }),
      aPromise({ key: "c", fit: aFit("fit"), confirmed: false }),
      aPromise({ key: "d", fit: aFit("partial"), importance: "should" }),
      aGap({ key: "gd", promise: "d" }),
      aPromise({ key: "e", fit: aFit("gap") }),
      aGap({ key: "ge", promise: "e" }),
      aPromise({ key: "f", fit: aFit("gap"), importance: "could" }),
      aGap({ key: "gf", promise: "f" }),
      aPromise({ key: "h", fit: aFit("gap"), dropped }),
      aGap({ key: "gh", promise: "h", state: "closed" }),
    );
    expect(countsOf(project.on(START))).toEqual({
      promises: 6,
      unconfirmed: 1,
      byFit: { unassessed: 1, fit: 2, partial: 1, gap: 2 },
      gaps: { blocker: 1, major: 1, minor: 1 },
    });
  });
});

describe("the overview of a project", () => {
  const later = addDays(START, 6);

  test("has all that is computed of it", () => {
    const overview = overviewOf(aProject().with(anAction()).milestone("live", { target: "2027-03-01" }).on(later));
    expect(overview).toMatchObject({
      status: "active",
      phase: "own",
      health: { value: "amber" },
      stall: { days: 4, step: "nudge", movement: 4 },
      forecast: { headline: null, basis: null },
      daysSinceClose: 7,
      daysToTarget: 90,
    });
    expect(overview.next?.code).toBe("record-promises");
    expect(overview.standing.today).toBe(later);
  });

  test("of a customer who is live ends with the go-live", () => {
    const golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START };
    expect(overviewOf(aProject({ golive }).on(later))).toMatchObject({
      status: "live",
      stall: null,
      forecast: null,
      daysSinceClose: 1,
      daysToTarget: null,
    });
  });
});
