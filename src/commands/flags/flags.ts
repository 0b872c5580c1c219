import type { App } from "../../app.ts";
import { wordNamed } from "../../domain/labels/labels.ts";
import { type Day, formatDayFrom } from "../../domain/time/calendar.ts";
import { lyingOf } from "../../domain/time/day-direction.ts";
import { dayProblemOf, readDay } from "../../domain/time/parse-day.ts";
import { PsvcError } from "../../errors.ts";

/**
 * The day a flag means, behind us where it is one of something that happened; psvc says which day it understood unless
 * it was written out. Throws `bad-date` or `ambiguous-date`.
 */
export function dayFlag(app: App, flag: string, text: string): Day {
  const read = readDay(text, app.today, app.week, lyingOf(flag));
  if (!("day" in read)) throw new PsvcError(dayProblemOf(flag, text, read));
  if (read.day !== text.trim()) app.remark(`${flag} ${text.trim()}: ${formatDayFrom(read.day, app.today)}`);
  return read.day;
}

export function optionalDay(app: App, flag: string, text: string | undefined): Day | undefined {
  return text === undefined ? undefined : dayFlag(app, flag, text);
}

/** One of a closed set of words, typed as the word or its label. Throws `bad-value` naming them all. */
export function wordFlag<T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = wordNamed(text, allowed);
  if (found) return found;
  throw new PsvcError({ code: "bad-value", what: flag, value: text, allowed, why: null });
}

export function optionalWord<T extends string>(
  flag: string,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined {
  return text === undefined ? undefined : wordFlag(flag, text, allowed);
}

/** Collects a flag that may be given several times. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** An empty value clears the field. */
export function clearable(text: string | undefined): string | null | undefined {
  return text === undefined ? undefined : text.trim() || null;
}

/** The line of a header; false where there is none. Throws `bad-value`. */
export function headerFlag(header: string | false | undefined): number | false | undefined {
  if (typeof header !== "string") return header;
  if (/^[1-9]\d{0,6}$/.test(header.trim())) return Number(header);
  throw new PsvcError({
    code: "bad-value",
    what: "--header",
    value: header,
    allowed: null,
    why: "it is the number of a line, such as 3",
  });
}
