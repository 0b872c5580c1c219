import { describe, expect, test } from "vitest";
import {
  addBlackout,
  blackoutsOf,
  customerDayConcern,
  customerTime,
  goliveDayConcern,
  goliveDayOnOrBefore,
  removeBlackout,
} from "../../../src/domain/blackout/blackout.ts";
import { mergeProjects } from "../../../src/domain/history/merge-project.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import { NO_SETTINGS } from "../../../src/domain/model/settings.ts";
import { owedItems } from "../../../src/domain/stall/owed.ts";
import { addDays, isWorkingDay, workingDaysBetween } from "../../../src/domain/time/calendar.ts";
import { aMoment, anAction, aProject, START } from "../builders.ts";

const PEAK = { from: "2026-12-14", to: "2027-01-06", why: "retail peak" };
const withPeak = (project: Project) => addBlackout(project, PEAK, aMoment());
const HOLIDAYS = { holidays: ["2027-03-24"], workingDays: null };

describe("a day on which to go live", () => {
  test.each([
    ["2027-03-18", null],
    ["2027-03-19", "is the last working day of the week"],
    ["2027-03-20", "is not a working day"],
    ["2027-03-22", null],
    ["2027-03-23", "is the day before a holiday"],
    ["2027-03-24", "is a holiday"],
    ["2027-03-25", null],
  ])("%s", (day, concern) => {
    expect(goliveDayConcern(aProject().build(), day, HOLIDAYS)).toBe(concern);
    expect(goliveDayOnOrBefore(day, HOLIDAYS) === day).toBe(concern === null);
  });
  test("is never proposed but on a working day with another one after it, whatever the week", () => {
    for (const workingDays of [null, ["sunday", "monday", "tuesday", "wednesday", "thursday"] as const])
      for (let day = START; day < "2027-02-01"; day = addDays(day, 1)) {
        const time = { holidays: ["2026-12-25", "2027-01-01"], workingDays };
        const found = goliveDayOnOrBefore(day, time);
        expect([isWorkingDay(found, time), isWorkingDay(addDays(found, 1), time), found <= day]).toEqual([
          true,
          true,
          true,
        ]);
      }
  });
});

describe("a blackout", () => {
  test.each([
    ["2026-12-13", "is not a working day"],
    ["2026-12-14", "is in the customer's blackout until Wed 6 Jan 2027 (retail peak)"],
    ["2027-01-06", "is in the customer's blackout until Wed 6 Jan 2027 (retail peak)"],
    ["2027-01-07", null],
  ])("covers its first day and its last: %s", (day, concern) => {
    expect(customerDayConcern(withPeak(aProject().build()), day)).toBe(concern);
  });
  test.each([
    ["2026-12-13", true],
    ["2026-12-14", false],
    ["2027-01-06", false],
    ["2027-01-07", true],
  ])("is refused around a go-live on %s", (target, isTaken) => {
    const project = aProject().milestone("live", { target }).build();
    expect(isTaken ? blackoutsOf(withPeak(project)).length : refusal(() => withPeak(project))).toBe(
      isTaken ? 1 : "refused",
    );
  });
  test.each([
    ["2026-12-14", "2026-12-13", "x", "refused"],
    ["2026-12-14", "2026-12-14", "x", null],
    ["2026-12-14", "2027-03-15", "x", null],
    ["2026-12-14", "2027-03-16", "x", "refused"],
    ["2026-12-14", "2026-12-20", " ", "needs"],
  ])("from %s to %s for %j", (from, to, why, code) => {
    const project = aProject().milestone("live", { target: "2027-06-01" }).build();
    expect(refusal(() => addBlackout(project, { from, to, why }, aMoment()))).toBe(code);
  });
  test("is kept once however often it is typed, and removed by its days", () => {
    const twice = withPeak(withPeak(aProject().build()));
    expect(blackoutsOf(twice).length).toBe(1);
    expect(blackoutsOf(removeBlackout(twice, PEAK))).toEqual([]);
    expect(refusal(() => removeBlackout(twice, { from: PEAK.from, to: PEAK.from }))).toBe("refused");
  });
  test("does not count on the clock of what the customer owes", () => {
    const due = "2026-12-10";
    const today = "2027-01-08";
    const owing = aProject()
      .with(anAction({ side: "customer", owner: "Tom Okafor", due }))
      .build();
    const days = (project: Project) =>
      owedItems({ project, catalogue: null, today, settings: NO_SETTINGS }).map((item) => item.days);
    expect(days(owing)).toEqual([workingDaysBetween(due, today)]);
    // Friday 11 December, and 7 and 8 January.
    expect(days(withPeak(owing))).toEqual([3]);
  });
  test("leaves the time as it is where there is none", () => {
    expect(customerTime(aProject().build(), NO_SETTINGS)).toBe(NO_SETTINGS);
  });
  test("of two people are both there after a merge", () => {
    const base = aProject().build();
    const other = addBlackout(base, { from: "2027-02-01", to: "2027-02-02", why: "close" }, keyed("other"));
    const merged = mergeProjects(base, addBlackout(base, PEAK, keyed("mine")), other, START);
    expect(merged.conflicts).toEqual([]);
    expect(blackoutsOf(merged.project).map(([, { why }]) => why)).toEqual(["retail peak", "close"]);
  });
});

const keyed = (key: string) => ({ today: START, key: () => key });

function refusal(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (err) {
    return (err as { problem: { code: string } }).problem.code;
  }
}
