import { describe, expect, test } from "vitest";
import { breachesOf, INVARIANTS } from "../../../src/domain/invariant/invariants.ts";
import { mergeChecks } from "../../../src/domain/invariant/merge-checks.ts";
import { type RuleName, ruleNamed } from "../../../src/domain/invariant/rules.ts";
import { settleBreaches } from "../../../src/domain/invariant/settle.ts";
import type { GoliveDecision } from "../../../src/domain/model/golive.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import type { Drop } from "../../../src/domain/model/promise.ts";
import { nextSteps } from "../../../src/domain/next/next-steps.ts";
import {
  aConfrontation,
  aDecision,
  aFit,
  aFreeze,
  aGap,
  anAction,
  aProject,
  aPromise,
  aResolution,
  type ProjectBuilder,
  START,
} from "../builders.ts";

const dropped = (duplicateOf: string | null = null): Drop => ({
  on: START,
  why: "a joke",
  duplicateOf,
  decision: null,
});
const said = (key: string, dropped: Drop | null = null) => aPromise({ key, dropped });
const stop = (changes: object = {}) => ({
  on: START,
  why: "budget",
  consequence: "none",
  by: "Ira",
  restartedOn: null,
  restartedWhy: null,
  restartedBy: null,
  restartedConsequence: null,
  ...changes,
});
const closure = { on: START, by: "Ira", why: "it runs", ended: null };
const golive = { on: START, confirmedBy: "Kim", release: null, recordedOn: START };
const decided = (decision: GoliveDecision["decision"], order: number, changes: Partial<GoliveDecision> = {}) => ({
  decision,
  on: START,
  recordedOn: START,
  order,
  by: "Ira",
  why: null,
  conditions: [],
  voidedOn: null,
  ...changes,
});
const live = () => aProject({ golive }).milestone("ready", { doneOn: START }).milestone("live", { doneOn: START });
const unfit = aPromise({ fit: aFit("gap") });
const closed = { state: "closed", closedOn: START, evidence: "seen" } as const;

/** The rules that a project breaks, by the name under which a merge settles them. */
function broken(project: Project): readonly RuleName[] {
  return INVARIANTS.filter((invariant) => invariant.breaches(project).length > 0).map(({ rule }) => rule);
}

