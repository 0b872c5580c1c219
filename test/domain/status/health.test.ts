import { describe, expect, test } from "vitest";
import type { Golive } from "../../../src/domain/model/golive.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { IMPORTANCES } from "../../../src/domain/model/vocabulary.ts";
import { withRolePersons } from "../../../src/domain/people/person-records.ts";
import { HEALTH_RULES, healthOf } from "../../../src/domain/status/health.ts";
import { addDays, addWorkingDays } from "../../../src/domain/time/calendar.ts";
import {
  aConfrontation,
  aFit,
  aGap,
  anAction,
  aProject,
  aPromise,
  aRisk,
  type ProjectBuilder,
  START,
} from "../builders.ts";

const fine = () => aPromise({ fit: aFit("fit") });
/** What one rule says of a project on a day: the colour, or null. */
function colour(code: string, project: ProjectBuilder, today = START) {
  return healthOf(project.on(today)).reasons.find((reason) => reason.code === code)?.value ?? null;
}
const reason = (code: string, project: ProjectBuilder, today = START) =>
  healthOf(project.on(today)).reasons.find((one) => one.code === code);
const golive: Golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START } as Golive;
const stopped: Project["stops"] = {
  s: {
    on: START,
    why: "merged",
    consequence: "none",
    by: "Petra Lund",
    restartedOn: null,
    restartedWhy: null,
    restartedBy: null,
    restartedConsequence: null,
  },
};

describe("the go-live target", () => {
  const project = aProject().with(fine()).milestone("live", { target: "2027-03-01" });

  test.each([
    ["2027-02-28", null],
    ["2027-03-01", null],
    ["2027-03-02", "red"],
  ])("on %s is %s", (today, value) => {
    expect(colour("target-passed", project, today)).toBe(value);
  });

  test("that has passed says since when, and not once they are live", () => {
    expect(reason("target-passed", project, "2027-03-09")?.since).toBe("2027-03-02");
    expect(colour("target-passed", project.and({ golive }), "2027-03-09")).toBeNull();
  });
});

describe("the contractual day", () => {
  const project = (contractualOn: string | null) => {
    const builder = aProject().with(fine()).milestone("live", { target: "2027-03-01" });
    return builder.and({ deal: { ...builder.build().deal, contractualOn } });
  };

  test.each([
    ["2027-02-28", "red"],
    ["2027-03-01", null],
    ["2027-03-02", null],
    [null, null],
  ])("%s against a target of 1 March is %s", (contractualOn, value) => {
    expect(colour("contract-missed", project(contractualOn))).toBe(value);
  });
});

describe("an open blocker", () => {
  const LIVE = "2027-03-01";
  const project = aProject()
    .milestone("live", { target: LIVE })
    .milestone("aligned", { target: "2027-02-26" })
    .with(aPromise({ fit: aFit("gap") }), aGap());

  test.each([
    [15, "amber"],
    [14, "red"],
    [13, "red"],
    [0, "red"],
  ])("%i days before the go-live is %s", (days, value) => {
    expect(colour("blocker", project, addDays(LIVE, -days))).toBe(value);
  });

  test.each([
    ["2026-12-09", "amber"],
    ["2026-12-10", "amber"],
    ["2026-12-11", "red"],
  ])("on %s, with the scope to be signed on 10 December, is %s", (today, value) => {
    expect(colour("blocker", project.milestone("aligned", { target: "2026-12-10" }), today)).toBe(value);
  });

  test("is red once the scope is signed, and is none on a should", () => {
    expect(colour("blocker", project.milestone("aligned", { doneOn: START }))).toBe("red");
    const should = aProject().with(aPromise({ importance: "should", fit: aFit("gap") }), aGap());
    expect(colour("blocker", should)).toBeNull();
  });

  test("says all that block, since the first was opened", () => {
    const two = project.with(
      aPromise({ key: "q", fit: aFit("gap") }),
      aGap({ key: "h", promise: "q", openedOn: "2026-11-20" }),
    );
    expect(reason("blocker", project)?.text).toBe("G1 blocks the go-live");
    expect(reason("blocker", two)).toMatchObject({ text: "G1, G2 block the go-live", since: "2026-11-20" });
  });
});

