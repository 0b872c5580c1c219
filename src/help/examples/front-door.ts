import type { Examples } from "../facts/example.ts";

export const FRONT_DOOR: Examples = {
  psvc: [
    { line: "psvc", does: "the day: three things to do, and where every project stands" },
    { line: "psvc --plain", does: "the same one fact a line, to be listened to" },
  ],
  "new-project": [
    {
      line: 'psvc new-project "Northwind Traders" --closed yesterday --lead "Ana Sato" --promises promises.txt',
      does: "a deal that closed yesterday, with its promises from a file",
    },
    { line: "psvc new-project", does: "asks for the facts, then for one promise after the other", asks: true },
    {
      line: 'psvc new-project --from deals.csv --row 9001 --lead "Ana Sato"',
      does: "a won deal of a CRM's export, by its id",
    },
    {
      line:
        'psvc new-project "Fabrikam Fleet" --closed "9 weeks ago" --lead "Li Wei" --adopt --phase build ' +
        '--owned-on "8 weeks ago"',
      does: "one that is under way: nothing is overdue on day one",
    },
  ],
  "gap add": [
    {
      line:
        'psvc gap add heron --statement "Farmers report a burst pipe online" --importance should --why "there ' +
        'is no portal"',
      does: "what nobody wrote down yet: the promise and its gap at once",
    },
    {
      line: 'psvc gap add kestrel --promise P3 --fit partial --why "photos are kept for 90 days"',
      does: "a promise that was judged to fit, and does not",
    },
  ],
  "gap list": [
    { line: "psvc gap list alder", does: "open gaps, worst first" },
    { line: "psvc gap list alder --severity blocker", does: "those that stand before the go-live" },
    { line: "psvc gap list --severity blocker", does: "what stands before any go-live, over all projects" },
    { line: "psvc gap list juniper --all", does: "with those that are closed" },
  ],
  "gap show": [
    { line: "psvc gap show kestrel G1", does: "a must that only a roadmap answers, and what lies idle meanwhile" },
    { line: "psvc gap show juniper G1", does: "how one was closed, and what the customer said" },
  ],
  "gap resolve": [
    {
      line: 'psvc gap resolve larkspur G1 --resolution workaround --note "English reports with a glossary for Porto"',
      does: "a way around a should, which is ours to choose",
    },
    {
      line:
        'psvc gap resolve larkspur G1 --resolution defer --review-on +20w --decided-by "Olga Reis" --words ' +
        '"after the winter"',
      does: "after the go-live, by the customer's decision",
    },
    {
      line:
        'psvc gap resolve alder G1 --resolution workaround --day-one "an export runs every evening" ' +
        '--owner "Ana Sato" --in-place-by +2w',
      does: "a must: it stays proposed until the customer has decided",
    },
    {
      line:
        'psvc gap resolve alder G1 --resolution workaround --day-one "an export runs every evening" ' +
        '--owner "Ana Sato" --in-place-by +2w --decided-by "June Alvarez" --words "an evening is early enough"',
      does: "the same with the customer's decision, which a must needs",
    },
  ],
  "gap close": [
    {
      line: 'psvc gap close juniper G2 --evidence "the tenants report in the portal since Monday"',
      does: "it is in place, and this shows it",
    },
  ],
  "gap reopen": [
    {
      line: 'psvc gap reopen juniper G1 --why "two hourly runs failed over the weekend"',
      does: "the resolution did not hold",
    },
  ],
  "gap edit": [
    { line: 'psvc gap edit alder G1 --owner "Li Wei"', does: "somebody else in services sees to it" },
    {
      line: 'psvc gap edit alder G10 --severity major --severity-reason "the council asked for it in public"',
      does: "worse than computed; it is never made less",
    },
  ],
  status: [
    { line: "psvc status", does: "every project, worst first" },
    { line: "psvc status kestrel", does: "one on one screen, for the minute before a call" },
    { line: "psvc status --check", does: "for cron: exit 3 where anything is red or overdue", exitCode: 3 },
    { line: 'psvc status --lead "Ben Roux" --explain', does: "one lead's, with the rules of health that hold" },
  ],
  golive: [
    { line: "psvc golive juniper --check", does: "what still stands before the go-live", exitCode: 3 },
    {
      line: 'psvc golive juniper --decision go --decided-by "Emil Novak"',
      does: "the decision, refused while something critical is open",
      exitCode: 3,
    },
    {
      line: 'psvc golive juniper --decision no-go --decided-by "Emil Novak" --why "the crews are not trained"',
      does: "not yet, on record",
      exitCode: 3,
    },
    {
      line: 'psvc golive brightwater --rolled-back --why "vans lost their orders"',
      does: "a go-live that was taken back; the history stays",
    },
  ],
};
