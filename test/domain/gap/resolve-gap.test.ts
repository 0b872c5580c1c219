import { describe, expect, test } from "vitest";
import {
  closeGap,
  isProposed,
  needsDecision,
  type ResolutionInput,
  readResolution,
  resolveGap,
} from "../../../src/domain/gap/resolve-gap.ts";
import type { Gap } from "../../../src/domain/model/gap.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import { IMPORTANCES, RELEASING, RESOLUTIONS, type ResolutionKind } from "../../../src/domain/model/vocabulary.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aConfrontation, aDecision, aGap, aMoment, aProject, aPromise, aResolution, START } from "../builders.ts";
import { codeOf, problemOf } from "../code-of.ts";

const LIVE = aProject().build().route.live.target;
const REVIEW = addDays(LIVE, 90);
const DECIDED = { decidedBy: "Petra Lund", on: START, words: "fine", document: "change order 1" };
/** All that any kind of resolution asks for. */
const PARTS = { owner: "Ana Sato", fundedOn: START, reviewOn: REVIEW, concession: "two months free" };
const input = (kind: ResolutionKind | null, more: Partial<ResolutionInput> = {}): ResolutionInput => ({
  kind,
  underProtest: false,
  ...more,
});
const projectWith = (promise: Partial<CustomerPromise> = {}, gap: Partial<Gap> = {}) =>
  aProject().with(aPromise(promise), aGap(gap)).build();
const resolve = (given: ResolutionInput, promise: Partial<CustomerPromise> = {}, gap: Partial<Gap> = {}) =>
  resolveGap(projectWith(promise, gap), "g", given, aMoment("2026-11-26"));
const gapAfter = (...given: Parameters<typeof resolve>) => getRecord(resolve(...given).gaps, "g");

describe("the terms of an agreed deferral", () => {
  const deferred: Partial<Gap> = {
    state: "agreed",
    resolution: aResolution("defer", { reviewOn: REVIEW, owner: "Ana" }),
  };

  test.each([
    ["a day earlier", addDays(REVIEW, -1)],
    ["a day later", addDays(REVIEW, 1)],
  ])("do not move to a review %s without the customer", (_, reviewOn) => {
    const gap = gapAfter(input("defer", { reviewOn }), {}, deferred);
    expect(gap).toMatchObject({ state: "open", resolution: { reviewOn, decision: null } });
  });

  test("stay decided where they are said again as they were", () => {
    const gap = gapAfter(input("defer", { reviewOn: REVIEW }), {}, deferred);
    expect(gap).toMatchObject({ state: "agreed", resolution: { decision: { by: "Petra Lund" } } });
  });

  test("move with the customer's decision", () => {
    const reviewOn = addDays(REVIEW, 1);
    const gap = gapAfter(input("defer", { reviewOn, ...DECIDED, words: "a day more" }), {}, deferred);
    expect(gap).toMatchObject({ state: "agreed", resolution: { reviewOn, decision: { words: "a day more" } } });
  });

  test.each([
    ["note", { note: "another way" }],
    ["owner", { owner: "Li Wei" }],
    ["funded day", { fundedOn: addDays(START, 1) }],
    ["concession", { concession: "three months" }],
  ])("and no other %s goes with the old decision", (_, more) => {
    const resolution = aResolution("extension", { ...PARTS, note: "a script" });
    const gap = gapAfter(input("extension", more), {}, { state: "agreed", resolution });
    expect(gap).toMatchObject({ state: "open", resolution: { decision: null } });
  });

  test("fall back to planned where the next conversation is planned", () => {
    const project = aProject().with(aPromise(), aGap(deferred), aConfrontation()).build();
    const moved = resolveGap(project, "g", input("defer", { reviewOn: addDays(REVIEW, 1) }), aMoment());
    expect(moved.gaps.g?.state).toBe("planned");
    expect(moved.confrontations.c?.endedOn).toBeNull();
  });
});

