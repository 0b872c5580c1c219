import { describe, expect, test } from "vitest";
import { onlyWaits } from "../../../src/domain/gap/waiting-words.ts";
import { HANDS } from "./waiting-hands.ts";

/** Texts that leave users with nothing to do on the first day but to wait for product. */
const WAITS = [
  "wait for the Q3 release",
  "Wait for the Q3 release.",
  "we wait",
  "fine, we wait",
  "on the roadmap",
  "ticket is on the roadmap",
  "It's on the product roadmap for next year",
  "engineering ships it in May",
  "Engineering will deliver the connector by June.",
  "join the beta when it opens",
  "Sign up for the early access programme",
  "The customer waits until release 5.2",
  "customer is happy to wait for version 6",
  "They use it as soon as it ships",
  "Nothing until the API ships",
  "go without it until the next release",
  "hold off until engineering has built it",
  "two-way sync is planned for Q3",
  "coming in the spring release",
  "It comes in May",
  "will be fixed in the March patch",
  "Product has committed to H1",
  "product management confirmed it for Q2",
  "feature request filed",
  "Raised with product, PROD-4711",
  "SCIM will be available in 5.3",
  "available from June",
  "Backlog, high priority for Q4",
  "Sit tight, the fix is on its way",
  "Dev is working on it; expected in April",
  "they get it with the next release",
  "until GA they do without",
  "Wait and see, v7 has it on the roadmap",
  "we'll wait for the dev team to finish the integration",
  "When the new module is released they switch to it",
  "in the next sprint",
  "Finance can wait for the Q1 2027 release",
  "roadmap item, Q2",
  "No workaround, wait until it is there",
  "engineering plans two-way sync for autumn and the customer agreed to wait",
] as const;

/** Honest ways to work on the first day, with the words of waiting in many of them. */
const WORKS = [
  "Finance re-keys nightly until the API ships",
  "upload by hand each Friday until go-live",
  "Dispatchers phone the warehouse until the connector is released",
  "export to CSV and load it into the ERP until release 5.2",
  "technicians call in what they take",
  "the directory team removes accounts by a daily list",
  "Orders wait in a queue until a clerk releases them",
  "Shipments wait for release by Finance",
  "Users wait for the hourly sync, then print",
  "Users wait until a clerk is available and hand over the form",
  "invoices go over every hour, one way",
  "an identity broker does it",
  "Use the API until the connector ships",
  "Hold orders in a spreadsheet until the next release",
  "a shared mailbox takes the requests until SCIM is there",
  "Tom's team enters the ten orders a day in the old system until Q3",
  "keep the old portal running until the beta opens",
  "We build a connector in May, before the go-live",
  "The partner delivers the adapter by 1 December",
  "Buy the Enterprise edition, which has SCIM",
  "Upgrade to 5.2 before the go-live",
  "print the roadmap of routes for the drivers",
  "The scanners arrive on Monday",
  "Training is planned for May",
  "Sales copies the quote into the order",
  "Petra signs on paper till the approval path ships",
  "Planners look at the release plan of the plant and book the slots",
  "two steps of approval in place of three",
  "they use standard functionality",
  "The support desk resets the accounts on request",
  "Wait for the bank to deliver the file, book it and close the day",
  "Release the goods from the shelf with a paper slip",
  "a script from services writes the file, engineering ships the API in May",
  "Join the two lists in Excel when the file comes",
  "Ship from the other warehouse until the module is live",
  "Tickets are filed with the help desk, which closes the accounts",
  "Data entry by two temps in the first quarter",
  "Start with the current release, move to the next release in Q3",
  "Reconcile Q3 in the old ledger",
  "Three vans called in for a week, counts matched",
] as const;

describe("a text that only waits", () => {
  test("is found in at least 8 of 10, and no honest way is taken for one", () => {
    expect(WORKS.filter(onlyWaits)).toEqual([]);
    const missed = WAITS.filter((text) => !onlyWaits(text));
    expect(missed.length, missed.join(" | ")).toBeLessThanOrEqual(WAITS.length * 0.2);
    expect([WAITS.length, WORKS.length]).toEqual([40, 40]);
  });

  test.each(HANDS)("of a $hand hand is found in at least 8 of 10, and no honest way is taken for one", (texts) => {
    expect(texts.works.filter(onlyWaits)).toEqual([]);
    const missed = texts.waits.filter((text) => !onlyWaits(text));
    expect(missed.length, missed.join(" | ")).toBeLessThanOrEqual(texts.waits.length * 0.2);
    expect(texts.waits.length).toBeGreaterThanOrEqual(30);
  });

  test.each([
    ["Clerks sign on paper", "until release 9"],
    ["a nightly CSV", "until the API is GA"],
    ["two logins", "until the beta opens"],
    ["Fax", "till engineering delivers"],
  ])("is none where people do something, on whichever side of it the waiting stands: %s", (way, wait) => {
    for (const text of [
      `${way} ${wait}`,
      `${wait}, ${way}`,
      `${way}; ${wait}`,
      `${way}. It comes in the next release.`,
    ])
      expect(onlyWaits(text), text).toBe(false);
  });

  test.each([
    "wait for the Q3 release",
    "on the roadmap",
    "engineering ships it in May",
    "join the beta when it opens",
    "we wait",
    "ticket is on the roadmap",
  ])("%s", (text) => {
    for (const written of [text, text.toUpperCase(), ` ${text}. `, `(${text})`, `"${text}"`, `- ${text}`])
      expect(onlyWaits(written), written).toBe(true);
  });

  test.each([
    ["it ships in May", "it shipped in May"],
    ["engineering delivers it", "engineering delivered it"],
    ["it will be released with the next version", "it has been released with 5.2, seen in their sandbox"],
  ])("is one that is ahead (%s), and none that is done (%s)", (ahead, done) => {
    expect([onlyWaits(ahead), onlyWaits(done)]).toEqual([true, false]);
  });

  test.each([
    "",
    " ",
    "?",
    "...",
    "G1",
    "https://example.com/roadmap",
    "warten auf das Release im Mai",
    "x",
  ])("is not %o", (text) => {
    expect(onlyWaits(text)).toBe(false);
  });

  test("is told in reasonable time, however long it is", () => {
    const started = performance.now();
    onlyWaits(`${"next release in May ".repeat(400)} sandbox`);
    onlyWaits(`wait ${"sync ".repeat(2000)} for it`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
