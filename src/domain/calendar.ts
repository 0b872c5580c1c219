import { addDays as addDaysTo } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { format } from "date-fns/format";
import { lastDayOfMonth } from "date-fns/lastDayOfMonth";
import {
  readWeekdayName,
  USUAL_WEEK,
  USUAL_WORKING_TIME,
  WEEKDAYS,
  type Week,
  type Weekday,
  type WorkingTime,
  workingDaysOf,
} from "./week.ts";

/** A calendar day, `YYYY-MM-DD`: no clock, no zone. The mark is never there; by it the schemas of JSON tell a day from a text. */
export type Day = string & { readonly isDay?: never };
/** A moment in UTC, ISO 8601. */
export type Instant = string & { readonly isInstant?: never };

export const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const UNITS = { d: "days", w: "weeks", m: "months" } as const;
const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

/** Noon, so that a night when clocks change can never move a day. */
function toDate(day: Day): Date {
  return new Date(`${day}T12:00:00`);
}

function toDay(date: Date): Day {
  return format(date, "yyyy-MM-dd");
}

/** Whether this is a day that exists, written `YYYY-MM-DD`, in the years 1900 to 2199. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  // Asked of every day of every document. A day that its month does not have becomes one of the next.
  return toDate(text).getDate() === Number(text.slice(-2));
}

/** Nobody plans beyond this; what is counted on from a plan, such as the end of hypercare, stays a day that can be kept. */
export const LAST_PLANNED_DAY: Day = "2149-12-31";

/** `days` are calendar days and may be negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(addDaysTo(toDate(day), days));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(toDate(to), toDate(from));
}

/**
 * Working days after `from`, up to and with `to`: from Friday to Saturday is 0, to Monday is 1. date-fns counts the first day
 * instead of the last, so that a Thursday would be two days old on a Saturday.
 */
export function workingDaysBetween(from: Day, to: Day, time: WorkingTime = USUAL_WORKING_TIME): number {
  if (to < from) return -workingDaysBetween(to, from, time);
  const days = daysBetween(from, to);
  const weeks = Math.floor(days / 7);
  const rest = Array.from({ length: days % 7 }, (_, index) => addDays(from, weeks * 7 + index + 1));
  const off = time.holidays.filter((day) => day > from && day <= to && isInWorkingWeek(day, time)).length;
  return weeks * workingDaysOf(time).length + rest.filter((day) => isInWorkingWeek(day, time)).length - off;
}

/** The day so many working days later; 0 or more. */
export function addWorkingDays(day: Day, count: number, time: WorkingTime = USUAL_WORKING_TIME): Day {
  let [left, on] = [count, day];
  while (left > 0) {
    on = addDays(on, 1);
    if (isWorkingDay(on, time)) left--;
  }
  return on;
}

export function isWorkingDay(day: Day, time: WorkingTime = USUAL_WORKING_TIME): boolean {
  return isInWorkingWeek(day, time) && !time.holidays.includes(day);
}

function isInWorkingWeek(day: Day, time: Pick<WorkingTime, "workingDays">): boolean {
  return workingDaysOf(time).includes(weekdayOf(day));
}

function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[toDate(day).getDay()] as Weekday;
}

/** The day itself, or the last working day before it. */
export function workingDayOnOrBefore(day: Day, time: WorkingTime = USUAL_WORKING_TIME): Day {
  return isWorkingDay(day, time) ? day : workingDayOnOrBefore(addDays(day, -1), time);
}

/** `Fri 27 Nov 2026`: no reader can take the month for the day. */
export function sayDay(day: Day): string {
  return format(toDate(day), "EEE d MMM yyyy");
}

/** `Fri 27 Nov`, for a day whose year is plain or stands elsewhere. */
export function sayShortDay(day: Day): string {
  return format(toDate(day), "EEE d MMM");
}

/** `27 Nov`, where every column counts. */
export function sayDate(day: Day): string {
  return format(toDate(day), "d MMM");
}

/** `Fri 27 Nov 2026 (in 4 days)`. */
export function sayDayFrom(day: Day, today: Day): string {
  return `${sayDay(day)} (${sayDistance(day, today)})`;
}

/** `today`, `in 4 days`, `3 days ago`: calendar days. */
export function sayDistance(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return "today";
  const count = sayDays(Math.abs(days));
  return days > 0 ? `in ${count}` : `${count} ago`;
}

/** `1 day`, `4 days`. */
export function sayDays(days: number): string {
  return `${days} day${days === 1 ? "" : "s"}`;
}

/** The latest of these days; null where there is none. */
export function latest(days: readonly (Day | null | undefined)[]): Day | null {
  return days.reduce<Day | null>((last, day) => (day && (!last || day > last) ? day : last), null);
}

export type ReadDay = { readonly day: Day } | { readonly ambiguous: readonly Day[] } | { readonly unknown: true };

/**
 * Reads a day as people say it: `2027-03-15`, `15 mar 2027`, `today`, `tomorrow`, `yesterday`, `fri` (the next one),
 * `next friday` (the one of next week), `last friday`, `in 2 weeks`, `+10d`, `-3d`, `3 days ago`, `eow` (the last working day of
 * the week), `eom`, `eoq`, `eoy`. A day written `03/04/2027` that has two readings is not guessed.
 */
