import { describe, expect, test } from "vitest";
import { criterionDue, planCriterion } from "../../../src/domain/criterion/criterion.ts";
import { forecastOf } from "../../../src/domain/forecast/forecast.ts";
import type { GoliveDecision } from "../../../src/domain/model/golive.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import type { Standing } from "../../../src/domain/model/standing.ts";
import { BUILT_IN_TEMPLATES } from "../../../src/domain/project/built-in-templates.ts";
import { createProject } from "../../../src/domain/project/new-project.ts";
import { healthOf } from "../../../src/domain/status/health.ts";
import { addDays, addWorkingDays, type Day, takeWorkingDays } from "../../../src/domain/time/calendar.ts";
import {
  aCriterion,
  aFit,
  aGap,
  aMoment,
  anAction,
  aProject,
  aPromise,
  aResolution,
  type ProjectBuilder,
  START,
} from "../builders.ts";

const LIVE: Day = "2027-03-03";
const daysBefore = (days: number): Day => takeWorkingDays(LIVE, days);
const reason = (code: string, project: ProjectBuilder, today: Day) =>
  healthOf(project.on(today)).reasons.find((one) => one.code === code) ?? null;
const colour = (code: string, project: ProjectBuilder, today: Day) => reason(code, project, today)?.value ?? null;

type Route = "small" | "standard" | "large";
function onRoute(name: Route, target = LIVE, today = START): ProjectBuilder {
  const template = BUILT_IN_TEMPLATES.find((one) => one.name === name);
  if (!template) throw new Error(name);
  const { slug, customer, lead, deal, people } = aProject().build();
  const project = createProject(
    { slug, customer, lead, deal, people, target, adopted: null },
    template,
    aMoment(today),
  );
  return aProject(project).with(aPromise({ fit: aFit("fit") }));
}

/** As it is read of a store of an earlier version: without two clocks, owners and due days. */
function earlier(project: ProjectBuilder): ProjectBuilder {
  const { criteria, ...rest } = project.build();
  const old = Object.entries(criteria).map(([name, { role: _, dueBefore: __, ...criterion }]) => [name, criterion]);
  return aProject({ ...rest, criteria: Object.fromEntries(old), clocks: undefined } as unknown as Partial<Project>);
}

describe("a criterion's due day", () => {
  const due = (name: string, project: ProjectBuilder, today = START) => criterionDue(project.on(today), name);

  test.each([
    ["migration-rehearsed", 15, 23],
    ["integrations-tested", 10, 15],
    ["acceptance-signed", 10, 15],
    ["defects-cleared", 10, 15],
    ["production-ready", 7, 11],
    ["people-trained", 5, 8],
    ["support-ready", 5, 8],
    ["users-told", 5, 8],
  ])("of %s is %i working days before the go-live, on a large route %i", (name, standard, large) => {
    expect(due(name, onRoute("standard"))).toBe(daysBefore(standard));
    expect(due(name, onRoute("large", "2027-06-02"))).toBe(takeWorkingDays("2027-06-02", large));
  });

  test.each([
    ["acceptance-signed", 5],
    ["defects-cleared", 5],
    ["production-ready", 4],
    ["people-trained", 3],
    ["support-ready", 3],
  ])("of %s is on a small route half of that, rounded up: %i", (name, days) => {
    expect(due(name, onRoute("small"))).toBe(daysBefore(days));
  });

  test("moves with the go-live, unless the lead said one", () => {
    const project = onRoute("standard");
    expect(due("people-trained", project.milestone("live", { target: addDays(LIVE, 7) }))).toBe(
      addDays(daysBefore(5), 7),
    );
    const planned = aProject(planCriterion(project.build(), "people-trained", { due: "2027-02-01", owner: "Li Wei" }));
    expect(due("people-trained", planned.milestone("live", { target: addDays(LIVE, 7) }))).toBe("2027-02-01");
    expect(planned.build().criteria["people-trained"]?.owner).toBe("Li Wei");
  });

  test("leaves a project that begins near its go-live some days, up to the decision", () => {
    const late = onRoute("standard", addWorkingDays(START, 12));
    expect(due("migration-rehearsed", late)).toBe(addWorkingDays(START, 5));
    const later = onRoute("standard", addWorkingDays(START, 4));
    expect(due("migration-rehearsed", later)).toBe(later.build().route.ready.target);
  });

  test("is none of a project of an earlier version", () => {
    expect(due("people-trained", earlier(onRoute("standard")))).toBeNull();
    expect(due("scope-signed", earlier(onRoute("standard")))).toBeNull();
  });
});

