import { describe, expect, test } from "vitest";
import { findPromises } from "../../../src/documents/find/find-promises.ts";
import { readAnyDocument } from "../../../src/documents/read-document.ts";
import type { FoundPromises } from "../../../src/domain/promise/proposal.ts";

async function found(text: string, file = "sow.md", theirs: readonly string[] = []): Promise<FoundPromises> {
  const document = await readAnyDocument(Buffer.from(text), file, { password: null, asOriginal: false });
  return findPromises(document, { file, source: null, parties: { ours: [], theirs } });
}

const quotes = async (text: string, file?: string) => (await found(text, file)).proposals.map(({ quote }) => quote);

describe("a sentence is a promise", () => {
  test.each([
    ["a modal", "The supplier shall migrate the depots."],
    ["the product as subject", "The portal must show every van."],
    ["agreeing", "The vendor agrees to train two people."],
    ["responsibility", "The Contractor is responsible for daily backups."],
    ["a passive that somebody has to do", "All users shall be authenticated before they see a van."],
    ["a user story", "As a planner, I want to see the vans so that I can plan."],
    ["a criterion", "AC: The list is sorted by day."],
    ["a condition in front", "If a van breaks down, the supplier shall replace its device."],
    [
      "behind what the other side does",
      "The Agency reserves the right to audit; the Contractor shall keep its records.",
    ],
  ])("by %s", async (_, sentence) => {
    expect(await quotes(`# Scope\n\n${sentence}\n`)).toEqual([sentence]);
  });
});

describe("a sentence is no promise", () => {
  test.each([
    ["what the other side does", "The Government will furnish the data at the time of award."],
    ["a permission", "The supplier may use its own tools."],
    ["a definition", "The term system shall mean the software and its data."],
    ["what a contract means", "This clause shall govern all deliverables."],
    ["the other side, by its letters", "The Department of Vans (DOV) is large. DOV will publish the results."],
    ["what we receive", "Any updates will be provided to the Contractor."],
    ["a reference", "Refer to Section 6 for the schedule of the work."],
    ["a question", "The supplier must say how does the system handle a lost van?"],
    ["a name for something", "Tasks that the supplier must perform."],
    ["what they look at", "All reports shall be inspected and accepted by the fleet team within 5 days."],
    ["a role of theirs", "The DOV Product Lead is responsible for the backlog."],
    ["what a bid has to be", "Quotations shall be formatted for printing on one side."],
    ["how to ask before the bid", "Questions regarding this paper shall be submitted by mail."],
    ["a background", "Vans are planned by hand today."],
    ["a line of contents", "4.1 The supplier shall ........................ 12"],
  ])("%s", async (_, sentence) => {
    expect(await quotes(`# Scope\n\n${sentence}\n`)).toEqual([]);
  });
});

describe("a list", () => {
  test("under a line that binds is bound, and its lead-in is put in front of what has no verb", async () => {
    const { proposals } = await found(
      "# Scope\n\nThe supplier shall deliver:\n\n- A report of all vans\n- The depots must be listed\n",
    );
    expect(proposals.map(({ statement }) => statement)).toEqual([
      "The supplier shall deliver: A report of all vans",
      "The depots must be listed",
    ]);
    expect(proposals[0]?.leadIn).toBe("The supplier shall deliver:");
  });

  test.each([
    ["a line that only permits", "Daily work may include:"],
    ["a line about the other side", "The customer shall provide:"],
  ])("under %s is not", async (_, leadIn) => {
    expect(await quotes(`# Scope\n\n${leadIn}\n\n- A report of all vans\n- Access to the depots\n`)).toEqual([]);
  });

  test("of things to do is a list of promises, one of nouns is not", async () => {
    expect(await quotes("# Tasks\n\n- Provide an import of vans\n- Chat and mail\n")).toEqual([
      "Provide an import of vans",
    ]);
  });

  test.each([
    ["Out of scope"],
    ["Exclusions"],
    ["The following is not required"],
  ])("under %s is shown as exclusions", async (title) => {
    const { proposals, exclusions } = await found(`# Work\n\n## ${title}\n\n- Provide hosting of the site\n`);
    expect(proposals).toEqual([]);
    expect(exclusions.map(({ text }) => text)).toEqual(["Provide hosting of the site"]);
  });
});

