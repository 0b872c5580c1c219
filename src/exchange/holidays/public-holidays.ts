import type { Day } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";

export interface PublicHoliday {
  readonly day: Day;
  /** In the language of the country. */
  readonly name: string;
}

/** `DE`, and `DE-BY` for one of its states. */
const PLACE = /^([A-Za-z]{2})(?:-([A-Za-z0-9]{1,3}))?$/;

/**
 * Returns the public holidays of a country, or of one of its states, in the years given, in order. Half days and days
 * that are only observed are left out. The days come from the package date-holidays and need no network.
 *
 * Throws `bad-value` for a country or state that it does not know, naming the states there are.
 */
export async function publicHolidays(place: string, years: readonly number[]): Promise<readonly PublicHoliday[]> {
  const [, country, state] = PLACE.exec(place.trim().toUpperCase()) ?? [];
  const { default: Holidays } = await import("date-holidays");
  const known = new Holidays();
  if (country === undefined || !(country in known.getCountries()))
    throw unknownPlace(place, "two letters of a country, such as DE, US, GB, FR or NL, or DE-BY for one of its states");
  const states = known.getStates(country) ?? {};
  if (state !== undefined && !(state in states))
    throw unknownPlace(place, `a state of ${country}: ${Object.keys(states).join(", ") || "it has none here"}`);
  const found = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const holidays = years.flatMap((year) => found.getHolidays(year) ?? []);
  const days = new Map<Day, string>();
  for (const { date, name, type } of holidays) {
    const [day = "", time] = date.split(" ");
    if (type === "public" && time === "00:00:00" && !days.has(day)) days.set(day, name);
  }
  return [...days].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

function unknownPlace(value: string, why: string): PsvcError {
  return new PsvcError({ code: "bad-value", what: "--country", value, allowed: null, why: `it is ${why}` });
}
