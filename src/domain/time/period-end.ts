import { type Day, endOfMonth, isDay, MONTHS, two } from "./calendar.ts";

/**
 * The last day of the period that a text names: `2027-06-30`, `15 jun 2027`, `June 2027`, `Q3 2027`, `H1 2027`. null
 * where it names none.
 */
export function periodEnd(text: string): Day | null {
  const words = text.toLowerCase();
  const [, written] = /\b(\d{4}-\d\d-\d\d)\b/.exec(words) ?? [];
  if (written && isDay(written)) return written;
  const [, day, month, year] = /\b(?:(\d{1,2})\.? )?([a-z]{3,9}),? ((?:19|20|21)\d\d)\b(?!\.\d)/.exec(words) ?? [];
  const index = MONTHS.findIndex((name) => month?.startsWith(name));
  if (index >= 0 && day) {
    const on = `${year}-${two(index + 1)}-${two(Number(day))}`;
    if (isDay(on)) return on;
  }
  if (index >= 0) return endOfMonth(Number(year), index);
  const period =
    /\b([qh])([1-4])[ /-]?((?:19|20|21)\d\d)\b/.exec(words) ??
    turned(/\b((?:19|20|21)\d\d)[ /-]?([qh])([1-4])\b/.exec(words));
  if (!period) return null;
  const [, letter, count, of] = period;
  const last = Number(count) * (letter === "q" ? 3 : 6);
  return last > 12 ? null : endOfMonth(Number(of), last - 1);
}

function turned(found: RegExpExecArray | null): string[] | null {
  return found && [found[0], found[2] ?? "", found[3] ?? "", found[1] ?? ""];
}
