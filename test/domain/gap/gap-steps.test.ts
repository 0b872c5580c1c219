import { describe, expect, test } from "vitest";
import { gapSteps, lateForScope, stepForGap } from "../../../src/domain/gap/gap-steps.ts";
import type { ConfrontationOutcome } from "../../../src/domain/model/confrontation.ts";
import type { Gap } from "../../../src/domain/model/gap.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { nextCommand } from "../../../src/next-command.ts";
import {
  aConfrontation,
  aDecision,
  aFit,
  aGap,
  aProject,
  aPromise,
  aResolution,
  type ProjectBuilder,
  type RecordBuilder,
  START,
} from "../builders.ts";

/** The scope of these projects is to be signed on this day. */
const ALIGNED = "2026-12-21";
const LATER = addDays(START, 7);
const project = aProject().milestone("aligned", { target: ALIGNED });

/** What moves the gap `g` on. */
function step(
  promise: Partial<CustomerPromise>,
  gap: Partial<Gap>,
  { today = START, builder = project as ProjectBuilder, talks = [] as readonly RecordBuilder[] } = {},
) {
  return stepForGap(builder.with(aPromise(promise), aGap(gap), ...talks).on(today), "g");
}

function held(key: string, more: Partial<ConfrontationOutcome> = {}): RecordBuilder {
  const none = { option: null, document: null, escalatedTo: null, override: null };
  const outcome = { outcome: "refused", decidedBy: "Petra Lund", on: START, words: "not with us", recordedOn: START };
  return aConfrontation({ key, endedOn: START, outcome: { ...none, ...outcome, ...more } as ConfrontationOutcome });
}

describe("a gap that needs nothing", () => {
  test.each<[string, Partial<CustomerPromise>, Partial<Gap>]>([
    ["is closed", {}, { state: "closed" }],
    ["is of a rumour", { confirmed: false }, {}],
    ["is of a could", { importance: "could" }, {}],
    [
      "is deferred to a day that has not come",
      {},
      { state: "agreed", resolution: aResolution("defer", { reviewOn: LATER }) },
    ],
    [
      "is deferred to no day",
      { importance: "should" },
      { state: "agreed", resolution: aResolution("defer", { decision: null }) },
    ],
  ])("where it %s", (_, promise, gap) => {
    expect(step(promise, gap)).toBeNull();
  });
});

describe("a gap whose promise fits now", () => {
  const fit = aFit("fit", { asOf: "2026-11-20" });

  test.each(["open", "planned", "confronted"] as const)("is closed, where it is %s", (state) => {
    expect(step({ fit }, { state }, { talks: [aConfrontation()] })).toEqual({
      code: "close-gap",
      text: "close G1: P1 fits now",
      why: "orders sync with the ERP",
      since: "2026-11-20",
      command: nextCommand("gap close", ["acme", "G1"], { evidence: "TEXT" }),
    });
  });

  test("and that was agreed is put in place like any other", () => {
    const gap: Partial<Gap> = { state: "agreed", resolution: aResolution("workaround"), raised: null };
    expect(step({ fit }, gap)).toBeNull();
    expect(step({ fit }, { ...gap, raised: { severity: "major", why: "x" } })?.code).toBe("put-in-place");
  });
});

describe("a conversation that is planned", () => {
  const talks = [aConfrontation({ plannedOn: START, by: LATER })];

  test.each([
    [addDays(LATER, -1), false],
    [LATER, false],
    [addDays(LATER, 1), true],
  ])("by Wed 2 Dec is on %s to be held, and late: %s", (today, isLate) => {
    expect(step({}, { state: "planned" }, { today, talks })).toEqual({
      code: "hold-conversation",
      text: "hold the conversation on G1 with Petra Lund",
      why: `${isLate ? "was due " : ""}by Wed 2 Dec 2026: orders sync with the ERP`,
      since: isLate ? LATER : START,
      dueOn: LATER,
      severity: "blocker",
      command: nextCommand("confront outcome", ["acme", "G1"]),
    });
  });
});

describe("a review day", () => {
  test.each(["defer", "workaround"] as const)("of %s is told on the day and after it, not before", (kind) => {
    const gap: Partial<Gap> = {
      state: "agreed",
      resolution: aResolution(kind, { reviewOn: LATER }),
    };
    const at = (today: string) => step({}, gap, { today });
    expect(at(addDays(LATER, -1))?.code).not.toBe("review");
    for (const today of [LATER, addDays(LATER, 1)])
      expect(at(today)).toEqual({
        code: "review",
        text: kind === "defer" ? "review G1, which was deferred" : "review G1 (Workaround)",
        why: "its review day was Wed 2 Dec 2026: orders sync with the ERP",
        since: LATER,
        dueOn: LATER,
        command: nextCommand("gap show", ["acme", "G1"]),
      });
  });

  test("of what is not agreed is none", () => {
    const resolution = aResolution("defer", { reviewOn: START, decision: null });
    expect(step({}, { resolution })?.code).toBe("plan-conversation");
  });
});

