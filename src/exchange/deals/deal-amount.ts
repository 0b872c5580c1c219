import { type Amount, bothReadings, type DecimalMark, readAmount } from "../../domain/text/amount.ts";
import { currencyOfName, shareSign } from "../../domain/text/currency.ts";

/** What a row says of the deal's value. */
export interface DealAmount {
  /** As it stands in the file; empty where nothing does. */
  readonly text: string;
  readonly read: Amount | null;
  /** The currency of the row's own column, else of the amount; null where neither says one. */
  readonly currency: string | null;
  /** Left open, in a sentence: a word for not known, a currency that is none. */
  readonly open: string | null;
  /** Why the row cannot be taken with it, or null. */
  readonly why: string | null;
  /** Its two readings, where another cell of the column supports the less usual one. */
  readonly contradiction: AmountContradiction | null;
}

export interface AmountContradiction {
  readonly text: string;
  readonly shownBy: string;
  readonly readings: readonly { readonly style: string; readonly as: string }[];
}

const NOT_KNOWN = /^(?:[-–—?.]+|n\/?a|tb[acd]|unknown|none|null|\\n|k\.? ?a\.?)$/i;

/**
 * The value of a deal as its row has it. `shown` are the marks that other rows show to be decimal ones; `decimal` is
 * the one that was said.
 */
export function readDealAmount(
  text: string,
  currencyText: string,
  decimal: DecimalMark | undefined,
  shown: ReadonlyMap<DecimalMark, string>,
): DealAmount {
  const named = currencyText ? currencyOfName(currencyText) : null;
  const noCurrency =
    currencyText && named === null ? `the currency "${currencyText}" is left out: it is no ISO code, like EUR` : null;
  const nothing = { text, read: null, currency: named, open: noCurrency, why: null, contradiction: null };
  if (text === "") return nothing;
  if (NOT_KNOWN.test(text)) return { ...nothing, open: `the amount "${text}" is left open` };
  const read = readAmount(text, decimal);
  if ("why" in read) return { ...nothing, why: `the amount "${text}" cannot be taken: ${read.why}` };
  if (named !== null && read.currency !== null && !shareSign(named, read.currency))
    return { ...nothing, why: `the amount "${text}" is in another currency than its column says: ${currencyText}` };
  const shownBy = read.unsure === null ? undefined : shown.get(read.unsure);
  const contradiction =
    read.unsure === null || shownBy === undefined ? null : { text, shownBy, readings: bothReadings(text, read.unsure) };
  return {
    text,
    read,
    currency: named ?? read.currency,
    open: noCurrency,
    why: contradiction && formatContradiction(contradiction),
    contradiction,
  };
}

function formatContradiction({ text, shownBy, readings }: AmountContradiction): string {
  const both = readings.map(({ style, as }) => `${as} (--number-style ${style})`).join(" or ");
  return `the amount "${text}" can be ${both}, for "${shownBy}" in the same column has decimals behind that mark`;
}
