import { addDays, type Day, endOfMonth, formatDay, isDay, type ReadDay, two, weekdayOf } from "./calendar.ts";
import type { Lying } from "./day-direction.ts";
import { monthNamed } from "./parse-period.ts";
import { readWeekdayName } from "./working-week.ts";

/** Day and month as they were written; a year only where one was. */
interface Written {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

const NOTHING: ReadDay = { unknown: true };

/**
 * A date: `2027-03-15`, `20270315`, `2027/3/15`, `15 mar 2027`, `march 15`, `15th`, `15.3.`, `15/3`. Without a year it
 * is the next such day, or the last. With slashes or hyphens the day or the month can come first: what has two readings
 * is not guessed. A year of two digits stands after dots and slashes only: `25-11-26` could begin with the year.
 */
export function readWrittenDay(words: string, today: Day, lying: Lying): ReadDay {
  const [, weekday, rest = words] = /^([a-z]{2,9}),? (?=\S*\d)(.+)$/.exec(words) ?? [];
  const named = weekday === undefined || monthNamed(weekday) >= 0 ? null : readWeekdayName(weekday);
  if (named === null) return readDate(words, today, lying);
  const read = readDate(rest, today, lying);
  if (!("day" in read) || !isDay(read.day) || weekdayOf(read.day) === named) return read;
  return {
    unknown: true,
    why: `no ${named.charAt(0).toUpperCase()}${named.slice(1)}: it is ${formatDay(read.day)}`,
    near: [read.day],
  };
}

function readDate(words: string, today: Day, lying: Lying): ReadDay {
  return (
    readYearFirst(words) ??
    readWithMonth(words, today, lying) ??
    readNumbers(words, today, lying) ??
    readOrdinal(words, today, lying) ??
    NOTHING
  );
}

/** The year is first: nobody writes the day before the month then. */
function readYearFirst(words: string): ReadDay | null {
  const found = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))$/.exec(words);
  if (!found) return null;
  const [, year, , month, day, shortMonth, shortDay] = found;
  return dated({ year: Number(year), month: Number(month ?? shortMonth), day: Number(day ?? shortDay) });
}

/** `15 mar 2027`, `15th of march`, `mar 15, 2027`. */
function readWithMonth(words: string, today: Day, lying: Lying): ReadDay | null {
  const [, day, name, year] =
    /^(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of )?([a-z]{3,9})\.?(?:,? (\d{4}))?$/.exec(words) ??
    swapped(/^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(words)) ??
    [];
  const month = monthNamed(name);
  if (day === undefined || month < 0) return null;
  return nearestOf({ day: Number(day), month: month + 1, year: year ? Number(year) : null }, today, lying);
}

/** With dots the day is first everywhere; with slashes and hyphens it is where the other way round makes no day. */
function readNumbers(words: string, today: Day, lying: Lying): ReadDay | null {
  const [, a = "", separator = "", b = "", year = ""] =
    /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|(?<=[./])\d\d)?)?$/.exec(words) ?? [];
  if (separator === "" || (words.endsWith(separator) && separator !== ".")) return null;
  const of = year === "" ? null : year.length === 2 ? 2000 + Number(year) : Number(year);
  const [first, second] = [Number(a), Number(b)];
  const dayFirst: Written = { day: first, month: second, year: of };
  const monthFirst: Written = { day: second, month: first, year: of };
  const allowed = separator === "." || first === second ? [dayFirst] : [dayFirst, monthFirst];
  const readings = allowed
    .filter(({ month }) => month >= 1 && month <= 12)
    .map((written) => nearestOf(written, today, lying));
  const days = readings.flatMap((reading) => ("day" in reading ? [reading.day] : [])).filter((day) => isDay(day));
  const [only, other] = days;
  if (only !== undefined && other !== undefined) return { ambiguous: [only, other] };
  return only === undefined ? (readings[0] ?? NOTHING) : { day: only };
}

/** `15th`: the next day of a month that has it, or the last. */
function readOrdinal(words: string, today: Day, lying: Lying): ReadDay | null {
  const [, count] = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(words) ?? [];
  const day = Number(count);
  if (count === undefined || day < 1 || day > 31) return null;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const step = lying === "behind" ? -1 : 1;
  const candidates = [0, 1, 2].map((count) => `${endOfMonth(year, month + count * step).slice(0, 8)}${two(day)}`);
  const found = candidates.find((candidate) => isDay(candidate) && lies(candidate, today, lying));
  return found === undefined ? null : { day: found };
}

/** Without a year the next one that there is, or the last: of 29 February, in a leap year. */
function nearestOf(written: Written, today: Day, lying: Lying): ReadDay {
  if (written.year !== null) return dated({ ...written, year: written.year });
  const now = Number(today.slice(0, 4));
  const step = lying === "behind" ? -1 : 1;
  const years = Array.from({ length: 9 }, (_, count) => now + count * step);
  const days = years.map((year) => iso({ ...written, year }));
  const found = days.find((day) => isDay(day) && lies(day, today, lying));
  if (found !== undefined) return { day: found };
  const inThisYear = lies(iso({ ...written, year: now }), today, lying);
  return dated({ ...written, year: inThisYear ? now : now + step });
}

function lies(day: Day, today: Day, lying: Lying): boolean {
  return lying === "behind" ? day <= today : day >= today;
}

/** Says of a day that its month does not have which ones are next to it. */
function dated(written: Written & { readonly year: number }): ReadDay {
  const { day, month, year } = written;
  if (month < 1 || month > 12) return { unknown: true, why: `not a day: there is no month ${month}` };
  const text = iso(written);
  if (isDay(text) || year < 1900 || year > 2199) return { day: text };
  const last = endOfMonth(year, month - 1);
  if (day < 1) return { unknown: true, why: `not a day: there is no day ${day}` };
  return { unknown: true, why: `not a day: that month ends on ${formatDay(last)}`, near: [last, addDays(last, 1)] };
}

function iso({ day, month, year }: Written & { readonly year: number }): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function swapped(found: RegExpExecArray | null): string[] | null {
  return found && [found[0], found[2] ?? "", found[1] ?? "", found[3] ?? ""];
}