describe("a conversation that was not held", () => {
  const project = aProject().with(aPromise({ fit: aFit("gap") }), aGap(), aConfrontation({ by: START }));

  test.each([
    [-1, null],
    [0, null],
    [1, "amber"],
    [10, "amber"],
    [11, "red"],
  ])("%i working days after its day is %s", (days, value) => {
    expect(colour("conversation-overdue", project, addWorkingDays(START, days))).toBe(value);
  });
});

describe("what the customer did not accept", () => {
  const refused = (key: string) =>
    aConfrontation({
      key,
      outcome: {
        outcome: "refused",
        option: null,
        decidedBy: "Petra Lund",
        on: START,
        words: "no",
        document: null,
        escalatedTo: null,
        override: null,
        recordedOn: START,
      },
      endedOn: START,
    });

  test.each([
    [[], null],
    [["c"], "amber"],
    [["c", "d"], "red"],
    [["c", "d", "e"], "red"],
  ] as const)("after %j is %s", (keys, value) => {
    const project = aProject().with(
      aPromise({ fit: aFit("gap") }),
      aGap({ state: "confronted" }),
      ...keys.map(refused),
    );
    expect(colour("refused", project)).toBe(value);
  });

  test("is over once the gap is agreed", () => {
    const project = aProject().with(aPromise({ fit: aFit("gap") }), aGap({ state: "agreed" }), refused("c"));
    expect(colour("refused", project)).toBeNull();
  });
});

describe("the next milestone", () => {
  const project = aProject().with(fine()).milestone("promises-captured", { target: START });

  test.each([
    [0, null],
    [1, "amber"],
    [5, "amber"],
    [6, "red"],
  ])("%i working days past its day is %s", (days, value) => {
    expect(colour("milestone-overdue", project, addWorkingDays(START, days))).toBe(value);
  });

  test("that is live already is never red", () => {
    expect(colour("milestone-overdue", project.and({ golive }), addWorkingDays(START, 30))).toBe("amber");
  });
});

describe("an overdue action", () => {
  test.each([
    ["2026-12-01", null],
    ["2026-12-02", null],
    ["2026-12-03", "amber"],
  ])("due on 2 December is on %s %s", (today, value) => {
    expect(colour("action-overdue", aProject().with(fine(), anAction({ due: "2026-12-02" })), today)).toBe(value);
  });

  test("names all, since the first was due", () => {
    const project = aProject().with(fine(), anAction({ due: "2026-12-02" }), anAction({ key: "b", due: "2026-12-01" }));
    expect(reason("action-overdue", project, "2026-12-09")).toMatchObject({
      text: "A2, A1 overdue",
      since: "2026-12-02",
    });
  });
});

describe("the lead's own risk", () => {
  test.each(["amber", "red"] as const)("is %s as the lead says", (health) => {
    expect(colour("risk", aProject().with(fine(), aRisk({ health })))).toBe(health);
  });

  test("counts the others, and none once it is closed", () => {
    const two = aProject().with(fine(), aRisk(), aRisk({ key: "s", text: "b" }));
    expect(reason("risk", two)?.text).toBe("R1 the sponsor resigned, and 1 more");
    expect(colour("risk", aProject().with(fine(), aRisk({ closedOn: START })))).toBeNull();
  });
});

