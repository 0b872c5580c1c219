import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  formatDay,
  isDay,
  isWorkingDay,
  workingDaysBetween,
} from "../../../src/domain/time/calendar.ts";
import { readDay } from "../../../src/domain/time/parse-day.ts";
import { readWeekdays, USUAL_WEEK, type Week } from "../../../src/domain/time/working-week.ts";

/** A Tuesday. */
const TODAY = "2026-11-24";

describe("a day as people say it", () => {
  test.each([
    // from today on
    ["today", "2026-11-24"],
    ["now", "2026-11-24"],
    ["Tomorrow", "2026-11-25"],
    ["the day after tomorrow", "2026-11-26"],
    ["yesterday", "2026-11-23"],
    ["in 2 weeks", "2026-12-08"],
    ["in a month", "2026-12-24"],
    ["in a year", "2027-11-24"],
    ["in a fortnight", "2026-12-08"],
    ["two weeks from now", "2026-12-08"],
    ["3 days ago", "2026-11-21"],
    ["a week ago", "2026-11-17"],
    ["twelve days ago", "2026-11-12"],
    ["+10d", "2026-12-04"],
    ["-3d", "2026-11-21"],
    ["+2w", "2026-12-08"],
    ["+3m", "2027-02-24"],
    ["+1y", "2027-11-24"],
    ["in 3 working days", "2026-11-27"],
    ["2 weeks", "2026-12-08"],
    ["2w", "2026-12-08"],
    ["3 working days", "2026-11-27"],
    ["in 4 business days", "2026-11-30"],
    ["+3wd", "2026-11-27"],
    ["-2wd", "2026-11-20"],
    ["2 working days ago", "2026-11-20"],
    // weekdays
    ["fri", "2026-11-27"],
    ["by FRI,", "2026-11-27"],
    ["on  friday", "2026-11-27"],
    ["tue", "2026-12-01"],
    ["monday", "2026-11-30"],
    ["this friday", "2026-11-27"],
    ["this tuesday", "2026-11-24"],
    ["next friday", "2026-12-04"],
    ["next mon", "2026-11-30"],
    ["last friday", "2026-11-20"],
    ["last tuesday", "2026-11-17"],
    // periods
    ["eow", "2026-11-27"],
    ["25/12/26", "2026-12-25"],
    ["12/25/26", "2026-12-25"],
    ["11/11/26", "2026-11-11"],
    ["eom", "2026-11-30"],
    ["eoq", "2026-12-31"],
    ["eoy", "2026-12-31"],
    ["next week", "2026-11-30"],
    ["end of next week", "2026-12-04"],
    ["next month", "2026-12-01"],
    ["end of next month", "2026-12-31"],
    ["next quarter", "2027-01-01"],
    ["end of next quarter", "2027-03-31"],
    ["next year", "2027-01-01"],
    ["end of march", "2027-03-31"],
    ["start of march 2028", "2028-03-01"],
    ["q1", "2027-03-31"],
    ["end of q1", "2027-03-31"],
    ["q4", "2026-12-31"],
    ["Q2 2028", "2028-06-30"],
    ["2027-Q1", "2027-03-31"],
    ["h1", "2027-06-30"],
    ["w12", "2027-03-26"],
    ["w48", "2026-11-27"],
    ["2027-W12", "2027-03-26"],
    ["week 1 2027", "2027-01-08"],
    ["w53 2026", "2027-01-01"],
    // dates
    ["2027-03-15", "2027-03-15"],
    ["2027-3-5", "2027-03-05"],
    ["2027/03/15", "2027-03-15"],
    ["20270315", "2027-03-15"],
    ["15 mar 2027", "2027-03-15"],
    ["15 march", "2027-03-15"],
    ["15th of March", "2027-03-15"],
    ["march 15", "2027-03-15"],
    ["march 15th, 2027", "2027-03-15"],
    ["mar 15, 2027", "2027-03-15"],
    ["15mar", "2027-03-15"],
    ["mon 15 mar 2027", "2027-03-15"],
    ["Mon, 15 Mar 2027", "2027-03-15"],
    ["15th", "2026-12-15"],
    ["the 24th", "2026-11-24"],
    ["31st", "2026-12-31"],
    ["24 nov", "2026-11-24"],
    ["23 nov", "2027-11-23"],
    ["29 feb", "2028-02-29"],
    ["29 feb 2028", "2028-02-29"],
    ["13/04/2027", "2027-04-13"],
    ["04/13/2027", "2027-04-13"],
    ["15/3", "2027-03-15"],
    ["3/15/2027", "2027-03-15"],
    ["05/05/2027", "2027-05-05"],
    ["04.03.2027", "2027-03-04"],
    ["15.3.", "2027-03-15"],
    ["15.03.27", "2027-03-15"],
  ])("%s is %s", (text, day) => {
    expect(readDay(text, TODAY)).toEqual({ day });
  });

  test.each([
    "",
    "fritag",
    "in 2 weeks ago",
    "15 xyz",
    "märz",
    "15 mai 2027x",
    "christmas",
    "-",
    "+",
    "31/31/2027",
    "25-11-26",
    "25/11/2",
    "25/11/026",
    "in 3 working weeks",
    "1/2/3/4",
    "15 mars",
  ])("%j is no day", (text) => {
    expect(readDay(text, TODAY)).toEqual({ unknown: true });
  });

  test.each(["soon", "asap", "someday", "mid march", "early june", "in a few days"])("%s is too vague", (text) => {
    expect(readDay(text, TODAY)).toEqual({ unknown: true, why: "too vague to be held to: say the day" });
  });

  test.each([
    ["03/04/2027", ["2027-04-03", "2027-03-04"]],
    ["3/4", ["2027-04-03", "2027-03-04"]],
    ["3/4/27", ["2027-04-03", "2027-03-04"]],
    ["03-04-2027", ["2027-04-03", "2027-03-04"]],
    ["march", ["2027-03-01", "2027-03-31"]],
    ["in march 2028", ["2028-03-01", "2028-03-31"]],
    ["this month", ["2026-11-01", "2026-11-30"]],
    ["last week", ["2026-11-16", "2026-11-20"]],
  ])("%s is not guessed: %j", (text, ambiguous) => {
    expect(readDay(text, TODAY)).toEqual({ ambiguous });
  });

  test.each([
    ["31 apr", "not a day: that month ends on Fri 30 Apr 2027", ["2027-04-30", "2027-05-01"]],
    ["29 feb 2027", "not a day: that month ends on Sun 28 Feb 2027", ["2027-02-28", "2027-03-01"]],
    ["2027-02-30", "not a day: that month ends on Sun 28 Feb 2027", ["2027-02-28", "2027-03-01"]],
    ["31/4", "not a day: that month ends on Fri 30 Apr 2027", ["2027-04-30", "2027-05-01"]],
    ["2027-13-01", "not a day: there is no month 13", undefined],
    ["w53 2027", "no week: 2027 has no week 53", undefined],
    ["tue 15 mar 2027", "no Tuesday: it is Mon 15 Mar 2027", ["2027-03-15"]],
    ["9999-12-31", "too far away: psvc plans up to Wed 31 Dec 2149", undefined],
    ["2150-01-01", "too far away: psvc plans up to Wed 31 Dec 2149", undefined],
    ["+9999m", "too far away: psvc plans up to Wed 31 Dec 2149", undefined],
    ["+9999y", "too far away: psvc plans up to Wed 31 Dec 2149", undefined],
    ["q1 9999", "too far away: psvc plans up to Wed 31 Dec 2149", undefined],
    ["1066-10-14", "too long ago", undefined],
    ["0001-w01", "too long ago", undefined],
  ])("%s is %s", (text, why, near) => {
    expect(readDay(text, TODAY)).toEqual({ unknown: true, why, ...(near ? { near } : {}) });
  });

  test("a month after 31 January is the last of February, leap year or not", () => {
    expect(readDay("+1m", "2027-01-31")).toEqual({ day: "2027-02-28" });
    expect(readDay("+1m", "2028-01-31")).toEqual({ day: "2028-02-29" });
  });

  test("on a Friday, fri is the next one, and this friday is today", () => {
    expect(readDay("fri", "2026-11-27")).toEqual({ day: "2026-12-04" });
    expect(readDay("this friday", "2026-11-27")).toEqual({ day: "2026-11-27" });
  });

  test("working days leave out the holidays that are set", () => {
    const week: Week = { ...USUAL_WEEK, holidays: ["2026-12-24", "2026-12-25"] };
    expect(readDay("+3wd", "2026-12-22", week)).toEqual({ day: "2026-12-29" });
    expect(readDay("1 working day ago", "2026-12-28", week)).toEqual({ day: "2026-12-23" });
  });
});

