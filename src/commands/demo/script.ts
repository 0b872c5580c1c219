import { addDays, type Day, formatDay, workingDaysBetween } from "../../domain/time/calendar.ts";
import { RFP } from "./rfp.ts";

/** A command of the demo and the day on which it is played, in days before today. */
export interface Scene {
  readonly argv: readonly string[];
  readonly daysAgo: number;
}

/** What Tallyfield, an invented field-service product, does today. */
const CATALOGUE = `
200 capability add dispatch-board --name 'Drag-and-drop dispatch board' --area dispatch --availability available --product Tallyfield --release 2026.2 --keyword schedule
200 capability add offline-orders --name 'Work orders without a network' --area mobile --availability available --product Tallyfield --keyword offline
200 capability add van-stock --name 'Van stock by part' --area inventory --availability limited --product Tallyfield --limits 'counts once a night, not live'
200 capability add sso-saml --name 'Single sign-on with SAML' --area security --availability available --product Tallyfield --keyword sso
200 capability add scim --name 'User provisioning with SCIM' --area security --availability unavailable --product Tallyfield --roadmap-note 'planned for {in ten months}, not promised'
200 capability add erp-invoices --name 'Invoices to the ERP' --area integration --availability limited --product Tallyfield --limits 'every hour, one way'
200 capability add erp-two-way --name 'Two-way sync with the ERP' --area integration --availability unavailable --product Tallyfield
200 capability add job-history --name 'Import of past jobs' --area data --availability available --product Tallyfield --limits 'up to ten years'
200 capability add approval-path --name 'Approval path of two steps' --area 'work orders' --availability available --product Tallyfield
200 capability add reports --name 'Reports in five languages' --area reporting --availability limited --product Tallyfield --limits 'no Portuguese'
200 capability add sla-clock --name 'SLA clock per contract' --area contracts --availability available --product Tallyfield
200 capability add customer-portal --name 'Portal for the customer’s customers' --area portal --availability unavailable --product Tallyfield
200 capability add route-planning --name 'Route planning by traffic' --area dispatch --availability limited --product Tallyfield --limits 'cities only'
200 capability add photo-proof --name 'Photos as proof of work' --area mobile --availability available --product Tallyfield
`;

/** One customer, shown command by command. */
const STORY = `
41 new-project 'Brightwater Lifts' --slug brightwater --closed -1d --value 86000 --currency EUR --why 'technicians lose an hour a day to paper' --product Tallyfield --deal-owner 'Jo Meyer' --sponsor 'Petra Lund' --project-lead 'Tom Okafor' --decider 'Petra Lund' --handed-over yes --readiness partly --lead 'Ana Sato' --template small
41 promise add brightwater 'Technicians finish a work order in a shaft without a network' --importance must --source demo --heard-by 'Tom Okafor' --capability offline-orders
41 promise add brightwater 'Everybody signs in with our own accounts' --importance must --source contract --strength contracted --capability sso-saml
40 promise add brightwater 'Dispatchers see a van’s stock' --importance must --source call --heard-by 'Petra Lund'
40 gap add brightwater --promise P3 --fit partial --why 'counts come once a night'
39 status brightwater
38 route done brightwater promises-captured
36 route done brightwater kickoff --note 'with Jo Meyer there'
36 confront plan brightwater G1 --by eow --option 'workaround: technicians call in what they take; time: none; money: none; scope: counts by phone; services: 1; customer: 3' --option 'defer: van stock after the go-live; time: none; money: none; scope: no counts until then; services: 0; customer: 0; review: +20w' --recommendation 'A: it works on day one' --told 'Jo Meyer; say in the call that it was our call to make'
33 confront outcome brightwater G1 --outcome accepted --owner 'Tom Okafor' --in-place-by +2w --decided-by 'Petra Lund' --words 'good enough until spring'
32 route done brightwater aligned --signed-by 'Petra Lund' --signed-on today --document 'scope, signed'
24 route done brightwater configured
22 gap close brightwater G1 --evidence 'three vans called in for a week, counts matched'
20 route done brightwater accepted --signed-by 'Tom Okafor' --signed-on today --document 'acceptance, signed'
20 criterion set brightwater defects-cleared met --evidence 'list of 19 defects, none of severity 1 or 2 open'
20 criterion set brightwater it-approved met --evidence 'approval of Tom Okafor’s IT, ticket IT-214'
19 criterion set brightwater people-trained met --evidence '12 of 12 technicians, list in the project folder'
18 criterion set brightwater production-ready met --evidence 'cutover and rollback walked through with Tom Okafor'
18 criterion set brightwater support-ready met --evidence 'support has the runbook and the phone numbers'
17 criterion set brightwater first-value-named met --evidence 'first work order closed in a shaft; Tom Okafor confirms'
17 golive brightwater --decision go --decided-by 'Petra Lund'
15 golive brightwater --live --confirmed-by 'Tom Okafor'
14 golive brightwater --ring --credit-sales 'Jo Meyer' --credit-services 'Ana Sato and Li Wei' --credit-customer 'Tom Okafor and his technicians' --first-value 'work orders are closed in the shaft, not in the office'
`;

