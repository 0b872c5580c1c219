/** How a number of a spreadsheet is shown, as far as its meaning depends on it. */
export type NumberFormat =
  | { readonly kind: "plain" }
  | { readonly kind: "day" }
  | { readonly kind: "time" }
  | {
      readonly kind: "digits";
      readonly before: string;
      readonly after: string;
      /** At least so many digits before the point: `007`. */
      readonly least: number;
      /** So many behind it: `1.10`; null where that is left to the number. */
      readonly decimals: number | null;
      readonly isPercentage: boolean;
    };

const PLAIN: NumberFormat = { kind: "plain" };
/** Formats without a code in the file, by number. */
const BUILT_IN: Readonly<Record<number, string>> = { 1: "0", 2: "0.00", 9: "0%", 10: "0.00%" };

/** The format of this number; `code` is what the file says of it. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined && ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)))
    return { kind: "day" };
  if (code === undefined && ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))) return { kind: "time" };
  const [first = ""] = (code ?? BUILT_IN[id] ?? "").split(";");
  return first === "" ? PLAIN : formatOfCode(first);
}

/** Letters of days and years in the languages of those who write formats by hand: `TT.MM.JJJJ`, `jj/mm/aaaa`. */
const DAY_LETTERS = /[dyjta]|m{3,}/i;
const TIME_LETTERS = /[hs]/i;

function formatOfCode(code: string): NumberFormat {
  const shown = code
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, (_, sign: string) => (sign ? `"${sign}"` : ""))
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/[_*]./g, "");
  const bare = shown.replace(/"[^"]*"|\\./g, "");
  if (/general|standard|@/i.test(bare)) return PLAIN;
  if (!/[#?]/.test(bare) && DAY_LETTERS.test(bare)) return { kind: "day" };
  if (!/[#?]/.test(bare) && TIME_LETTERS.test(bare)) return { kind: "time" };
  const [, before = "", digits = "", after = ""] = /^([^0#?]*)([0#?][0#?,.]*)(.*)$/s.exec(shown) ?? [];
  if (digits === "" || /[0#?/E]/.test(after.replace(/"[^"]*"|\\./g, ""))) return PLAIN;
  const [whole = "", fraction] = digits.split(".");
  return {
    kind: "digits",
    before: literal(before),
    after: literal(after.replaceAll("%", "")),
    least: whole.replace(/[^0]/g, "").length,
    decimals: fraction === undefined ? null : fraction.replace(/[^0]/g, "").length,
    isPercentage: /%/.test(after.replace(/"[^"]*"/g, "")),
  };
}

function literal(code: string): string {
  return code
    .replace(/"([^"]*)"|\\(.)/g, (_, quoted: string | undefined, single: string | undefined) => quoted ?? single ?? "")
    .trim();
}

/** What a spreadsheet shows for a number that it is to show as a day and cannot. */
const NO_DAY = "#NUM!";
const DAY_IN_MS = 86_400_000;
/** The last day of the year 9999, counted from 1900. */
const LAST_SERIAL = 2_958_465;

/** A number as text: days as ISO, ids with their zeros, percentages as such; never rounded. */
export function formatNumber(value: number, format: NumberFormat, isFrom1904: boolean): string {
  if (format.kind === "day") return dayOfSerial(value, isFrom1904);
  if (format.kind === "time") return value < 1 ? timeOf(value) : dayOfSerial(value, isFrom1904);
  if (format.kind === "plain") return String(value);
  const { before, after, least, decimals, isPercentage } = format;
  const shown = isPercentage ? Number((value * 100).toPrecision(15)) : value;
  const fixed = decimals === null || decimals > 20 ? String(shown) : shown.toFixed(decimals);
  const digits = Number(fixed) === shown && !fixed.includes("e") ? fixed : String(shown);
  const [whole = "", ...fraction] = digits.split(".");
  const padded = [whole.startsWith("-") ? whole : whole.padStart(least, "0"), ...fraction].join(".");
  return `${before}${padded}${after}${isPercentage ? "%" : ""}`;
}

function dayOfSerial(serial: number, isFrom1904: boolean): string {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return NO_DAY;
  const first = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const seconds = Math.round(serial * 86_400);
  const text = new Date(first + seconds * 1000).toISOString();
  return (seconds * 1000) % DAY_IN_MS === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

function timeOf(share: number): string {
  return new Date(Math.round(share * 86_400) * 1000).toISOString().slice(11, 16);
}
