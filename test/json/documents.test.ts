import { describe, expect, test } from "vitest";
import { demoCatalogue, demoPortfolio, demoStory } from "../../src/commands/demo/script.ts";
import { addDays } from "../../src/domain/time/calendar.ts";
import { KINDS_OF } from "../../src/help/facts/kinds-of.ts";
import { schemasOfKinds } from "../../src/json-schemas.ts";
import { type TestApp, testApp } from "../app.ts";
import { validateDocument } from "./valid-document.ts";

const TODAY = "2026-11-24";

const FILES = new Map([
  [
    "features.csv",
    "key,name,availability,limits\nsso-saml,Single sign-on,limited,one tenant\nchat,Chat,unavailable,\n",
  ],
  [
    "promises.csv",
    "Ref,Requirement,Priority,Answer\n1,Maps without a network,Must,Yes\n2,Chat with the driver,Should,No\n",
  ],
  [
    "deals.csv",
    "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company\n1,Birch,Closed Won,90k,2026-11-02,Birch\n",
  ],
  ["notes.txt", "Eva Lind: the phone list by +4d\nEva Lind: the keys by +5d\n"],
  ["more.txt", "[must] they print a job card\n"],
  [
    "sow.md",
    "# Scope\n\nThe supplier shall print a job card.\n\n## Out of scope\n\n- Provide printers to the depots\n",
  ],
]);

/** In this order, in the demo's store and after it: every command with every kind of document that it prints. */
const LINES = `
new-project 'Fir Foods' --slug fir --closed yesterday --lead 'Ana Sato' --product Tallyfield --sponsor 'Eva Lind' --decider 'Eva Lind'
new-project --from deals.csv --all --lead 'Ana Sato'
intake fir more.txt
intake fir sow.md --dry-run
intake fir sow.md --propose
promise add fir 'Chat with the driver' --importance must
promise add fir 'Everybody signs in with our own accounts' --capability sso-saml --importance should
promise add fir 'A map of all vans' --unconfirmed
promise list fir
promise list --fit gap
promise import fir promises.csv
promise assess fir P1 --fit fit
promise assess fir --set P2=gap:none,P3=fit --yes
promise edit fir P2 --quote 'as in the demo'
promise edit fir --where importance=should --area planning --yes
promise confirm fir P4
promise drop fir P4 --why 'they use their own'
gap add fir --promise P3 --fit gap --why 'one tenant only'
gap list fir
gap show fir G1
gap edit fir G1 --owner 'Li Wei'
confront plan fir G1 --by +5d --option 'defer: chat later; time: none; money: none; scope: no chat; services: 0; customer: 0; review: +20w' --option 'workaround: by phone; time: none; money: none; scope: calls; services: 1; customer: 1' --recommendation 'A: nobody asked twice'
confront outcome fir G1 --outcome accepted --decided-by 'Eva Lind' --words 'later is fine'
gap resolve fir G2 --resolution workaround --note 'one tenant each'
gap close fir G2 --evidence 'seen in the pilot'
gap reopen fir G2 --why 'it broke'
recut fir --by +60d
recut alder --by +30d --apply
confront plan alder G1 G2 --by +9d --why 'they are away'
action add fir 'Send the list of drivers' --owner 'Eva Lind' --side customer --due +3d
action add fir --from notes.txt --yes
action list fir --all
action list --customer-side --due +30d
risk list --mine
action chase fir A1
action edit fir A1 --due +6d
action done fir A1
risk add fir 'the sponsor may leave' --review-on +7d
risk edit fir R1 --review-on +9d
risk list fir
risk close fir R1 --why 'she stays'
project blackout fir '24 Dec..6 Jan' --why freeze
change-order list juniper
change-order list
change-order show juniper CO1
change-order edit juniper CO1 --link contracts/co-2.pdf
note add fir 'They count by hand today, see OPS-12' --about P1 --with 'Eva Lind'
note list fir
note edit fir N1 --shareable
note list
search 'count by hand'
note remove fir N1
person add fir 'Nora Quist, COO <nora@fir.example>'
person list fir
person edit fir 'Nora Quist' --phone 1234567
person replace fir 'Eva Lind' 'Nora Quist' --yes
person replace fir 'Nora Quist' 'Eva Lind' --yes
person remove fir H3
route add fir data-loaded --done-when 'all drivers are in' --target +20d
route done fir promises-captured
route done fir aligned
route reopen juniper aligned --why 'one source was left out'
route wait fir kickoff --on customer --why 'holidays'
route move fir live --to +100d --reason data --side customer --why 'no list yet'
route skip fir data-loaded --why 'by hand' --decided-by 'Eva Lind'
route show juniper
route trend fir
route move juniper live --to +90d --reason data --side customer --why 'no data yet'
route baseline juniper --why 'agreed anew' --decided-by 'Emil Novak'
criterion list fir
criterion list --mine
criterion set fir people-trained met --evidence 'list'
criterion set fir users-told,people-trained --due +9d
progress fir 'Invoices post in their sandbox' --shown-to 'Eva Lind'
stall larkspur
stall larkspur --sent
stall larkspur --until +10d --why 'stock taking' --consequence 'ten days later' --decided-by 'Olga Reis' --words 'after the count'
report larkspur --for decision
report juniper --for scope --format html
report heron --for weekly
report juniper --for kickoff
report brightwater --for golive
handover kestrel --to 'Li Wei' --until +10d --note 'parental leave'
handover kestrel --back
handover kestrel --brief --bundle kestrel.json
golive juniper --check
golive brightwater --announce page.md
golive brightwater --rolled-back --why 'the network was not there'
golive brightwater --decision go --decided-by 'Petra Lund'
golive brightwater --live --confirmed-by 'Tom Okafor'
golive brightwater --ring --credit-sales 'Jo Meyer' --credit-services 'Ana Sato' --credit-customer 'Tom Okafor' --first-value 'orders in the shaft'
golive kestrel --decision go --decided-by 'Ivo Martens'
mood brightwater content --words 'it works'
mood brightwater
close brightwater
wins
learn
learn --for sales
status
status --explain
status fir
status fir --explain
status kestrel --shareable
status --shareable
status --check
status fir --check
status --since-last
status --since-last --mark
next
next fir --all

history fir --diff
project list
project edit fir --value 5000
undo --dry-run
undo --yes
redo --yes
redo --yes
undo 2 --yes
stop fir --decided-by 'Eva Lind' --why 'sold' --consequence 'none'
restart fir --decided-by 'Eva Lind' --why 'bought back' --consequence 'a month later'
capability add maps --name Maps --availability available --product Tallyfield
capability edit maps --limits 'cities only'
capability list
capability list sign on
capability import features.csv --product Tallyfield --dry-run
capability import features.csv --product Tallyfield
capability impact --product Tallyfield
capability release 2026.3 --product Tallyfield
capability release 2027.1 --product Tallyfield --from features.csv --dry-run
template list
template show small
template copy small mine
config list --show-origin
config get holidays
config set holidays 2026-12-24..2027-01-01
config unset holidays
export promises fir
export gaps fir --to gaps.csv
export project fir --to fir.json
export portfolio --format md
export capabilities --format json
export --all --to all.json
export --all --to -
import fir.json
import all.json
backup
backup --to copy.json
backup --list
restore fir --at now
restore --backup copy.json --dry-run
doctor
mcp --project fir
merge-driver
demo
where
help gap add
help exit-codes
completion bash
project remove fir --yes
`
  .split("\n")
  .slice(1, -1)
  .map((line) => [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ""));

