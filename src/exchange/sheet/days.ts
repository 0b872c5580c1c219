import { type Day, formatDay, isDay, type ReadDay } from "../../domain/time/calendar.ts";

export const DATE_ORDERS = ["dmy", "mdy"] as const;
/** Whether 03/04/2027 is the third of April or the fourth of March. */
export type DateOrder = (typeof DATE_ORDERS)[number];

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$/;

/**
 * A day in a file: ISO, also with a time behind it, or numbers. Numbers that can be read in two ways are ambiguous
 * unless the order is given, and then that order is the only one.
 */
export function readFileDay(text: string, order: DateOrder | undefined): ReadDay {
  const iso = text.trim().slice(0, 10);
  if (isDay(iso) && /^.{10}(?:$|[ T])/.test(text.trim())) return { day: iso };
  const numbers = NUMERIC.exec(text.trim());
  if (!numbers) return { unknown: true };
  const [first, second, year] = [numbers[1] ?? "", numbers[2] ?? "", numbers[3] ?? ""];
  const readings = {
    dmy: written(year, second, first),
    mdy: written(year, first, second),
  };
  const allowed = [...new Set(order ? [readings[order]] : [readings.dmy, readings.mdy])].filter(isDay);
  const [day] = allowed;
  if (!day) return { unknown: true };
  return allowed.length > 1 ? { ambiguous: allowed } : { day };
}

/** Why a day in a file cannot be taken. */
export function formatUnreadDay(text: string, read: Exclude<ReadDay, { readonly day: Day }>): string {
  return "ambiguous" in read
    ? `${text} can be ${read.ambiguous.map(formatDay).join(" or ")}: say --date-order ${DATE_ORDERS.join(" or ")}`
    : `${text} is no day that psvc can read`;
}

function written(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
