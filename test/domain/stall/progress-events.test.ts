import { describe, expect, test } from "vitest";
import { addAction, finishAction } from "../../../src/domain/action/action.ts";
import type { Action } from "../../../src/domain/model/action.ts";
import { CRITERION_STATES, type GapState, type ResolutionKind } from "../../../src/domain/model/vocabulary.ts";
import {
  countSteps,
  countStepsLeft,
  forwardDays,
  forwardSteps,
  stepsForward,
} from "../../../src/domain/stall/progress-events.ts";
import { lastForward } from "../../../src/domain/stall/stall.ts";
import {
  aConfrontation,
  aCriterion,
  aDecision,
  aFreeze,
  aGap,
  aMoment,
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
  const evidence = "report R-12";

  test.each(CRITERION_STATES)("that is %s is a step forward only where it is met", (state) => {
    const steps = stepsOf(aCriterion({ state, on: state === "not-met" ? null : DAY, evidence }));
    expect(steps).toEqual(state === "met" ? [{ what: "criterion", key: "tested", on: DAY }] : []);
  });

  test.each([
    [null, 0],
    ["mail", 0],
    ["ok", 0],
    ["done by mail", 0],
    ["Tom's mail of 3 December", 1],
    ["https://acme.test/uat", 1],
    ["OPS-12", 1],
    ["12", 1],
  ])("met with %s is %i step", (shown, count) => {
    expect(stepsOf(aCriterion({ state: "met", on: DAY, evidence: shown }))).toHaveLength(count);
  });

  test("that is not critical is none, except in a project of an earlier version, whatever shows it", () => {
    const easy = aCriterion({ critical: false, state: "met", on: DAY, evidence: "mail" });
    expect(stepsOf(easy)).toHaveLength(0);
    const { clocks: _, ...before } = aProject().with(easy).build();
    expect(forwardSteps(before).filter(({ on }) => on > START)).toHaveLength(1);
  });
});