describe("a critical criterion past its day", () => {
  const day = daysBefore(40);
  const project = (critical = true) =>
    onRoute("standard")
      .and({ criteria: {} })
      .with(aCriterion({ critical, due: day }));

  test.each([
    [-1, null],
    [0, null],
    [1, "amber"],
    [2, "amber"],
    [3, "red"],
    [4, "red"],
  ])("%i working days after it is %s", (days, value) => {
    const today = days < 0 ? takeWorkingDays(day, -days) : addWorkingDays(day, days);
    expect(colour("criterion-overdue", project(), today)).toBe(value);
    expect(colour("criterion-overdue", project(false), today)).toBeNull();
  });

  test.each([
    ["the working day before", 1, null],
    ["on the day", 0, "red"],
  ])("that is open %s of the go/no-go decision is %3$s", (_, days, value) => {
    const { ready } = onRoute("standard").build().route;
    const soon = onRoute("standard")
      .and({ criteria: {} })
      .with(aCriterion({ due: LIVE }));
    expect(colour("criterion-overdue", soon, takeWorkingDays(ready.target, days))).toBe(value);
  });

  test("names one with its owner, and all where there are many", () => {
    const one = onRoute("standard")
      .and({ criteria: {} })
      .with(aCriterion({ due: day, owner: "Li Wei" }));
    expect(reason("criterion-overdue", one, addDays(day, 1))?.text).toBe("tested (Li Wei) not met, due Wed 6 Jan 2027");
    const two = one.with(aCriterion({ key: "trained", due: addDays(day, -1) }));
    expect(reason("criterion-overdue", two, addDays(day, 1))?.text).toBe("tested, trained not met, due Tue 5 Jan 2027");
  });

  test.each(["met", "waived", "not-applicable"] as const)("that is %s is none", (state) => {
    const set = onRoute("standard")
      .and({ criteria: {} })
      .with(aCriterion({ due: day, state }));
    expect(colour("criterion-overdue", set, addDays(day, 30))).toBeNull();
  });
});

describe("no decision on the go-live", () => {
  const decided = (decision: GoliveDecision["decision"]): GoliveDecision => {
    const facts = {
      on: START,
      recordedOn: START,
      order: 1,
      by: "Petra Lund",
      why: "x",
      conditions: [],
      voidedOn: null,
    };
    return { decision, ...facts };
  };
  const project = onRoute("standard").milestone("ready", { target: daysBefore(5) });

  test.each([
    ["the day before it is due", daysBefore(6), null],
    ["on its day", daysBefore(5), "amber"],
    ["the next working day", daysBefore(4), "red"],
  ])("%s is %3$s", (_, today, value) => {
    expect(colour("no-decision", project, today)).toBe(value);
  });

  test.each<[Route, number, string | null]>([
    ["standard", 3, null],
    ["standard", 2, "red"],
    ["small", 2, null],
    ["small", 1, "red"],
    ["large", 3, null],
    ["large", 2, "red"],
  ])("on a %s route is %i working days before the go-live %s, whenever it is due", (route, days, value) => {
    const late = onRoute(route, route === "large" ? LIVE : LIVE).milestone("ready", { target: LIVE });
    expect(colour("no-decision", late, daysBefore(days))).toBe(value);
  });

  test("is none once somebody decided to go, and a no-go says that the day still stands", () => {
    expect(colour("no-decision", project.and({ decisions: { d: decided("go") } }), daysBefore(4))).toBeNull();
    const no = project.and({ decisions: { d: decided("no-go") } });
    expect(reason("no-decision", no, daysBefore(4))?.text).toBe(
      "the decision is no-go, and the go-live day still stands on Wed 3 Mar 2027",
    );
  });
});

describe("a milestone past its day", () => {
  test.each<[Route, number, string | null]>([
    ["small", 0, null],
    ["small", 1, "amber"],
    ["small", 2, "amber"],
    ["small", 3, "red"],
    ["standard", 5, "amber"],
    ["standard", 6, "red"],
    ["large", 10, "amber"],
    ["large", 11, "red"],
  ])("on a %s route is after %i working days %s", (route, days, value) => {
    const { target } = onRoute(route).build().route["promises-captured"];
    expect(colour("milestone-overdue", onRoute(route), addWorkingDays(target, days))).toBe(value);
  });

  test.each([
    [10, "amber"],
    [11, "red"],
  ])("of a project of an earlier version is after %i working days %s, as it was", (days, value) => {
    const { target } = onRoute("standard").build().route["promises-captured"];
    expect(colour("milestone-overdue", earlier(onRoute("standard")), addWorkingDays(target, days))).toBe(value);
  });
});

