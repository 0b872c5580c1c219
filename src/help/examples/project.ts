import type { Examples } from "../facts/example.ts";

/** The conversations about its scope, its pages, and its own facts. */
export const PROJECT_EXAMPLES: Examples = {
  "confront plan": [
    {
      line:
        'psvc confront plan heron G1 --by +5d --option "process-change: the old board runs through the peak; ' +
        'time: four weeks; money: none; scope: two boards; services: 4; customer: 6"',
      does: "the truth about today, drafted, and what follows from each option",
    },
    { line: "psvc confront plan alder", does: "asks for each gap that needs one, worst first", asks: true },
  ],
  "confront outcome": [
    {
      line:
        'psvc confront outcome kestrel G1 --outcome accepted --decided-by "Ivo Martens" --words "a daily list ' +
        'is the same day to us" --day-one "the directory team removes accounts from a daily list" ' +
        '--owner "Ana Sato" --in-place-by +1w',
      does: "they took what was recommended: the gap is agreed",
    },
    {
      line:
        'psvc confront outcome kestrel G1 --outcome accepted-with-condition --decided-by "Ivo Martens" --words ' +
        '"if we see it first" --owner "Ana Sato" --in-place-by +1w --condition "show a week of lists; Ana Sato; +10d"',
      does: "and what they ask for in return, as an action",
    },
    {
      line: 'psvc confront outcome kestrel G1 --outcome rescheduled --by +3d --why "he is ill"',
      does: "it was not held",
    },
  ],
  report: [
    { line: "psvc report larkspur --for decision", does: "what works on day one, their choices, and decide by when" },
    {
      line: "psvc report juniper --for scope --to scope.html",
      does: "in, in another way, later, out; to print and sign",
    },
    { line: 'psvc report juniper --for weekly --since "2 weeks ago"', does: "what moved" },
    {
      line: 'psvc report juniper --for weekly --status amber --sentence "The training rooms are not confirmed yet."',
      does: "with the status that you confirm, which is kept",
    },
  ],
  recut: [
    { line: "psvc recut alder --by +30d", does: "the smallest scope that can be live by then, and who must agree" },
    { line: "psvc recut alder --by +8w --services 3 --customer 2", does: "with so many days a week" },
    {
      line: 'psvc recut alder --by +8w --apply --with "June Alvarez"',
      does: "plans the conversations; the customer decides",
    },
  ],
  "note add": [
    {
      line: 'psvc note add kestrel "Ivo wants the daily list before noon" --with "Ivo Martens" --about G1',
      does: "what was said, with whom and about what",
    },
    { line: "psvc note add heron --from notes.txt --on yesterday", does: "the notes of a call, as they are" },
  ],
  "note list": [
    { line: "psvc note list kestrel", does: "newest first" },
    { line: "psvc note list --since -7d", does: "of all projects" },
  ],
  "note edit": [{ line: "psvc note edit heron N1 --shareable", does: "it may go on the weekly page" }],
  "note remove": [{ line: "psvc note remove heron N1", does: "undo brings it back" }],
  "person add": [
    {
      line: 'psvc person add kestrel "Ivo Martens, Head of Operations <ivo.martens@kestrel.example>"',
      does: "a name, a role and how to write to them, in one go",
    },
    { line: 'psvc person add heron "Dana Cole" --phone "+44 20 7946 0018" --decides', does: "and may decide" },
  ],
  "person list": [
    { line: "psvc person list kestrel", does: "the customer's first, then ours" },
    { line: "psvc person list --side customer", does: "of all customers" },
  ],
  "person edit": [
    { line: 'psvc person edit kestrel "Ivo Martens" --mail ivo@kestrel.example', does: "how to write to him" },
    { line: 'psvc person edit kestrel H1 --also "Ivo Maartens"', does: "two spellings, one person" },
  ],
  "person replace": [
    {
      line: 'psvc person replace kestrel "Ivo Martens" "Nora Quist, COO" --yes',
      does: "hands over all that is open; what happened keeps his name",
    },
  ],
  "person remove": [{ line: 'psvc person remove heron "Nils Berg"', does: "only where nothing names them" }],
  "project blackout": [
    {
      line: 'psvc project blackout kestrel "24 Dec..6 Jan" --why "change freeze"',
      does: "nothing is due in these days",
    },
    { line: "psvc project blackout kestrel", does: "those on record" },
  ],
  "project edit": [
    {
      line: "psvc project edit heron --handed-over yes --readiness prepared",
      does: "who has to implement it knows what was bought",
    },
    { line: 'psvc project edit kestrel --decider "Ivo Martens" --decider "Sara Quint"', does: "two who may decide" },
    { line: "psvc project edit heron --tag north --tag tier-1", does: "tags, for status --tag" },
    { line: "psvc project edit larkspur --ladder 3/6/9/12", does: "a stall ladder of its own, in working days" },
  ],
  "project list": [{ line: "psvc project list", does: "every project, also those stopped and closed" }],
  "project remove": [{ line: "psvc project remove marlow --yes", does: "out of the store; psvc undo brings it back" }],
  stop: [
    {
      line:
        'psvc stop larkspur --decided-by "Olga Reis" --why "they were bought" --consequence "the fee is paid; a ' +
        'new start is a new project"',
      does: "an end on purpose, since nothing is ever on hold",
    },
  ],
  restart: [
    {
      line:
        'psvc restart marlow --decided-by "Finn Otto" --why "the pilot came back" --consequence "the days are ' +
        'planned anew"',
      does: "a stopped project goes on",
    },
  ],
  handover: [
    {
      line: 'psvc handover heron --to "Li Wei" --note "they fear the spring peak"',
      does: "to a colleague for good, with a brief where it stands",
    },
    { line: 'psvc handover kestrel --to "Ben Roux" --until +14d', does: "for a holiday; it stays yours" },
    { line: "psvc handover kestrel --brief", does: "only the brief; nothing changes" },
  ],
};
