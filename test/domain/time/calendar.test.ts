import { describe, expect, test } from "vitest";
import {
  addDays,
  addWorkingDays,
  daysBetween,
  formatDay,
  formatDistance,
  isDay,
  takeWorkingDays,
  workingDayOnOrBefore,
  workingDaysBetween,
} from "../../../src/domain/time/calendar.ts";
import { periodEnd } from "../../../src/domain/time/period-end.ts";
import { readWeekdays } from "../../../src/domain/time/working-week.ts";

/** A Tuesday. */
const TODAY = "2026-11-24";

describe("counting days", () => {
  test("a year of days is counted one by one, over every night when clocks change", () => {
    let day = "2026-01-01";
    for (let i = 0; i < 730; i++) {
      expect(daysBetween("2026-01-01", day)).toBe(i);
      day = addDays(day, 1);
    }
    expect(day).toBe("2028-01-01");
  });

  test.each([
    ["2026-11-27", "2026-11-30", 1],
    ["2026-11-24", "2026-11-24", 0],
    ["2026-11-24", "2026-12-01", 5],
    ["2026-11-28", "2026-11-30", 1],
    ["2026-11-26", "2026-11-28", 1],
    ["2026-11-27", "2026-11-29", 0],
    ["2026-12-01", "2026-11-24", -5],
    ["2026-01-01", "2026-12-31", 260],
    ["2026-11-20", "2026-12-04", 10],
  ])("from %s to %s are %i working days", (from, to, days) => {
    expect(workingDaysBetween(from, to)).toBe(days);
  });

  test.each([
    ["2026-12-23", "2026-12-28", ["2026-12-24", "2026-12-25", "2026-12-26"], 1],
    ["2026-12-24", "2026-12-28", ["2026-12-24"], 2],
    ["2026-12-28", "2026-12-23", ["2026-12-25"], -2],
  ])("from %s to %s without the holidays %j are %i", (from, to, holidays, days) => {
    expect(workingDaysBetween(from, to, { holidays, workingDays: null })).toBe(days);
  });

  test("working days are added over weekends and holidays", () => {
    expect(addWorkingDays("2026-12-23", 0)).toBe("2026-12-23");
    expect(addWorkingDays("2026-12-23", 2, { holidays: ["2026-12-24", "2026-12-25"], workingDays: null })).toBe(
      "2026-12-29",
    );
    expect(addWorkingDays("2026-11-27", 1)).toBe("2026-11-30");
    expect(takeWorkingDays("2026-11-30", 1)).toBe("2026-11-27");
    expect(takeWorkingDays("2026-12-28", 2, { holidays: ["2026-12-25"], workingDays: null })).toBe("2026-12-23");
  });

  test.each([
    ["planned for Q3 2027, not promised", "2027-09-30"],
    ["2027 Q1", "2027-03-31"],
    ["2028-H1 perhaps", "2028-06-30"],
    ["beta in February 2028", "2028-02-29"],
    ["15 jun 2027 at the latest", "2027-06-15"],
    ["by 2027-03-15", "2027-03-15"],
    ["31 feb 2027", "2027-02-28"],
    ["planned for 2027.2, not promised", null],
    ["H3 2027", null],
    ["some day in 2027", null],
    ["", null],
  ])("%j ends on %s", (text, day) => {
    expect(periodEnd(text)).toBe(day);
  });

  test("a weekend falls back to its Friday", () => {
    expect(["2026-11-27", "2026-11-28", "2026-11-29"].map((day) => workingDayOnOrBefore(day))).toEqual([
      "2026-11-27",
      "2026-11-27",
      "2026-11-27",
    ]);
  });

  test("days are said so that nobody takes the month for the day", () => {
    expect(formatDay("2027-03-04")).toBe("Thu 4 Mar 2027");
    expect(["2026-11-24", "2026-11-25", "2026-11-21"].map((day) => formatDistance(day, TODAY))).toEqual([
      "today",
      "in 1 day",
      "3 days ago",
    ]);
  });

  test("only days that exist are days", () => {
    expect(["2028-02-29", "2027-02-29", "2027-13-01", "27-01-01", 20270101, null].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("a week that is not Monday to Friday", () => {
  const sundayToThursday = readWeekdays("sun-thu");
  test.each([
    ["2026-11-26", "2026-11-29", 1],
    ["2026-11-26", "2026-11-28", 0],
    ["2026-11-22", "2026-11-29", 5],
    ["2026-11-20", "2026-12-04", 10],
  ])("from %s to %s are %i working days", (from, to, days) => {
    expect(workingDaysBetween(from, to, { holidays: [], workingDays: sundayToThursday })).toBe(days);
  });

  test("a holiday on a day that is off every week takes nothing away", () => {
    const time = { holidays: ["2026-11-27"], workingDays: sundayToThursday };
    expect(workingDaysBetween("2026-11-26", "2026-11-29", time)).toBe(1);
  });

  test.each([
    ["mon-fri", ["monday", "tuesday", "wednesday", "thursday", "friday"]],
    ["sat..mon", ["monday", "saturday", "sunday"]],
    ["tue, thu tue", ["tuesday", "thursday"]],
    ["t", null],
    ["mon-", null],
    ["mon-wed-fri", null],
    ["", null],
  ])("%j names the weekdays %j", (text, days) => {
    expect(readWeekdays(text)).toEqual(days);
  });
});

test("a day is a day in every zone, also where its people left it out", () => {
  const { TZ } = process.env;
  process.env.TZ = "Pacific/Apia";
  try {
    expect(new Date("2011-12-30T12:00:00").getDate()).not.toBe(30);
    expect(isDay("2011-12-30")).toBe(true);
    expect(isDay("2011-02-29")).toBe(false);
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
});
