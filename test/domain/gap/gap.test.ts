import { describe, expect, test } from "vitest";
import {
  closeForDrop,
  computedSeverity,
  gapOf,
  openGap,
  openGaps,
  raiseSeverity,
  reopenGap,
  settlement,
} from "../../../src/domain/gap/gap.ts";
import type { Gap, Resolution } from "../../../src/domain/model/gap.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import {
  IMPORTANCES,
  RELEASING,
  RESOLUTIONS,
  SEVERITIES,
  type Severity,
} from "../../../src/domain/model/vocabulary.ts";
import { countsOf } from "../../../src/domain/status/overview.ts";
import { advice, nextCommand } from "../../../src/next-command.ts";
import { aConfrontation, aDecision, aFit, aGap, aMoment, aProject, aPromise, aResolution, START } from "../builders.ts";
import { codeOf, problemOf } from "../code-of.ts";

const standing = (promise: Partial<CustomerPromise>, gap: Partial<Gap> | null) =>
  aProject()
    .with(aPromise(promise), ...(gap ? [aGap(gap)] : []))
    .on(START);
const severity = (promise: Partial<CustomerPromise>, gap: Partial<Gap>) => {
  const at = standing(promise, gap);
  return computedSeverity(at, getRecord(at.project.gaps, "g"));
};
const agreed = (resolution: Resolution): Partial<Gap> => ({ state: "agreed", resolution });

describe("how a promise stands for the gate", () => {
  test("one that fits today fits, with or without a gap", () => {
    expect(settlement(standing({ fit: aFit("fit") }, null), "p")).toBe("fits");
    expect(settlement(standing({ fit: aFit("fit") }, {}), "p")).toBe("fits");
  });

  test.each(["partial", "gap"] as const)("one that is %s and has no gap is unsettled", (value) => {
    expect(settlement(standing({ fit: aFit(value) }, null), "p")).toBe("unsettled");
  });

  test.each(RESOLUTIONS)("a must agreed with %s is settled only where that releases it", (kind) => {
    const expected = RELEASING.includes(kind) ? "settled" : "unsettled";
    expect(settlement(standing({}, agreed(aResolution(kind))), "p")).toBe(expected);
  });

  test.each(RELEASING)("a must is not settled by %s that the customer did not decide", (kind) => {
    const gap = agreed(aResolution(kind, { decision: null }));
    expect(settlement(standing({}, gap), "p")).toBe("unsettled");
    expect(settlement(standing({}, { ...gap, state: "closed" }), "p")).toBe("unsettled");
  });

  test.each(["open", "planned", "confronted"] as const)("a decided release that is %s settles nothing yet", (state) => {
    expect(settlement(standing({}, { state, resolution: aResolution("defer") }), "p")).toBe("unsettled");
  });

  test("a closed gap settles a must with the decision, and a should without one", () => {
    const closed = (decision: Resolution["decision"]) => ({
      state: "closed" as const,
      resolution: aResolution("workaround", { decision }),
    });
    expect(settlement(standing({}, closed(aDecision())), "p")).toBe("settled");
    expect(settlement(standing({}, closed(null)), "p")).toBe("unsettled");
    expect(settlement(standing({ importance: "should" }, closed(null)), "p")).toBe("settled");
  });

  test("a closed gap settles nothing once the promise was judged to fit and no longer does", () => {
    const stale = aFit("fit", { asOf: "2026-01-01" });
    const gap = { state: "closed" as const, resolution: aResolution("workaround") };
    expect(settlement(standing({ fit: stale }, gap), "p")).toBe("unsettled");
  });

  test("what is accepted under protest is protest until the gap is closed", () => {
    const underProtest = aDecision();
    expect(settlement(standing({}, { state: "agreed", underProtest }), "p")).toBe("protest");
    expect(settlement(standing({}, { ...agreed(aResolution("defer")), underProtest }), "p")).toBe("protest");
    const closed = { state: "closed" as const, resolution: aResolution("workaround"), underProtest };
    expect(settlement(standing({}, closed), "p")).toBe("settled");
    const undecided = aResolution("workaround", { decision: null });
    expect(settlement(standing({}, { ...closed, resolution: undecided }), "p")).toBe("unsettled");
  });
});

