import { describe, expect, test } from "vitest";
import {
  type ConditionInput,
  decideGolive,
  decisionInForce,
  type GoliveDecisionInput,
} from "../../../src/domain/golive/golive-decision.ts";
import type { GoliveDecision } from "../../../src/domain/model/golive.ts";
import type { OwnMilestone } from "../../../src/domain/model/milestone.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { DECISIONS } from "../../../src/domain/model/vocabulary.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import {
  aCriterion,
  aDecision,
  aFit,
  aGap,
  aMoment,
  anAction,
  aProject,
  aPromise,
  type ProjectBuilder,
  START,
} from "../builders.ts";
import { codeOf, problemOf } from "../code-of.ts";

const TODAY = addDays(START, 5);
const ready = () => aProject({ criteria: {} }).with(aPromise({ fit: aFit("fit") }));
const protest = () => aProject({ criteria: {} }).with(aPromise(), aGap({ state: "agreed", underProtest: aDecision() }));
const condition = (text: string): ConditionInput => ({ text, owner: "Ana Sato", due: TODAY, side: "services" });
const given = (changes: Partial<GoliveDecisionInput> = {}): GoliveDecisionInput => ({
  decision: "go",
  by: "Petra Lund",
  why: null,
  on: START,
  conditions: [],
  ...changes,
});
const decide = (project: ProjectBuilder, changes: Partial<GoliveDecisionInput> = {}) =>
  decideGolive(project.on(TODAY), given(changes), aMoment(TODAY));

/** The project after a decision that was taken; a test fails where it was not. */
function taken(...args: Parameters<typeof decide>): Project {
  const decided = decide(...args);
  if (!decided.taken) throw new Error(decided.because.join("; "));
  return decided.project;
}
/** Why it was not taken. */
function because(...args: Parameters<typeof decide>): readonly string[] {
  const decided = decide(...args);
  return decided.taken ? [] : decided.because;
}

describe("a decision", () => {
  test.each(DECISIONS)("that is %s says who took it, and a no-go why", (decision) => {
    const nobody = problemOf(() => decide(ready(), { decision, by: " " }));
    expect(nobody).toEqual({
      code: "needs",
      what: `the decision ${decision}`,
      because: "somebody decides it, and a no-go says why",
      flags: decision === "no-go" ? ["--decided-by", "--why"] : ["--decided-by"],
    });
  });

  test.each([null, "", "  "])("that is no-go is not explained by %j", (why) => {
    expect(problemOf(() => decide(ready(), { decision: "no-go", why }))).toMatchObject({ flags: ["--why"] });
  });

  test("is kept as it was given, and counted", () => {
    const first = taken(ready(), { by: " Petra Lund ", why: " all is well " });
    expect(first.decisions).toEqual({
      k1: {
        decision: "go",
        on: START,
        recordedOn: TODAY,
        order: 1,
        by: "Petra Lund",
        why: "all is well",
        conditions: [],
        voidedOn: null,
      },
    });
    expect(taken(ready(), { why: "  " }).decisions.k1?.why).toBeNull();
    const again = taken(ready().and({ decisions: { a: { ...(first.decisions.k1 as GoliveDecision) } } }));
    expect(again.decisions.k1?.order).toBe(2);
  });

  test("is about a customer who is not live, of a project that is not stopped", () => {
    const golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START };
    expect(problemOf(() => decide(ready().and({ golive })))).toEqual({
      code: "refused",
      what: "nothing is left to decide",
      because: "acme is live since Wed 25 Nov 2026",
      instead: "if it had to be taken back: psvc golive acme --rolled-back --why TEXT",
    });
    const none = { restartedOn: null, restartedWhy: null, restartedBy: null, restartedConsequence: null };
    const stops = { s: { on: START, why: "merged", consequence: "none", by: "Petra Lund", ...none } };
    expect(problemOf(() => decide(ready().and({ stops })))).toMatchObject({
      code: "refused",
      what: "no go-live is decided",
      because: "acme is stopped",
    });
  });

  test.each([
    [-1, true],
    [0, true],
    [1, false],
  ])("may be of %i days from today: %s", (days, isTaken) => {
    const on = addDays(TODAY, days);
    if (isTaken) expect(taken(ready(), { on }).decisions.k1?.on).toBe(on);
    else
      expect(problemOf(() => decide(ready(), { on }))).toMatchObject({ what: expect.stringContaining("a decision") });
  });
});

describe("a go", () => {
  test("makes it ready on the day of the decision, or leaves the day on which it was", () => {
    expect(taken(ready()).route.ready.doneOn).toBe(START);
    const before = ready().milestone("ready", { doneOn: "2026-11-24" });
    expect(taken(before).route.ready.doneOn).toBe("2026-11-24");
  });

  test("takes every criterion, and names each that is open", () => {
    const open = ready().with(
      aCriterion({ critical: false }),
      aCriterion({ key: "told", critical: false, why: "not yet" }),
    );
    expect(because(open)).toEqual(["tested: no evidence yet", "told: not yet"]);
    expect(because(ready().with(aCriterion({ state: "waived" })))).toEqual([]);
    expect(codeOf(() => decide(open, { by: "" }))).toBe("needs");
  });

  test("takes no must that is under protest", () => {
    expect(because(protest())).toEqual(["P1 is under protest: that is a go-with-conditions"]);
  });

  test("takes the conditions of another decision for none", () => {
    const decided = taken(ready(), { conditions: [condition("tested: at last")] });
    expect([decided.actions, decided.decisions.k1?.conditions]).toEqual([{}, []]);
  });
});

