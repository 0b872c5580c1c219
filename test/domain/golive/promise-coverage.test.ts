import { describe, expect, test } from "vitest";
import {
  coverageOf,
  hardestKept,
  outcomeOf,
  type PromiseOutcome,
} from "../../../src/domain/golive/promise-coverage.ts";
import type { Gap } from "../../../src/domain/model/gap.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import { GAP_STATES, RELEASING, RESOLUTIONS } from "../../../src/domain/model/vocabulary.ts";
import { aDecision, aFit, aGap, aProject, aPromise, aResolution, type RecordBuilder, START } from "../builders.ts";

const drop = (duplicateOf: string | null) => ({ on: START, why: "x", duplicateOf, decision: null });
/** What became of one promise with this gap, or with none. */
function outcome(promise: Partial<CustomerPromise>, gap: Partial<Gap> | null = null): PromiseOutcome {
  const standing = aProject()
    .with(aPromise(promise), ...(gap ? [aGap(gap)] : []))
    .on(START);
  return outcomeOf(standing, "p", getRecord(standing.project.promises, "p"));
}

describe("a promise", () => {
  test.each<[string, Partial<CustomerPromise>, Partial<Gap> | null, PromiseOutcome]>([
    ["dropped", { dropped: drop(null), fit: aFit("fit") }, null, "released"],
    ["that fits", { fit: aFit("fit") }, null, "keptAsMade"],
    ["that fits, with an open gap", { fit: aFit("fit") }, {}, "keptAsMade"],
    ["not judged", {}, null, "stillOpen"],
    ["with an open gap", {}, {}, "stillOpen"],
    ["that is a wont", { importance: "wont" }, {}, "deferred"],
    ["that is a wont without a gap", { importance: "wont" }, null, "deferred"],
    ["under protest", {}, { state: "agreed", underProtest: aDecision() }, "underProtest"],
    [
      "under protest, though something else was agreed",
      {},
      { state: "agreed", underProtest: aDecision(), resolution: aResolution("descope") },
      "underProtest",
    ],
    [
      "under protest, and in place since",
      {},
      { state: "closed", underProtest: aDecision(), resolution: aResolution("workaround") },
      "underProtest",
    ],
  ])("%s is %3$s", (_, promise, gap, expected) => {
    expect(outcome(promise, gap)).toBe(expected);
  });

  test.each(RESOLUTIONS)("with a gap agreed and closed by %s", (kind) => {
    const resolution = aResolution(kind);
    const isReleased = RELEASING.includes(kind);
    const [agreed, closed, open] = (["agreed", "closed", "open"] as const).map((state) =>
      outcome({}, { state, resolution }),
    );
    expect(open).toBe("stillOpen");
    expect(agreed).toBe(kind === "defer" ? "deferred" : isReleased ? "released" : "stillOpen");
    expect(closed).toBe(isReleased && kind !== "defer" ? "released" : "keptAnotherWay");
  });

  test.each([
    ["we wait", "must", "stillOpen"],
    ["the ticket is on the roadmap", "must", "stillOpen"],
    ["Tom saw ten orders", "must", "keptAnotherWay"],
    ["we wait", "should", "keptAnotherWay"],
  ] as const)("with evidence %j of a %s is %s", (evidence, importance, expected) => {
    const closed = { state: "closed" as const, resolution: aResolution("workaround"), evidence };
    expect(outcome({ importance }, closed)).toBe(expected);
    const notWaiting = { why: "a quote", by: "Ana", on: START };
    expect(outcome({ importance }, { ...closed, notWaiting })).toBe("keptAnotherWay");
  });

  test.each([
    ["wait for the Q3 release", "stillOpen"],
    ["Finance types them in", "keptAnotherWay"],
  ] as const)("on which users do on day one: %s", (dayOne, expected) => {
    const closed = { state: "closed" as const, evidence: "Tom saw it" };
    const resolution = { ...aResolution("workaround"), dayOne };
    expect(outcome({ importance: "must" }, { ...closed, resolution })).toBe(expected);
  });

  test.each(GAP_STATES)("that fits and has a gap that is %s is kept another way only by what is in place", (state) => {
    const kept = (kind: "workaround" | "descope") =>
      outcome({ fit: aFit("fit") }, { state, resolution: aResolution(kind) });
    expect(kept("workaround")).toBe(state === "closed" ? "keptAnotherWay" : "keptAsMade");
    expect(kept("descope")).toBe("keptAsMade");
    expect(outcome({ fit: aFit("fit") }, { state })).toBe("keptAsMade");
  });
});