describe("the severity of a gap", () => {
  test.each<[string, Partial<CustomerPromise>, Partial<Gap>, Severity]>([
    ["a must that is open", {}, {}, "blocker"],
    ["a must agreed and not in place", {}, agreed(aResolution("workaround")), "blocker"],
    ["a must in place", {}, { state: "closed", resolution: aResolution("workaround") }, "minor"],
    ["a must deferred", {}, agreed(aResolution("defer")), "minor"],
    ["a must left out", {}, agreed(aResolution("descope")), "major"],
    ["a must under protest", {}, { state: "agreed", underProtest: aDecision() }, "major"],
    ["a must that fits now", { fit: aFit("fit") }, {}, "minor"],
    ["a should that is open", { importance: "should" }, {}, "major"],
    ["a should agreed", { importance: "should" }, agreed(aResolution("workaround", { decision: null })), "major"],
    ["a should deferred", { importance: "should" }, agreed(aResolution("defer")), "minor"],
    ["a should left out", { importance: "should" }, agreed(aResolution("descope")), "minor"],
    ["a could", { importance: "could" }, {}, "minor"],
    ["a wont", { importance: "wont" }, {}, "minor"],
    ["a rumour", { confirmed: false }, {}, "minor"],
  ])("of %s", (_, promise, gap, expected) => {
    expect(severity(promise, gap).severity).toBe(expected);
  });

  test.each([
    [{}, {}, "a must that is not settled"],
    [{}, agreed(aResolution("workaround")), "a must: agreed, not yet delivered"],
    [{ importance: "should" as const }, {}, "a should that is not settled"],
    [
      { importance: "should" as const },
      agreed(aResolution("workaround", { decision: null })),
      "a should: agreed, not yet delivered",
    ],
    [{}, agreed(aResolution("defer")), "deferred until its review"],
    [{}, { state: "agreed" as const, underProtest: aDecision() }, "a must: accepted under protest"],
    [{}, agreed(aResolution("descope")), "agreed, not yet delivered"],
    [{ fit: aFit("fit") }, {}, "the promise fits now: the gap can be closed"],
    [{ importance: "could" as const }, {}, "a could"],
    [{ importance: "wont" as const }, {}, "a wont"],
    [{ importance: "should" as const }, agreed(aResolution("defer")), "deferred until its review"],
    [
      { importance: "must" as const },
      { ...agreed(aResolution("defer")), underProtest: aDecision() },
      "a must: accepted under protest",
    ],
    [{ importance: "should" as const }, agreed(aResolution("descope")), "settled, not yet in place"],
    [{ confirmed: false }, {}, "the promise is not confirmed"],
    [{}, { state: "closed" as const }, "closed"],
  ])("says why: %3$s", (promise, gap, reason) => {
    expect(severity(promise, gap).reason).toBe(reason);
  });

  test.each(SEVERITIES)("that was raised to %s counts where it is higher", (raised) => {
    const found = severity({ importance: "should" }, { raised: { severity: raised, why: "the board asked" } });
    expect(found.severity).toBe(raised === "blocker" ? "blocker" : "major");
    expect(found.reason).toBe(raised === "blocker" ? "the board asked" : "a should that is not settled");
  });

  test("that was raised no longer counts once the gap is closed", () => {
    const gap = { state: "closed" as const, raised: { severity: "blocker" as const, why: "x" } };
    expect(severity({}, gap)).toEqual({ severity: "minor", reason: "closed" });
  });
});

