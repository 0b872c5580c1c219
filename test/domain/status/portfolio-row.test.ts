import { describe, expect, test } from "vitest";
import type { Win } from "../../../src/domain/model/golive.ts";
import { HEALTHS } from "../../../src/domain/model/vocabulary.ts";
import { overviewOf } from "../../../src/domain/status/overview.ts";
import { type Glance, glanceOf, isHalfCustomer, worstFirst } from "../../../src/domain/status/portfolio-row.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { aFit, aGap, aProject, aPromise, type ProjectBuilder, START } from "../builders.ts";

const golive = { on: START, confirmedBy: "Petra Lund", release: null, recordedOn: START };
const credits = { creditSales: null, creditServices: null, creditCustomer: null, firstValue: null };
const win: Win = {
  liveOn: START,
  recordedOn: START,
  confirmedBy: "Petra Lund",
  ...credits,
  rungOn: null,
  rolledBackOn: null,
  rolledBackWhy: null,
};
const glance = (project: ProjectBuilder, today = START) => glanceOf(overviewOf(project.on(today)));

describe("a project at a glance", () => {
  test("has what it is chosen and sorted by", () => {
    const project = aProject()
      .milestone("live", { target: "2027-03-01" })
      .with(aPromise({ fit: aFit("gap") }), aGap());
    const found = glance(project);
    expect(found).toMatchObject({
      slug: "acme",
      customer: "Acme",
      lead: "Ana Sato",
      status: "active",
      phase: "own",
      health: "amber",
      reason: "G1 blocks the go-live",
      isUnrung: false,
      gaps: { blocker: 1, major: 0, minor: 0 },
      stallDays: 0,
      target: "2027-03-01",
      daysSinceClose: 1,
      daysToTarget: 96,
      forecast: null,
    });
    expect(Object.keys(found.next ?? {})).toEqual(["text", "command"]);
  });

  test("counts the days until they are live, and no further", () => {
    const live = aProject({ golive, wins: { w: win } }).milestone("live", { target: "2027-03-01", doneOn: START });
    expect(glance(live, addDays(START, 30))).toMatchObject({ daysSinceClose: 1, daysToTarget: null, stallDays: null });
    expect(glance(aProject().milestone("live", { target: START }), addDays(START, 3))).toMatchObject({
      daysSinceClose: 4,
      daysToTarget: -3,
    });
  });

  test("that is live and of which nobody was told is unrung", () => {
    const unrung = (changes: Partial<Win>) =>
      glance(aProject({ golive, wins: { w: { ...win, ...changes } } })).isUnrung;
    expect([unrung({}), unrung({ rungOn: START }), unrung({ rolledBackOn: START })]).toEqual([true, false, false]);
  });

  test("has no reason and no health where it is stopped, and no step", () => {
    const none = { restartedOn: null, restartedWhy: null, restartedBy: null, restartedConsequence: null };
    const stops = { s: { on: START, why: "merged", consequence: "none", by: "Petra Lund", ...none } };
    expect(glance(aProject({ stops }))).toMatchObject({ status: "stopped", health: null, reason: null });
  });

  test("says how much later than planned it comes, that it never comes, or nothing", () => {
    const overview = overviewOf(aProject().milestone("live", { target: "2027-03-01" }).on(START));
    const forecast = (changes: Partial<NonNullable<typeof overview.forecast>>) =>
      glanceOf({ ...overview, forecast: overview.forecast && { ...overview.forecast, ...changes } }).forecast;
    expect(forecast({ basis: "slip", headline: "2027-03-02" })).toBe(1);
    expect(forecast({ basis: "plan", headline: "2027-03-01" })).toBe(0);
    expect(forecast({ basis: "plan", headline: "2027-02-28" })).toBe(0);
    expect(forecast({ basis: "pace", headline: null, never: true })).toBe("never");
    expect(forecast({ basis: null, headline: null })).toBeNull();
    expect(glanceOf({ ...overview, forecast: null }).forecast).toBeNull();
  });
});

describe("the worst first", () => {
  const base = glance(aProject());
  const row = (changes: Partial<Glance>): Glance => ({ ...base, health: "amber", ...changes });
  const isBefore = (a: Partial<Glance>, b: Partial<Glance>) => {
    expect(worstFirst(row(a), row(b))).toBeLessThan(0);
    expect(worstFirst(row(b), row(a))).toBeGreaterThan(0);
  };
  const gaps = (blocker: number) => ({ blocker, major: 0, minor: 0 });

  test("is what is active, live, closed and stopped, before all else", () => {
    isBefore({ status: "active", health: "green" }, { status: "live", health: "red" });
    isBefore({ status: "live", health: "green" }, { status: "closed", health: null });
    isBefore({ status: "closed" }, { status: "stopped" });
  });

  test("is then the health, and none is last", () => {
    for (const [index, health] of HEALTHS.entries()) {
      const next = HEALTHS[index + 1] ?? null;
      isBefore({ health, gaps: gaps(0) }, { health: next, gaps: gaps(9) });
    }
  });

  test("is then more blockers, the nearer target, and the slug", () => {
    isBefore({ gaps: gaps(2), target: "2027-03-02" }, { gaps: gaps(1), target: "2027-03-01" });
    isBefore({ target: "2027-03-01", slug: "b" }, { target: "2027-03-02", slug: "a" });
    isBefore({ slug: "a" }, { slug: "b" });
    expect(worstFirst(row({}), row({}))).toBe(0);
  });
});

test.each([
  "active",
  "live",
  "closed",
  "stopped",
] as const)("a customer who is %s is half a one: only if active", (status) => {
  expect(isHalfCustomer({ ...glance(aProject()), status })).toBe(status === "active");
});
