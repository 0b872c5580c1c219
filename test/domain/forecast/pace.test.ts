import { describe, expect, test } from "vitest";
import { DAYS_FOR_A_PACE, paceEstimate, STEPS_FOR_A_PACE } from "../../../src/domain/forecast/pace.ts";
import { FORESEEABLE_DAYS } from "../../../src/domain/forecast/slip-rate.ts";
import type { Stop } from "../../../src/domain/model/stall.ts";
import { addWorkingDays } from "../../../src/domain/time/calendar.ts";
import { anAction, aProject, type ProjectBuilder, START } from "../builders.ts";

/** Aligned before psvc kept it, so that the steps are the actions done, and what is left are milestones and actions. */
const project = (done: number, open = 0) =>
  aProject({ criteria: {} })
    .milestone("promises-captured", { doneBefore: true })
    .milestone("kickoff", { doneBefore: true })
    .milestone("aligned", { doneBefore: true })
    .with(...Array.from({ length: done }, (_, index) => anAction({ key: `d${index}`, doneOn: START })))
    .with(...Array.from({ length: open }, (_, index) => anAction({ key: `o${index}` })));
/** Configured, accepted, ready and live. */
const MILESTONES_LEFT = 4;
const pace = (builder: ProjectBuilder, days: number) => paceEstimate(builder.on(addWorkingDays(START, days)));
function stop(from: number, to: number | null): Stop {
  const again = { restartedWhy: null, restartedBy: null, restartedConsequence: null };
  const restartedOn = to === null ? null : addWorkingDays(START, to);
  return { on: addWorkingDays(START, from), why: "x", consequence: "none", by: "Petra Lund", restartedOn, ...again };
}

describe("a pace", () => {
  test.each([
    [STEPS_FOR_A_PACE - 1, DAYS_FOR_A_PACE, "not-enough"],
    [STEPS_FOR_A_PACE, DAYS_FOR_A_PACE - 1, "not-enough"],
    [STEPS_FOR_A_PACE, DAYS_FOR_A_PACE, "day"],
    [STEPS_FOR_A_PACE + 1, DAYS_FOR_A_PACE + 1, "day"],
  ])("takes five steps over three weeks: %i over %i working days is %s", (done, days, state) => {
    expect([STEPS_FOR_A_PACE, DAYS_FOR_A_PACE]).toEqual([5, 15]);
    expect(pace(project(done), days)).toMatchObject({ state, done, days, left: MILESTONES_LEFT, isScopeAgreed: true });
  });

  test("is none before the scope is agreed, or once it is open again", () => {
    const open = project(5).milestone("aligned", { doneBefore: false });
    expect(pace(open, 15)).toMatchObject({ state: "not-enough", isScopeAgreed: false, left: MILESTONES_LEFT + 1 });
  });

  test("makes what is left as many days as it takes, and part of a day is one", () => {
    // 4 left, 15 days for 5 steps: 12 days. 5 left, 16 days for 6 steps: 13.3 days.
    expect(pace(project(5), 15)).toMatchObject({ on: addWorkingDays(START, 15 + 12) });
    expect(pace(project(6, 1), 16)).toMatchObject({ on: addWorkingDays(START, 16 + 14) });
  });

  test("is today's where nothing is left", () => {
    const all = ["configured", "accepted", "ready", "live"] as const;
    const done = all.reduce((builder, name) => builder.milestone(name, { doneBefore: true }), project(5));
    expect(pace(done, 15)).toMatchObject({ left: 0, on: addWorkingDays(START, 15) });
  });

  test("says no day that lies more than two years of working days ahead", () => {
    const last = Math.floor((FORESEEABLE_DAYS * 5) / 7);
    // 15 days for 5 steps is three days a step.
    const steps = Math.floor(last / 3);
    expect(pace(project(5, steps - MILESTONES_LEFT), 15)).toMatchObject({ state: "day", left: steps });
    expect(pace(project(5, steps + 1 - MILESTONES_LEFT), 15)).toMatchObject({ state: "never", left: steps + 1 });
  });
});

describe("the days of a pace", () => {
  test.each([
    [[stop(5, 10)], 15],
    [[stop(5, 10), stop(12, 14)], 13],
    [[stop(5, null)], 5],
    [[stop(0, null)], 0],
  ] as const)("%#: are not those of a stop", (stops, days) => {
    const entries = stops.map((one, index) => [`s${index}`, one]);
    expect(pace(project(5).and({ stops: Object.fromEntries(entries) }), 20).days).toBe(days);
  });

  test("are none where stops overlap so that nothing is left, or before psvc watched", () => {
    const stops = { a: stop(0, 20), b: stop(0, 20) };
    expect(pace(project(5).and({ stops }), 20).days).toBe(0);
    expect(paceEstimate(project(5).on("2026-11-20")).days).toBe(0);
  });

  test("begin with the day on which psvc took the project over", () => {
    const adopted = project(0).and({ adoptedOn: addWorkingDays(START, 5) });
    expect(pace(adopted, 20)).toMatchObject({ days: 15, done: 0 });
  });
});