describe("raising the severity", () => {
  const raise =
    (to: Severity, why = "the board asked") =>
    () =>
      raiseSeverity(standing({ importance: "should" }, {}), "g", to, why);

  test("keeps the reason, and the same severity may be given one", () => {
    expect(raise("blocker")().gaps.g?.raised).toEqual({ severity: "blocker", why: "the board asked" });
    expect(raise("major", " x ")().gaps.g?.raised).toEqual({ severity: "major", why: "x" });
  });

  test("never lowers, and has a reason", () => {
    expect(codeOf(raise("minor"))).toBe("refused");
    expect(codeOf(raise("blocker", "  "))).toBe("needs");
  });

  test("says why it is refused", () => {
    expect(problemOf(raise("minor"))).toEqual({
      code: "refused",
      what: "G1 stays major",
      because: "severity is computed from the promise and may be raised, never lowered",
      instead: "settle it with the customer, or change the importance of the promise",
    });
    expect(problemOf(raise("blocker", " "))).toEqual({
      code: "needs",
      what: "raising G1",
      because: "a raised severity has a reason",
      flags: ["--severity-reason"],
    });
  });

  test("is measured against what is computed, not against what was raised before", () => {
    const at = standing({ importance: "should" }, { raised: { severity: "blocker", why: "x" } });
    expect(raiseSeverity(at, "g", "major", "calmer").gaps.g?.raised?.severity).toBe("major");
  });
});

describe("what is counted", () => {
  test("a deferred gap counts as minor until it is closed", () => {
    const counted = (gap: Partial<Gap>) => countsOf(standing({}, gap)).gaps;
    expect(counted(agreed(aResolution("defer")))).toEqual({ blocker: 0, major: 0, minor: 1 });
    expect(counted({ state: "closed" })).toEqual({ blocker: 0, major: 0, minor: 0 });
    expect(counted({})).toEqual({ blocker: 1, major: 0, minor: 0 });
  });

  test("open gaps are those not closed, in the order of their numbers", () => {
    const promises = ["p", "q", "r"].map((key) => aPromise({ key }));
    const project = aProject()
      .with(...promises, aGap({ key: "z" }), aGap({ key: "y", promise: "q", state: "closed" }))
      .with(aGap({ key: "x", promise: "r", state: "agreed" }))
      .build();
    expect(openGaps(project).map(([key]) => key)).toEqual(["z", "x"]);
  });

  test("dropped promises are not counted, rumours are named", () => {
    const dropped = { on: START, why: "x", duplicateOf: null, decision: null };
    const project = aProject().with(aPromise({ key: "a", dropped }), aPromise({ key: "b", confirmed: false }));
    expect(countsOf(project.on(START))).toMatchObject({ promises: 1, unconfirmed: 1, byFit: { unassessed: 1 } });
  });
});

describe("one gap a promise", () => {
  test("the first is opened with the next number, the second reopens it", () => {
    const { project, key } = openGap(aProject().with(aPromise()).build(), "p", "it stopped", aMoment());
    expect(getRecord(project.gaps, key)).toMatchObject({ id: "G1", state: "open", promise: "p", openedOn: START });
    const closed = { ...project, gaps: { [key]: { ...getRecord(project.gaps, key), state: "closed" as const } } };
    const again = openGap(closed, "p", "it stopped", aMoment("2026-12-01"));
    expect(again.key).toBe(key);
    expect(Object.keys(again.project.gaps)).toHaveLength(1);
    expect(gapOf(again.project, "p")?.[0]).toBe(key);
    expect(gapOf(again.project, "nobody")).toBeNull();
    expect(again.project.gaps[key]?.reopened).toEqual({ k1: { on: "2026-12-01", why: "it stopped" } });
  });

  test("leaves the gaps and the numbers of other promises as they were", () => {
    const before = aProject()
      .with(aPromise(), aGap(), aPromise({ key: "q" }))
      .build();
    const { project, key } = openGap(before, "q", "it stopped", aMoment());
    expect(project.gaps).toEqual({
      g: before.gaps.g,
      [key]: { ...getRecord(before.gaps, "g"), id: "G2", promise: "q", reached: { open: START } },
    });
    expect(project.counters).toEqual({ ...before.counters, gap: 2 });
  });

  test("is the first, where a merge of two copies left two", () => {
    const project = aProject()
      .with(aPromise(), aGap({ key: "z" }), aGap({ key: "a" }))
      .build();
    expect(gapOf(project, "p")?.[0]).toBe("z");
  });
});

