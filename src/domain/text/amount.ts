import { currenciesOf } from "./currency.ts";

/** The mark before the decimals. */
export type DecimalMark = "." | ",";

/** An amount of money as somebody wrote it. */
export interface Amount {
  readonly value: number;
  readonly currency: string | null;
  /** The only mark in it, where it has three digits behind it and could be either kind; read as thousands. */
  readonly unsure: DecimalMark | null;
  /** The mark that this amount shows to be the decimal one; null where it shows none. */
  readonly decimal: DecimalMark | null;
}

export type ReadAmount = Amount | { readonly why: string };

export const MOST_MONEY = 9_999_999_999_999.99;

/** How amounts are written, as --number-style takes it. */
export const NUMBER_STYLES = ["1.234,56", "1,234.56"] as const;

export const AMOUNT_SAMPLES = "86000, 250k, 1.2m or 'EUR 86,000'";

/** Powers of ten by the word that multiplies. */
const MULTIPLIERS: Readonly<Record<string, number>> = {
  "": 0,
  k: 3,
  tsd: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  mln: 6,
  mio: 6,
  million: 6,
  millions: 6,
  millionen: 6,
  bn: 9,
  mrd: 9,
  milliarden: 9,
  lakh: 5,
  lakhs: 5,
  lac: 5,
  crore: 7,
  crores: 7,
};

