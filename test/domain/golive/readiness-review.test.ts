import { describe, expect, test } from "vitest";
import {
  computedNotHolding,
  happinessActions,
  isOpen,
  reviewReadiness,
} from "../../../src/domain/golive/readiness-review.ts";
import type { OwnMilestone } from "../../../src/domain/model/milestone.ts";
import { CRITERION_STATES } from "../../../src/domain/model/vocabulary.ts";
import {
  aCriterion,
  aDecision,
  aFit,
  aGap,
  anAction,
  aProject,
  aPromise,
  aResolution,
  type ProjectBuilder,
  type RecordBuilder,
  START,
} from "../builders.ts";

/** Signed, accepted, one must that fits, and no other criterion. */
const bare = () => aProject({ criteria: {} }).with(aPromise({ fit: aFit("fit") }));
const review = (project: ProjectBuilder) => reviewReadiness(project.on(START));
const drop = { on: START, why: "x", duplicateOf: null, decision: null };

describe("the verdict", () => {
  test.each([
    [[], "ready"],
    [[aCriterion({ state: "met" })], "ready"],
    [[aCriterion({ critical: false })], "ready-with-conditions"],
    [[aCriterion({ critical: false }), aCriterion({ key: "told", critical: false })], "ready-with-conditions"],
    [[aCriterion()], "not-ready"],
    [[aCriterion({ state: "met" }), aCriterion({ key: "told" })], "not-ready"],
  ] as const)("%#: of the criteria %j is %s", (criteria, verdict) => {
    expect(review(bare().with(...criteria)).verdict).toBe(verdict);
  });

  test.each(CRITERION_STATES)("of a critical criterion that is %s", (state) => {
    const found = review(bare().with(aCriterion({ state })));
    expect(found.verdict).toBe(state === "not-met" ? "not-ready" : "ready");
    expect(found.criteria.map(isOpen)).toEqual([state === "not-met"]);
  });

  test("looks at nothing that stands before the end of hypercare", () => {
    const found = review(bare().with(aCriterion({ gate: "stable" })));
    expect([found.verdict, found.criteria]).toEqual(["ready", []]);
  });

  test("allows conditions only, where a must is under protest", () => {
    const gap = aGap({ state: "agreed", underProtest: aDecision() });
    const found = review(aProject({ criteria: {} }).with(aPromise(), gap));
    expect([found.verdict, found.underProtest.map(([key]) => key)]).toEqual(["ready-with-conditions", ["p"]]);
    expect(review(aProject({ criteria: {} }).with(aPromise({ importance: "should" }), gap))).toMatchObject({
      verdict: "ready",
      underProtest: [],
    });
    expect(review(aProject({ criteria: {} }).with(aPromise({ confirmed: false }), gap)).underProtest).toEqual([]);
  });

  test("waits for a milestone of the lead's own that stands before it and is open", () => {
    const own = (after: OwnMilestone["after"], doneOn: string | null): OwnMilestone => ({
      ...bare().build().route.kickoff,
      doneOn,
      doneWhen: "the auditors signed",
      after,
      addedOn: START,
    });
    const withOwn = (milestone: OwnMilestone) => review(bare().and({ ownMilestones: { audit: milestone } }));
    expect(withOwn(own("accepted", null))).toMatchObject({ verdict: "not-ready", milestones: ["audit"] });
    expect(withOwn(own("accepted", START))).toMatchObject({ verdict: "ready", milestones: [] });
    expect(withOwn(own("ready", null))).toMatchObject({ verdict: "ready", milestones: [] });
  });
});

describe("the review", () => {
  test("names the open gaps that block, and no others", () => {
    const found = review(
      aProject().with(
        aPromise(),
        aGap(),
        aPromise({ key: "q", importance: "should" }),
        aGap({ key: "h", promise: "q" }),
        aPromise({ key: "r" }),
        aGap({ key: "i", promise: "r", state: "closed", resolution: aResolution("workaround") }),
      ),
    );
    expect(found.blockers.map(([key]) => key)).toEqual(["g"]);
  });

  test("names the fits that the lead set higher, and of no dropped promise", () => {
    const up = aFit("fit", { overruled: "up" });
    const found = review(
      aProject().with(
        aPromise({ fit: up }),
        aPromise({ key: "q", fit: aFit("fit", { overruled: "down" }) }),
        aPromise({ key: "r", fit: up, dropped: drop }),
        aPromise({ key: "s", fit: aFit("fit") }),
        aPromise({ key: "t" }),
        aPromise({ key: "u", fit: up }),
      ),
    );
    expect(found.overruled.map(([key]) => key)).toEqual(["p", "u"]);
  });

  test("counts what became of the promises", () => {
    expect(review(bare()).coverage).toMatchObject({ promises: 1, keptAsMade: 1 });
  });

  test("names the computed criteria that do not hold, and none that was set", () => {
    const names = (project: ProjectBuilder) => computedNotHolding(review(project)).map(({ name }) => name);
    const signed = aProject().milestone("aligned", { doneOn: START }).milestone("accepted", { doneOn: START });
    expect(names(aProject().with(aPromise()))).toEqual(["scope-signed", "musts-settled", "acceptance-signed"]);
    expect(names(signed.with(aPromise()))).toEqual(["musts-settled"]);
    expect(names(signed.with(aPromise({ fit: aFit("fit") })))).toEqual([]);
  });
});

describe("what would make them happy", () => {
  const keys = (...records: readonly RecordBuilder[]) =>
    happinessActions(
      aProject()
        .with(...records)
        .on(START),
    );

  test("is the open actions for it, in the order of their numbers", () => {
    expect(keys()).toEqual([]);
    const records = [
      anAction({ key: "z", for: "happiness" }),
      anAction({ key: "y", for: "happiness", doneOn: START }),
      anAction({ key: "x", for: "condition" }),
      anAction({ key: "w" }),
      anAction({ key: "a", for: "happiness" }),
    ];
    expect(keys(...records)).toEqual(["z", "a"]);
  });
});
