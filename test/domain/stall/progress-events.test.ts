import { describe, expect, test } from "vitest";
import { CRITERION_STATES, type GapState, type ResolutionKind } from "../../../src/domain/model/vocabulary.ts";
import { countSteps, countStepsLeft, forwardSteps } from "../../../src/domain/stall/progress-events.ts";
import { lastForward } from "../../../src/domain/stall/stall.ts";
import {
  aConfrontation,
  aCriterion,
  aDecision,
  aFreeze,
  aGap,
  anAction,
  aProject,
  aPromise,
  aResolution,
  type RecordBuilder,
  START,
} from "../builders.ts";

const DAY = "2026-12-07";
const stepsOf = (...records: readonly RecordBuilder[]) =>
  forwardSteps(
    aProject()
      .with(...records)
      .build(),
  ).filter(({ on }) => on > START);

describe("a criterion", () => {
  test.each(CRITERION_STATES)("that is %s is a step forward only where it is met", (state) => {
    const steps = stepsOf(aCriterion({ state, on: state === "not-met" ? null : DAY }));
    expect(steps).toEqual(state === "met" ? [{ what: "criterion", key: "tested", on: DAY }] : []);
  });
});

describe("a step forward", () => {
  test.each<[string, RecordBuilder, boolean]>([
    ["an action done", anAction({ doneOn: DAY }), true],
    ["an open action", anAction({ openedOn: DAY }), false],
    ["a chase", anAction({ chased: { c: { on: DAY, order: 1, replyBy: DAY, note: null } } }), false],
    ["a planned conversation", aConfrontation({ plannedOn: DAY }), false],
    ["a gap agreed", aGap({ state: "agreed", reached: { open: START, agreed: DAY } }), true],
    ["a gap opened", aGap({ reached: { open: DAY } }), false],
    ["a gap planned", aGap({ state: "planned", reached: { planned: DAY } }), false],
    ["a promise added", aPromise({ addedOn: DAY }), false],
    ["a freeze", aFreeze({ on: DAY }), false],
    [
      "a promise released by the customer",
      aPromise({
        releases: { r: { on: DAY, what: "importance", from: "must", to: "should", decision: aDecision({ on: DAY }) } },
      }),
      true,
    ],
    [
      "a promise dropped without a decision",
      aPromise({ dropped: { on: DAY, why: "x", duplicateOf: null, decision: null } }),
      false,
    ],
  ])("%s counts: %3$s", (_, record, counts) => {
    expect(stepsOf(record).length).toBe(counts ? 1 : 0);
  });

  test("counts up to the day and not beyond it", () => {
    const project = aProject()
      .with(anAction({ doneOn: DAY }))
      .build();
    expect(["2026-12-06", DAY, "2026-12-08"].map((today) => countSteps(project, today))).toEqual([0, 1, 1]);
    expect(["2026-12-06", DAY].map((today) => lastForward(project, today))).toEqual([START, DAY]);
  });

  test("two of one day about the same gap count once, of two gaps twice", () => {
    const reached = { confronted: DAY, agreed: DAY };
    const one = aProject().with(aPromise(), aGap({ state: "agreed", reached }));
    expect(countSteps(one.build(), DAY)).toBe(1);
    expect(countSteps(one.with(aGap({ key: "h", state: "agreed", reached })).build(), DAY)).toBe(2);
  });
});

describe("what is left before the go-live", () => {
  const left = (...records: readonly RecordBuilder[]) =>
    countStepsLeft(
      aProject()
        .with(...records)
        .build(),
    ) - countStepsLeft(aProject().build());
  const gap = (state: GapState, kind: ResolutionKind | null) =>
    aGap({ state, resolution: kind && aResolution(kind, { reviewOn: DAY }) });

  test.each<[GapState, ResolutionKind | null, number]>([
    ["open", null, 2],
    ["planned", null, 2],
    ["confronted", "defer", 2],
    ["open", "defer", 2],
    ["agreed", "workaround", 1],
    ["agreed", "defer", 0],
    ["closed", "workaround", 0],
  ])("of a gap that is %s with %s: %i", (state, kind, steps) => {
    expect(left(aPromise(), gap(state, kind))).toBe(steps);
  });

  test("of a gap agreed under protest nothing is left", () => {
    expect(left(aPromise(), aGap({ state: "agreed", underProtest: aDecision() }))).toBe(0);
  });

  test.each([
    ["a rumour", { confirmed: false }],
    ["a wont", { importance: "wont" as const }],
    ["a dropped promise", { dropped: { on: START, why: "x", duplicateOf: null, decision: null } }],
  ])("of the gap of %s nothing is left", (_, changes) => {
    expect(left(aPromise(changes), aGap())).toBe(0);
  });

  test("is an open action, unless it is for their happiness, and a critical criterion that is not met", () => {
    expect(left(anAction())).toBe(1);
    expect(left(anAction({ doneOn: DAY }))).toBe(0);
    expect(left(anAction({ for: "happiness" }))).toBe(0);
    expect(left(aCriterion())).toBe(1);
    expect(left(aCriterion({ critical: false }))).toBe(0);
    expect(left(aCriterion({ state: "waived" }))).toBe(0);
  });
});