/**
 * The others, each in a situation a lead knows; `12w+20` is 20 days before the day that lies twelve working days back.
 */
const PORTFOLIO = `
# closed yesterday: promises are written down, none was looked at
0 new-project 'Osprey Cold Stores' --slug osprey --closed -1d --why 'one board for three regions' --product Tallyfield --sponsor 'Mia Brandt' --project-lead 'Ken Adeyemi' --decider 'Mia Brandt' --deal-owner 'Sam Ortiz' --lead 'Ana Sato' --template standard --readiness unprepared
0 promise add osprey 'All three regions on one dispatch board' --importance must --source demo
0 promise add osprey 'The portal is there for our own customers' --importance should --source call --unconfirmed
# what the customer owes is late, and nobody moved for twelve working days
12w+24 new-project 'Larkspur Heating' --slug larkspur --closed -1d --why 'SLA penalties last winter' --product Tallyfield --sponsor 'Olga Reis' --project-lead 'Nils Holm' --decider 'Olga Reis' --deal-owner 'Sam Ortiz' --lead 'Ben Roux' --template standard --handed-over no
12w+20 promise add larkspur 'An SLA clock for each contract' --importance must --capability sla-clock --source proposal
12w+20 promise add larkspur 'Reports in Portuguese for the Porto team' --importance should --capability reports
12w+18 route done larkspur promises-captured
12w route done larkspur kickoff --note 'held, Sam Ortiz was there'
12w action add larkspur 'Nils Holm: the list of SLA contracts by +7d'
5 action chase larkspur A1 --reply-by +2d
2 confront plan larkspur G1 --by +8wd --option 'workaround: the Porto team reads the English report; time: none; money: none; scope: English only; services: 1; customer: 1' --option 'defer: Portuguese after the go-live; time: none; money: none; scope: English until then; services: 1; customer: 0; review: +8m' --recommendation 'A: it works on day one'
# a must that sits on the roadmap
19 new-project 'Kestrel Rail Services' --slug kestrel --closed -1d --why 'auditors want accounts removed the same day' --product Tallyfield --sponsor 'Ivo Martens' --project-lead 'Sara Quint' --decider 'Ivo Martens' --deal-owner 'Sam Ortiz' --lead 'Ana Sato' --template large --value 250k --currency EUR --readiness prepared --handed-over yes
18 promise add kestrel 'Accounts are made and removed by SCIM' --importance must --capability scim --source rfp --strength written
18 promise add kestrel 'Everybody signs in with our own accounts' --importance must --capability sso-saml --source rfp
18 promise add kestrel 'Photos prove that the work was done' --importance should --capability photo-proof
17 route done kestrel promises-captured
6 route done kestrel kickoff
6 confront plan kestrel G1 --by eow --option 'process-change: the directory team removes accounts by a daily list; time: none; money: none; scope: gone within a day, not at once; services: 2; customer: 4' --option 'third-party: an identity broker does it; time: two weeks; money: 12,000 EUR a year; scope: none; services: 5; customer: 8' --recommendation 'A: the auditors ask for the same day, and a daily list is that'
# promised for a day that the plan does not reach
15 new-project 'Heron Water' --slug heron --closed -1d --why 'live before the spring peak' --product Tallyfield --sponsor 'Dana Cole' --project-lead 'Raj Patel' --decider 'Dana Cole' --deal-owner 'Sam Ortiz' --lead 'Ben Roux' --template standard --contractual +8w --readiness partly
14 promise add heron 'We are live before the spring peak' --importance must --kind timeline --needed-by +6w --source email --strength written
14 promise add heron 'Eleven years of job history come along' --importance must --capability job-history --kind data --source contract --strength contracted
13 route done heron promises-captured
4 route done heron kickoff
4 person add heron 'Nils Berg, IT security <nils.berg@heron.example>' --side customer
3 note add heron 'Raj thinks that the old jobs sit in two databases. He will ask.' --with 'Raj Patel' --about P2
2 risk add heron 'the spring peak may come early' --review-on +7d
# the scope was re-cut with the customer, so that the date holds
59 new-project 'Juniper Facility Care' --slug juniper --closed -1d --why 'forty crews on paper' --product Tallyfield --sponsor 'Emil Novak' --project-lead 'Ruth Abel' --decider 'Emil Novak' --deal-owner 'Sam Ortiz' --lead 'Li Wei' --template standard --value 120000 --currency EUR --readiness prepared --handed-over yes
58 promise add juniper 'Crews work without a network' --importance must --capability offline-orders
58 promise add juniper 'Two-way sync with the ERP every 15 minutes' --importance must --capability erp-two-way --kind integration --source sow --strength contracted
58 promise add juniper 'A portal for the tenants' --importance should --capability customer-portal
56 route done juniper promises-captured
50 route done juniper kickoff
30 gap resolve juniper G1 --resolution accept-standard --day-one 'invoices go over every hour, one way' --owner 'Ana Sato' --in-place-by +1w --decided-by 'Emil Novak' --words 'hourly is fine, nobody books at night' --document 'change order 2'
30 gap resolve juniper G2 --resolution defer --review-on +26w --decided-by 'Emil Novak' --words 'after the crews are on it'
30 change-order edit juniper CO1 --state signed --signed-by 'Emil Novak' --link 'change order 2, signed'
29 route done juniper aligned --signed-by 'Emil Novak' --signed-on today --document 'smaller scope, signed'
8 gap close juniper G1 --evidence 'a week of invoices, all booked'
6 route move juniper accepted --to +20d --reason people-unavailable --side customer --why 'Ruth Abel is away that week'
6 action add juniper 'Confirm the training rooms' --owner 'Ruth Abel' --side customer --due +9d
3 criterion set juniper integrations-tested met --evidence 'hourly run, also with the ERP down'
# stopped on purpose
74 new-project 'Marlow Pumps' --slug marlow --closed -1d --why 'a pilot before the merger' --product Tallyfield --sponsor 'Finn Otto' --project-lead 'Cleo Hart' --decider 'Finn Otto' --deal-owner 'Sam Ortiz' --lead 'Ben Roux' --template small
73 promise add marlow 'A pilot with six vans' --importance must --kind service
21 stop marlow --decided-by 'Finn Otto' --why 'the merger moved the pilot to the other company' --consequence 'the fee is paid; a new start is a new project'
# forty lines of an RFP response
8 new-project 'Alder County Works' --slug alder --closed -1d --why 'a tender with forty requirements' --product Tallyfield --sponsor 'June Alvarez' --project-lead 'Pat Lindqvist' --decider 'June Alvarez' --deal-owner 'Sam Ortiz' --lead 'Ana Sato' --template large
`;