describe("a gap that the customer refused", () => {
  test("is taken back to whoever said so with another proposal, or to the sponsor", () => {
    expect(step({}, { state: "confronted" }, { talks: [held("c")] })).toEqual({
      code: "pressure",
      text: "bring Petra Lund another proposal for G1",
      why: 'refused by Petra Lund on Wed 25 Nov 2026: "not with us"',
      since: START,
      severity: "blocker",
      command: nextCommand("confront plan", ["acme", "G1"]),
    });
    const byTom = held("c", { decidedBy: "Tom Okafor", on: LATER });
    expect(step({}, { state: "confronted" }, { talks: [byTom] })).toMatchObject({
      text: "take G1 to Petra Lund",
      since: LATER,
    });
  });

  test("is taken to whom it was escalated, also by the sponsor", () => {
    const talks = [held("c", { outcome: "escalated", escalatedTo: "Li Wei" })];
    expect(step({}, { state: "confronted" }, { talks })?.text).toBe("take G1 to Li Wei");
  });

  test("is taken to the sponsor, where nobody knows the name", () => {
    const people = { ...project.build().people, sponsor: null };
    const talks = [held("c")];
    expect(step({}, { state: "confronted" }, { talks, builder: project.and({ people }) })?.text).toBe(
      "take G1 to the sponsor",
    );
  });

  test("twice is re-cut with both sponsors, since the last time", () => {
    const talks = [held("c"), held("d", { on: LATER, words: "still not" })];
    expect(step({}, { state: "confronted" }, { talks })).toEqual({
      code: "pressure",
      text: "G1: re-cut the scope with both sponsors, or stop",
      why: 'refused by Petra Lund on Wed 2 Dec 2026: "still not"',
      since: LATER,
      severity: "blocker",
      command: nextCommand("recut", ["acme"]),
    });
  });

  test("and then agreed to is under no pressure", () => {
    const gap: Partial<Gap> = { state: "agreed", resolution: aResolution("workaround") };
    expect(step({}, gap, { talks: [held("c")] })?.code).toBe("put-in-place");
  });
});

describe("a gap that is to be settled", () => {
  const agreed: Partial<Gap> = { state: "agreed", reached: { open: START, agreed: LATER } };

  test("as a must is talked about first", () => {
    expect(step({}, {})).toEqual({
      code: "plan-conversation",
      text: "plan the conversation on G1 (blocker)",
      why: "orders sync with the ERP",
      severity: "blocker",
      since: START,
      command: nextCommand("confront plan", ["acme", "G1"]),
    });
  });

  test("as a should is decided by the lead, unless what is proposed is the customer's to decide", () => {
    expect(step({ importance: "should" }, {})).toEqual({
      code: "resolve-gap",
      text: "agree a resolution for G1 (major)",
      why: "orders sync with the ERP",
      severity: "major",
      since: START,
      command: nextCommand("gap resolve", ["acme", "G1"]),
    });
    const proposed = (kind: "workaround" | "descope") => aResolution(kind, { decision: null });
    expect(step({ importance: "should" }, { resolution: proposed("workaround") })?.code).toBe("resolve-gap");
    expect(step({ importance: "should" }, { resolution: proposed("descope") })).toMatchObject({
      code: "plan-conversation",
      text: "plan the conversation on G1 (major)",
    });
  });

  test("as a must that was agreed without the customer needs their decision", () => {
    const resolution = aResolution("workaround", { decision: null });
    const wanted = {
      code: "resolve-gap",
      text: "get the customer's decision on G1: P1 is a must",
      why: "orders sync with the ERP",
      severity: "blocker",
      command: nextCommand("gap resolve", ["acme", "G1"], { "decided-by": "NAME", words: "TEXT" }),
    };
    expect(step({}, { ...agreed, resolution })).toEqual({ ...wanted, since: LATER });
    expect(step({}, { ...agreed, resolution, reached: {} })).toEqual({ ...wanted, since: START });
  });

  test.each(["must", "should"] as const)("as a %s that was agreed is put in place", (importance) => {
    const resolution = aResolution("workaround", importance === "must" ? {} : { decision: null });
    const severity = importance === "must" ? "blocker" : "major";
    const wanted = {
      code: "put-in-place",
      text: "set up the workaround for G1",
      why: "orders sync with the ERP",
      severity,
      command: nextCommand("gap close", ["acme", "G1"], { evidence: "TEXT" }),
    };
    expect(step({ importance }, { ...agreed, resolution })).toEqual({ ...wanted, since: LATER });
    expect(step({ importance }, { ...agreed, resolution, reached: {} })).toEqual({ ...wanted, since: START });
  });

  test("under protest needs a way, or what was found for it in place", () => {
    const underProtest = aDecision({ on: LATER });
    expect(step({}, { ...agreed, underProtest })).toEqual({
      code: "resolve-gap",
      text: "find a way for G1, accepted under protest",
      why: "orders sync with the ERP",
      severity: "major",
      since: LATER,
      command: nextCommand("gap resolve", ["acme", "G1"]),
    });
    const undecided = aResolution("workaround", { decision: null });
    const found = (resolution = undecided) =>
      step({ importance: "must" }, { ...agreed, underProtest, resolution })?.command;
    const closing = nextCommand("gap close", ["acme", "G1"], { evidence: "TEXT" });
    expect(found()).toEqual(nextCommand("gap resolve", ["acme", "G1"], { "decided-by": "NAME", words: "TEXT" }));
    expect(found(aResolution("workaround"))).toEqual(closing);
  });

  test("is as old as it was last opened", () => {
    const reopened = {
      x: { on: addDays(LATER, 1), why: "it broke" },
      y: { on: LATER, why: "it broke" },
    };
    expect(step({}, { reopened })?.since).toBe(addDays(LATER, 1));
    expect(step({}, { reopened: { y: { on: addDays(START, -1), why: "x" } } })?.since).toBe(START);
  });
});

