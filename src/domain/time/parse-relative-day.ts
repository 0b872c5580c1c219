import {
  addDays,
  addMonthsTo,
  addWorkingDays,
  type Day,
  isDay,
  LAST_PLANNED_DAY,
  takeWorkingDays,
  weekdayOf,
} from "./calendar.ts";
import type { Lying } from "./day-direction.ts";
import { readWeekdayName, WEEKDAYS, type Week, type Weekday, workingDaysOf } from "./working-week.ts";

/** Days, weeks and so on are calendar ones; `working` days leave out weekends and holidays. */
type Unit = "working" | "day" | "week" | "month" | "year";

const SHORT: Readonly<Record<string, Unit>> = { d: "day", w: "week", m: "month", y: "year", wd: "working" };
const COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const NAMED: ReadonlyMap<string, number> = new Map(
  Object.entries({
    now: 0,
    today: 0,
    tonight: 0,
    tomorrow: 1,
    yesterday: -1,
    "day after tomorrow": 2,
    "day before yesterday": -2,
  }),
);
/** More working days than a plan has are counted one by one for nothing. */
const MOST_WORKING_DAYS = 50_000;

/**
 * A day in words, from today on or back: `tomorrow`, `fri`, `next friday`, `in 2 weeks`, `+3wd`. null where it is none.
 */
export function readSpokenDay(words: string, today: Day, week: Week, lying: Lying): Day | null {
  const named = NAMED.get(words);
  if (named !== undefined) return addDays(today, named);
  return (
    readShort(words, today, week, lying) ??
    readDistance(words, today, week, lying) ??
    readWeekday(words, today, week, lying)
  );
}

/** `+10d`, `-3 wd`, `2w`. */
function readShort(words: string, today: Day, week: Week, lying: Lying): Day | null {
  const [, sign, count, unit = ""] = /^([+-])? ?(\d{1,4}) ?(wd|[dwmy])$/.exec(words) ?? [];
  if (count === undefined) return null;
  const isBack = sign === undefined ? lying === "behind" : sign === "-";
  return moved(today, Number(count) * (isBack ? -1 : 1), SHORT[unit] ?? "day", week);
}

/** `in 3 working days`, `a week ago`, `two months from now`, `in a fortnight`, `2 weeks`. */
function readDistance(words: string, today: Day, week: Week, lying: Lying): Day | null {
  const found = new RegExp(
    "^(in )?(\\d{1,4}|an?|[a-z]{3,6}) (working |business |work)?" +
      "(day|week|fortnight|month|year)s?( ago| from (?:now|today))?$",
  ).exec(words);
  const [, ahead, said = "", working, unit = "", behind] = found ?? [];
  const count = /^\d/.test(said) ? Number(said) : /^an?$/.test(said) ? 1 : COUNTS.indexOf(said);
  if (!found || (ahead && behind) || count < 0 || (working && unit !== "day")) return null;
  const isBack = ahead || behind ? behind === " ago" : lying === "behind";
  const signed = isBack ? -count : count;
  if (unit === "fortnight") return moved(today, signed * 2, "week", week);
  return moved(today, signed, working ? "working" : (unit as Unit), week);
}

/** The day that is a span after another: `2w`, `+10d`, `3 working days`. null where it is no span, or one back. */
export function readSpan(text: string, from: Day, week: Week): Day | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  const day = readShort(words, from, week, "ahead") ?? readDistance(words, from, week, "ahead");
  return day !== null && isDay(day) && day >= from && day <= LAST_PLANNED_DAY ? day : null;
}

function moved(day: Day, count: number, unit: Unit, week: Week): Day {
  if (unit === "working") {
    const time = { holidays: week.holidays ?? [], workingDays: week.workingDays };
    const steps = Math.min(Math.abs(count), MOST_WORKING_DAYS);
    return count < 0 ? takeWorkingDays(day, steps, time) : addWorkingDays(day, steps, time);
  }
  if (unit === "month" || unit === "year") return addMonthsTo(day, count * (unit === "year" ? 12 : 1));
  return addDays(day, unit === "week" ? count * 7 : count);
}

/**
 * `fri` is the next one, and never today; `this friday` may be today; `next friday` is that of next week. Of what
 * happened, `fri` is the last one, which may be today, and `this friday` that of this week.
 */
function readWeekday(words: string, today: Day, week: Week, lying: Lying): Day | null {
  const found = /^(?:(next|last|this|coming) )?([a-z]{2,9})$/.exec(words);
  const weekday = found?.[2] ? readWeekdayName(found[2]) : null;
  if (!found || !weekday) return null;
  const now = weekdayOf(today);
  const ahead = (WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(now) + 7) % 7;
  if (found[1] === "last") return addDays(today, ahead - 7);
  const inThisWeek = placeIn(week, weekday) - placeIn(week, now);
  if (found[1] === "next") return addDays(today, 7 + inThisWeek);
  if (lying === "behind" && found[1] === "this") return addDays(today, inThisWeek);
  if (lying === "behind" && found[1] === undefined) return addDays(today, ahead && ahead - 7);
  return addDays(today, found[1] === "this" ? ahead : ahead || 7);
}

/** The first or the last working day of the week that begins so many weeks after this one. */
export function workingDayOfWeek(today: Day, weeks: number, which: "first" | "last", week: Week): Day {
  const places = workingDaysOf(week).map((day) => placeIn(week, day));
  const place = which === "first" ? Math.min(...places) : Math.max(...places);
  return addDays(today, weeks * 7 + place - placeIn(week, weekdayOf(today)));
}

/** 0 for the day with which the week begins, 6 for its last. */
function placeIn({ weekStart }: Week, day: Weekday): number {
  return (WEEKDAYS.indexOf(day) - WEEKDAYS.indexOf(weekStart ?? "monday") + 7) % 7;
}