describe("a day on which something happened", () => {
  const behind = (text: string, today = TODAY) => readDay(text, today, USUAL_WEEK, "behind");

  test.each([
    ["mon", "2026-11-23"],
    ["tue", "2026-11-24"],
    ["wed", "2026-11-18"],
    ["last tue", "2026-11-17"],
    ["this monday", "2026-11-23"],
    ["15 nov", "2026-11-15"],
    ["24 nov", "2026-11-24"],
    ["15 dec", "2025-12-15"],
    ["fri 20 nov", "2026-11-20"],
    ["29 feb", "2024-02-29"],
    ["15.11.", "2026-11-15"],
    ["15/12", "2025-12-15"],
    ["the 15th", "2026-11-15"],
    ["the 31st", "2026-10-31"],
    ["2 weeks", "2026-11-10"],
    ["2w", "2026-11-10"],
    ["3 working days", "2026-11-19"],
    ["3 days ago", "2026-11-21"],
    ["q3", "2026-09-30"],
    ["q4", "2025-12-31"],
    ["w46", "2026-11-13"],
    ["w50", "2025-12-12"],
    ["end of march", "2026-03-31"],
    ["end of november", "2025-11-30"],
    ["start of november", "2026-11-01"],
    ["15 nov 2024", "2024-11-15"],
  ])("%s is %s", (text, day) => {
    expect(behind(text)).toEqual({ day });
  });

  test("is refused or named in both readings as every other", () => {
    expect(behind("3/4")).toEqual({ ambiguous: ["2026-04-03", "2026-03-04"] });
    expect(behind("march")).toEqual({ ambiguous: ["2026-03-01", "2026-03-31"] });
    expect(behind("31 nov")).toEqual({
      unknown: true,
      why: "not a day: that month ends on Sun 30 Nov 2025",
      near: ["2025-11-30", "2025-12-01"],
    });
    expect(behind("fri 22 nov")).toEqual({
      unknown: true,
      why: "no Friday: it is Sun 22 Nov 2026",
      near: ["2026-11-22"],
    });
  });

  test("is not bent to what was said of a day ahead", () => {
    expect(behind("next friday")).toEqual({ day: "2026-12-04" });
    expect(behind("this friday")).toEqual({ day: "2026-11-27" });
    expect(behind("in 2 weeks")).toEqual({ day: "2026-12-08" });
    expect(behind("tomorrow")).toEqual({ day: "2026-11-25" });
  });
});

