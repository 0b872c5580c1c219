import type { Examples } from "../facts/example.ts";

export const TODAY: Examples = {
  next: [
    { line: "psvc next", does: "the five things that move a customer forward most" },
    { line: "psvc next heron", does: "for one customer" },
    { line: 'psvc next --lead "Ben Roux" --all', does: "everything one lead has to do" },
    { line: "psvc next --limit 3 --explain", does: "what makes the first three urgent" },
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