describe("the review day of a deferral", () => {
  test.each([
    [-1, "refused"],
    [0, "refused"],
    [1, null],
  ])("lies %i days after the go-live: %s", (days, code) => {
    const work = () => resolve(input("defer", { ...DECIDED, reviewOn: addDays(LIVE, days) }));
    if (code) expect(codeOf(work)).toBe(code);
    else expect(work().gaps.g?.state).toBe("agreed");
  });

  test("is measured against the go-live that happened, where it did", () => {
    const live = addDays(START, 1);
    const project = aProject().milestone("live", { doneOn: live }).with(aPromise(), aGap()).build();
    const defer = (reviewOn: string) => () =>
      resolveGap(project, "g", input("defer", { ...DECIDED, reviewOn }), aMoment());
    expect(codeOf(defer(live))).toBe("refused");
    expect(defer(addDays(live, 1))().gaps.g?.state).toBe("agreed");
  });
});

describe("who decides", () => {
  const pairs = RESOLUTIONS.flatMap((kind) => IMPORTANCES.map((importance) => [kind, importance] as const));

  test.each(pairs)("%s of a %s", (kind, importance) => {
    const isTheirs = RELEASING.includes(kind) || importance === "must";
    const promise = getRecord(projectWith({ importance }).promises, "p");
    expect(needsDecision(promise, kind)).toBe(isTheirs);
    const project = resolve(input(kind, PARTS), { importance });
    expect(project.gaps.g?.state).toBe(isTheirs ? "open" : "agreed");
    expect(isProposed(project, getRecord(project.gaps, "g"))).toBe(isTheirs);
    const decided = gapAfter(input(kind, { ...PARTS, ...DECIDED }), { importance });
    const inPlace = kind === "descope" || kind === "concede";
    expect(decided).toMatchObject({
      state: inPlace ? "closed" : "agreed",
      resolution: { decision: { by: "Petra Lund" } },
    });
  });

  test.each(RESOLUTIONS)("a contracted promise resolved by %s takes a document where that releases it", (kind) => {
    const work = () => resolve(input(kind, { ...PARTS, ...DECIDED, document: undefined }), { strength: "contracted" });
    if (RELEASING.includes(kind))
      expect(problemOf(work)).toMatchObject({ code: "needs-decision", flags: ["--document"] });
    else expect(work().gaps.g?.state).toBe("agreed");
  });

  test("a decision of somebody who may not decide is refused", () => {
    expect(codeOf(() => resolve(input("defer", { ...PARTS, ...DECIDED, decidedBy: "Tom Okafor" })))).toBe(
      "not-a-decider",
    );
  });

  test("a decision has words, and a person", () => {
    const given = input("defer", { ...PARTS, ...DECIDED });
    expect(codeOf(() => resolve({ ...given, words: undefined }))).toBe("needs-decision");
    expect(codeOf(() => resolve({ ...given, decidedBy: undefined }))).toBe("needs-decision");
  });

  test("the day of the decision is the day it was agreed", () => {
    expect(gapAfter(input("defer", { ...PARTS, ...DECIDED })).reached.agreed).toBe(START);
    expect(gapAfter(input("workaround"), { importance: "should" }).reached.agreed).toBe("2026-11-26");
  });
});

describe("what a kind of resolution says", () => {
  test.each<[ResolutionKind, readonly string[]]>([
    ["extension", ["--owner", "--funded-on"]],
    ["defer", ["--review-on"]],
    ["concede", ["--concession"]],
  ])("%s needs %j", (kind, flags) => {
    expect(problemOf(() => resolve(input(kind), { importance: "should" }))).toMatchObject({ code: "needs", flags });
  });

  test.each([
    "accept-standard",
    "workaround",
    "process-change",
    "purchase",
    "third-party",
    "descope",
  ] as const)("%s needs no more", (kind) => {
    expect(resolve(input(kind)).gaps.g?.resolution?.kind).toBe(kind);
  });

  test("is named together with what the decision lacks", () => {
    const work = () => resolve(input("defer", { decidedBy: "Petra Lund" }), { strength: "contracted" });
    expect(problemOf(work)).toMatchObject({ code: "needs", flags: ["--review-on", "--words", "--document"] });
  });

  test("is kept from before where the kind stays, and not where it changes", () => {
    const before: Partial<Gap> = {
      resolution: aResolution("extension", { ...PARTS, note: "a script", proposedOn: START }),
    };
    expect(gapAfter(input(null, { ...DECIDED }), {}, before).resolution).toMatchObject({
      kind: "extension",
      owner: "Ana Sato",
      note: "a script",
      proposedOn: START,
    });
    expect(gapAfter(input("workaround"), {}, before).resolution).toMatchObject({
      owner: null,
      note: null,
      proposedOn: "2026-11-26",
    });
  });

  test("is one of the words, in any case; a word that waits for product is none", () => {
    expect(readResolution(" Defer ")).toBe("defer");
    for (const word of ["roadmap", "Wait", "product", "next-release", "backlog", "future"])
      expect(codeOf(() => readResolution(word))).toBe("waits-for-product");
    expect(codeOf(() => readResolution("magic"))).toBe("bad-value");
  });

  test("is one at least", () => {
    expect(codeOf(() => resolve(input(null)))).toBe("needs");
  });
});