const CASES: readonly (readonly [string, ProjectBuilder, readonly RuleName[]])[] = [
  ["a project without records holds", aProject(), []],
  ["a duplicate of one in force holds", aProject().with(said("a"), said("b", dropped("a"))), []],
  [
    "a duplicate of a duplicate of one in force holds",
    aProject().with(said("a"), said("b", dropped("a")), said("c", dropped("b"))),
    [],
  ],
  ["one dropped for itself holds", aProject().with(said("a", dropped())), []],
  [
    "a duplicate of one that is dropped",
    aProject().with(said("a", dropped()), said("b", dropped("a"))),
    ["duplicates-dropped"],
  ],
  [
    "two that are duplicates of each other",
    aProject().with(said("a", dropped("b")), said("b", dropped("a"))),
    ["duplicates-dropped"],
  ],
  ["one that is a duplicate of itself", aProject().with(said("a", dropped("a"))), ["duplicates-dropped"]],
  ["a dropped promise with a closed gap holds", aProject().with(aPromise({ dropped: dropped() }), aGap(closed)), []],
  [
    "a dropped promise with an open gap",
    aProject().with(aPromise({ dropped: dropped() }), aGap()),
    ["dropped-and-open"],
  ],
  [
    "a dropped promise with an agreed gap",
    aProject().with(aPromise({ dropped: dropped() }), aGap({ state: "agreed", resolution: aResolution("defer") })),
    ["dropped-and-open"],
  ],
  ["one gap a promise holds", aProject().with(said("p"), said("q"), aGap(), aGap({ key: "h", promise: "q" })), []],
  ["two gaps of one promise", aProject().with(said("p"), aGap(), aGap({ key: "h" })), ["flagged-twice"]],
  [
    "two gaps of one promise, one closed",
    aProject().with(said("p"), aGap(), aGap({ key: "h", ...closed })),
    ["flagged-twice"],
  ],
  [
    "agreed with a resolution holds",
    aProject().with(unfit, aGap({ state: "agreed", resolution: aResolution("defer") })),
    [],
  ],
  ["agreed under protest holds", aProject().with(unfit, aGap({ state: "agreed", underProtest: aDecision() })), []],
  ["agreed on nothing", aProject().with(unfit, aGap({ state: "agreed" })), ["agreed-on-nothing"]],
  [
    "open with a proposal holds",
    aProject().with(unfit, aGap({ resolution: aResolution("defer", { decision: null }) })),
    [],
  ],
  [
    "closed with a resolution holds",
    aProject().with(unfit, aGap({ ...closed, resolution: aResolution("workaround") })),
    [],
  ],
  ["closed because it fits holds", aProject().with(aPromise({ fit: aFit("fit") }), aGap(closed)), []],
  ["closed on nothing while it does not fit", aProject().with(unfit, aGap(closed)), ["closed-and-judged"]],
  [
    "a planned conversation on an open gap holds",
    aProject().with(unfit, aGap({ state: "planned" }), aConfrontation()),
    [],
  ],
  [
    "a conversation held on a closed gap holds",
    aProject().with(
      unfit,
      aGap({ ...closed, resolution: aResolution("workaround") }),
      aConfrontation({ endedOn: START }),
    ),
    [],
  ],
  [
    "a planned conversation on a closed gap",
    aProject().with(unfit, aGap({ ...closed, resolution: aResolution("workaround") }), aConfrontation()),
    ["closed-and-planned"],
  ],
  [
    "a planned conversation on what is agreed",
    aProject().with(unfit, aGap({ state: "agreed", resolution: aResolution("defer") }), aConfrontation()),
    ["agreed-and-planned"],
  ],
  [
    "a planned conversation on what is under protest holds",
    aProject().with(unfit, aGap({ state: "agreed", underProtest: aDecision() }), aConfrontation()),
    [],
  ],
  [
    "a planned conversation about a rumour",
    aProject().with(aPromise({ confirmed: false }), aGap({ state: "planned" }), aConfrontation()),
    ["unconfirmed-and-planned"],
  ],
  [
    "a conversation held about a rumour holds",
    aProject().with(aPromise({ confirmed: false }), aGap(), aConfrontation({ endedOn: START })),
    [],
  ],
  [
    "a condition that is an action holds",
    aProject({ decisions: { d: decided("go-with-conditions", 1, { conditions: ["a"] }) } }).with(anAction()),
    [],
  ],
  [
    "a condition that is nothing",
    aProject({ decisions: { d: decided("go-with-conditions", 1, { conditions: ["a"] }) } }),
    ["condition-gone"],
  ],
  ["live holds", live(), []],
  ["live after an earlier no-go holds", live().and({ decisions: { a: decided("no-go", 1), b: decided("go", 2) } }), []],
  [
    "live against the last decision",
    live().and({ decisions: { a: decided("go", 1), b: decided("no-go", 2) } }),
    ["live-and-no-go"],
  ],
  [
    "live against a decision that is void holds",
    live().and({ decisions: { a: decided("go", 1), b: decided("no-go", 2, { voidedOn: START }) } }),
    [],
  ],
  ["live and not ready", live().milestone("ready", { doneOn: null }), ["live-and-no-go"]],
  ["live and the go-live not done", live().milestone("live", { doneOn: null }), ["live-and-no-go"]],
  ["hypercare over without a go-live", aProject().milestone("stable", { doneOn: START }), ["stable-and-rolled-back"]],
  ["hypercare over after a go-live holds", live().milestone("stable", { doneOn: START }), []],
  [
    "hypercare over after a go-live before psvc holds",
    aProject().milestone("live", { doneBefore: true }).milestone("stable", { doneOn: START }),
    [],
  ],
  ["stopped holds", aProject({ stops: { s: stop() } }), []],
  ["stopped while live", live().and({ stops: { s: stop() } }), ["stopped-and-worked-on"]],
  ["live after a restart holds", live().and({ stops: { s: stop({ restartedOn: START }) } }), []],
  ["stopped twice at once", aProject({ stops: { s: stop(), t: stop() } }), ["ended-twice"]],
  ["stopped again after a restart holds", aProject({ stops: { s: stop({ restartedOn: START }), t: stop() } }), []],
  ["frozen twice at once", aProject().with(aFreeze(), aFreeze({ key: "f2" })), ["ended-twice"]],
  [
    "closed holds",
    live()
      .milestone("stable", { doneOn: START })
      .and({ closures: { c: closure } }),
    [],
  ],
  ["closed and not live", aProject({ closures: { c: closure } }), ["closed-and-not-live"]],
  ["closed with hypercare open", live().and({ closures: { c: closure } }), ["closed-and-not-live"]],
];