describe("reopening", () => {
  const closed: Partial<Gap> = {
    state: "closed",
    closedOn: START,
    evidence: "seen",
    resolution: aResolution("workaround"),
    underProtest: aDecision(),
  };

  test("lets go of the resolution that did not hold, and ends what was planned", () => {
    const project = aProject().with(aPromise(), aGap(closed), aConfrontation()).build();
    const reopened = reopenGap(project, "g", " it broke ", aMoment("2026-12-01"));
    expect(reopened.gaps.g).toMatchObject({ state: "open", resolution: null, underProtest: null, closedOn: null });
    expect(reopened.gaps.g).toMatchObject({ evidence: null, reopened: { k1: { on: "2026-12-01", why: "it broke" } } });
    expect(reopened.confrontations.c?.endedOn).toBe("2026-12-01");
  });

  test.each(["planned", "confronted", "agreed", "closed"] as const)("a gap that is %s is reopened", (state) => {
    expect(reopenGap(standing({}, { state }).project, "g", "x", aMoment()).gaps.g?.state).toBe("open");
  });

  test("is refused for an open one and for a dropped promise, and has a reason", () => {
    const dropped = { on: START, why: "x", duplicateOf: null, decision: null };
    expect(codeOf(() => reopenGap(standing({}, {}).project, "g", "x", aMoment()))).toBe("refused");
    expect(codeOf(() => reopenGap(standing({ dropped }, closed).project, "g", "x", aMoment()))).toBe("refused");
    expect(codeOf(() => reopenGap(standing({}, closed).project, "g", " ", aMoment()))).toBe("needs");
  });

  test("says why it is refused, and what to do instead", () => {
    const dropped = { on: START, why: "x", duplicateOf: null, decision: null };
    expect(problemOf(() => reopenGap(standing({}, {}).project, "g", "x", aMoment()))).toEqual({
      code: "refused",
      what: "G1 is not reopened",
      because: "it is open",
      instead: advice`agree a resolution with ${nextCommand("gap resolve", ["acme", "G1"])}`,
    });
    expect(problemOf(() => reopenGap(standing({ dropped }, closed).project, "g", "x", aMoment()))).toMatchObject({
      because: "its promise P1 was dropped",
      instead: advice`record the promise again with ${nextCommand("promise add")}`,
    });
    expect(problemOf(() => reopenGap(standing({}, closed).project, "g", "", aMoment()))).toEqual({
      code: "needs",
      what: "reopening G1",
      because: "going back has a reason",
      flags: ["--why"],
    });
  });
});

describe("a gap whose promise is dropped", () => {
  test("closes, with what was planned; one that is closed stays as it was", () => {
    const project = aProject().with(aPromise(), aGap(), aConfrontation()).build();
    const after = closeForDrop(project, "p", aMoment("2026-12-01"));
    expect(after.gaps.g).toMatchObject({ state: "closed", closedOn: "2026-12-01", evidence: "P1 was dropped" });
    expect(after.confrontations.c?.endedOn).toBe("2026-12-01");
    expect(closeForDrop(after, "p", aMoment("2026-12-09"))).toBe(after);
    const without = aProject().with(aPromise()).build();
    expect(closeForDrop(without, "p", aMoment())).toBe(without);
  });

  test("importances are in order", () => {
    expect(IMPORTANCES).toEqual(["must", "should", "could", "wont"]);
  });
});