export function readDay(text: string, today: Day, week: Week = USUAL_WEEK): ReadDay {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  const day =
    readNamed(words, today, week) ??
    readRelative(words, today) ??
    readWeekday(words, today, week) ??
    readWritten(words, today);
  if (day !== null) return isDay(day) && day <= LAST_PLANNED_DAY ? { day } : { unknown: true };
  return readNumeric(words);
}

function readNamed(words: string, today: Day, week: Week): Day | null {
  const date = toDate(today);
  switch (words) {
    case "today":
      return today;
    case "tomorrow":
      return addDays(today, 1);
    case "yesterday":
      return addDays(today, -1);
    case "eow":
    case "end of week":
      return endOfWeek(today, week);
    case "eom":
    case "end of month":
      return toDay(lastDayOfMonth(date));
    case "eoq":
    case "end of quarter":
      return toDay(
        lastDayOfMonth(addMonths(new Date(date.getFullYear(), 0, 1, 12), Math.floor(date.getMonth() / 3) * 3 + 2)),
      );
    case "eoy":
    case "end of year":
      return `${date.getFullYear()}-12-31`;
    default:
      return null;
  }
}

function readRelative(words: string, today: Day): Day | null {
  const short = /^([+-]) ?(\d{1,4}) ?([dwm])$/.exec(words);
  if (short) return shift(today, Number(short[2]) * (short[1] === "-" ? -1 : 1), UNITS[short[3] as keyof typeof UNITS]);
  const spoken = /^(in )?(\d{1,4}|an?|one|two|three|four|five|six) (day|week|month)s?( ago)?$/.exec(words);
  if (!spoken || Boolean(spoken[1]) === Boolean(spoken[4])) return null;
  const count = NUMBERS[spoken[2] ?? ""] ?? Number(spoken[2]);
  return shift(today, spoken[4] ? -count : count, `${spoken[3]}s` as "days" | "weeks" | "months");
}

function shift(day: Day, count: number, unit: "days" | "weeks" | "months"): Day {
  if (unit === "months") return toDay(addMonths(toDate(day), count));
  return addDays(day, unit === "weeks" ? count * 7 : count);
}

/** The last working day of the week; on a day after it, that of the next. */
function endOfWeek(today: Day, week: Week): Day {
  const last = Math.max(...workingDaysOf(week).map((day) => placeIn(week, day)));
  return addDays(today, (last - placeIn(week, weekdayOf(today)) + 7) % 7);
}

/** 0 for the day with which the week begins, 6 for its last. */
function placeIn({ weekStart }: Week, day: Weekday): number {
  return (WEEKDAYS.indexOf(day) - WEEKDAYS.indexOf(weekStart ?? "monday") + 7) % 7;
}

function readWeekday(words: string, today: Day, week: Week): Day | null {
  const found = /^(?:(next|last|this) )?([a-z]{3,9})$/.exec(words);
  const weekday = found?.[2] ? readWeekdayName(found[2]) : null;
  if (!found || !weekday) return null;
  const now = weekdayOf(today);
  const ahead = (WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(now) + 7) % 7;
  if (found[1] === "last") return addDays(today, ahead - 7);
  if (found[1] === "next") return addDays(today, 7 - placeIn(week, now) + placeIn(week, weekday));
  return addDays(today, ahead || 7);
}

/** `2027-03-15`, `15 mar 2027`, `15 march`, `mar 15, 2027`; without a year the next such day. */
function readWritten(words: string, today: Day): Day | null {
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return words;
  const found =
    /^(\d{1,2})\.? ([a-z]{3,9}),? ?(\d{4})?$/.exec(words) ?? swap(/^([a-z]{3,9}) (\d{1,2}),? ?(\d{4})?$/.exec(words));
  const month = MONTHS.findIndex((name) => found?.[2]?.startsWith(name));
  if (!found || month < 0) return null;
  const inYear = (year: number | string) => `${year}-${two(month + 1)}-${two(Number(found[1]))}`;
  if (found[3]) return inYear(found[3]);
  const thisYear = inYear(today.slice(0, 4));
  return thisYear >= today ? thisYear : inYear(Number(today.slice(0, 4)) + 1);
}

function swap(found: RegExpExecArray | null): string[] | null {
  return found && [found[0], found[2] ?? "", found[1] ?? "", found[3] ?? ""];
}

export function endOfMonth(year: number, month: number): Day {
  return toDay(lastDayOfMonth(new Date(year, month, 1, 12)));
}

function readNumeric(words: string): ReadDay {
  const found = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$/.exec(words);
  if (!found) return { unknown: true };
  const [, first = "", separator, second = "", year = ""] = found;
  const dayFirst = `${year}-${two(Number(second))}-${two(Number(first))}`;
  const monthFirst = `${year}-${two(Number(first))}-${two(Number(second))}`;
  const readings = [dayFirst, ...(separator === "/" && monthFirst !== dayFirst ? [monthFirst] : [])].filter(isDay);
  const [only, other] = readings;
  if (only && other) return { ambiguous: [only, other] };
  return only ? { day: only } : { unknown: true };
}

export function two(value: number): string {
  return String(value).padStart(2, "0");
}