test("where requirements are labelled, what has no label is explanation", async () => {
  const labelled = Array.from({ length: 8 }, (_, nth) => `FR ${nth + 1} - The system shall do thing number ${nth}.`);
  const text = `# Requirements\n\n${[...labelled, "The system will be explained below."].join("\n\n")}\n`;
  expect(await quotes(text)).toEqual(labelled);
});

test("in a paper for those who bid, what binds the bid is no promise", async () => {
  const bids = Array.from({ length: 6 }, (_, nth) => `Offerors shall submit part ${nth} of their quotation by mail.`);
  expect(await quotes(`# Request\n\n${bids.join(" ")}\n`, "rfq.md")).toEqual([]);
});

test.each([
  "Proposal format",
  "Evaluation criteria",
  "Instructions to bidders",
  "Submission of quotations",
])("what stands under %s binds before anything is signed, and is no promise", async (title) => {
  expect(await quotes(`# Request\n\n## ${title}\n\nThe supplier must write two pages.\n`)).toEqual([]);
});

test("a row has its requirement for a statement, without its number and priority", async () => {
  const table = "| ID | Requirement | Priority |\n| --- | --- | --- |\n| T1 | It must run on a tablet | Must have |\n";
  const { proposals } = await found(`# Needs\n\n${table}`);
  expect(proposals.map(({ statement }) => statement)).toEqual(["It must run on a tablet"]);
});

test("a row under heads that ask for it is a promise", async () => {
  const table = "| Id | The system shall |\n| --- | --- |\n| R1 | export every report |\n";
  const { proposals } = await found(`# Needs\n\n${table}`);
  expect(proposals.map(({ statement }) => statement)).toEqual(["The system shall export every report"]);
});

describe("the kind of a promise", () => {
  test.each([
    ["capability", "The system shall show every van."],
    ["integration", "The system shall integrate with SAP."],
    ["data", "The system shall import the vans from CSV."],
    ["service", "The supplier shall provide qualified personnel."],
    ["timeline", "The system shall be delivered within 60 days of signature."],
    ["commercial", "The supplier shall grant a discount of 20% on the licence fees."],
  ])("%s", async (kind, sentence) => {
    expect((await found(`# Scope\n\n${sentence}\n`)).proposals.map((one) => one.kind)).toEqual([kind]);
  });
});

describe("the strength of a promise follows from the document", () => {
  test.each([
    ["sow.md", "sow", "contracted"],
    ["Master Agreement.md", "contract", "contracted"],
    ["our-proposal.md", "proposal", "written"],
    ["rfp-answers.md", "rfp", "written"],
    ["paper.md", "other", "written"],
  ])("%s", async (file, source, strength) => {
    const { proposals } = await found("# Title\n\nThe supplier shall host it.\n", file);
    expect(proposals).toMatchObject([{ source, strength }]);
  });
});

describe("notes of a call", () => {
  const NOTES = [
    "Acme, call of 28 Oct, Ana, Dana Cole (Acme), Tom (sales)",
    "",
    "- Dana: they want go-live before June",
    "- Tom said we do maps on tablets",
    "- somebody mentioned that the export was shown in the demo",
    "- Tom: I think reports can be in the next release",
    "- Ana to check whether SAP is supported",
    "- Dana will send the list of vans",
    "- decision: weekly call, Tuesdays 10:00",
  ].join("\n");

  test("hold what was said, rumours, and what somebody has to do", async () => {
    const { source, proposals, asks } = await found(NOTES, "call-notes.txt");
    expect(source).toBe("call");
    expect(proposals.map(({ quote, confirmed, saidBy }) => [quote, confirmed, saidBy])).toEqual([
      ["Dana: they want go-live before June", true, "Dana"],
      ["Tom said we do maps on tablets", true, "Tom"],
      ["somebody mentioned that the export was shown in the demo", false, null],
      ["Tom: I think reports can be in the next release", false, "Tom"],
    ]);
    expect(asks.map(({ text, owner }) => [text, owner])).toEqual([
      ["Ana to check whether SAP is supported", "Ana"],
      ["Dana will send the list of vans", "Dana"],
    ]);
    expect(new Set(proposals.map(({ strength }) => strength))).toEqual(new Set(["spoken"]));
  });
});
