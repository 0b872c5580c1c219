import type { Examples } from "../facts/example.ts";

export const TODAY: Examples = {
  next: [
    { line: "psvc next", does: "the five things that move a customer forward most" },
    { line: "psvc next heron", does: "for one customer" },
    { line: 'psvc next --lead "Ben Roux" --all', does: "everything one lead has to do" },
    { line: "psvc next --limit 3 --explain", does: "what makes the first three urgent" },
  ],
  do: [
    { line: "psvc do", does: "one after the other: Enter does it, s skips, l puts it off", asks: true },
    { line: "psvc do 2", does: "the second of the list of psvc", asks: true },
  ],
  progress: [
    {
      line: 'psvc progress juniper "Invoices post in their sandbox" --shown-to "Ruth Abel" --for configured --yes',
      does: "the line that the customer reads on the weekly page",
    },
    {
      line: 'psvc progress heron "Two of eleven years of jobs are loaded"',
      does: "on your word; the third needs more",
    },
  ],
  search: [
    { line: "psvc search signing", does: "also signs in, sign-in and signed, in every project" },
    { line: 'psvc search "own accounts"', does: "these words side by side" },
    { line: "psvc search invoice --in promises,gaps --project alder", does: "in some records of one project" },
  ],
  stall: [
    { line: "psvc stall larkspur", does: "whom to write to, and the words" },
    { line: "psvc stall larkspur --sent", does: "you wrote: next leaves it alone until the answer is due" },
    {
      line:
        'psvc stall larkspur --until +14d --why "stocktaking" --consequence "they go live two weeks later" ' +
        '--decided-by "Olga Reis" --words "nobody is here"',
      does: "a freeze that the customer agreed to, 30 days at most",
    },
  ],
};
