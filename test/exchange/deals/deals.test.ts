import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import { type DealOptions, readDeals } from "../../../src/exchange/deals/deals.ts";
import { readSheet } from "../../../src/exchange/sheet/sheet.ts";

const NOTHING: DealOptions = { map: [], wonStages: [], dateOrder: undefined, decimal: undefined };

function read(content: string | Buffer, options: Partial<DealOptions> = {}) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return readDeals(readSheet(bytes, "deals.csv", "deals"), { ...NOTHING, ...options });
}

describe("an export of deals", () => {
  test("of HubSpot: a stage is a label or an internal id, an amount is short or quoted", () => {
    const { won, notWon } = read(
      `Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Associated Company
1,Birch rollout,Closed Won,90k,Kim,2026-11-02,Birch Ltd
2,Elm trial,appointmentscheduled,5000,Kim,2026-12-01,Elm
3,"Ash, phase one",closedwon,"1,100,000",Kim,2026-11-03,Ash
`,
    );
    expect(won).toMatchObject([
      {
        id: "1",
        customer: "Birch Ltd",
        name: "Birch rollout",
        days: { closedOn: "2026-11-02" },
        texts: { dealOwner: "Kim" },
        amount: { text: "90k", read: { value: 90_000 }, why: null },
        why: [],
      },
      { id: "3", customer: "Ash", amount: { read: { value: 1_100_000 } } },
    ]);
    expect(notWon).toEqual([{ stage: "appointmentscheduled", count: 1 }]);
  });

  test("of Salesforce: totals and notices at the end are no deals", () => {
    const { won, footers, bad } = read(
      `"Opportunity ID","Opportunity Name","Account Name","Stage","Amount","Close Date"
"006A","Onboarding","Oak","Closed Won","100","11/19/2026"
""
"Grand Totals (1 record)"
"Copyright (c) 2026 somebody, inc."
`,
    );
    expect(won).toMatchObject([{ customer: "Oak", days: { closedOn: "2026-11-19" } }]);
    expect(footers.map(({ line }) => line)).toEqual([4, 5]);
    expect(bad).toEqual([]);
  });

  test("is read with a mark at its beginning, with CRLF, and in UTF-16", () => {
    const text = "\ufeffDeal Name,Deal Stage,Close Date\r\nBirch,Closed Won,2026-11-02\r\n";
    expect(read(text).won).toMatchObject([{ customer: "Birch" }]);
    expect(read(Buffer.from(text, "utf16le")).won).toMatchObject([{ customer: "Birch" }]);
  });

  test("names the customer, or at least the deal", () => {
    expect(read("Deal Name,Stage,Account Name\nA,Won,\nB,Won,Birch\n").won.map(({ customer }) => customer)).toEqual([
      "A",
      "Birch",
    ]);
    try {
      read("Colour,Stage\nred,Won\n");
    } catch (err) {
      expect((err as PsvcError).problem).toMatchObject({
        code: "unreadable-file",
        instead: expect.stringContaining("customer="),
      });
      return;
    }
    throw new Error("it was read");
  });

  test.each([
    ["Closed Won", true],
    ["closedwon", true],
    ["Won - signed", true],
    ["Closed Lost", false],
    ["98752341", false],
    ["Not won", false],
    ["", false],
  ])("a deal at %j is won: %s", (stage, isWon) => {
    expect(read(`Deal Name,Stage\nBirch,"${stage}"\n`).won.length > 0).toBe(isWon);
  });

  test("knows what the lead says is won, and takes every row where there are no stages", () => {
    expect(read("Deal Name,Stage\nBirch,98752341\n", { wonStages: ["98752341"] }).won).toHaveLength(1);
    expect(read("Customer\nBirch\nElm\n").won).toHaveLength(2);
  });

  test("has days that are ambiguous only where they are", () => {
    const text = "Deal Name,Stage,Close Date\nA,Won,11/19/2026\nB,Won,11/04/2026\n";
    expect(read(text).won.map(({ why }) => why.length)).toEqual([0, 1]);
    expect(read(text, { dateOrder: "mdy" }).won.map(({ days }) => days.closedOn)).toEqual(["2026-11-19", "2026-11-04"]);
  });
});

describe("the amounts of a file", () => {
  const amounts = (cells: readonly string[], options: Partial<DealOptions> = {}, headings = "Amount") =>
    read(`Deal Name,Stage,${headings}\n${cells.map((cell, i) => `D${i},Won,${cell}`).join("\n")}\n`, options).won.map(
      ({ amount }) => amount,
    );

  test("with two readings are thousands where no other cell contradicts", () => {
    expect(amounts(['"12,500"', "12.500", "TBD"]).map((amount) => amount.read?.value ?? amount.open)).toEqual([
      12_500,
      12_500,
      'the amount "TBD" is left open',
    ]);
  });

  test.each([
    ["86.50", "(c)"],
    ['"1,234.56"', "(a)"],
    ["179500.00000000", "many decimals"],
  ])("with two readings are open where %s shows the mark to be decimal: %s", (shownBy) => {
    const [first, second] = amounts(["12.500", shownBy]);
    expect(first?.contradiction?.readings).toEqual([
      { style: "1.234,56", as: "12,500" },
      { style: "1,234.56", as: "12.50" },
    ]);
    expect(first?.why).toContain("--number-style 1.234,56");
    expect(first?.why).toContain("--number-style 1,234.56");
    expect(second).toMatchObject({ why: null, contradiction: null });
  });

  test("that show the other mark to be decimal contradict nothing", () => {
    expect(amounts(["12.500", '"86,50"']).map(({ read: amount }) => amount?.value)).toEqual([12_500, 86.5]);
  });

  test("are read in the style that was said", () => {
    const values = (decimal: "." | ",") =>
      amounts(["12.500", "86.50"], { decimal }).map((amount) => amount.read?.value);
    expect(values(",")).toEqual([12_500, 86.5]);
    expect(values(".")).toEqual([12.5, 86.5]);
  });

  test.each(["", "-", "–", "n/a", "TBD", "tbc", "?"])("that say nothing (%j) leave the value open", (cell) => {
    expect(amounts([cell, "5"])[0]).toMatchObject({ read: null, why: null });
  });

  test.each(["(1,200.00)", "5 kr", "1.234.56", "0.125"])("like %j are refused with the row", (cell) => {
    expect(amounts([`"${cell}"`])[0]?.why).toContain(`the amount "${cell}" cannot be taken`);
  });

  test.each([
    ["86000,EUR", "EUR", null],
    ["86000,Euro", "EUR", null],
    ["$86000,CAD", "CAD", null],
    ["€ 86000,", "EUR", null],
    ["€ 86000,USD", null, "another currency"],
    ["86000,Taler", null, null],
  ])("%s is in %s", (cells, currency, why) => {
    const [amount] = amounts([cells], {}, "Amount,Currency");
    if (why) expect(amount?.why).toContain(why);
    else expect(amount).toMatchObject({ currency, why: null, read: { value: 86_000 } });
    expect(amount?.open === null).toBe(!cells.includes("Taler"));
  });
});
