import type { Examples } from "../facts/example.ts";

/** Promises, one by one and many at once. */
export const LEDGER: Examples = {
  intake: [
    { line: "psvc intake osprey promises.txt", does: "promises from notes, one a line" },
    { line: "psvc intake osprey answers.xlsx", does: "from the sheet that was answered in the tender" },
    { line: "psvc intake osprey sow.pdf", does: "out of a contract, sentence by sentence", asks: true },
    { line: "psvc intake osprey offer.eml --dry-run", does: "what a mail promises, without writing anything" },
  ],
  "promise add": [
    {
      line: 'psvc promise add osprey "Drivers see the temperature of their load" --importance must --source demo',
      does: "in the customer's words; it is judged later",
    },
    {
      line: 'psvc promise add kestrel "Tours follow the traffic" --importance should --capability route-planning',
      does: "what it rests on sets the fit, and opens a gap where it is limited",
    },
    {
      line: 'psvc promise add heron "A map for every pump" --unconfirmed --heard-by "Raj Patel"',
      does: "a rumour, to be asked before it counts",
    },
  ],
  "promise list": [
    { line: "psvc promise list kestrel", does: "what they believe they bought, and how it stands today" },
    {
      line: "psvc promise list --source demo --fit gap",
      does: "what demos promised and the product lacks, everywhere",
    },
    { line: "psvc promise list alder --fit unassessed", does: "what nobody has judged yet" },
    { line: "psvc promise list alder --where importance=must,fit=gap,fit=partial", does: "musts that depart" },
  ],
  "promise import": [
    {
      line: "psvc promise import osprey answers.xlsx --dry-run",
      does: "what would come in from a list of requirements and the answers given",
    },
    { line: "psvc promise import osprey answers.xlsx", does: "the same, written; again later, it updates its rows" },
    {
      line: "psvc promise import osprey answers.xlsx --mandatory-as must",
      does: "for a list whose mandatory lines are few",
    },
  ],
  "promise assess": [
    { line: "psvc promise assess osprey P1 --capability dispatch-board", does: "what it rests on sets the fit" },
    {
      line: 'psvc promise assess alder --set "P7=fit,P8=gap:hosted in one country only" --yes',
      does: "several by hand; what is not kept becomes a gap",
    },
    {
      line: "psvc promise assess alder --decisions decisions.csv --dry-run",
      does: "a sheet of judgements, looked at before it is written",
    },
    { line: "psvc promise assess osprey", does: "walks through what nobody judged, one key each", asks: true },
  ],
  "promise edit": [
    { line: 'psvc promise edit osprey P1 --heard-by "Ken Adeyemi"', does: "who at the customer expects it" },
    {
      line: "psvc promise edit alder --where importance=could --source rfp --area extras --dry-run",
      does: "many at once, shown before they are written",
    },
  ],
  "promise confirm": [
    {
      line: 'psvc promise confirm osprey P2 --heard-by "Mia Brandt" --evidence "call notes"',
      does: "the rumour was a promise: it counts now",
    },
  ],
  "promise drop": [
    { line: 'psvc promise drop alder P38 --why "asked for as a joke"', does: "out of the ledger, with its reason" },
    { line: 'psvc promise drop alder P29 --duplicate-of P15 --why "the same portal"', does: "it was said twice" },
  ],
  edit: [{ line: "psvc edit alder", does: "the whole ledger as a table in your editor", asks: true }],
};
