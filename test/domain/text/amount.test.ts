import { describe, expect, test } from "vitest";
import {
  bothReadings,
  decimalMarkOf,
  formatAmount,
  MOST_MONEY,
  readAmount,
  shownDecimals,
} from "../../../src/domain/text/amount.ts";
import { currencyNamed, currencyOfName, shareSign } from "../../../src/domain/text/currency.ts";

describe("an amount", () => {
  test.each<[string, number, string | null]>([
    ["0", 0, null],
    ["7", 7, null],
    ["007", 7, null],
    ["86000", 86_000, null],
    ["350000.0", 350_000, null],
    ["179500.00000000", 179_500, null],
    ["1,234,567.89", 1_234_567.89, null],
    ["1.234.567,89", 1_234_567.89, null],
    ["1.234.567,00", 1_234_567, null],
    ["1.234,500", 1234.5, null],
    ["$1,234,567.89", 1_234_567.89, "USD"],
    ["€ 12.345,67", 12_345.67, "EUR"],
    ["USD 86,000.00", 86_000, "USD"],
    ["usd 86,000.00", 86_000, "USD"],
    ["86 000,50 €", 86_000.5, "EUR"],
    ["86\u00a0000,50\u00a0€", 86_000.5, "EUR"],
    ["86\u202f000,50 €", 86_000.5, "EUR"],
    ["86\u2009000.50", 86_000.5, null],
    ["1 234 567", 1_234_567, null],
    ["1'250'000.50", 1_250_000.5, null],
    ["1’250’000", 1_250_000, null],
    ["CHF 1'250'000.-", 1_250_000, "CHF"],
    ["86.000,-", 86_000, null],
    ["86,-- €", 86, "EUR"],
    ["₹ 5,000/-", 5000, "INR"],
    ["250_000", 250_000, null],
    ["12,34,567", 1_234_567, null],
    ["₹ 12,34,567", 1_234_567, "INR"],
    ["₹ 12,34,567.50", 1_234_567.5, "INR"],
    ["1,23,45,678", 12_345_678, null],
    ["1.234.567", 1_234_567, null],
    ["1,234,567", 1_234_567, null],
    ["86,5", 86.5, null],
    ["86.5", 86.5, null],
    ["86,50", 86.5, null],
    ["12,34", 12.34, null],
    ["86.05", 86.05, null],
    ["0,5", 0.5, null],
    [".5", 0.5, null],
    ["$.50", 0.5, "USD"],
    ["0.500", 0.5, null],
    ["0,500", 0.5, null],
    ["1234,500", 1234.5, null],
    ["1234.5600", 1234.56, null],
    ["12,500", 12_500, null],
    ["12.500", 12_500, null],
    ["EUR 12,500", 12_500, "EUR"],
    ["€ 250.000", 250_000, "EUR"],
    ["1.2E+06", 1_200_000, null],
    ["1,2E+06", 1_200_000, null],
    ["1.2e6", 1_200_000, null],
    ["5E-1", 0.5, null],
    ["1.234E3 EUR", 1234, "EUR"],
    ["250k", 250_000, null],
    ["250 K", 250_000, null],
    ["£45k", 45_000, "GBP"],
    ["86 k€", 86_000, "EUR"],
    ["1.2m", 1_200_000, null],
    ["1,5m", 1_500_000, null],
    ["1.2345m", 1_234_500, null],
    ["€1.2m", 1_200_000, "EUR"],
    ["1.2m EUR", 1_200_000, "EUR"],
    ["1,5 Mio", 1_500_000, null],
    ["1,5 Mio. EUR", 1_500_000, "EUR"],
    ["EUR 1,5 Mio", 1_500_000, "EUR"],
    ["2 MEUR", 2_000_000, "EUR"],
    ["3 MXN", 3, "MXN"],
    ["3 KES", 3, "KES"],
    ["1,2 Mrd", 1_200_000_000, null],
    ["1.2 bn USD", 1_200_000_000, "USD"],
    ["12 lakh", 1_200_000, null],
    ["₹ 12.5 lakhs", 1_250_000, "INR"],
    ["2 crore", 20_000_000, null],
    ["US$ 500", 500, "USD"],
    ["A$500", 500, "AUD"],
    ["R$ 1.234,50", 1234.5, "BRL"],
    ["$500 CAD", 500, "CAD"],
    ["CNY 500 ¥", 500, "CNY"],
    ["500 zł", 500, "PLN"],
    ["  EUR86000 ", 86_000, "EUR"],
    ["9,999,999,999,999.99", MOST_MONEY, null],
    ["9.999.999.999.999,99", MOST_MONEY, null],
  ])("%j is %d in %s", (text, value, currency) => {
    expect(readAmount(text)).toMatchObject({ value, currency });
  });

  test.each([
    ["", "no number"],
    ["TBD", "no number"],
    ["-", "no number"],
    ["EUR", "no number"],
    ["(1,200.00)", "negative"],
    ["($1,200)", "negative"],
    ["$(1,200)", "negative"],
    ["-500", "negative"],
    ["−500", "negative"],
    ["EUR -500", "negative"],
    ["-€500", "negative"],
    ["1.200,00-", "negative"],
    ["500- EUR", "negative"],
    ["100-200", "not one number"],
    ["50%", "%"],
    ["5 m2", "not one number"],
    ["CHF.500", "not one number"],
    ["12,34.50", "not grouped"],
    ["12,34,56", "not grouped"],
    ["1,2345,678", "not grouped"],
    ["1.234.56", "not grouped"],
    ["86 00", "not grouped"],
    ["1 2", "not grouped"],
    ["86,000 000", "not grouped"],
    ["1 234'567", "not grouped"],
    ["1,234.567.89", "not grouped"],
    ["0,123,456", "not grouped"],
    ["1 234.567,89", "three different"],
    ["0.125", "3 decimals"],
    ["012.505", "3 decimals"],
    ["1234.567", "3 decimals"],
    ["1,234.567", "3 decimals"],
    ["1.2345", "4 decimals"],
    ["5E-3", "3 decimals"],
    ["10,000,000,000,000", "more than 9,999,999,999,999.99"],
    ["9,999,999,999,999.995", "3 decimals"],
    ["1e99", "more than"],
    ["10000 Mrd", "more than"],
    ["86000.", '"."'],
    ["15 MIO MIO", '"MIO MIO"'],
    ["ABC 500", '"ABC" is not a currency'],
    ["500 XYZ", '"XYZ" is not a currency'],
    ["500 kr", '"kr" is not a currency'],
    ["€ 500 USD", "two currencies"],
    ["EUR 500 £", "two currencies"],
    ["1.2E6E6", "not one number"],
    ["1,200.5E3", "exponent"],
  ])("%j is refused: %s", (text, why) => {
    expect(readAmount(text)).toEqual({ why: expect.stringContaining(why) });
  });

  test.each([
    ["12,500", ",", 12_500, 12.5],
    ["12.500", ".", 12_500, 12.5],
    ["1,000", ",", 1000, 1],
    ["123.450", ".", 123_450, 123.45],
  ] as const)("with one mark and three digits, %j has two readings", (text, mark, thousands, decimals) => {
    const other = mark === "." ? "," : ".";
    expect(readAmount(text)).toMatchObject({ value: thousands, unsure: mark });
    expect(readAmount(text, other)).toMatchObject({ value: thousands, unsure: null });
    expect(readAmount(text, mark)).toMatchObject({ value: decimals, unsure: null });
  });

  test.each([
    "86,5",
    "86.50",
    "1234.500",
    "0.500",
    "1,234,567",
    "1.234,50",
    "86 000",
    "1.2E+06",
    "1234",
  ])("%j has one reading, whatever the style", (text) => {
    const plain = readAmount(text);
    expect(plain).toMatchObject({ unsure: null });
    expect([readAmount(text, "."), readAmount(text, ",")]).toEqual([plain, plain]);
  });

  test("that as decimals has three of them is refused in that style alone", () => {
    expect(readAmount("12.345")).toMatchObject({ value: 12_345 });
    expect(readAmount("12.345", ".")).toEqual({ why: expect.stringContaining("3 decimals") });
    expect(bothReadings("12.345", ".").map(({ as }) => as)).toEqual(["12,345", expect.stringContaining("nothing")]);
  });
});

