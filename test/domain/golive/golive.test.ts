import { describe, expect, test } from "vitest";
import {
  currentWin,
  type GoliveInput,
  goLive,
  type RingInput,
  ringBell,
  rollBack,
} from "../../../src/domain/golive/golive.ts";
import type { GoliveDecision, Win } from "../../../src/domain/model/golive.ts";
import type { OwnMilestone } from "../../../src/domain/model/milestone.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { advice, nextCommand } from "../../../src/next-command.ts";
import {
  aCriterion,
  aDecision,
  aFit,
  aGap,
  aMoment,
  aProject,
  aPromise,
  type ProjectBuilder,
  START,
} from "../builders.ts";
import { problemOf } from "../code-of.ts";
import { catalogueOf } from "../ledger.ts";

const DECIDED = addDays(START, 2);
const LIVE = addDays(START, 5);
const TODAY = addDays(START, 9);
const decision = (changes: Partial<GoliveDecision> = {}): GoliveDecision => ({
  decision: "go",
  on: DECIDED,
  recordedOn: DECIDED,
  order: 1,
  by: "Petra Lund",
  why: null,
  conditions: [],
  voidedOn: null,
  ...changes,
});
const win = (changes: Partial<Win> = {}): Win => {
  const credits = { creditSales: null, creditServices: null, creditCustomer: null, firstValue: null, rungOn: null };
  const rest = { rolledBackOn: null, rolledBackWhy: null, ...changes };
  return { liveOn: LIVE, recordedOn: TODAY, confirmedBy: "Tom Okafor", ...credits, ...rest };
};
const none = { restartedOn: null, restartedWhy: null, restartedBy: null, restartedConsequence: null };
const stops = { s: { on: START, why: "merged", consequence: "none", by: "Petra Lund", ...none } };
const golive = { on: LIVE, confirmedBy: "Tom Okafor", release: "2026.4", recordedOn: TODAY };
const decided = (changes: Partial<GoliveDecision> = {}) =>
  aProject({ criteria: {}, decisions: { d: decision(changes) } }).with(aPromise({ fit: aFit("fit") }));
/** Live since `LIVE`. */
const live = () =>
  decided()
    .milestone("ready", { doneOn: DECIDED })
    .milestone("live", { doneOn: LIVE })
    .and({ golive, wins: { w: win() } });