describe("an action that is done", () => {
  const done = (changes: Partial<Action>) =>
    stepsOf(aPromise(), aGap(), anAction({ doneOn: DAY, madeBy: "lead", ...changes }));
  const received = "the file with 1,204 prices";

  test.each([
    ["for a gap, with what was received", { for: "g", received }, 1],
    ["for a milestone, with evidence", { for: "configured", evidence: "mail of 3 December" }, 1],
    ["for a criterion", { for: "people-trained", received }, 1],
    ["for a condition", { for: "condition", received }, 1],
    ["for nothing", { received }, 0],
    ["for a promise", { for: "p", received }, 0],
    ["for their happiness", { for: "happiness", received }, 0],
    ["for a gap, with nothing to show", { for: "g" }, 0],
    ["for a gap, with a word that shows nothing", { for: "g", received: "ok", evidence: "mail" }, 0],
    ["that psvc made", { for: "g", received, madeBy: "psvc" as const }, 0],
  ])("%s is %3$i step", (_, changes, count) => {
    expect(done(changes)).toHaveLength(count);
  });

  test("counts as it did where it does not say who made it", () => {
    expect(stepsOf(anAction({ doneOn: DAY }))).toHaveLength(1);
  });

  test("that a lead adds and finishes on one day moves nothing", () => {
    const project = aProject().build();
    const facts = { text: "tidy the folder", side: "services", owner: "Ana Sato", due: DAY, for: null } as const;
    const { project: added, key } = addAction(project, facts, aMoment(DAY));
    expect(lastForward(finishAction(added, key, DAY, null, aMoment(DAY)), DAY)).toBe(START);
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

describe("what a step was", () => {
  const decision = { recordedOn: DAY, order: 1, by: "Petra Lund", why: null, conditions: [], voidedOn: null } as const;
  const none = { option: null, document: null, escalatedTo: null, override: null };
  const outcome = {
    ...none,
    outcome: "refused",
    decidedBy: "Petra Lund",
    on: DAY,
    words: "no",
    recordedOn: DAY,
  } as const;
  const dropped = { on: START, why: "x", duplicateOf: null, decision: aDecision({ on: DAY }) };
  const release = {
    on: DAY,
    what: "importance",
    from: "must",
    to: "should",
    decision: aDecision({ on: DAY }),
  } as const;

  test("is kept with the record that took it", () => {
    expect(stepsOf(anAction({ doneOn: DAY }))).toEqual([{ what: "action", key: "a", on: DAY }]);
    const reached = { open: DAY, planned: DAY, confronted: DAY, agreed: DAY, closed: DAY };
    expect(stepsOf(aGap({ state: "closed", reached }))).toEqual(
      ["confronted", "agreed", "closed"].map((state) => ({ what: "gap", key: "g", state, on: DAY })),
    );
    expect(stepsOf(aConfrontation({ outcome }))).toEqual([{ what: "conversation", key: "c", gap: "g", on: DAY }]);
    expect(stepsOf(aPromise({ dropped }))).toEqual([{ what: "promise", key: "p", on: DAY }]);
    expect(stepsOf(aPromise({ releases: { r: release } }))).toEqual([{ what: "promise", key: "p", on: DAY }]);
    const decided = aProject({ decisions: { d: { ...decision, decision: "go", on: DAY } } });
    expect(forwardSteps(decided.build()).at(-1)).toEqual({ what: "decision", key: "d", on: DAY });
    const kickoff = aProject().milestone("kickoff", { doneOn: DAY });
    expect(forwardSteps(kickoff.build())).toEqual([
      { what: "taken-over", on: START },
      { what: "milestone", name: "owned", on: START },
      { what: "milestone", name: "kickoff", on: DAY },
    ]);
  });

  test("is one with the talk that brought it, and the decision with the milestone ready", () => {
    const reached = { confronted: DAY, agreed: DAY };
    const talked = aProject().with(aPromise(), aGap({ state: "agreed", reached }), aConfrontation({ outcome }));
    expect(countSteps(talked.build(), DAY)).toBe(1);
    const decisions = { d: { ...decision, decision: "go", on: DAY } as const };
    expect(countSteps(aProject({ decisions }).milestone("ready", { doneOn: DAY }).build(), DAY)).toBe(1);
    expect(countSteps(aProject({ decisions }).milestone("kickoff", { doneOn: DAY }).build(), DAY)).toBe(2);
  });

  test.each([
    ["2026-12-06", 0],
    [DAY, 1],
    ["2026-12-08", 1],
  ])("is counted from the day on which psvc took the project over: done on %s, %i", (doneOn, count) => {
    const adopted = aProject({ adoptedOn: DAY }).with(anAction({ doneOn }));
    expect(countSteps(adopted.build(), "2026-12-09")).toBe(count);
  });
});

describe("the days on which it moved", () => {
  const again = { restartedWhy: null, restartedBy: null, restartedConsequence: null };
  const stop = { on: START, why: "x", consequence: "none", by: "Petra Lund", ...again };
  const ended = { on: "2026-12-09", why: "on", consequence: "none", by: "Petra Lund" };

  test("are those of its steps and those on which it was taken up again", () => {
    const stops = { s: { ...stop, restartedOn: DAY }, t: { ...stop, restartedOn: null } };
    const project = aProject({ stops })
      .with(aFreeze({ ended }), aFreeze({ key: "h" }))
      .build();
    expect(forwardDays(project)).toEqual([START, START, DAY, "2026-12-09"]);
    expect(stepsForward(project)).toEqual([START, START]);
  });
});

describe("what is left before the go-live", () => {
  test("is every milestone up to it that is not passed, and nothing after it", () => {
    const none = aProject({ criteria: {} });
    expect(countStepsLeft(none.build())).toBe(7);
    expect(countStepsLeft(none.milestone("kickoff", { doneOn: DAY }).build())).toBe(6);
    expect(countStepsLeft(none.milestone("live", { doneOn: DAY }).build())).toBe(6);
    expect(countStepsLeft(none.milestone("stable", { doneOn: DAY }).build())).toBe(7);
  });

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
