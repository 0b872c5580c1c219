import type { Examples } from "../facts/example.ts";

/** What leads to the go-live: milestones, criteria, actions, and what threatens them. */
export const WAY: Examples = {
  "route show": [{ line: "psvc route show juniper", does: "every milestone, its day, and what it takes" }],
  "route done": [
    { line: 'psvc route done alder kickoff --on yesterday --note "with sales there"', does: "reached yesterday" },
    { line: "psvc route done larkspur aligned", does: "what is untrue is refused, with why", exitCode: 3 },
  ],
  "route move": [
    {
      line:
        'psvc route move juniper configured --later 1w --reason data --side customer --why "the rooms list came ' +
        'late" --rest',
      does: "a slip with its reason, and all that comes after it",
    },
    { line: "psvc route move heron aligned --to +4d", does: "sooner; that needs no reason" },
  ],
  "route wait": [
    { line: 'psvc route wait juniper configured --on customer --why "their room list"', does: "who has the ball" },
    { line: "psvc route wait juniper configured --over", does: "they delivered" },
  ],
  "route add": [
    {
      line: 'psvc route add alder depots-surveyed --done-when "all nine depots are on the map" --target +8w',
      does: "a milestone of your own, which the go-live waits for",
    },
  ],
  "route skip": [
    {
      line: 'psvc route skip alder kickoff --why "held before the tender" --decided-by "June Alvarez"',
      does: "left out on purpose; the go-live cannot be",
    },
  ],
  "route baseline": [
    {
      line: 'psvc route baseline juniper --why "one date for both phases" --decided-by "Emil Novak"',
      does: "the plan agreed anew; the old one is kept",
    },
  ],
  "route trend": [
    { line: "psvc route trend juniper", does: "every target against the day it was set" },
    { line: "psvc route trend juniper configured", does: "of one milestone" },
  ],
  "route reopen": [
    { line: 'psvc route reopen larkspur kickoff --why "the sponsor was not there"', does: "it was not held after all" },
  ],
  "change-order list": [
    { line: "psvc change-order list", does: "every change of a contract, with where it stands" },
    { line: "psvc change-order list juniper --state signed", does: "those of one project that were signed" },
  ],
  "change-order show": [{ line: "psvc change-order show juniper CO1", does: "what changes, and who signed it" }],
  "change-order edit": [
    {
      line: 'psvc change-order edit juniper CO1 --state signed --signed-by "Emil Novak" --link "contracts/co-2.pdf"',
      does: "signed; the go-live waits for that",
    },
    {
      line: 'psvc change-order edit juniper CO1 --state rejected --why "their legal team wants the old wording"',
      does: "not agreed after all",
    },
  ],
  "criterion list": [
    { line: "psvc criterion list juniper", does: "what a go-live takes, line by line" },
    { line: "psvc criterion list brightwater", does: "what ends hypercare" },
    { line: "psvc criterion list --due +30d", does: "what is open and due by then, in all projects" },
  ],
  "criterion set": [
    {
      line: 'psvc criterion set juniper people-trained met --evidence "38 of 38 crew leads signed the list"',
      does: "it is so, and this shows it",
    },
    {
      line:
        'psvc criterion set heron cutover-rehearsed waived --by "Dana Cole" --why "one depot" --consequence "a ' +
        'way back is improvised"',
      does: "let go by somebody, with what follows",
    },
    {
      line: 'psvc criterion set juniper migration-rehearsed --owner "Ruth Abel" --due +10d',
      does: "who answers for it, and by when",
    },
    {
      line: "psvc criterion set juniper users-told,people-trained --due +9d",
      does: "several at once, all or none",
    },
  ],
  "action add": [
    {
      line: 'psvc action add heron "Raj Patel: send the list of vans by next friday"',
      does: "as it was said in the meeting",
    },
    { line: "psvc action add heron --from notes.txt", does: "all of a meeting's notes, or a table of a plan" },
    {
      line: 'psvc action add kestrel "Show a list of leavers" --owner "Li Wei" --due +5d --for G1',
      does: "ours, for a gap",
    },
  ],
  "action list": [
    { line: "psvc action list larkspur", does: "who owes what by when, ours first" },
    { line: "psvc action list juniper --side customer", does: "theirs" },
    { line: "psvc action list --mine --due fri", does: "yours in all projects, by Friday" },
    { line: "psvc action list --customer-side --overdue", does: "what customers owe and is late" },
  ],
  "action edit": [
    {
      line: 'psvc action edit larkspur A1 --due +3d --why "he was on leave"',
      does: "another day; the old one is kept",
    },
    { line: 'psvc action edit larkspur A1 --due +3d --agreed-with "Nils Holm"', does: "a day that they agreed to" },
  ],
  "action chase": [
    { line: "psvc action chase larkspur A1", does: "you asked again: next leaves it alone for two days" },
    { line: 'psvc action chase larkspur A1 --reply-by fri --note "by phone; he promised"', does: "until friday" },
  ],
  "action done": [
    {
      line: 'psvc action done larkspur A1 --on yesterday --received "the list, 212 contracts"',
      does: "delivered yesterday",
    },
  ],
  "risk add": [
    {
      line: 'psvc risk add kestrel "The sponsor leaves in spring" --review-on +14d --health red',
      does: "what no record shows",
    },
  ],
  "risk list": [
    { line: "psvc risk list heron", does: "open ones, the worst first" },
    { line: "psvc risk list --due +7d", does: "of all projects, to review by then" },
  ],
  "risk edit": [{ line: "psvc risk edit heron R1 --health red --review-on +3d", does: "it became worse" }],
  "risk close": [{ line: 'psvc risk close heron R1 --why "the peak comes in May"', does: "it passed, or it happened" }],
};