describe("the coverage", () => {
  const none = {
    promises: 0,
    keptAsMade: 0,
    keptAnotherWay: 0,
    deferred: 0,
    released: 0,
    underProtest: 0,
    stillOpen: 0,
  };
  const coverage = (...records: readonly RecordBuilder[]) =>
    coverageOf(
      aProject()
        .with(...records)
        .on(START),
    );

  test("counts each promise once, under what became of it", () => {
    const fit = aFit("fit");
    const workaround = { state: "closed" as const, resolution: aResolution("workaround") };
    expect(coverage()).toEqual(none);
    expect(
      coverage(
        aPromise({ key: "a", fit }),
        aPromise({ key: "b", fit }),
        aPromise({ key: "c" }),
        aGap({ key: "gc", promise: "c", ...workaround }),
        aPromise({ key: "d", importance: "wont" }),
        aPromise({ key: "e", dropped: drop(null) }),
        aPromise({ key: "f" }),
        aGap({ key: "gf", promise: "f", state: "agreed", underProtest: aDecision() }),
        aPromise({ key: "h" }),
      ),
    ).toEqual({
      promises: 7,
      keptAsMade: 2,
      keptAnotherWay: 1,
      deferred: 1,
      released: 1,
      underProtest: 1,
      stillOpen: 1,
    });
  });

  test("leaves out rumours and duplicates", () => {
    expect(coverage(aPromise({ confirmed: false }), aPromise({ key: "q", dropped: drop("p") }))).toEqual(none);
    expect(coverage(aPromise({ dropped: drop(null) }))).toEqual({ ...none, promises: 1, released: 1 });
  });
});

describe("the hardest promise kept", () => {
  const hardest = (...records: readonly RecordBuilder[]) =>
    hardestKept(
      aProject()
        .with(...records)
        .on(START),
    )?.[0] ?? null;
  const fit = aFit("fit");
  const kept = (key: string, more: Partial<CustomerPromise> = {}) => aPromise({ key, fit, ...more });
  /** Kept another way: in place, whatever the product lacks. */
  const inPlace = (key: string, promise: Partial<CustomerPromise> = {}, gap: Partial<Gap> = {}) => [
    aPromise({ key, ...promise }),
    aGap({
      key: `g${key}`,
      promise: key,
      state: "closed",
      resolution: aResolution("workaround"),
      evidence: "seen by Tom",
      ...gap,
    }),
  ];

  test("is none where none was kept, and the only one", () => {
    expect(hardest()).toBeNull();
    expect(hardest(aPromise(), aGap(), aPromise({ key: "q", dropped: drop(null), fit }))).toBeNull();
    expect(hardest(aPromise(), kept("q", { importance: "wont" }))).toBe("q");
  });

  test("is the first of two that are alike", () => {
    expect(hardest(kept("p"), kept("q"))).toBe("p");
  });

  test.each([
    ["must", "should"],
    ["should", "could"],
    ["could", "wont"],
  ] as const)("is a %s before a %s that took everything else", (high, low) => {
    const reopened = Object.fromEntries(["a", "b", "c"].map((key) => [key, { on: START, why: "x" }]));
    const lesser = inPlace("p", { importance: low, fit: aFit("gap"), strength: "contracted" }, { reopened });
    expect(hardest(...lesser, kept("q", { importance: high }))).toBe("q");
  });

  test("is one kept as made before one that something else keeps", () => {
    expect(hardest(...inPlace("p"), kept("q", { importance: "could" }))).toBe("q");
  });

  test("is none where nothing is in place, or its evidence only waits", () => {
    expect(hardest(...inPlace("p", {}, { evidence: null }))).toBeNull();
    expect(hardest(...inPlace("p", {}, { evidence: "ticket is on the roadmap" }))).toBeNull();
    expect(hardest(...inPlace("p", {}, { state: "agreed" }))).toBeNull();
    expect(hardest(...inPlace("p", {}, { resolution: aResolution("defer") }))).toBeNull();
    const notWaiting = { why: "a quote", by: "Ana", on: START };
    expect(hardest(...inPlace("p", {}, { evidence: "we wait", notWaiting }))).toBe("p");
  });

  test("is then the one that more of the product was missing for", () => {
    expect(hardest(...inPlace("p", { fit: aFit("partial") }), ...inPlace("q", { fit: aFit("gap") }))).toBe("q");
    const reopened = { a: { on: START, why: "x" } };
    expect(
      hardest(...inPlace("p", { fit: aFit("partial") }, { reopened }), ...inPlace("q", { fit: aFit("gap") })),
    ).toBe("q");
  });

  test("is one with more steps back, and then one that was contracted", () => {
    const once = { reopened: { a: { on: START, why: "x" } } };
    const twice = { reopened: { ...once.reopened, b: { on: START, why: "x" } } };
    expect(hardest(...inPlace("p", {}, once), ...inPlace("q", {}, twice))).toBe("q");
    expect(hardest(...inPlace("p", { strength: "contracted" }), ...inPlace("q", {}, once))).toBe("q");
    expect(hardest(kept("p"), kept("q", { strength: "contracted" }))).toBe("q");
    expect(hardest(kept("p", { strength: "written" }), kept("q", { strength: "spoken" }))).toBe("p");
  });
});
