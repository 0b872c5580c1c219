import type { App } from "../../app.ts";
import { readDay } from "../../domain/time/parse-day.ts";
import { PsvcError } from "../../errors.ts";
import { formatMoment } from "../../render/history/history.ts";

/** `10 minutes ago`, `an hour ago`; days ago are days. */
const AGO = /^(\d{1,4}|an?|one) ?(m|min|mins|minutes?|h|hours?) ago$/;
const TIME = /(?:^|[ T])(\d{1,2}):(\d\d)(?::(\d\d))?$/;

/**
 * Returns the instant that `now`, `10 minutes ago`, `14:30`, `yesterday`, `2027-03-15` or `2027-03-15 14:30` means, in
 * local time. A day alone is its end, and so is a minute: what was done in it counts, as `history` shows it. Throws
 * `bad-date` or `ambiguous-date`.
 */
export function momentFlag(app: App, flag: string, text: string): string {
  const typed = text.trim();
  if (typed === "") throw notAMoment(flag, text);
  if (typed.toLowerCase() === "now") return "9999-12-31T23:59:59.999Z";
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(typed) && !Number.isNaN(Date.parse(typed)))
    return new Date(typed).toISOString();
  const ago = AGO.exec(typed.toLowerCase());
  if (ago) return momentAgo(app, flag, ago[1] ?? "", ago[2] ?? "");
  const [, hours = "23", minutes = "59", seconds = "59"] = TIME.exec(typed) ?? [];
  const read = readDay(typed.replace(TIME, "").trim() || "today", app.today, app.week, "behind");
  if ("ambiguous" in read)
    throw new PsvcError({ code: "ambiguous-date", what: flag, value: text, readings: [...read.ambiguous] });
  if ("unknown" in read || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    throw notAMoment(flag, text);
  if (read.day > app.today)
    throw new PsvcError({ code: "bad-date", what: flag, value: text, why: "a day that has not come" });
  const [year = 0, month = 1, day = 1] = read.day.split("-").map(Number);
  const at = new Date(year, month - 1, day, Number(hours), Number(minutes), Number(seconds), 999).toISOString();
  app.remark(
    `${flag} ${typed}: as of ${formatMoment(at)}, ${TIME.test(typed) ? "that minute included" : "the end of that day"}`,
  );
  return at;
}

function momentAgo(app: App, flag: string, count: string, unit: string): string {
  const number = /^\d/.test(count) ? Number(count) : 1;
  const minutes = number * (unit.startsWith("h") ? 60 : 1);
  const at = new Date(Date.parse(app.now()) - minutes * 60_000).toISOString();
  app.remark(`${flag}: as of ${formatMoment(at)}`);
  return at;
}

function notAMoment(flag: string, value: string): PsvcError {
  const form = "Write it like now, 10 minutes ago, 14:30, yesterday, or 2027-03-15 14:30.";
  return new PsvcError({ code: "bad-date", what: flag, value, why: "not a moment that psvc can read", form });
}
