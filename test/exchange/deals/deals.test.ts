import { describe, expect, test } from "vitest";
import { type DealOptions, readDeals } from "../../../src/exchange/deals/deals.ts";
import { readSheet } from "../../../src/exchange/sheet/sheet.ts";

const NOTHING: DealOptions = { map: [], wonStages: [], dateOrder: undefined, decimal: undefined, adopts: false };

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
    const nameless = read("Colour,contact_id,Stage\nred,A-7,Won\n");
    expect(nameless.namesCustomers).toBe(false);
    expect(nameless.customers.map(({ label }) => label)).toContain("contact_id");
    const byId = read("Colour,account_id,Stage\nred,A-7,Won\n");
    expect([byId.won[0]?.customer, byId.likely]).toEqual(["A-7", ["customer"]]);
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

  test("knows what the lead says is won", () => {
    expect(read("Deal Name,Stage\nBirch,98752341\n", { wonStages: ["98752341"] }).won).toHaveLength(1);
    expect(read("Deal Name,Pipeline\nBirch,Signed\nElm,Talks\n", { wonStages: ["signed"] }).won).toHaveLength(1);
    expect(read("Customer\nBirch\nElm\n", { wonStages: ["*"] }).won).toHaveLength(2);
  });

  test.each([
    ["no stage column", "Customer\nBirch\nElm\n"],
    ["a state of a country", "Customer,State\nBirch,Ohio\nElm,Utah\n"],
    ["a phase of psvc", "Customer,Phase\nBirch,build\nElm,own\n"],
    ["a customer called Won", "Customer\nWon Ton Ltd\nElm\n"],
    ["reasons with such words", "Customer,Reason\nBirch,lost to a rival on price\nElm,won by our people\n"],
  ])("with %s nothing is won, and nothing says so", (_, text) => {
    expect(read(text)).toMatchObject({ won: [], saysWhatIsWon: false });
  });

  test("of projects under way has rows with a phase and an owner's day, where that is what is taken over", () => {
    const text = "Customer,Phase,Owned on\nBirch,build,2026-03-03\n";
    expect(read(text, { adopts: true }).won).toHaveLength(1);
    expect(read(text).won).toHaveLength(0);
    expect(read("Customer,Phase\nBirch,build\n", { adopts: true }).saysWhatIsWon).toBe(false);
  });

  test.each([
    ...["Stage", "StageName", "STAGENAME", "Deal Stage", "Sales Stage", "Opportunity Stage", "Status", "Deal - Status"],
    ...[
      "State",
      "Outcome",
      "Result",
      "Verkaufsphase",
      "Phase",
      "Étape",
      "Statut",
      "Etapa",
      "Estado",
      "Fase",
      "Situação",
    ],
    ...["Colour", "Column 7"],
  ])("tells by words in the column %s", (heading) => {
    const { won, notWon } = read(`Deal Name,${heading}\nA,Won\nB,Lost\nC,Open\n`);
    expect(won.map(({ customer }) => customer)).toEqual(["A"]);
    expect(notWon).toEqual([
      { stage: "Lost", count: 1 },
      { stage: "Open", count: 1 },
    ]);
  });

  test.each([
    ["Is Won", "true", "false"],
    ["ISWON", "TRUE", "FALSE"],
    ["Won?", "yes", "no"],
    ["Gewonnen", "Ja", "Nein"],
    ["Won", "1", "0"],
    ["Won time", "2026-11-20 09:00:00", ""],
    ["Deal - Won time", "2026-11-20 09:00:00", ""],
    ["Gewonnen am", "20.11.2026", ""],
  ])("tells by the column %s: %s is won and %j is not", (heading, yes, no) => {
    const { won } = read(`Deal Name,"${heading}",Owner\nA,"${yes}",Kim\nB,"${no}",Kim\n`);
    expect(won.map(({ customer }) => customer)).toEqual(["A"]);
  });

  test("tells by a yes or no before a stage that psvc does not know, and by a status before a stage", () => {
    expect(read("Deal Name,Stage,Is Won\nA,Signed,true\nB,Signed,false\n").won).toHaveLength(1);
    expect(read("Deal Name,Stage,Status\nA,Negotiation,Won\nB,Qualified,Open\n").won).toHaveLength(1);
  });

  test.each([
    ["6 - Closed Won", true],
    ["Geschlossen - gewonnen", true],
    ["Abgeschlossen und gewonnen", true],
    ["Fermée gagnée", true],
    ["Cerrada ganada", true],
    ["Fechado e ganho", true],
    ["Won't do", false],
    ["Won?", false],
    ["To be won", false],
    ["Nearly won", false],
    ["Nicht gewonnen", false],
    ["Won/Lost", false],
    ["Wonderful", false],
    ["No ganado", false],
    ["Perdida", false],
    ["Verloren", false],
  ])("a stage %j is won: %s", (stage, isWon) => {
    expect(read(`Deal Name,Stage\nBirch,"${stage}"\n`).won.length > 0).toBe(isWon);
  });

  test("of Pipedrive, Dynamics and a Salesforce data loader is read with all its columns", () => {
    const pipedrive = read(
      `Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Stage,Deal - Status,Deal - Won time,Deal - Owner,Deal - Expected close date
1,Roll out,500,EUR,Birch,Talks,Won,2026-11-20 09:00:00,Kim,2026-12-24
2,Pilot,600,EUR,Elm,Talks,Open,,Kim,2026-12-24
`,
    );
    const dynamics = read(
      `(Do Not Modify) Opportunity,Topic,Potential Customer,Est. Close Date,Est. Revenue,Status,Status Reason,Actual Close Date,Actual Revenue,Owner,Currency
1,Roll out,Birch,12/24/2026,400.00,Won,Won,11/20/2026,500.00,Kim,Euro
2,Pilot,Elm,12/24/2026,600.00,Open,In Progress,,,Kim,Euro
`,
    );
    const loader = read(
      `"ID","NAME","ACCOUNT.NAME","STAGENAME","AMOUNT","CURRENCYISOCODE","CLOSEDATE","OWNER.NAME","ISWON"
"1","Roll out","Birch","Signed","500.0","EUR","2026-11-20","Kim","true"
"2","Pilot","Elm","Talks","600.0","EUR","2026-12-24","Kim","false"
`,
    );
    for (const { won, notWon } of [pipedrive, dynamics, loader]) {
      expect(won).toMatchObject([
        {
          id: "1",
          name: "Roll out",
          customer: "Birch",
          days: { closedOn: "2026-11-20" },
          amount: { read: { value: 500 }, currency: "EUR" },
          texts: { dealOwner: "Kim" },
        },
      ]);
      expect(notWon).toHaveLength(1);
    }
  });

  test("has days that are ambiguous only where they are, and no other day shows the order", () => {
    const text = "Deal Name,Stage,Close Date\nA,Won,11-11-2026\nB,Won,11/04/2026\n";
    expect(read(text).won.map(({ why }) => why.length)).toEqual([0, 1]);
    expect(read(text, { dateOrder: "mdy" }).won.map(({ days }) => days.closedOn)).toEqual(["2026-11-11", "2026-11-04"]);
  });

  test("has its days in the order that one of them shows", () => {
    const text = "Deal Name,Stage,Close Date\nA,Won,11/19/2026\nB,Won,11/04/2026\n";
    expect(read(text).won.map(({ days }) => days.closedOn)).toEqual(["2026-11-19", "2026-11-04"]);
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

describe("columns of other tools", () => {
  const one = (headings: string, cells: string) => read(`${headings}\n${cells}\n`).won[0];

  test.each([
    ["importe_eur", "EUR"],
    ["Amount (USD)", "USD"],
    ["Value in GBP", "GBP"],
    ["Deal Value ($)", "USD"],
    ["amount", null],
  ])("%s holds the amount, in %s", (heading, currency) => {
    expect(one(`Company,Stage,${heading}`, "Birch,Won,42000")?.amount).toMatchObject({
      read: { value: 42000 },
      currency,
    });
  });

  test.each(
    `Closing Date|closed_at|Close|won_at|Actual Close Date|Fecha de cierre|Date closed|signed_date|Contract Date`.split(
      "|",
    ),
  )("%s is the day of the close", (heading) => {
    expect(one(`Company,Stage,${heading}`, "Birch,Won,2026-11-20")).toMatchObject({
      days: { closedOn: "2026-11-20" },
      expectedOn: null,
    });
  });

  test("the expected day stands for the day of the close where no other is said, and it is known which", () => {
    const deals = read(
      `Company,Stage,Expected Close Date,closed_at
A,Won,2026-11-20,2026-11-02
B,Won,2026-11-20,
C,Won,2026-11-20,TBD
D,Won,,
`,
    ).won;
    expect(deals.map(({ days, expectedOn }) => [days.closedOn, expectedOn])).toEqual([
      ["2026-11-02", null],
      ["2026-11-20", "2026-11-20"],
      ["2026-11-20", "2026-11-20"],
      [undefined, null],
    ]);
  });

  test("of two columns of one name the fuller one counts", () => {
    expect(
      read("Company,Stage,Amount,Amount\nA,Won,,7\nB,Won,,8\n").won.map(({ amount }) => amount.read?.value),
    ).toEqual([7, 8]);
  });

  test("the only column of numbers that speaks of a value is likely the amount", () => {
    const masked = read("Company,Stage,Masked Deal value,Closure Probability\nA,Won,489360.0,High\n");
    expect([masked.won[0]?.amount.read?.value, masked.likely]).toEqual([489_360, ["amount"]]);
    const two = read("Company,Stage,Gross value,Net value\nA,Won,7,6\n");
    expect([two.won[0]?.amount.read ?? null, two.likely]).toEqual([null, []]);
  });
});

describe("a heading that only contains the word for a stage", () => {
  const rows = "Oak,PROPOSAL,2026-11-02\nElm,WON,2026-11-03\nAsh,PRODUCTION,2026-11-04\n";

  test("says what is won where one of its words does", () => {
    const { won, notWon } = read(`Company,current_stage_id,close_at\n${rows}`);
    expect(won).toMatchObject([{ customer: "Elm", days: { closedOn: "2026-11-03" } }]);
    expect(notWon.map(({ stage }) => stage)).toEqual(["PROPOSAL", "PRODUCTION"]);
  });

  test("says nothing where none of its words does", () => {
    expect(read(`Company,stage_id,close_at\n${rows.replace("WON", "DONE")}`).saysWhatIsWon).toBe(false);
  });
});

describe("a file that names no customer", () => {
  const customers = (text: string) => read(text).customers.flatMap(({ label, areNames }) => (areNames ? [label] : []));

  test.each<readonly [string, string, readonly string[]]>([
    ["a column of names", "deal_id,day,School,stage\nD1,2026-11-02,Birch,Won\nD2,2026-11-03,Elm,Lost\n", ["School"]],
    ["ids and days only", "deal_id,lead_id,day,stage\nD1,L1,2026-11-02,Won\nD2,L2,2026-11-03,Lost\n", []],
    ["a few words that come again", "deal_id,size,stage\nD1,small,Won\nD2,small,Lost\nD3,small,Won\n", []],
    ["owners and reasons", "deal_id,deal_rep,lost_reason,stage\nD1,Kim,,Won\nD2,Lee,Price,Lost\n", []],
  ])("suggests %s", (_, text, expected) => expect(customers(text)).toEqual(expected));

  test("is not read by numbers of accounts, which name nobody", () => {
    expect(read("deal_id,account_id,stage\n1,17,Won\n").namesCustomers).toBe(false);
    expect(read("deal_id,account_id,stage\n1,ACC-17,Won\n").namesCustomers).toBe(true);
  });
});