describe("going live", () => {
  const go = (project: ProjectBuilder, changes: Partial<GoliveInput> = {}, release: string | null = null) =>
    goLive(
      project.on(TODAY, release ? { catalogue: { ...catalogueOf(), release } } : {}),
      { on: LIVE, confirmedBy: " Tom Okafor ", release: null, ...changes },
      aMoment(TODAY),
    );
  const because = (...args: Parameters<typeof go>) => {
    const went = go(...args);
    return went.taken ? [] : went.because;
  };
  const taken = (...args: Parameters<typeof go>) => {
    const went = go(...args);
    if (!went.taken) throw new Error(went.because.join("; "));
    return went.project;
  };

  test("is recorded with the day, who confirmed it, and a win that nobody was told of", () => {
    const project = taken(decided());
    expect(project.golive).toEqual({ on: LIVE, confirmedBy: "Tom Okafor", release: null, recordedOn: TODAY });
    expect(project.route.live.doneOn).toBe(LIVE);
    expect(project.wins).toEqual({ k1: win() });
  });

  test("keeps the release that was given, else the catalogue's", () => {
    expect(taken(decided(), {}, "2026.4").golive?.release).toBe("2026.4");
    expect(taken(decided(), { release: "2026.3" }, "2026.4").golive?.release).toBe("2026.3");
  });

  test("takes a decision to go that is in force", () => {
    const missing = "no decision to go is on record: psvc golive acme --decision go --decided-by NAME";
    expect(because(decided().and({ decisions: {} }))).toEqual([missing]);
    expect(because(decided({ decision: "no-go" }))).toEqual([missing]);
    expect(because(decided({ decision: "no-go", on: TODAY }))).toEqual([missing]);
    expect(because(decided({ voidedOn: START }))).toEqual([missing]);
    expect(because(decided({ decision: "go-with-conditions" }))).toEqual([]);
  });

  test.each([
    [-1, true],
    [0, false],
    [1, false],
  ])("%i days after the decision is too early: %s", (days, isEarly) => {
    expect(because(decided(), { on: addDays(DECIDED, days) })).toEqual(
      isEarly ? ["the decision was taken on Fri 27 Nov 2026, after that day"] : [],
    );
  });

  test("takes conditions where something is under protest since", () => {
    const protest = (word: GoliveDecision["decision"]) =>
      aProject({ criteria: {}, decisions: { d: decision({ decision: word }) } }).with(
        aPromise(),
        aGap({ state: "agreed", underProtest: aDecision() }),
      );
    expect(because(protest("go"))).toEqual(["P1 is under protest since: decide go-with-conditions"]);
    expect(because(protest("go-with-conditions"))).toEqual([]);
  });

  test("takes what psvc computes to hold still, and no other criterion", () => {
    const signed = aCriterion({ key: "scope-signed" });
    expect(because(decided().with(signed, aCriterion()))).toEqual(["scope-signed: the milestone aligned is not done"]);
  });

  test("takes no milestone of the lead's own before it that is open", () => {
    const own: OwnMilestone = {
      ...aProject().build().route.kickoff,
      doneWhen: "signed",
      after: "ready",
      addedOn: START,
    };
    expect(because(decided().and({ ownMilestones: { audit: own } }))).toEqual([
      "audit stands before it and is open: do it, or skip it with psvc route skip",
    ]);
    expect(because(decided().and({ ownMilestones: { audit: { ...own, after: "live" } } }))).toEqual([]);
  });

  test("is confirmed by somebody, which is told with all else that is missing", () => {
    expect(problemOf(() => go(decided(), { confirmedBy: "  " }))).toEqual({
      code: "needs",
      what: "the go-live",
      because: "somebody confirms that real users do real work",
      flags: ["--confirmed-by"],
    });
    expect(because(decided({ voidedOn: START }), { confirmedBy: "" })).toEqual([
      "no decision to go is on record: psvc golive acme --decision go --decided-by NAME",
      "nobody confirmed that real users do real work: --confirmed-by NAME",
    ]);
  });

  test("happens once, of a project that is not stopped, and not in the future", () => {
    expect(problemOf(() => go(live()))).toEqual({
      code: "refused",
      what: "acme is live",
      because: "it went live on Mon 30 Nov 2026",
      instead: advice`ring the bell: ${nextCommand("golive", ["acme"], { ring: true })}`,
    });
    expect(problemOf(() => go(decided().and({ stops })))).toMatchObject({ what: "nobody goes live" });
    expect(problemOf(() => go(decided(), { on: addDays(TODAY, 1) }))).toMatchObject({
      what: "a go-live cannot be recorded for Sat 5 Dec 2026",
    });
    expect(because(decided(), { on: TODAY })).toEqual([]);
  });
});