describe("what nobody goes without", () => {
  const own: OwnMilestone = {
    ...aProject().build().route.kickoff,
    doneWhen: "signed",
    after: "accepted",
    addedOn: START,
  };
  const open = () =>
    ready()
      .with(aCriterion(), aCriterion({ key: "told", critical: false }))
      .and({ ownMilestones: { audit: own } });

  test.each([
    "go",
    "go-with-conditions",
  ] as const)("with %s is a critical criterion or a milestone of the lead's own", (decision) => {
    expect(because(open(), { decision, conditions: [condition("tested: x"), condition("told: x")] })).toEqual([
      "audit stands before it and is open: do it, or skip it with psvc route skip",
      "tested: no evidence yet",
    ]);
  });

  test("is nothing to a no-go", () => {
    expect(because(open(), { decision: "no-go", why: "the data" })).toEqual([]);
  });
});

describe("a go-with-conditions", () => {
  const open = () => ready().with(aCriterion({ critical: false }), aCriterion({ key: "told", critical: false }));
  const decision = "go-with-conditions";

  test("has a condition for each open line, and names those without", () => {
    const without = (name: string) =>
      `${name} is open and no condition names it: --condition '${name}: WHAT; OWNER; DAY'`;
    expect(because(open(), { decision })).toEqual([without("tested"), without("told")]);
    expect(because(open(), { decision, conditions: [condition("TESTED: by Friday")] })).toEqual([without("told")]);
    expect(
      because(open(), { decision, conditions: [condition("it is tested: by Friday"), condition("told: x")] }),
    ).toEqual([without("tested")]);
    expect(because(open(), { decision, conditions: [condition("told: x"), condition("tested: x")] })).toEqual([]);
  });

  test("has one at least", () => {
    expect(because(ready(), { decision })).toEqual([
      "there is no condition: decide go, or name one with --condition 'TEXT; OWNER; DAY'",
    ]);
    expect(because(ready(), { decision, conditions: [condition("the logo")] })).toEqual([]);
    expect(because(protest(), { decision })).toEqual([]);
  });

  test("makes an action of ours of each, with what would make them happy among its conditions", () => {
    const project = ready().with(
      anAction({ for: "happiness" }),
      anAction({ key: "b" }),
      anAction({ key: "c", for: "happiness", doneOn: START }),
    );
    const decided = taken(project, { decision, conditions: [condition("one"), condition("two")] });
    expect(decided.decisions.k3).toMatchObject({ decision, conditions: ["k1", "k2", "a"] });
    expect(decided.actions.k1).toMatchObject({
      text: "one",
      side: "services",
      for: "condition",
      owner: "Ana Sato",
      due: TODAY,
    });
    expect(decided.actions.k2).toMatchObject({ text: "two", id: "A5" });
    expect(decided.route.ready.doneOn).toBe(START);
    expect(taken(project).decisions.k1?.conditions).toEqual([]);
  });
});

describe("a no-go", () => {
  test("takes ready back, with the reason, and adds no condition", () => {
    const project = ready().milestone("ready", { doneOn: START });
    const decided = taken(project, { decision: "no-go", why: "the data", conditions: [condition("x")] });
    expect(decided.route.ready).toMatchObject({
      doneOn: null,
      reopened: { k2: { on: TODAY, why: "no-go: the data", doneOn: START } },
    });
    expect(decided.actions).toEqual({});
  });

  test("of what was never ready leaves it so", () => {
    expect(taken(ready(), { decision: "no-go", why: "the data" }).route.ready).toMatchObject({
      doneOn: null,
      reopened: {},
    });
  });
});

describe("the decision in force", () => {
  const one = (order: number, voidedOn: string | null = null): GoliveDecision => ({
    decision: "go",
    on: START,
    recordedOn: START,
    order,
    by: "Petra Lund",
    why: null,
    conditions: [],
    voidedOn,
  });
  const inForce = (...decisions: readonly GoliveDecision[]) =>
    decisionInForce(aProject({ decisions: Object.fromEntries(decisions.map((d, i) => [`d${i}`, d])) }).build());

  test("is the last one, wherever it is kept, that no roll-back voided", () => {
    expect(inForce()).toBeNull();
    expect(inForce(one(1))?.order).toBe(1);
    expect(inForce(one(1), one(3), one(2))?.order).toBe(3);
    expect(inForce(one(1), one(2, START))?.order).toBe(1);
    expect(inForce(one(1, START))).toBeNull();
  });
});