describe("what keeps the scope from being agreed", () => {
  test.each([
    [addDays(ALIGNED, -1), {}],
    [ALIGNED, {}],
    [addDays(ALIGNED, 1), { dueOn: ALIGNED }],
  ])("on %s is due %j, with the scope to be signed on 21 December", (today, due) => {
    expect(lateForScope(project.on(today))).toEqual(due);
  });

  test.each<[string, Partial<CustomerPromise>, Partial<Gap>, readonly RecordBuilder[]]>([
    ["one to settle", {}, {}, []],
    ["one refused", {}, { state: "confronted" }, [held("c")]],
    ["one refused twice", {}, { state: "confronted" }, [held("c"), held("d")]],
  ])("is as late as that: %s", (_, promise, gap, talks) => {
    const today = addDays(ALIGNED, 1);
    expect(step(promise, gap, { today, talks })?.dueOn).toBe(ALIGNED);
    expect(step(promise, gap, { today: ALIGNED, talks })).not.toHaveProperty("dueOn");
  });

  test("is nothing once it is agreed", () => {
    expect(lateForScope(project.milestone("aligned", { doneOn: START }).on(addDays(ALIGNED, 1)))).toEqual({});
  });
});

describe("the steps of all gaps", () => {
  const must = (key: string) => aPromise({ key, statement: `about ${key}` });
  const should = (key: string) => aPromise({ key, statement: `about ${key}`, importance: "should" });
  const proposed = { resolution: aResolution("descope", { decision: null }) };
  const steps = (...records: readonly RecordBuilder[]) => gapSteps(project.with(...records).on(START));

  test("are none without gaps, and the one of the only gap as it is", () => {
    expect(steps()).toEqual([]);
    expect(steps(must("p"), aGap())).toEqual([
      { ...step({ statement: "about p" }, {}), causes: ["G1", "musts-settled"] },
    ]);
  });

  test("leave out what needs nothing", () => {
    expect(steps(must("p"), aGap({ state: "closed" }), aPromise({ key: "q", importance: "could" }))).toEqual([]);
    const could = aPromise({ key: "q", importance: "could" });
    expect(steps(must("p"), aGap(), could, aGap({ key: "h", promise: "q" }))).toHaveLength(1);
  });

  test("put the talks on several gaps together, the worst first", () => {
    const found = steps(
      should("p"),
      aGap(proposed),
      must("q"),
      aGap({ key: "h", promise: "q" }),
      must("r"),
      aGap({ key: "i", promise: "r" }),
    );
    expect(found).toEqual([
      {
        code: "plan-conversation",
        text: "plan the conversation on G2, G3, G1 (blocker)",
        why: "about q, and 2 more",
        severity: "blocker",
        since: START,
        command: nextCommand("confront plan", ["acme", "G2", "G3", "G1"]),
        causes: ["G2", "G3", "G1", "musts-settled"],
      },
    ]);
  });

  test("hold what is told to one person on one day in one meeting, and other meetings apart", () => {
    const talks = (by: string, withWhom = "Petra Lund") => [
      aConfrontation(),
      aConfrontation({ key: "d", gap: "h", by, with: withWhom }),
    ];
    const gaps = [should("p"), aGap(), must("q"), aGap({ key: "h", promise: "q" })];
    const texts = (...records: readonly RecordBuilder[]) => steps(...gaps, ...records).map(({ text }) => text);
    expect(texts(...talks(START))).toEqual(["hold the conversation on G2, G1 with Petra Lund"]);
    expect(texts(...talks(addDays(START, 1)))).toHaveLength(2);
    expect(texts(...talks(START, "Tom Okafor"))).toHaveLength(2);
  });

  test("keep every other step beside the talks", () => {
    const found = steps(
      must("p"),
      aGap(),
      should("q"),
      aGap({ key: "h", promise: "q" }),
      must("r"),
      aGap({ key: "i", promise: "r" }),
    );
    expect(found.map(({ code, text }) => [code, text])).toEqual([
      ["resolve-gap", "agree a resolution for G2 (major)"],
      ["plan-conversation", "plan the conversation on G1, G3 (blocker)"],
    ]);
  });
});
