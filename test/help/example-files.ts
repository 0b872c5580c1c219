import { addDays, type Day } from "../../src/domain/time/calendar.ts";
import { pdfOf } from "../documents/made-files.ts";
import { workbook } from "../exchange/xlsx/workbook.ts";

/** The files that examples name, as a lead would have them. */
export async function exampleFiles(today: Day): Promise<ReadonlyMap<string, string | Buffer>> {
  return new Map<string, string | Buffer>([
    ["promises.txt", PROMISES],
    ["notes.txt", NOTES],
    ["sow.pdf", pdfOf([{ x: 60, y: 700, text: "The supplier shall attach photos to finished work." }])],
    ["offer.eml", OFFER],
    ["deals.csv", dealsOf(addDays(today, -7))],
    ["features.csv", FEATURES],
    ["vendor.csv", VENDOR],
    ["decisions.csv", DECISIONS],
    ["answers.xlsx", await workbook({ Answers: ANSWERS })],
  ]);
}

/** And those that psvc writes itself, in a copy of the demo's store that nothing else is done in. */
export const WRITTEN_BY_PSVC: readonly (readonly string[])[] = [
  ["export", "--all", "--to", "store.json"],
  ["new-project", "Fabrikam Fleet", "--slug", "fabrikam", "--closed", "yesterday", "--lead", "Li Wei"],
  ["export", "project", "fabrikam", "--to", "fabrikam.json"],
];

const PROMISES = `[must] they sign in with their own accounts
[must] work orders can be finished without a network
[should] photos are attached to finished work
a portal for their own customers (rumour)
`;

const OFFER = `From: Mara Lindqvist <mara@vendor.example>
To: Raj Patel <raj@customer.example>
Subject: Open points

Single sign-on is included, and we will have it running before the pilot.
`;

const NOTES = `Raj Patel: send the list of vans by +5d
Ben Roux: show the night counts by next friday
`;

const dealsOf = (closedOn: Day) => `Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Associated Company
9001,Northwind field rollout,Closed Won,250k,Sam Ortiz,${closedOn},Northwind Traders
9002,Fabrikam renewals,qualifiedtobuy,500000,Lee Park,${closedOn},Fabrikam Inc
`;

const FEATURES = `key,name,area,availability,limits
reports,Reports in five languages,reporting,available,
scim,User provisioning with SCIM,security,limited,removes within an hour
crew-chat,Chat among crews,mobile,available,
`;

const VENDOR = `ID,Title,Stage
reports,Reports in five languages,stable
crew-chat,Chat among crews,beta
drones,Drone flights,idea
`;

const DECISIONS = `id,fit,capability,why
P7,fit,,
P8,gap,,hosted in one country only
P23,,reports,
`;

const ANSWERS = [
  ["Requirement ID", "Section", "Requirement Text", "Priority", "Response (M/D/C/A)", "Comments"],
  ["3.1.1", "Security", "Users sign in against the customer's identity provider.", "Mandatory", "M", "Out of the box."],
  ["3.1.2", "Security", "Accounts of leavers close by themselves.", "Mandatory", "C", "Through our connector."],
  ["3.2.1", "Mobile", "Drivers finish a delivery without a network.", "Desirable", "M", ""],
];