const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;
const APOSTROPHES = /['’‘ʼ′`´]/gu;
const MINUS = /^[-−–—]|^\D*[-−–—]\s*\d|\d\s*[-−–—]\s*\D*$/u;
/** No cents, as it is written in Switzerland, Germany, the Netherlands and India: `86.-`, `86,--`, `86/-`. */
const NO_CENTS = /(\d)(?:[.,][-−–—]{1,2}|\/[-−–—])(?=\D*$)/u;
const PARTS = /^(\D*?)([.,]?\d(?:[\d.,'_ ]*\d)?(?:e[+-]?\d{1,2})?)(\D*)$/iu;
const EXPONENT = /^(\d+)(?:[.,](\d+))?e([+-]?\d+)$/iu;

/**
 * Reads an amount. Two different marks: the last one is the decimal mark. One mark twice or more: thousands. One mark
 * with one or two digits behind it: decimals. One mark with three digits behind it: thousands, and `unsure`, unless
 * `decimal` says which mark the decimal one is.
 */
export function readAmount(text: string, decimal?: DecimalMark): ReadAmount {
  const plain = text.replace(SPACES, " ").replace(APOSTROPHES, "'").trim().replace(NO_CENTS, "$1");
  if (!/\d/.test(plain)) return { why: "it has no number" };
  if (/^\(.*\)$/.test(plain) || /^\D*\(\s*\D*\d.*\)\D*$/.test(plain) || MINUS.test(plain))
    return { why: "it is negative" };
  const parts = PARTS.exec(plain);
  const [, before = "", body = "", behind = ""] = parts ?? [];
  if (!parts || /\p{L}[.,]$/u.test(before + body.charAt(0))) return { why: "it is not one number" };
  const unit = unitOf(before.trim(), behind.trim());
  if ("why" in unit) return unit;
  const digits = digitsOf(body, decimal);
  if ("why" in digits) return digits;
  const value = exactValue(digits, unit.power);
  return typeof value === "number"
    ? { value, currency: unit.currency, unsure: digits.unsure, decimal: digits.decimal }
    : value;
}

/** The decimal mark of a style like `1.234,56` or `1 234.56`; null for what is no style. */
export function decimalMarkOf(style: string): DecimalMark | null {
  const plain = style.replace(SPACES, " ").replace(APOSTROPHES, "'").trim();
  const found = /^\d{1,3}([.,' ]?)\d{3}([.,])\d{2}$/.exec(plain);
  return found && found[1] !== found[2] ? (found[2] as DecimalMark) : null;
}

/** The marks that some amount of a column shows to be decimal ones, each with that amount. */
export function shownDecimals(texts: readonly string[]): ReadonlyMap<DecimalMark, string> {
  const shown = new Map<DecimalMark, string>();
  for (const text of texts) {
    const read = readAmount(text);
    if (!("why" in read) && read.decimal !== null && !shown.has(read.decimal)) shown.set(read.decimal, text);
  }
  return shown;
}

/** Both readings of an amount whose only mark is `mark`, with their styles; the one with decimals last. */
export function bothReadings(
  text: string,
  mark: DecimalMark,
): readonly { readonly style: string; readonly as: string }[] {
  const other = mark === "." ? "," : ".";
  return [other, mark].map((decimal) => {
    const read = readAmount(text, decimal as DecimalMark);
    return {
      style: NUMBER_STYLES.find((style) => decimalMarkOf(style) === decimal) ?? "",
      as: "why" in read ? `nothing (${read.why})` : formatAmount(read),
    };
  });
}

type Unit = { readonly currency: string | null; readonly power: number } | { readonly why: string };

/** What stands around the number: a currency on either side, and a word that multiplies behind it. */
function unitOf(before: string, behind: string): Unit {
  const first = before === "" ? null : currenciesOf(before.replace(/\.$/, ""));
  if (first?.length === 0) return { why: `"${before}" is not a currency code or sign` };
  for (const [word, power] of Object.entries(MULTIPLIERS)) {
    const rest = withoutWord(behind, word);
    if (rest === null) continue;
    const last = rest === "" ? null : currenciesOf(rest);
    if (last?.length === 0) continue;
    const currency = agreed(first, last);
    return currency === undefined
      ? { why: `${before} and ${rest} are two currencies` }
      : { currency: currency ?? null, power };
  }
  return { why: `"${behind}" is not a currency code or sign` };
}

/** What follows the word; null where the text does not begin with it. */
function withoutWord(text: string, word: string): string | null {
  if (!text.toLowerCase().startsWith(word)) return null;
  return word === "" ? text : text.slice(word.length).replace(/^\./, "").trim();
}

/** The currency that both sides can mean; undefined where there is none. */
function agreed(first: readonly string[] | null, last: readonly string[] | null): string | null | undefined {
  if (first === null || last === null) return (first ?? last)?.[0] ?? null;
  // A code says which of the currencies of a sign is meant.
  const [code, others] = first.length <= last.length ? [first, last] : [last, first];
  return code.find((one) => others.includes(one));
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
  readonly shift: number;
  readonly unsure: DecimalMark | null;
  readonly decimal: DecimalMark | null;
}

type ReadDigits = Digits | { readonly why: string };

function digitsOf(body: string, decimal: DecimalMark | undefined): ReadDigits {
  const exponent = EXPONENT.exec(body);
  if (exponent) {
    const [, whole = "", fraction = "", power = ""] = exponent;
    const mark = body.charAt(whole.length);
    return { whole, fraction, shift: Number(power), unsure: null, decimal: isDecimalMark(mark) ? mark : null };
  }
  if (/e/i.test(body)) return { why: "its exponent belongs to a plain number" };
  const marks = body.match(/[.,' _]/g) ?? [];
  const kinds = [...new Set(marks)];
  const [only] = kinds;
  const last = marks.at(-1);
  if (only === undefined) return { whole: body, fraction: "", shift: 0, unsure: null, decimal: null };
  if (kinds.length > 2) return { why: "it has three different separators" };
  if (kinds.length === 2) return isDecimalMark(last) ? withDecimals(body, last) : badGroups(body);
  return marks.length > 1 || !isDecimalMark(only) ? grouped(body) : withOneMark(body, only, decimal);
}

function isDecimalMark(mark: string | undefined): mark is DecimalMark {
  return mark === "." || mark === ",";
}

function withDecimals(body: string, mark: DecimalMark): ReadDigits {
  const [before = "", fraction = "", ...more] = body.split(mark);
  const whole = ungrouped(before);
  if (more.length > 0 || whole === null) return badGroups(body);
  return { whole, fraction, shift: 0, unsure: null, decimal: mark };
}

function grouped(body: string): ReadDigits {
  const whole = ungrouped(body);
  return whole === null ? badGroups(body) : { whole, fraction: "", shift: 0, unsure: null, decimal: null };
}

function badGroups(body: string): { readonly why: string } {
  return { why: `${body} is not grouped in thousands` };
}

function withOneMark(body: string, mark: DecimalMark, decimal: DecimalMark | undefined): ReadDigits {
  const [whole = "", fraction = ""] = body.split(mark);
  const looksGrouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (looksGrouped && decimal !== mark)
    return {
      whole: whole + fraction,
      fraction: "",
      shift: 0,
      unsure: decimal === undefined ? mark : null,
      decimal: null,
    };
  return { whole: whole || "0", fraction, shift: 0, unsure: null, decimal: mark };
}

/** Groups of three, or Indian ones: three at the end and two before; null for any other. */
function ungrouped(text: string): string | null {
  const isGrouped = /^[1-9]\d{0,2}(?:([.,' _])\d{3})(?:\1\d{3})*$|^[1-9]\d?(?:([.,' _])\d{2})(?:\2\d{2})*\2\d{3}$/;
  return isGrouped.test(text) ? text.replace(/\D/g, "") : null;
}

/** Moves the decimal mark by digits, so that no amount is off by a rounding. */
function exactValue({ whole, fraction, shift }: Digits, power: number): number | { readonly why: string } {
  const places = shift + power;
  const digits = whole + fraction;
  const at = whole.length + places;
  const padded = at < 0 ? "0".repeat(-at) + digits : digits.padEnd(at, "0");
  const units = padded.slice(0, Math.max(at, 0)).replace(/^0+(?=\d)/, "");
  const cents = padded.slice(Math.max(at, 0)).replace(/0+$/, "");
  if (cents.length > 2) return { why: `it has ${cents.length} decimals, and money has at most two` };
  if (units.length > 13) return { why: `it is more than ${formatMoney(MOST_MONEY)}` };
  return Number(`${units || "0"}.${cents || "0"}`);
}

/** `12,500`, `1,234.50`. */
function formatMoney(value: number): string {
  const [whole = "", cents = ""] = String(value).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (cents && `.${cents.padEnd(2, "0")}`);
}

/** How the amount was understood: `EUR 12,500`. */
export function formatAmount({
  value,
  currency,
}: {
  readonly value: number;
  readonly currency: string | null;
}): string {
  return currency === null ? formatMoney(value) : `${currency} ${formatMoney(value)}`;
}