describe("somebody of theirs who left", () => {
  const leaving = (name: string, leftOn: string | null, people: Partial<Project["people"]> = {}) => {
    const project = aProject().with(fine()).build();
    const persons = Object.entries(withRolePersons(project).persons).map(([key, person]) => [
      key,
      person.name === name ? { ...person, leftOn } : person,
    ]);
    return aProject()
      .with(fine())
      .and({ persons: Object.fromEntries(persons), people: { ...project.people, ...people } });
  };

  test.each([
    ["2026-12-01", null],
    ["2026-12-02", "red"],
    ["2026-12-03", "red"],
  ])("on 2 December is on %s %s", (today, value) => {
    expect(colour("person-left", leaving("Tom Okafor", "2026-12-02"), today)).toBe(value);
  });

  test("is red for the sponsor, the project lead and the only decision maker, until another is named", () => {
    const text = (project: ProjectBuilder) => reason("person-left", project, START)?.text ?? null;
    expect(text(leaving("Petra Lund", START))).toBe(
      "Petra Lund (sponsor), Petra Lund (only decision maker) left: name a successor",
    );
    expect(text(leaving("Petra Lund", START, { sponsor: "Li Wei", deciders: ["Petra Lund", "Li Wei"] }))).toBeNull();
    expect(text(leaving("Tom Okafor", START, { projectLead: "Li Wei" }))).toBeNull();
    expect(text(leaving("Tom Okafor", null))).toBeNull();
  });
});

describe("what was not examined", () => {
  test.each(IMPORTANCES)("a %s that nobody assessed", (importance) => {
    const value = importance === "must" || importance === "should" ? "unexamined" : null;
    expect(colour("unassessed", aProject().with(aPromise({ importance })))).toBe(value);
  });

  test("no promise is unexamined, one that fits is green", () => {
    expect(healthOf(aProject().on(START)).value).toBe("unexamined");
    expect(healthOf(aProject().with(fine()).on(START)).value).toBe("green");
  });

  test("a rumour or a dropped one is not to be assessed", () => {
    const dropped: Partial<CustomerPromise> = { dropped: { on: START, why: "x", duplicateOf: null, decision: null } };
    for (const changes of [dropped, { confirmed: false }])
      expect(colour("unassessed", aProject().with(fine(), aPromise({ key: "q", ...changes })))).toBeNull();
  });

  test("the fit of a must that was judged by hand is stale after ninety days, and of a should it is none of health", () => {
    const asOf = addDays(START, -90);
    const project = (importance: "must" | "should") =>
      aProject().with(aPromise({ importance, fit: aFit("fit", { asOf }) }));
    expect(colour("stale-must", project("must"), START)).toBeNull();
    expect(colour("stale-must", project("must"), addDays(START, 1))).toBe("amber");
    expect(colour("stale-must", project("should"), addDays(START, 1))).toBeNull();
  });
});

describe("health", () => {
  test("is the worst that holds, with the oldest first", () => {
    const project = aProject()
      .with(fine(), aRisk({ health: "amber", openedOn: "2026-11-20" }), anAction({ due: "2026-11-23" }))
      .milestone("live", { target: "2026-11-24" });
    const { value, reasons } = healthOf(project.on(START));
    expect(value).toBe("red");
    expect(reasons.map(({ code }) => code).slice(0, 4)).toEqual(["target-passed", "risk", "owed", "action-overdue"]);
  });

  test("begins with a red risk of the lead's own, and not with an amber one", () => {
    const late = aProject().with(fine()).milestone("live", { target: "2026-11-24" });
    const first = (health: "amber" | "red") => healthOf(late.with(aRisk({ health })).on(START)).reasons[0]?.code;
    expect(first("red")).toBe("risk");
    expect(first("amber")).toBe("target-passed");
  });

  test("of a stopped project is none", () => {
    const project = aProject().with(fine(), aRisk()).and({ stops: stopped });
    expect(healthOf(project.on(addDays(START, 400)))).toEqual({ value: null, reasons: [] });
  });

  test("every rule has a code of its own and a sentence", () => {
    const codes = HEALTH_RULES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { rule } of HEALTH_RULES) expect(rule).toMatch(/^(?:red|amber|unexamined)/);
  });
});