describe("a forecast later than the target", () => {
  /** Ten steps in twenty working days and five to go: ten working days from today, so many after the target. */
  function forecast(late: number, route: Route, contract: number | null = null, isBehind = true): Standing {
    const today = addWorkingDays(START, 20);
    const target = late <= 10 ? addWorkingDays(today, 10 - late) : takeWorkingDays(today, late - 10);
    const done = ["promises-captured", "kickoff", "aligned"] as const;
    const route0 = done.reduce(
      (builder, name) => builder.milestone(name, { doneOn: addWorkingDays(START, 1) }),
      onRoute(route).and({ criteria: {} }),
    );
    const actions = Array.from({ length: 7 }, (_, index) =>
      anAction({ key: `d${index}`, doneOn: addWorkingDays(START, index + 2) }),
    );
    const builder = route0
      .milestone("live", { target })
      .with(...actions, anAction({ key: "open", side: "services", due: isBehind ? addDays(today, -1) : today }));
    const contractualOn = contract === null ? null : addWorkingDays(target, contract);
    return builder.and({ deal: { ...builder.build().deal, contractualOn } }).on(today);
  }
  /** The route with nothing due before today. */
  function aheadOf({ project, today }: Standing): Project["route"] {
    const { configured } = project.route;
    return { ...project.route, configured: { ...configured, target: today } };
  }
  const value = (standing: Standing) =>
    healthOf(standing).reasons.find(({ code }) => code === "forecast-late")?.value ?? null;

  test.each<[Route, number, string | null]>([
    ["standard", 0, null],
    ["standard", 4, null],
    ["standard", 5, "amber"],
    ["standard", 9, "amber"],
    ["standard", 10, "red"],
    ["small", 2, null],
    ["small", 3, "red"],
    ["large", 5, "amber"],
    ["large", 10, "amber"],
    ["large", 14, "amber"],
    ["large", 15, "red"],
  ])("on a %s route is %i working days later %s", (route, days, expected) => {
    const standing = forecast(days, route);
    expect(forecastOf(standing)?.headline).toBe(addWorkingDays(standing.today, 10));
    expect(value(standing)).toBe(expected);
  });

  test.each([
    [1, "red"],
    [2, null],
    [3, null],
  ])("two working days late is against a contractual day %i after the target %s", (contract, expected) => {
    expect(value(forecast(2, "standard", contract))).toBe(expected);
  });

  test("by the pace of steps is none while nothing of the plan is late", () => {
    const onPlan = forecast(15, "standard", null, false);
    expect(forecastOf(onPlan)?.basis).toBe("pace");
    expect(value({ ...onPlan, project: { ...onPlan.project, route: aheadOf(onPlan) } })).toBeNull();
    expect(value(forecast(15, "standard"))).toBe("red");
  });

  test("is none where there is no forecast, and none of a project of an earlier version", () => {
    expect(value(onRoute("standard").on(START))).toBeNull();
    const late = forecast(10, "standard");
    const { clocks: _, ...before } = late.project;
    expect(value({ ...late, project: before })).toBeNull();
  });
});

describe("what was agreed and is not there", () => {
  const extension = (changes: Parameters<typeof aGap>[0]) =>
    onRoute("standard").with(
      aPromise({ key: "q", importance: "should", fit: aFit("gap") }),
      aGap({ promise: "q", resolution: aResolution("extension", { fundedOn: "2026-12-15" }), ...changes }),
    );

  test.each([
    ["2026-12-14", null],
    ["2026-12-15", null],
    ["2026-12-16", "amber"],
  ])("an extension to be funded by 15 December is on %s %s", (today, value) => {
    expect(colour("funding-passed", extension({ state: "agreed" }), today)).toBe(value);
    expect(colour("funding-passed", extension({ state: "closed" }), today)).toBeNull();
  });

  test.each([
    ["2026-12-14", null],
    ["2026-12-15", null],
    ["2026-12-16", "amber"],
  ])("a condition due on 15 December is on %s %s, and is no other overdue action", (today, value) => {
    const project = onRoute("standard").with(anAction({ for: "condition", due: "2026-12-15" }));
    expect(colour("condition-overdue", project, today)).toBe(value);
    expect(colour("action-overdue", project, today)).toBeNull();
  });

  test.each([
    [11, null],
    [10, "amber"],
    [9, "amber"],
  ])("a must settled by words alone is %i days before the go-live %s", (days, value) => {
    const project = onRoute("standard").with(
      aPromise({ key: "q", fit: aFit("gap") }),
      aGap({ promise: "q", state: "agreed", resolution: aResolution("descope") }),
    );
    expect(colour("words-alone", project, addDays(LIVE, -days))).toBe(value);
    expect(colour("words-alone", onRoute("standard"), addDays(LIVE, -days))).toBeNull();
  });
});