export function demoCatalogue(today: Day): readonly Scene[] {
  return scenes(CATALOGUE, today);
}

export function demoStory(today: Day): readonly Scene[] {
  return scenes(STORY, today);
}

export function demoPortfolio(today: Day): readonly Scene[] {
  const rfp = RFP.map(({ statement, importance, capability }): Scene => {
    const facts = ["--importance", importance, "--source", "rfp", "--strength", "written"];
    return {
      argv: ["promise", "add", "alder", statement, ...facts, ...(capability ? ["--capability", capability] : [])],
      daysAgo: 7,
    };
  });
  return [...scenes(PORTFOLIO, today), ...rfp, ...scenes("3 route done alder promises-captured", today)];
}

function scenes(script: string, today: Day): readonly Scene[] {
  return script
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.replace("{in ten months}", monthAfter(today, 300)))
    .map((line) => {
      const [when = "", ...argv] = words(line);
      return { argv, daysAgo: daysAgo(when, today) };
    });
}

/** `Sep 2027`. */
function monthAfter(today: Day, days: number): string {
  return formatDay(addDays(today, days)).split(" ").slice(2).join(" ");
}

/** Words as a shell splits them, with single quotes. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

function daysAgo(when: string, today: Day): number {
  const [, count = "0", working, more = "0"] = /^(\d+)(w)?(?:\+(\d+))?$/.exec(when) ?? [];
  return (working ? calendarDaysFor(today, Number(count)) : Number(count)) + Number(more);
}

/** Calendar days back to the day that lies so many working days before today. */
function calendarDaysFor(today: Day, workingDays: number): number {
  let days = workingDays;
  while (workingDaysBetween(addDays(today, -days), today) < workingDays) days++;
  return days;
}
