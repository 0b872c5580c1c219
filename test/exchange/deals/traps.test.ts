import { describe, expect, test } from "vitest";
import { DEAL_HEADINGS } from "../../../src/exchange/deals/deal-columns.ts";
import { type DealOptions, readDeals } from "../../../src/exchange/deals/deals.ts";
import { openSheet } from "../../../src/exchange/sheet/sheet.ts";
import { workbook } from "../xlsx/workbook.ts";

const NOTHING: DealOptions = { map: [], wonStages: [], dateOrder: undefined, decimal: undefined, adopts: false };

/** What comes in: each won deal as customer, value, currency and day; what is open; or what it needs. */
async function comesIn(content: string | Buffer, file = "deals.csv"): Promise<readonly string[]> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const sheet = await openSheet(bytes, file, { records: "deals", headings: DEAL_HEADINGS });
  const deals = readDeals(sheet, NOTHING);
  if (!deals.namesCustomers) return ["asks who the customers are"];
  if (!deals.saysWhatIsWon) return ["asks what is won"];
  return deals.won.map(({ customer, amount, days, why }) =>
    [customer, amount.read?.value, amount.currency, days.closedOn, ...why].filter(Boolean).join(" | "),
  );
}

describe("a file of deals, and what comes in of it", () => {
  test.each<readonly [string, string | Buffer, readonly string[]]>([
    [
      "HubSpot",
      "Record ID,Deal Name,Deal Stage,Amount,Close Date\n1,Birch,Closed Won,5000,2026-11-02\n2,Elm,closedlost,1,2026-11-02\n",
      ["Birch | 5000 | 2026-11-02"],
    ],
    [
      "Salesforce by its API",
      "Id,Name,StageName,Amount,CloseDate,IsWon,Account.Name\n006,Roll-out,Closed Won,5000.00,2026-11-02,true,Birch\n007,Trial,Prospecting,9,2026-12-02,false,Elm\n",
      ["Birch | 5000 | 2026-11-02"],
    ],
    [
      "Pipedrive",
      "Deal - Title,Deal - Organization,Deal - Value,Deal - Currency of Value,Deal - Status,Deal - Won time\nRoll-out,Birch,5000,EUR,Won,2026-11-02 09:12:00\nTrial,Elm,9,EUR,Open,\n",
      ["Birch | 5000 | EUR | 2026-11-02"],
    ],
    [
      "Dynamics",
      "Topic,Account,Status,Actual Revenue,Actual Close Date\nRoll-out,Birch,Won,5000,11/22/2026\nTrial,Elm,Open,,\n",
      ["Birch | 5000 | 2026-11-22"],
    ],
    [
      "German, with semicolons",
      "Firma;Verkaufsphase;Betrag (EUR);Abschlussdatum\nBirke;Abgeschlossen und gewonnen;86.000,50;02.11.2026\nUlme;Verloren;1,00;02.11.2026\n",
      ["Birke | 86000.5 | EUR | 2026-11-02"],
    ],
    [
      "Spanish",
      "Nombre de la cuenta,Etapa,Importe,Fecha de cierre\nAbedul,Cerrada ganada,5000,2026-11-02\nOlmo,Perdida,9,2026-11-02\n",
      ["Abedul | 5000 | 2026-11-02"],
    ],
    [
      "a column of won and lost under any heading",
      "Company,Bucket,Value\nBirch,won,5000\nElm,lost,9\nOak,lost,9\n",
      ["Birch | 5000"],
    ],
    ["no column that tells what is won", "Company,Value,Owner\nBirch,5000,Kim\nElm,9,Lee\n", ["asks what is won"]],
    ["no customer", "deal_id,stage,amount\nD1,Closed Won,5000\n", ["asks who the customers are"]],
    [
      "a year first in a decimal comma",
      "Company;Stage;Value;Close date\nBirch;Won;1.234,50;2026/11/02\n",
      ["Birch | 1234.5 | 2026-11-02"],
    ],
    [
      "a title above and a total below",
      "Deals of November,,\nCompany,Stage,Value\nBirch,Won,5000\nTotal,,\n",
      ["Birch | 5000"],
    ],
    ["a value that is not known yet", "Company,Stage,Value\nBirch,Won,TBD\n", ["Birch"]],
  ])("%s", async (_, content, expected) => expect(await comesIn(content)).toEqual(expected));

  test("a workbook comes in as its text would", async () => {
    const book = await workbook({
      Deals: [
        ["Account Name", "Stage", "Amount", "Close Date"],
        ["Birch", "Closed Won", "5000", "2026-11-02"],
        ["Elm", "Closed Lost", "9", "2026-11-02"],
      ],
    });
    expect(await comesIn(book, "deals.xlsx")).toEqual(["Birch | 5000 | 2026-11-02"]);
  });
});
