import { describe, expect, test } from "vitest";
import type { PsvcError } from "../../../src/errors.ts";
import { type DealOptions, readDeals } from "../../../src/exchange/deals/deals.ts";
import { readSheet } from "../../../src/exchange/sheet/sheet.ts";

const NOTHING: DealOptions = { map: [], wonStages: [], dateOrder: undefined };

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
        texts: { amount: "90k", dealOwner: "Kim" },
        why: [],
      },
      { id: "3", customer: "Ash", texts: { amount: "1,100,000" } },
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
