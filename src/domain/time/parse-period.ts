import { addDays, type Day, endOfMonth, type ReadDay, two, weekdayOf } from "./calendar.ts";
import type { Lying } from "./day-direction.ts";
import { workingDayOfWeek } from "./parse-relative-day.ts";
import { WEEKDAYS, type Week, workingDaysOf } from "./working-week.ts";

const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eow: "end of week",
    eom: "end of month",
    eoq: "end of quarter",
    eoy: "end of year",
    "next week": "start of next week",
    "next month": "start of next month",
    "next quarter": "start of next quarter",
    "next year": "start of next year",
  }),
);

/**
 * A day by the period that it begins or ends: `eom`, `end of next quarter`, `next week` (its first working day), `q1`
 * and `w12` (their end, as for a day by which something is due). A week ends with its last working day. A whole month
 * is two days, its first and its last. null where it is no period.
 */
export function readPeriod(words: string, today: Day, week: Week, lying: Lying): ReadDay | null {
  const said = SHORT.get(words) ?? words;
  return (
    readEdge(said, today, week) ??
    readQuarter(said.replace(/^end of /, ""), today, lying) ??
    readWeek(said.replace(/^end of /, ""), today, week, lying) ??
    readMonth(said, today, lying) ??
    readVaguePeriod(said, today, week)
  );
}

function readEdge(words: string, today: Day, week: Week): ReadDay | null {
  const [, edge, which, unit] =
    /^(start|beginning|end) of (?:the )?(this |next )?(week|month|quarter|year)$/.exec(words) ?? [];
  if (edge === undefined || unit === undefined) return null;
  return { day: edgeOf(unit, which === "next " ? 1 : 0, edge === "end", today, week) };
}

/** Of the week, month, quarter or year that is `ahead` after this one. */
function edgeOf(unit: string, ahead: number, isEnd: boolean, today: Day, week: Week): Day {
  if (unit === "week") {
    const day = workingDayOfWeek(today, ahead, isEnd ? "last" : "first", week);
    // On a weekend the week that is over is not meant.
    return isEnd && ahead === 0 && day < today ? addDays(day, 7) : day;
  }
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const length = { month: 1, quarter: 3, year: 12 }[unit] ?? 1;
  const first = Math.floor(month / length) * length + ahead * length;
  return isEnd ? endOfMonth(year, first + length - 1) : addDays(endOfMonth(year, first - 1), 1);
}

/** `q1`, `q1 2027`, `2027-q1`, `h2`. Without a year the next one that is not over, or the last that is. */
function readQuarter(words: string, today: Day, lying: Lying): ReadDay | null {
  const [, kind, count, year] =
    /^([qh])([1-4])(?:[ /-]?(\d{4}))?$/.exec(words) ?? turned(/^(\d{4})[ /-]?([qh])([1-4])$/.exec(words)) ?? [];
  if (kind === undefined || (kind === "h" && Number(count) > 2)) return null;
  const last = Number(count) * (kind === "q" ? 3 : 6) - 1;
  const inYear = (of: number) => (isKnown(of) ? endOfMonth(of, last) : `${of}-01-01`);
  if (year !== undefined) return { day: inYear(Number(year)) };
  const now = Number(today.slice(0, 4));
  if (lying === "behind") return { day: inYear(now) <= today ? inYear(now) : inYear(now - 1) };
  return { day: inYear(now) >= today ? inYear(now) : inYear(now + 1) };
}