describe("under protest", () => {
  const protest = input(null, { underProtest: true, ...DECIDED });

  test("is agreed with the customer's words, and makes one action for their happiness", () => {
    const project = resolve(protest);
    expect(project.gaps.g).toMatchObject({ state: "agreed", underProtest: { words: "fine" }, resolution: null });
    expect(Object.values(project.actions)).toMatchObject([
      { for: "happiness", owner: "Ana Sato", due: addDays(LIVE, 30) },
    ]);
    const again = resolveGap(project, "g", { ...protest, words: "still" }, aMoment());
    expect(Object.values(again.actions)).toHaveLength(1);
  });

  test("needs the decision, and ends with one without protest", () => {
    expect(codeOf(() => resolve(input(null, { underProtest: true })))).toBe("needs-decision");
    const gap = gapAfter(input("workaround", DECIDED), {}, { state: "agreed", underProtest: aDecision() });
    expect(gap.underProtest).toBeNull();
  });

  test("stays where a way is only proposed, and what would be in place stays agreed", () => {
    const before: Partial<Gap> = { state: "agreed", underProtest: aDecision() };
    expect(gapAfter(input("workaround"), {}, before)).toMatchObject({
      state: "agreed",
      underProtest: { by: "Petra Lund" },
    });
    expect(gapAfter({ ...protest, kind: "descope" }).state).toBe("agreed");
  });

  test("is due on the day given, else thirty days after the go-live or after today where that has passed", () => {
    expect(Object.values(resolve({ ...protest, reviewOn: "2027-09-01" }).actions)[0]?.due).toBe("2027-09-01");
    const late = addDays(LIVE, 10);
    const project = resolveGap(projectWith(), "g", protest, aMoment(late));
    expect(Object.values(project.actions)[0]?.due).toBe(addDays(late, 30));
  });
});

describe("closing", () => {
  const close = (
    gap: Partial<Gap>,
    { fits = false, evidence = "seen", promise = {} as Partial<CustomerPromise> } = {},
  ) => closeGap(projectWith(promise, gap), "g", evidence, aMoment("2026-12-01"), fits);
  const agreed: Partial<Gap> = { state: "agreed", resolution: aResolution("workaround") };

  test("takes what was agreed, with evidence", () => {
    expect(close(agreed).gaps.g).toMatchObject({ state: "closed", closedOn: "2026-12-01", evidence: "seen" });
    expect(codeOf(() => close(agreed, { evidence: " " }))).toBe("needs");
  });

  test.each<[string, Partial<Gap>]>([
    ["nothing was decided", {}],
    ["a way is only proposed", { resolution: aResolution("workaround", { decision: null }) }],
    [
      "a must was agreed without the customer",
      { state: "agreed", resolution: aResolution("workaround", { decision: null }) },
    ],
    ["it is closed", { ...agreed, state: "closed" }],
  ])("is refused where %s", (_, gap) => {
    expect(codeOf(() => close(gap))).toBe("refused");
  });

  test("takes a should that was agreed without the customer, and any promise that fits", () => {
    const undecided: Partial<Gap> = { state: "agreed", resolution: aResolution("workaround", { decision: null }) };
    expect(close(undecided, { promise: { importance: "should" } }).gaps.g?.state).toBe("closed");
    expect(close({}, { fits: true }).gaps.g?.state).toBe("closed");
  });
});