describe("a week that is not Monday to Friday", () => {
  const gulf: Week = { weekStart: "sunday", workingDays: readWeekdays("sun-thu") };

  test.each([
    ["eow", "2026-11-24", "2026-11-26"],
    ["eow", "2026-11-26", "2026-11-26"],
    ["eow", "2026-11-27", "2026-12-03"],
    ["next sunday", "2026-11-24", "2026-11-29"],
    ["next sunday", "2026-11-28", "2026-11-29"],
    ["next friday", "2026-11-29", "2026-12-11"],
    ["next week", "2026-11-24", "2026-11-29"],
    ["end of next week", "2026-11-24", "2026-12-03"],
    ["+2wd", "2026-11-26", "2026-11-30"],
    ["fri", "2026-11-24", "2026-11-27"],
  ])("%s said on %s is %s where it begins on Sunday", (text, today, day) => {
    expect(readDay(text, today, gulf)).toEqual({ day });
  });
});

describe("whatever the day is", () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("2020-01-01", count));
  const said = (text: string, today: string): string => {
    const read = readDay(text, today);
    return "day" in read ? read.day : "none";
  };

  test("psvc reads what it says, and what it writes", () => {
    fc.assert(
      fc.property(days, days, (day, today) => {
        const [year, month, date] = day.split("-");
        for (const text of [
          day,
          formatDay(day),
          formatDay(day).slice(4),
          `${date}.${month}.${year}`,
          `${year}/${month}/${date}`,
        ])
          expect(said(text, today)).toBe(day);
      }),
    );
  });

  test("a date without a year is the next such day, a year away at most, or up to eight for 29 February", () => {
    fc.assert(
      fc.property(days, days, (day, today) => {
        const next = said(formatDay(day).slice(4, -5), today);
        expect(next.slice(5)).toBe(day.slice(5));
        expect(next >= today).toBe(true);
        expect(daysBetween(today, next)).toBeLessThanOrEqual(day.endsWith("-02-29") ? 8 * 366 : 366);
      }),
    );
  });

  test("forward and back by as many days, weeks and working days is where it began", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (today, count) => {
        expect(daysBetween(today, said(`in ${count} days`, today))).toBe(count);
        expect(said(`${count} days ago`, said(`+${count}d`, today))).toBe(today);
        expect(said(`-${count}w`, said(`+${count}w`, today))).toBe(today);
        const later = said(`+${count}wd`, today);
        expect(workingDaysBetween(today, later)).toBe(count);
        if (isWorkingDay(today)) expect(said(`-${count}wd`, later)).toBe(today);
      }),
    );
  });

  test("a weekday is that weekday: ahead within a week, of next week, or behind", () => {
    const names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    fc.assert(
      fc.property(days, fc.constantFrom(...names), (today, name) => {
        const is = (day: string) => formatDay(day).toLowerCase().startsWith(name.slice(0, 3));
        for (const which of ["", "this ", "next ", "last "]) expect(is(said(which + name, today))).toBe(true);
        expect(daysBetween(today, said(name, today))).toBeGreaterThan(0);
        expect(daysBetween(today, said(`this ${name}`, today))).toBeLessThan(7);
        expect(daysBetween(today, said(`last ${name}`, today))).toBeLessThan(0);
        expect(said("next monday", today) <= said(`next ${name}`, today)).toBe(true);
      }),
    );
  });

  test("a period that is named without a year is not over, and ends on a day that there is", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 52 }), (today, quarter, week) => {
        const ends = [`q${quarter}`, `w${week}`, "eow", "eom", "eoq", "eoy", "next week", "end of next month"];
        for (const day of ends.map((text) => said(text, today))) expect(isDay(day) && day >= today).toBe(true);
        expect(said("end of next week", today) > said("next week", today)).toBe(true);
      }),
    );
  });

  test("whatever is typed is a day, two of them, or none, and never an error", () => {
    const words = fc.constantFrom(
      "in",
      "next",
      "last",
      "end of",
      "fri",
      "march",
      "q1",
      "w12",
      "3",
      "31",
      "2027",
      "/",
      ".",
      "-",
      "th",
      "wd",
      "+",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 5 }).map((all) => all.join(" ")),
      fc.array(words, { maxLength: 5 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(texts, days, (text, today) => {
        const read = readDay(text, today);
        if ("day" in read) expect(isDay(read.day)).toBe(true);
        else if ("ambiguous" in read) expect(read.ambiguous.map(isDay)).toEqual([true, true]);
        else expect(read.unknown).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