/** ISO weeks, which begin on Monday: `w12`, `week 12`, `2027-w12`, `w12 2027`. */
function readWeek(words: string, today: Day, week: Week, lying: Lying): ReadDay | null {
  const [, count = "", year] =
    /^(?:w|cw|week) ?(\d{1,2})(?:[ /-](\d{4}))?$/.exec(words) ?? swapped(/^(\d{4})[ /-]?w(\d{1,2})$/.exec(words)) ?? [];
  if (count === "") return null;
  if (year !== undefined && !isKnown(Number(year))) return { day: `${year}-01-01` };
  const inYear = (of: number) => endOfIsoWeek(of, Number(count), week);
  const now = Number(today.slice(0, 4));
  const thisYear = inYear(now);
  const lies = (one: Day) => (lying === "behind" ? one <= today : one >= today);
  const otherYear = lying === "behind" ? now - 1 : now + 1;
  const day =
    year !== undefined ? inYear(Number(year)) : thisYear !== null && lies(thisYear) ? thisYear : inYear(otherYear);
  return day === null
    ? { unknown: true, why: `no week: ${year ?? "that year"} has no week ${Number(count)}` }
    : { day };
}

/** Its last working day; null where the year has no such week. The first week is that of 4 January. */
function endOfIsoWeek(year: number, count: number, week: Week): Day | null {
  const monday = addDays(mondayOf(`${year}-01-04`), (count - 1) * 7);
  // A week is of the year in which its Thursday lies.
  if (count < 1 || addDays(monday, 3).slice(0, 4) !== String(year)) return null;
  const places = workingDaysOf(week).map((day) => (WEEKDAYS.indexOf(day) + 6) % 7);
  return addDays(monday, Math.max(...places));
}

function mondayOf(day: Day): Day {
  return addDays(day, -((WEEKDAYS.indexOf(weekdayOf(day)) + 6) % 7));
}

/**
 * `end of march` is its last day, `march 2027` its first or its last. Without a year the next one that is not over, or
 * the last that began.
 */
function readMonth(words: string, today: Day, lying: Lying): ReadDay | null {
  const [, edge, name, year] = /^(?:(start|beginning|end) of )?(?:in )?([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? [];
  const month = monthNamed(name);
  if (month < 0) return null;
  if (year !== undefined && !isKnown(Number(year))) return { day: `${year}-01-01` };
  const of = year !== undefined ? Number(year) : yearOf(month, edge, today, lying);
  const [first, last] = [`${of}-${two(month + 1)}-01`, endOfMonth(of, month)];
  if (edge === undefined) return { ambiguous: [first, last] };
  return { day: edge === "end" ? last : first };
}

/** The year of a month, or of the edge of it, that was said without one. */
function yearOf(month: number, edge: string | undefined, today: Day, lying: Lying): number {
  const now = Number(today.slice(0, 4));
  if (lying === "ahead") return endOfMonth(now, month) >= today ? now : now + 1;
  const day = edge === "end" ? endOfMonth(now, month) : `${now}-${two(month + 1)}-01`;
  return day <= today ? now : now - 1;
}

/** 0 for January; -1 for what is no month. */
export function monthNamed(name: string | undefined): number {
  return name === undefined || name.length < 3 ? -1 : LONG_MONTHS.findIndex((long) => long.startsWith(name));
}

const LONG_MONTHS = "january february march april may june july august september october november december".split(" ");

/** `last week`, `this month`: from when, or until when? */
function readVaguePeriod(words: string, today: Day, week: Week): ReadDay | null {
  const [, which, unit] = /^(this|last) (week|month|quarter|year)$/.exec(words) ?? [];
  if (unit === undefined) return null;
  const ahead = which === "last" ? -1 : 0;
  const first = edgeOf(unit, ahead, false, today, week);
  const last = unit === "week" ? workingDayOfWeek(today, ahead, "last", week) : edgeOf(unit, ahead, true, today, week);
  return first === last ? { day: first } : { ambiguous: [first, last] };
}

/** A day of another year is too far away, or too long ago, whichever it is. */
function isKnown(year: number): boolean {
  return year >= 1900 && year <= 2199;
}

function turned(found: RegExpExecArray | null): string[] | null {
  return found && [found[0], found[2] ?? "", found[3] ?? "", found[1] ?? ""];
}

function swapped(found: RegExpExecArray | null): string[] | null {
  return found && [found[0], found[2] ?? "", found[1] ?? ""];
}