describe("a column of amounts", () => {
  test.each([
    [["12.500", "86,50"], [","]],
    [["12.500", "1.234,56"], [","]],
    [["12.500", "86.5"], ["."]],
    [["12.500", "1,234.56"], ["."]],
    [["12.500", "179500.0000"], ["."]],
    [["12.500", "1.234.567", "TBD", "86 000"], []],
    [
      ["86,5", "86.5"],
      [",", "."],
    ],
    [[], []],
  ])("%j shows %j to be decimal marks", (texts, marks) => {
    expect([...shownDecimals(texts).keys()]).toEqual(marks);
  });

  test("has both readings of what is not sure, each with its style", () => {
    expect(bothReadings("€ 12,500", ",")).toEqual([
      { style: "1,234.56", as: "EUR 12,500" },
      { style: "1.234,56", as: "EUR 12.50" },
    ]);
  });
});

describe("a number style", () => {
  test.each([
    ["1.234,56", ","],
    ["1,234.56", "."],
    ["1 234,56", ","],
    ["1'234.56", "."],
    ["1234,56", ","],
    ["1,234,56", null],
    ["german", null],
    ["", null],
  ])("%j has the decimal mark %s", (style, mark) => {
    expect(decimalMarkOf(style)).toBe(mark);
  });
});

