import { describe, expect, test } from "vitest";
import { forecastOf } from "../../../src/domain/forecast/forecast.ts";
import { simulateGolive } from "../../../src/domain/forecast/monte-carlo.ts";
import { legsOf, teamRecord } from "../../../src/domain/forecast/team-record.ts";
import type { Moment, Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import type { Standing } from "../../../src/domain/model/standing.ts";
import { MILESTONES } from "../../../src/domain/model/vocabulary.ts";
import { BUILT_IN_TEMPLATES } from "../../../src/domain/project/built-in-templates.ts";
import { createProject } from "../../../src/domain/project/new-project.ts";
import { moveMilestone } from "../../../src/domain/route/move-milestone.ts";
import { finishMilestone } from "../../../src/domain/route/route.ts";
import { firstTarget, trendOf } from "../../../src/domain/route/target-history.ts";
import { addDays, daysBetween } from "../../../src/domain/time/calendar.ts";

const START = "2026-01-05";
let keys = 0;
const moment = (today: string): Moment => ({ today, key: () => `k${++keys}` });
const [, standard] = BUILT_IN_TEMPLATES;

function begun(slug = "acme"): Project {
  const deal = { closedOn: START, value: null, currency: null, owner: null, why: null, product: null } as const;
  const people = { sponsor: "Ira", projectLead: "Tom", deciders: ["Ira"], handedOver: null, readiness: null };
  return createProject(
    {
      slug,
      customer: slug,
      lead: "Ana",
      deal: { ...deal, contractualOn: null, crmId: null },
      people,
      target: "2026-04-06",
      adopted: null,
    },
    standard as NonNullable<typeof standard>,
    moment(START),
  );
}

const on = (project: Project, today: string): Standing => ({ project, catalogue: null, today, settings: NO_SETTINGS });
const moved = (project: Project, today: string, to: string) =>
  moveMilestone(project, "live", { to, reason: "data", side: "customer", why: null, rest: false }, moment(today))
    .project;
/** Live, with every leg so many times as long as it was planned. */
function finished(slug: string, factor: number): Project {
  const names = MILESTONES.slice(1, MILESTONES.indexOf("live") + 1);
  const done = names.reduce((so, name) => {
    const day = addDays(START, Math.round(daysBetween(START, so.route[name].target) * factor));
    return finishMilestone(so, name, day, null, moment("2027-12-31"));
  }, begun(slug));
  const golive = { on: done.route.live.doneOn ?? "", confirmedBy: "Tom", release: null, recordedOn: "2026-12-31" };
  return { ...done, golive };
}
const team = (factors: readonly number[]) => teamRecord(factors.map((factor, i) => finished(`done-${i}`, factor)));

describe("the slip rate", () => {
  const twice = moved(moved(begun(), "2026-01-26", "2026-04-20"), "2026-02-09", "2026-05-04");

  test("is today + (target - today) / (1 - r), with r over all the days since the first plan", () => {
    // 28 days later in 56 days: r is a half, so the 63 days that are left are 126.
    const forecast = forecastOf(on(twice, "2026-03-02"));
    expect(forecast?.slip).toEqual({ state: "day", on: "2026-07-06", rate: 0.5 });
    expect(forecast).toMatchObject({ headline: "2026-07-06", basis: "slip", never: false });
  });

  test("says nothing of fewer than three targets, or of targets set within three weeks", () => {
    const once = moved(begun(), "2026-02-09", "2026-05-04");
    expect(forecastOf(on(once, "2026-03-02"))?.slip).toEqual({ state: "not-enough", targets: 2, days: 35 });
    const fast = moved(moved(begun(), "2026-01-12", "2026-04-20"), "2026-01-19", "2026-05-04");
    expect(forecastOf(on(fast, "2026-03-02"))?.slip).toEqual({ state: "not-enough", targets: 3, days: 14 });
    expect(forecastOf(on(begun(), "2026-03-02"))).toMatchObject({ headline: null, basis: null, never: false });
  });

  test("never arrives where the target moves as fast as the calendar", () => {
    const fleeing = moved(moved(begun(), "2026-01-26", "2026-05-04"), "2026-02-16", "2026-06-15");
    const forecast = forecastOf(on(fleeing, "2026-02-23"));
    expect(forecast).toMatchObject({ headline: null, never: true, basis: "slip" });
    expect(forecast?.slip.state).toBe("never");
  });

  test("of a target that has passed says nothing, and one that was only brought forward counts as not moving", () => {
    expect(forecastOf(on(twice, "2026-06-01"))?.slip).toEqual({ state: "passed" });
    const sooner = moved(moved(begun(), "2026-01-26", "2026-04-02"), "2026-02-09", "2026-04-01");
    expect(forecastOf(on(sooner, "2026-03-02"))?.slip).toEqual({ state: "day", on: "2026-04-01", rate: 0 });
  });
});

describe("the pace", () => {
  const walked = ["promises-captured", "kickoff", "aligned", "configured", "accepted"].reduce(
    (so, name, i) => finishMilestone(so, name, addDays(START, 7 * (i + 1)), null, moment("2026-12-31")),
    begun(),
  );

  test("holds what is left against the steps forward so far", () => {
    const { pace, ...forecast } = forecastOf(on(walked, "2026-02-16")) ?? { pace: null };
    // 5 steps in 30 working days; ready, live and the critical criteria that nobody set are left.
    expect(pace).toMatchObject({ state: "day", done: 5, days: 30, left: 7, on: "2026-04-15" });
    expect(forecast).toMatchObject({ headline: "2026-04-15", basis: "pace" });
  });

  test("says nothing of fewer than five steps, or of three weeks that are not over", () => {
    expect(forecastOf(on(begun(), "2026-03-02"))?.pace.state).toBe("not-enough");
    const early = { ...walked, ownedOn: "2026-02-02" };
    expect(forecastOf(on(early, "2026-02-16"))?.pace.state).toBe("not-enough");
  });

  test("waits for the scope to be agreed, before which nobody knows what is left", () => {
    const unaligned = { ...walked.route.aligned, doneOn: null };
    const open = { ...walked, route: { ...walked.route, aligned: unaligned } };
    const pace = (project: Project) => forecastOf(on(project, "2026-03-02"))?.pace;
    expect(pace(walked)?.state).toBe("day");
    expect(pace(open)).toMatchObject({ state: "not-enough", isScopeAgreed: false });
  });

  test("does not count what was done before psvc kept the project", () => {
    const before = MILESTONES.slice(1, 6).map((name) => [
      name,
      { ...walked.route[name], doneOn: null, doneBefore: true },
    ]);
    const adopted = { ...walked, route: { ...walked.route, ...Object.fromEntries(before) } };
    expect(forecastOf(on(adopted, "2026-02-16"))?.pace).toMatchObject({ state: "not-enough", done: 0 });
  });

  test("with the plan's own day as the earliest that psvc believes", () => {
    const quick = { ...walked, criteria: {} };
    expect(forecastOf(on(quick, "2026-02-16"))).toMatchObject({ headline: "2026-04-06", basis: "plan" });
  });

  test("nobody forecasts what is live", () => {
    expect(forecastOf(on(finished("done", 1), "2026-12-31"))).toBeNull();
  });
});

describe("the trend", () => {
  test("keeps the target of the end of each day, whatever the order in which its moves are kept", () => {
    const thrice = moved(
      moved(moved(begun(), "2026-02-02", "2026-05-01"), "2026-02-02", "2026-04-20"),
      "2026-03-02",
      "2026-06-01",
    );
    const moves = Object.fromEntries(Object.entries(thrice.route.live.moves).reverse());
    const turned = { ...thrice, route: { ...thrice.route, live: { ...thrice.route.live, moves } } };
    for (const project of [thrice, turned]) {
      expect(trendOf(project, "live").map(({ setOn, target }) => [setOn, target])).toEqual([
        ["2026-01-05", "2026-04-06"],
        ["2026-02-02", "2026-04-20"],
        ["2026-03-02", "2026-06-01"],
      ]);
      expect(firstTarget(project, "live")).toBe("2026-04-06");
    }
  });
});

describe("the simulation", () => {
  const spread = Array.from({ length: 14 }, (_, i) => 0.9 + i * 0.1);

  test("counts from ten finished projects", () => {
    expect(team(spread.slice(0, 9))).toBeNull();
    expect(team(spread.slice(0, 10))).toHaveLength(10);
    expect(simulateGolive(on(begun(), "2026-01-12"), null)).toBeNull();
  });

  test("repeats for the same project and day", () => {
    const at = (slug: string, today: string) => simulateGolive(on(begun(slug), today), team(spread));
    expect(at("acme", "2026-01-12")).toEqual(at("acme", "2026-01-12"));
    expect(at("acme", "2026-01-12")).not.toEqual(at("other", "2026-01-12"));
  });

  test("of a team that always takes twice as long as planned is about twice as long", () => {
    const range = simulateGolive(on(begun(), START), team(Array.from({ length: 12 }, () => 2)));
    const days = daysBetween(START, range?.half ?? "");
    expect(days / daysBetween(START, "2026-04-06")).toBeGreaterThan(1.8);
    expect(days / daysBetween(START, "2026-04-06")).toBeLessThan(2.2);
  });

  test("widens with the team's spread, and the later day is never before the earlier", () => {
    const width = (factors: readonly number[]) => {
      const range = simulateGolive(on(begun(), START), team(factors));
      return daysBetween(range?.half ?? "", range?.most ?? "");
    };
    const narrow = width(Array.from({ length: 12 }, (_, i) => 1.2 + (i % 2) * 0.02));
    expect(narrow).toBeGreaterThanOrEqual(0);
    expect(width(spread)).toBeGreaterThan(narrow);
  });

  test("never gives a day that has passed", () => {
    const range = simulateGolive(on(begun(), "2027-06-01"), team(spread));
    expect((range?.half ?? "") >= "2027-06-01").toBe(true);
  });

  test("takes no leg from a milestone without a day", () => {
    const done = finished("done", 1);
    const skipped = { on: "2026-02-01", why: "none", by: "Ira" };
    const kickoff = { ...done.route.kickoff, doneOn: null, skipped };
    const legs = legsOf({ ...done, route: { ...done.route, kickoff } });
    expect(legs.map(({ to }) => to)).not.toContain("kickoff");
    expect(legs.reduce((sum, { took }) => sum + took, 0)).toBe(daysBetween(START, done.golive?.on ?? ""));
  });
});