interface Printed {
  readonly line: string;
  readonly command: string;
  readonly document: { readonly kind: string };
}

async function demoStore(): Promise<TestApp> {
  const app = testApp({ today: TODAY, files: new Map(FILES) });
  for (const { argv, daysAgo } of [...demoCatalogue(TODAY), ...demoStory(TODAY), ...demoPortfolio(TODAY)])
    await app.on(addDays(TODAY, -daysAgo)).psvc(...argv);
  return app;
}

/** The longest words at the beginning that lead to a command. */
function commandOf(argv: readonly string[]): string {
  const [group = "psvc", name = ""] = argv;
  return `${group} ${name}` in KINDS_OF ? `${group} ${name}` : group;
}

async function printed(app: TestApp, argv: readonly string[]): Promise<Printed> {
  const line = argv.join(" ");
  const { out, err } = await app.psvc(...argv, "--json");
  expect(err, line).toBe("");
  return { line, command: commandOf(argv), document: JSON.parse(out) };
}

describe("the documents that commands print", async () => {
  const start = await printed(testApp(), []);
  const app = await demoStore();
  const all = [start];
  for (const argv of LINES) all.push(await printed(app, argv));
  const error = JSON.parse((await app.psvc("status", "nobody", "--json")).err);

  test.each(all.map(({ line, document }) => [line || "psvc", document] as const))("%s", (_, document) => {
    expect(validateDocument(document)).toEqual([]);
  });

  test("an error is a document too", () => {
    expect(error).toMatchObject({ kind: "error", error: { code: "not-found", exitCode: 1 } });
    expect(validateDocument(error)).toEqual([]);
  });

  test("each is of a kind that its command is said to print, and every one of these is met", () => {
    const pairs = (command: string, kinds: readonly string[]) => kinds.map((kind) => `${command}: ${kind}`);
    const said = Object.entries(KINDS_OF).flatMap(([command, kinds]) => pairs(command, kinds));
    const met = new Set(all.map(({ command, document }) => `${command}: ${document.kind}`));
    expect([...met].sort()).toEqual(said.sort());
  });

  test("every kind is met", () => {
    const met = new Set([...all.map(({ document }) => document.kind), error.kind, "project-document"]);
    expect(Object.keys(schemasOfKinds()).filter((kind) => !met.has(kind))).toEqual([]);
    expect(validateDocument(JSON.parse(String(app.files.get("fir.json"))))).toEqual([]);
  });
});

describe("a document that is not as its schema says is found out", () => {
  const risk = { id: "R1", formerly: null, text: "a", owner: "b", health: "red", reviewOn: TODAY, openedOn: TODAY };
  const whole = { ...risk, closedOn: null, closedWhy: null };
  const of = (one: object) => ({ schemaVersion: 1, kind: "risk", project: "fir", risk: one });

  test("and one that is, is not", () => {
    expect(validateDocument(of(whole))).toEqual([]);
  });

  test.each([
    ["a missing key", risk],
    ["a key that the schema does not know", { ...whole, mood: "happy" }],
    ["a word outside of a closed list", { ...whole, health: "blue" }],
    ["a day that is none", { ...whole, reviewOn: "next week" }],
    ["null where there always is something", { ...whole, text: null }],
  ])("%s", (_, one) => {
    expect(validateDocument(of(one))).not.toEqual([]);
  });
});