describe("a currency", () => {
  test.each([
    ["eur", "EUR"],
    ["€", "EUR"],
    ["$", "USD"],
    ["ABC", null],
    ["Mio", null],
    ["", null],
  ])("%j is %s", (text, code) => expect(currencyNamed(text)).toBe(code));

  test.each([
    ["Euro", "EUR"],
    ["US Dollar", "USD"],
    ["Schweizer Franken", "CHF"],
    ["real brasileiro", "BRL"],
    ["Gold", null],
  ])("in a column of its own may have its name: %j is %s", (text, code) => expect(currencyOfName(text)).toBe(code));

  test("shares its sign with some others", () => {
    expect([shareSign("USD", "CAD"), shareSign("EUR", "EUR"), shareSign("EUR", "USD")]).toEqual([true, true, false]);
  });
});

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const grouped = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark);
const indian = (digits: string) =>
  digits.length > 3 ? `${digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ",")},${digits.slice(-3)}` : digits;

const STYLES: Readonly<Record<string, (whole: string, cents: string) => string>> = {
  plain: (whole, cents) => `${whole}.${cents}`,
  "plain with a comma": (whole, cents) => `${whole},${cents}`,
  English: (whole, cents) => `${grouped(whole, ",")}.${cents}`,
  German: (whole, cents) => `${grouped(whole, ".")},${cents}`,
  French: (whole, cents) => `${grouped(whole, "\u202f")},${cents}`,
  Polish: (whole, cents) => `${grouped(whole, "\u00a0")},${cents}`,
  Swiss: (whole, cents) => `${grouped(whole, "'")}.${cents}`,
  Indian: (whole, cents) => `${indian(whole)}.${cents}`,
};

describe("every amount up to the largest comes back", () => {
  const random = sequence(20_261_201);
  const amounts = [
    ["0", "00"],
    ["0", "01"],
    ["999", "99"],
    ["1000", "00"],
    ["9999999999999", "99"],
    ...Array.from({ length: 400 }, () => {
      const length = 1 + Math.floor(random() * 13);
      const whole = Array.from({ length }, () => Math.floor(random() * 10)).join("");
      return [whole.replace(/^0+(?=\d)/, ""), String(Math.floor(random() * 100)).padStart(2, "0")];
    }),
  ] as [string, string][];

  test.each(Object.entries(STYLES))("written in the style %s", (_, write) => {
    for (const [whole, cents] of amounts)
      for (const [before, behind] of [
        ["", ""],
        ["EUR ", ""],
        ["", " €"],
      ]) {
        const text = before + write(whole, cents) + behind;
        expect([text, readAmount(text)]).toEqual([
          text,
          expect.objectContaining({ value: Number(`${whole}.${cents}`) }),
        ]);
      }
  });

  test("as psvc prints it", () => {
    for (const [whole, cents] of amounts) {
      const amount = { value: Number(`${whole}.${cents}`), currency: "EUR" };
      expect(readAmount(formatAmount(amount))).toMatchObject(amount);
    }
  });
});
