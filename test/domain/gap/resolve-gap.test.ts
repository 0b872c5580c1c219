import { describe, expect, test } from "vitest";
import {
  closeGap,
  isOnPaper,
  isProposed,
  needsDecision,
  type ResolutionInput,
  readResolution,
  requireClosableGap,
  resolveGap,
} from "../../../src/domain/gap/resolve-gap.ts";
import type { Action } from "../../../src/domain/model/action.ts";
import type { Gap } from "../../../src/domain/model/gap.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { getRecord } from "../../../src/domain/model/record.ts";
import {
  GAP_STATES,
  IMPORTANCES,
  RELEASING,
  RESOLUTIONS,
  type ResolutionKind,
} from "../../../src/domain/model/vocabulary.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { advice, nextCommand } from "../../../src/next-command.ts";
import {
  aConfrontation,
  aDecision,
  aGap,
  aMoment,
  anAction,
  aProject,
  aPromise,
  aResolution,
  START,
} from "../builders.ts";
import { codeOf, problemOf } from "../code-of.ts";

const LIVE = aProject().build().route.live.target;
const REVIEW = addDays(LIVE, 90);
const DECIDED = { decidedBy: "Petra Lund", on: START, words: "fine", document: "change order 1" };
/** All that any kind of resolution asks for. */
const PARTS = { owner: "Ana Sato", fundedOn: START, reviewOn: REVIEW, concession: "two months free" };
/** What a must says of the first day. */
const DAY_ONE = { dayOne: "Finance types them in", owner: "Li Na", inPlaceBy: LIVE };
const input = (kind: ResolutionKind | null, more: Partial<ResolutionInput> = {}): ResolutionInput => ({
  kind,
  underProtest: false,
  ...(kind !== null && !["defer", "descope", "concede"].includes(kind) ? DAY_ONE : {}),
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

  test("what was proposed leaves the state and what was planned, what is agreed ends it", () => {
    const project = aProject()
      .with(aPromise(), aGap({ state: "planned" }), aConfrontation())
      .build();
    const proposed = resolveGap(project, "g", input("workaround"), aMoment());
    expect([proposed.gaps.g?.state, proposed.confrontations.c?.endedOn]).toEqual(["planned", null]);
    const agreed = resolveGap(project, "g", input("workaround", DECIDED), aMoment("2026-11-26"));
    expect([agreed.gaps.g?.state, agreed.confrontations.c?.endedOn]).toEqual(["agreed", "2026-11-26"]);
  });

  test("a release of what was contracted is on paper, and nothing else is", () => {
    const promise = (strength: "contracted" | "written") => getRecord(projectWith({ strength }).promises, "p");
    for (const kind of RESOLUTIONS) {
      expect(isOnPaper(promise("contracted"), kind)).toBe(RELEASING.includes(kind));
      expect(isOnPaper(promise("written"), kind)).toBe(false);
    }
    expect(isOnPaper(promise("contracted"), null)).toBe(false);
  });

  test("says why it takes a decision", () => {
    const why = (given: ResolutionInput) => problemOf(() => resolve(given));
    expect(why(input("defer", { ...PARTS, decidedBy: "Petra Lund" }))).toEqual({
      code: "needs-decision",
      what: "G1",
      because: "who decided, on what day and in what words is what makes it agreed",
      flags: ["--words"],
    });
    expect(why(input(null, { underProtest: true }))).toEqual({
      code: "needs-decision",
      what: "G1",
      because: "going live under protest is for the customer to say",
      flags: ["--decided-by", "--words"],
    });
  });

  test("what is in place once agreed says so", () => {
    expect(gapAfter(input("descope", DECIDED))).toMatchObject({
      state: "closed",
      closedOn: "2026-11-26",
      evidence: "in place once the customer agreed",
      reached: { agreed: START, closed: START },
    });
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
    expect(problemOf(() => resolve({ kind, underProtest: false }, { importance: "should" }))).toMatchObject({
      code: "needs",
      flags,
    });
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

  const DOING = ["accept-standard", "workaround", "process-change", "purchase", "third-party", "extension"] as const;
  const LACKS = [
    ["--day-one", { dayOne: undefined }],
    ["--day-one", { dayOne: "  " }],
    ["--day-one", { dayOne: "ok." }],
    ["--owner", { owner: undefined }],
    ["--in-place-by", { inPlaceBy: undefined }],
  ] as const;

  test.each(
    DOING.flatMap((kind) => LACKS.map(([flag, without]) => [kind, flag, without] as const)),
  )("a must by %s needs %s: not %j", (kind, flag, without) => {
    const given = input(kind, { fundedOn: START, ...without });
    expect(problemOf(() => resolve(given))).toMatchObject({ code: "needs", flags: expect.arrayContaining([flag]) });
    const more = kind === "extension" && flag === "--owner" ? { owner: "Li Na" } : {};
    expect(resolve({ ...given, ...more }, { importance: "should" }).gaps.g?.resolution?.kind).toBe(kind);
    const protest = { ...given, ...more, ...DECIDED, underProtest: true };
    expect(resolve(protest).gaps.g?.underProtest?.by).toBe("Petra Lund");
  });

  test("is named together with what the decision lacks", () => {
    const work = () => resolve(input("defer", { decidedBy: "Petra Lund" }), { strength: "contracted" });
    expect(problemOf(work)).toMatchObject({ code: "needs", flags: ["--review-on", "--words", "--document"] });
  });

  test("is kept from before where the kind stays, and not where it changes", () => {
    const before: Partial<Gap> = {
      resolution: aResolution("extension", { ...DAY_ONE, ...PARTS, note: "a script", proposedOn: START }),
    };
    expect(gapAfter(input(null, { ...DECIDED }), {}, before).resolution).toMatchObject({
      kind: "extension",
      owner: "Ana Sato",
      note: "a script",
      proposedOn: START,
    });
    expect(gapAfter(input("workaround"), {}, before).resolution).toMatchObject({
      owner: "Li Na",
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
    expect(problemOf(() => resolve(input(null)))).toEqual({
      code: "needs",
      what: "resolving G1",
      because: "they go live without new product in one of these ways",
      flags: [`--resolution ${RESOLUTIONS.join("|")}`],
    });
  });

  test("that is no word is refused with all the words", () => {
    const product = { code: "waits-for-product", given: "Roadmap", instead: RESOLUTIONS };
    expect(problemOf(() => readResolution("Roadmap"))).toEqual(product);
    const magic = { code: "bad-value", what: "--resolution", value: "Magic", allowed: RESOLUTIONS, why: null };
    expect(problemOf(() => readResolution("Magic"))).toEqual(magic);
  });

  test("says what it lacks and why", () => {
    expect(problemOf(() => resolve(input("concede"), { importance: "should" }))).toEqual({
      code: "needs",
      what: "concede for G1",
      because: "a commercial credit says what the customer gets",
      flags: ["--concession"],
    });
  });

  test("is kept without the spaces around it, and an empty text is none", () => {
    const texts = { owner: " Ana Sato ", note: " a script ", concession: " two months " };
    expect(gapAfter(input("workaround", texts)).resolution).toMatchObject({
      owner: "Ana Sato",
      note: "a script",
      concession: "two months",
    });
    const empty = { owner: " ", note: " ", concession: " " };
    expect(gapAfter(input("workaround", empty), { importance: "should" }).resolution).toMatchObject({
      owner: null,
      note: null,
      concession: null,
    });
  });

  test("takes the note, and only without a kind is the note the gap's own", () => {
    expect(gapAfter(input("workaround", { note: "a script" }), {}, { note: "no sync" })).toMatchObject({
      note: "no sync",
      resolution: { note: "a script" },
    });
    const protest = (note?: string) =>
      gapAfter(input(null, { underProtest: true, ...DECIDED, note }), {}, { note: "no sync" }).note;
    expect([protest(" no sync at all "), protest(" "), protest()]).toEqual(["no sync at all", "no sync", "no sync"]);
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

  test("has one action a promise, that is not done, and of ours", () => {
    const action = (project: Project) => Object.values(project.actions);
    expect(action(resolve({ ...protest, owner: " Li Wei " }, { statement: "x".repeat(90) }))).toMatchObject([
      { text: `make good on P1 (${"x".repeat(80)})`, side: "services", owner: "Li Wei" },
    ]);
    expect(action(resolve({ ...protest, owner: " " }, {}, { owner: "Li Wei" }))[0]?.owner).toBe("Li Wei");
    const there = (changes: Partial<Action>) => {
      const text = "make good on P1 (orders)";
      const project = aProject().with(aPromise(), aGap(), anAction({ for: "happiness", text, ...changes }));
      return action(resolveGap(project.build(), "g", protest, aMoment())).length;
    };
    expect(there({})).toBe(1);
    expect(there({ doneOn: START })).toBe(2);
    expect(there({ for: "condition" })).toBe(2);
    expect(there({ text: "make good on P10 (orders)" })).toBe(2);
  });

  test("that goes on makes no second action, though the first was done", () => {
    const project = resolve(protest);
    const done = Object.fromEntries(
      Object.entries(project.actions).map(([key, action]) => [key, { ...action, doneOn: START }]),
    );
    const again = resolveGap({ ...project, actions: done }, "g", protest, aMoment());
    expect(Object.values(again.actions)).toHaveLength(1);
    expect(resolve(input("workaround", DECIDED)).actions).toEqual({});
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

  test("keeps its evidence without the spaces around it, and ends what was planned", () => {
    const project = aProject().with(aPromise(), aGap(agreed), aConfrontation()).build();
    const closed = closeGap(project, "g", " seen ", aMoment("2026-12-01"), false);
    expect(closed.gaps.g).toMatchObject({ evidence: "seen", reached: { closed: "2026-12-01" } });
    expect(closed.confrontations.c?.endedOn).toBe("2026-12-01");
  });

  test("says why it is refused", () => {
    const why = (gap: Partial<Gap>, evidence?: string) => problemOf(() => close(gap, { evidence }));
    expect(why(agreed, " ")).toEqual({
      code: "needs",
      what: "closing G1",
      because: "closed means in place, and somebody can look at it",
      flags: ["--evidence"],
    });
    expect(why({})).toEqual({
      code: "refused",
      what: "G1 is not closed",
      because: "nobody decided how they go live with it",
      instead: advice`decide it: ${nextCommand("gap resolve", ["acme", "G1"], { resolution: "workaround" })}`,
    });
    expect(why({ resolution: aResolution("workaround", { decision: null }) })).toMatchObject({
      because: "its resolution is proposed and the customer has not decided",
      instead: advice`record the decision: ${nextCommand("gap resolve", ["acme", "G1"], { "decided-by": "NAME", words: "TEXT" })}`,
    });
    expect(why({ ...agreed, state: "closed" })).toEqual({
      code: "refused",
      what: "G1 is closed",
      because: "it is in place",
      instead: advice`open it again first: ${nextCommand("gap reopen", ["acme", "G1"], { why: "TEXT" })}`,
    });
    expect(why({ state: "closed", resolution: aResolution("descope") })).toMatchObject({
      because: "the customer released it",
    });
    expect(codeOf(() => resolve(input("workaround"), {}, { state: "closed" }))).toBe("refused");
  });

  test.each(GAP_STATES)("takes a decided resolution only in the state agreed: %s", (state) => {
    const project = projectWith({}, { ...agreed, state });
    const work = () => requireClosableGap(project, getRecord(project.gaps, "g"), false);
    if (state === "agreed") expect(work).not.toThrow();
    else expect(codeOf(work)).toBe("refused");
  });

  test("is refused for what is only under protest", () => {
    expect(codeOf(() => close({ state: "agreed", underProtest: aDecision() }))).toBe("refused");
  });

  test("takes a should that was agreed without the customer, and any promise that fits", () => {
    const undecided: Partial<Gap> = { state: "agreed", resolution: aResolution("workaround", { decision: null }) };
    expect(close(undecided, { promise: { importance: "should" } }).gaps.g?.state).toBe("closed");
    expect(close({}, { fits: true }).gaps.g?.state).toBe("closed");
  });
});

describe("what waits for the customer's decision", () => {
  test.each(GAP_STATES)("is what is proposed of a must, while the gap is neither agreed nor closed: %s", (state) => {
    const isProposedIn = (promise: Partial<CustomerPromise>, gap: Partial<Gap>) => {
      const project = projectWith(promise, { state, ...gap });
      return isProposed(project, getRecord(project.gaps, "g"));
    };
    const resolution = aResolution("workaround", { decision: null });
    expect(isProposedIn({}, { resolution })).toBe(state !== "agreed" && state !== "closed");
    expect(isProposedIn({}, {})).toBe(false);
    expect(isProposedIn({ importance: "should" }, { resolution })).toBe(false);
  });
});
