import { addDays, type Day, formatDay, isDay, type ReadDay, two } from "../../domain/time/calendar.ts";
import { monthOfName } from "./month-names.ts";

export const DATE_ORDERS = ["dmy", "mdy"] as const;
/** Whether 03/04/2027 is the third of April or the fourth of March. */
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How the days of a file are written, as far as it is known. */
export interface DayStyle {
  readonly order: DateOrder | undefined;
  /** Whether a bare number counts days from 1904, as in workbooks of old Macs. */
  readonly isFrom1904?: boolean;
}

const NOTHING: ReadDay = { unknown: true };

/**
 * A day in a file, whatever program wrote it: ISO, the year first, the name of a month in six languages, numbers, a
 * spreadsheet's serial number, seconds or milliseconds since 1970; a time behind it is passed over. Numbers with
 * slashes or hyphens that can be read in two ways are ambiguous unless the order is given; with dots the day is first.
 */
export function readFileDay(text: string, { order, isFrom1904 = false }: DayStyle): ReadDay {
  const bare = withoutTime(text.trim().replace(/\s+/g, " "));
  return (
    readYearFirst(bare) ??
    readWithMonth(bare) ??
    readNumeric(bare, order) ??
    readSerial(bare, isFrom1904) ??
    readEpoch(bare) ??
    NOTHING
  );
}

/** The one order that cells such as 20/11/2026 show; undefined where none does, or both. */
export function shownOrder(texts: readonly string[]): DateOrder | undefined {
  const orders = new Set(
    texts.flatMap((text) => {
      const read = readings(withoutTime(text.trim()));
      return read === null || read.hasDots || read.days.length !== 1 || read.dmy === read.mdy
        ? []
        : [isDay(read.dmy) ? "dmy" : "mdy"];
    }),
  );
  const [only] = orders;
  return orders.size === 1 ? (only as DateOrder) : undefined;
}

/** Words for a day that is not known yet. */
const OPEN = new RegExp(
  "^(?:t\\.?b\\.?[acd]\\.?|n/?a|n\\.a\\.|k\\.? ?a\\.?|unknown|none|null|nil|open|offen|ongoing|asap|pending|" +
    "[-–—?.]+|0{4}[-/]00[-/]00|\\\\n)$",
  "i",
);
/** Periods, which are no day. */
const PERIOD =
  /^(?:[qh][1-4][\s/'-]*(?:fy)?\d{2,4}|(?:fy)?\d{4}[\s/-]*[qh][1-4]|\d{4}[-/]\d{1,2}|(?:\p{L}+\.? )?\d{4})$/iu;

/** Whether the cell says that there is no day yet, or a period instead of one. */
export function isOpenDay(text: string): boolean {
  return OPEN.test(text.trim()) || PERIOD.test(text.trim());
}

/** Why a day in a file cannot be taken. */
export function formatUnreadDay(text: string, read: Exclude<ReadDay, { readonly day: Day }>): string {
  return "ambiguous" in read
    ? `${text} can be ${read.ambiguous.map(formatDay).join(" or ")}: say --date-order ${DATE_ORDERS.join(" or ")}`
    : `${text} is no day that psvc can read`;
}

const TIME = new RegExp(
  "(?:T|,? (?:at |um |à )?|,)\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?" +
    "(?: ?(?:z|utc|gmt|uhr|[a-z]{3,4}|[+-]\\d{2}:?\\d{2}))*$",
  "i",
);

function withoutTime(text: string): string {
  const bare = text.replace(TIME, "").replace(/,$/, "");
  const [, weekday, rest = bare] = /^(\p{L}{2,12})\.?,? (?=.*\d)(.+)$/u.exec(bare) ?? [];
  return weekday === undefined || monthOfName(weekday) !== null ? bare : rest;
}

function readYearFirst(text: string): ReadDay | null {
  const [, year, , month, day, shortMonth, shortDay] =
    /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))$/.exec(text) ?? [];
  return year === undefined ? null : dayOf(year, month ?? shortMonth ?? "", day ?? shortDay ?? "");
}

const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ /-]*(?:de |of )?(\p{L}{3,12})\.?[ ,/-]*(?:de |of )?(\d{4}|\d\d)$/iu;
const MONTH_FIRST = /^(\p{L}{3,12})\.?[ /-]*(\d{1,2})(?:st|nd|rd|th)?,?[ /-]+(\d{4})$/u;

/** `14-Jul-2026`, `14. Juli 2026`, `14 de julho de 2026`, `Jul 14, 2026`, `12/Mar/27`. */
function readWithMonth(text: string): ReadDay | null {
  const [, first = "", second = "", year] = DAY_FIRST.exec(text) ?? MONTH_FIRST.exec(text) ?? [];
  if (year === undefined) return null;
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first];
  const month = monthOfName(name);
  return month === null ? null : dayOf(year, String(month), day);
}

function readNumeric(text: string, order: DateOrder | undefined): ReadDay | null {
  const found = readings(text);
  if (found === null) return null;
  if (order !== undefined && !found.hasDots) return isDay(found[order]) ? { day: found[order] } : NOTHING;
  const [day] = found.days;
  if (day === undefined) return NOTHING;
  return found.days.length > 1 ? { ambiguous: found.days } : { day };
}

/** Both readings of numbers with the year behind; `days` are those that are one. */
function readings(text: string) {
  const [, first = "", separator, second = "", year = ""] =
    /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
  if (separator === undefined) return null;
  const hasDots = separator === ".";
  const [dmy, mdy] = [written(year, second, first), written(year, first, second)];
  return { dmy, mdy, hasDots, days: [...new Set(hasDots ? [dmy] : [dmy, mdy])].filter(isDay) };
}

/** What a spreadsheet counts in days; the numbers of the years 1954 to 2119. */
function readSerial(text: string, isFrom1904: boolean): ReadDay | null {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return null;
  const days = Number.parseInt(text, 10);
  if (days < 20_000 || days > 80_000) return null;
  return { day: isFrom1904 ? addDays("1904-01-01", days) : addDays("1899-12-30", days) };
}

/** Seconds or milliseconds since 1970, of the years 2001 to 2128. */
function readEpoch(text: string): ReadDay | null {
  if (!/^[1-4]\d{9}(?:\d{3})?$/.test(text)) return null;
  return { day: new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString().slice(0, 10) };
}

function dayOf(year: string, month: string, day: string): ReadDay {
  const text = written(year, month, day);
  return isDay(text) ? { day: text } : NOTHING;
}

function written(year: string, month: string, day: string): string {
  return `${year.length === 2 ? `20${year}` : year}-${two(Number(month))}-${two(Number(day))}`;
}