describe("rolling back", () => {
  const back = (project: Project, on = TODAY, why = " orders were lost ") => rollBack(project, on, why, aMoment(TODAY));

  test("undoes what was passed, voids the decisions and keeps the win with the day", () => {
    const stable = live().milestone("stable", { doneOn: TODAY });
    const project = back(stable.build());
    expect(project.golive).toBeNull();
    for (const name of ["ready", "live", "stable"] as const) {
      expect(project.route[name].doneOn).toBeNull();
      expect(Object.values(project.route[name].reopened)).toMatchObject([
        { on: TODAY, why: "rolled back: orders were lost" },
      ]);
    }
    expect(project.decisions.d?.voidedOn).toBe(TODAY);
    expect(project.wins).toEqual({ w: win({ rolledBackOn: TODAY, rolledBackWhy: "orders were lost" }) });
  });

  test("leaves a decision void since the day on which it became so", () => {
    const decisions = { d: decision(), e: decision({ voidedOn: START }) };
    expect(back(live().and({ decisions }).build()).decisions.e?.voidedOn).toBe(START);
  });

  test("has what ends hypercare seen again", () => {
    const seen = aCriterion({ gate: "stable", state: "met", on: TODAY, evidence: "seen" });
    expect(back(live().with(seen).build()).criteria.tested).toMatchObject({ state: "not-met", on: null });
  });

  test.each([
    [addDays(LIVE, -1), "refused"],
    [LIVE, null],
    [TODAY, null],
    [addDays(TODAY, 1), "refused"],
  ])("on %s, live since 30 November and today being 4 December, is %s", (on, code) => {
    if (code) expect(problemOf(() => back(live().build(), on)).code).toBe(code);
    else expect(back(live().build(), on).wins.w?.rolledBackOn).toBe(on);
  });

  test("says why it is refused", () => {
    expect(problemOf(() => back(live().build(), addDays(LIVE, -1)))).toEqual({
      code: "refused",
      what: "a roll-back cannot come first",
      because: "the go-live was on Mon 30 Nov 2026",
      instead: "give a later day with --on",
    });
    expect(problemOf(() => back(live().build(), addDays(TODAY, 1)))).toMatchObject({
      what: "a roll-back cannot be recorded for Sat 5 Dec 2026",
    });
    expect(problemOf(() => back(live().build(), TODAY, " "))).toEqual({
      code: "needs",
      what: "a roll-back",
      because: "going back has a reason",
      flags: ["--why"],
    });
  });

  test("is for a customer who is live, of a project that is not closed", () => {
    const wanted = {
      code: "refused",
      what: "nothing is rolled back",
      because: "acme is not live",
      instead: advice`see where it stands: ${nextCommand("golive", ["acme"])}`,
    };
    expect(problemOf(() => back(decided().build()))).toEqual(wanted);
    expect(problemOf(() => back(live().and({ wins: {} }).build()))).toEqual(wanted);
    const closures = { c: { on: TODAY, by: "Ana Sato", why: "done", ended: null } };
    expect(problemOf(() => back(live().and({ closures }).build()))).toMatchObject({
      what: "nothing is rolled back",
      because: "acme is closed",
    });
  });
});

describe("the win that holds", () => {
  test("is the one that was not rolled back, while they are live", () => {
    const wins = { v: win({ rolledBackOn: LIVE }), w: win() };
    expect(currentWin(live().and({ wins }).build())?.[0]).toBe("w");
    expect(
      currentWin(
        live()
          .and({ wins: { v: wins.v } })
          .build(),
      ),
    ).toBeNull();
    expect(currentWin(live().and({ golive: null }).build())).toBeNull();
    expect(currentWin(aProject().build())).toBeNull();
  });
});

describe("the bell", () => {
  const credits: RingInput = {
    creditSales: " Jo Hart ",
    creditServices: " Ana Sato ",
    creditCustomer: " Tom Okafor ",
    firstValue: " the first invoice ",
  };
  const ring = (project: Project, changes: Partial<RingInput> = {}) =>
    ringBell(project, { ...credits, ...changes }, aMoment(TODAY));

  test("credits everybody, on the day", () => {
    expect(ring(live().build()).wins.w).toEqual(
      win({
        creditSales: "Jo Hart",
        creditServices: "Ana Sato",
        creditCustomer: "Tom Okafor",
        firstValue: "the first invoice",
        rungOn: TODAY,
      }),
    );
  });

  test("rung once more keeps the first day, and says something else", () => {
    const rung = live().and({ wins: { w: win({ rungOn: LIVE, creditSales: "nobody" }) } });
    expect(ring(rung.build()).wins.w).toMatchObject({ rungOn: LIVE, creditSales: "Jo Hart" });
  });

  test.each([
    ["creditSales", "--credit-sales"],
    ["creditServices", "--credit-services"],
    ["creditCustomer", "--credit-customer"],
    ["firstValue", "--first-value"],
  ] as const)("is not rung without %s", (part, flag) => {
    expect(problemOf(() => ring(live().build(), { [part]: " " }))).toEqual({
      code: "needs",
      what: "the bell",
      because: "it credits sales, services and the customer, or is not rung",
      flags: [flag],
    });
  });

  test("is not rung for a customer who is not live", () => {
    expect(problemOf(() => ring(decided().build()))).toEqual({
      code: "refused",
      what: "the bell is not rung",
      because: "acme is not live",
      instead: advice`once real users do real work: ${nextCommand("golive", ["acme"], { live: true, "confirmed-by": "NAME" })}`,
    });
  });
});