describe("what no command leads to", () => {
  test.each(CASES)("%s", (_, builder, rules) => {
    const project = builder.build();
    expect(broken(project)).toEqual(rules);
    const settled = settleBreaches(project, START);
    expect(breachesOf(settled)).toEqual([]);
    expect(Object.values(settled.reconciled ?? {}).map(({ rule }) => rule)).toEqual(rules);
    if (rules.length === 0) expect(settled).toBe(project);
  });

  test("every rule is tried, and each has its words", () => {
    const tried = new Set(CASES.flatMap(([, , rules]) => rules));
    for (const { rule, holds } of INVARIANTS) {
      expect(tried).toContain(rule);
      expect(ruleNamed(rule)?.did).toBeTruthy();
      expect(holds).toMatch(/^[a-z]/);
    }
    expect(ruleNamed("of-a-newer-psvc")).toBeNull();
  });
});

describe("what a merge settled", () => {
  const merged = settleBreaches(
    aProject()
      .with(aPromise({ dropped: dropped() }), aGap())
      .build(),
    "2026-11-25",
  );

  test.each([
    ["2026-11-24", true],
    ["2026-11-25", true],
    ["2026-12-01", true],
    ["2026-12-02", false],
  ])("on 25 November is shown on %s: %s", (today, isShown) => {
    expect(mergeChecks(merged, today).length === 1).toBe(isShown);
    const steps = nextSteps(aProject(merged).on(today));
    expect(steps.some(({ text }) => text === "check P1: dropped by one, kept open by another")).toBe(isShown);
  });

  test("is shown of a stopped project too, and leads to its history", () => {
    const steps = nextSteps(aProject({ ...merged, stops: { s: stop() } }).on(START));
    expect(steps).toMatchObject([{ code: "check-merge", command: "psvc history acme P1" }]);
  });

  test("is shown once where two merges settled the same", () => {
    const again = {
      ...merged,
      reconciled: {
        ...merged.reconciled,
        again: { rule: "dropped-and-open", on: "2026-11-26", record: "p", words: null },
      },
    };
    expect(mergeChecks(again, "2026-11-26")).toMatchObject([{ about: "P1", on: "2026-11-26" }]);
  });

  test("is shown by its record where a newer psvc settled it by a rule of its own", () => {
    const newer = { ...merged, reconciled: { x: { rule: "of-a-newer-psvc", on: START, record: "p", words: null } } };
    expect(mergeChecks(newer, START)).toMatchObject([{ about: "P1", did: "changed by two people" }]);
  });
});

test("what nobody has settled comes first, with what settles it", () => {
  const steps = nextSteps(
    aProject()
      .with(aPromise({ dropped: dropped() }), aGap())
      .on(START),
  );
  expect(steps.find(({ command }) => command === "psvc doctor --fix")?.text).toBe(
    "settle what does not fit together: P1 is dropped, and its gap G1 is open",
  );
});
