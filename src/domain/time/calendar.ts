import { addDays as addDaysTo } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { format } from "date-fns/format";
import { lastDayOfMonth } from "date-fns/lastDayOfMonth";
import { USUAL_WORKING_TIME, WEEKDAYS, type Weekday, type WorkingTime, workingDaysOf } from "./working-week.ts";

/**
 * A calendar day, `YYYY-MM-DD`: no clock, no zone. The mark is never there; by it the schemas of JSON tell a day from a
 * text.
 */
export type Day = string & { readonly isDay?: never };
/** A moment in UTC, ISO 8601. */
export type Instant = string & { readonly isInstant?: never };

/** What a text says of a day. */
export type ReadDay =
  | { readonly day: Day }
  | { readonly ambiguous: readonly Day[] }
  /** `why` goes on after "is"; `near` are days that may have been meant. */
  | { readonly unknown: true; readonly why?: string; readonly near?: readonly Day[] };

export const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

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
  // Asked of every day of every document. A day that its month does not have becomes one of the next. In UTC, because
  // there
  // are zones that left out a day once, and a document is the same everywhere.
  return new Date(`${text}T12:00:00Z`).getUTCDate() === Number(text.slice(-2));
}

/**
 * Nobody plans beyond this; what is counted on from a plan, such as the end of hypercare, stays a day that can be kept.
 */
export const LAST_PLANNED_DAY: Day = "2149-12-31";

/** `days` are calendar days and may be negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(addDaysTo(toDate(day), days));
}

/** The same day of another month, or its last where that month is shorter; `months` may be negative. */
export function addMonthsTo(day: Day, months: number): Day {
  return toDay(addMonths(toDate(day), months));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(toDate(to), toDate(from));
}

/**
 * Working days after `from`, up to and with `to`: from Friday to Saturday is 0, to Monday is 1. date-fns counts the
 * first day instead of the last, so that a Thursday would be two days old on a Saturday.
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

/** The day so many working days earlier; 0 or more. */
export function takeWorkingDays(day: Day, count: number, time: WorkingTime = USUAL_WORKING_TIME): Day {
  let [left, on] = [count, day];
  while (left > 0) {
    on = addDays(on, -1);
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

export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[toDate(day).getDay()] as Weekday;
}

/** The day itself, or the last working day before it. */
export function workingDayOnOrBefore(day: Day, time: WorkingTime = USUAL_WORKING_TIME): Day {
  return isWorkingDay(day, time) ? day : workingDayOnOrBefore(addDays(day, -1), time);
}

/** `Fri 27 Nov 2026`: no reader can take the month for the day. */
export function formatDay(day: Day): string {
  return format(toDate(day), "EEE d MMM yyyy");
}

/** `Friday 27 November 2026`, for letters. */
export function formatLongDay(day: Day): string {
  return format(toDate(day), "EEEE d MMMM yyyy");
}

export const PAGE_DATES = ["dmy", "mdy", "numeric"] as const;
/** How a customer's page writes a date: `17 February 2027`, `February 17, 2027`, `17.02.2027`. */
export type PageDates = (typeof PAGE_DATES)[number];

const PAGE_FORMS: Readonly<Record<PageDates, string>> = {
  dmy: "d MMMM yyyy",
  mdy: "MMMM d, yyyy",
  numeric: "dd.MM.yyyy",
};

/** A date on a customer's page; a deadline with its weekday: `Friday 27 November 2026`. */
export function formatPageDay(day: Day, dates: PageDates, isDeadline = false): string {
  const weekday = isDeadline ? (dates === "dmy" ? "EEEE " : "EEEE, ") : "";
  return format(toDate(day), `${weekday}${PAGE_FORMS[dates]}`);
}

/** `Fri 27 Nov`, for a day whose year is plain or stands elsewhere. */
export function formatShortDay(day: Day): string {
  return format(toDate(day), "EEE d MMM");
}

/** `27 Nov`, where every column counts. */
export function formatDate(day: Day): string {
  return format(toDate(day), "d MMM");
}

/** The same, with its year where that is not today's. */
export function formatDateFrom(day: Day, today: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? formatDate(day) : `${formatDate(day)} ${day.slice(0, 4)}`;
}

/** `Fri 27 Nov 2026 (in 4 days)`. */
export function formatDayFrom(day: Day, today: Day): string {
  return `${formatDay(day)} (${formatDistance(day, today)})`;
}

/** `today`, `in 4 days`, `3 days ago`: calendar days. */
export function formatDistance(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return "today";
  const count = formatDays(Math.abs(days));
  return days > 0 ? `in ${count}` : `${count} ago`;
}

/** `1 day`, `4 days`. */
export function formatDays(days: number): string {
  return `${days} day${days === 1 ? "" : "s"}`;
}

/** The latest of these days; null where there is none. */
export function latest(days: readonly (Day | null | undefined)[]): Day | null {
  return days.reduce<Day | null>((last, day) => (day && (!last || day > last) ? day : last), null);
}

/** `month` from 0 for January; one of another year is counted on. */
export function endOfMonth(year: number, month: number): Day {
  return toDay(lastDayOfMonth(new Date(year, month, 1, 12)));
}

export function two(value: number): string {
  return String(value).padStart(2, "0");
}
