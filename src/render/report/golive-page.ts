import type { GolivePage } from "../../domain/report/customer-page.ts";
import {
  type Block,
  headOf,
  type PageDocument,
  sectionOf,
  tableBlock,
  textBlock,
  type Words,
} from "./page-document.ts";
import { formatBy } from "./plain-words.ts";
import { scopeSections, toFollowSection } from "./scope-sections.ts";

export function goliveDocument(page: GolivePage): PageDocument {
  const { customer, on, lead, golive, scope } = page;
  return {
    title: `${customer} · Go-live announcement`,
    head: headOf(on, lead),
    lead: leadOf(page),
    sections: [
      ...scopeSections(
        scope,
        {
          works: "What works today",
          anotherWay: "What works differently",
          later: "After go-live",
          leftOut: "Out of scope",
          underProtest: "Accepted with reservations",
          open: "Open decisions",
        },
        on,
      ),
      ...toFollowSection(page.toFollow, on),
      ...sectionOf(
        "Conditions of the go-live",
        tableBlock(
          ["Action", "Owner", "Due"],
          golive.conditions.map(({ text: what, owner, due, doneOn }) => [
            [what],
            [owner],
            doneOn ? ["Done, ", { day: doneOn }] : formatBy(due, on),
          ]),
        ),
      ),
      ...sectionOf("Thank you", thanks(page), true),
    ],
  };
}

function leadOf({ golive, openItems: open }: GolivePage): readonly Words[] {
  const { on, product, confirmedBy, firstValue } = golive;
  const items = open === 1 ? "1 item" : `${open} items`;
  return [
    ...(open > 0 ? [[`Draft: how it works on day one is still to be described for ${items}.`]] : []),
    [
      "Your teams have been working in ",
      product ?? "the product",
      " since ",
      { day: on, strong: true },
      `. Confirmed by ${confirmedBy}.`,
    ],
    ...(firstValue ? [["First value: ", { strong: firstValue }]] : []),
  ];
}

function thanks({ customer, golive }: GolivePage): readonly Block[] {
  const { customer: theirs, services } = golive.thanks;
  return [
    textBlock(
      theirs
        ? `Thank you, ${theirs}, for leading this on your side.`
        : `Thank you to everyone at ${customer} who made this go-live possible.`,
    ),
    ...(services ? [textBlock(`On our side: ${services}.`)] : []),
  ];
}
