import type { GolivePage } from "../../domain/report/customer-page.ts";
import { type Block, type PageDocument, sectionOf, tableBlock, textBlock, type Words } from "./page-document.ts";
import { formatBy } from "./plain-words.ts";
import { scopeSections, toFollowSection } from "./scope-sections.ts";

export function goliveDocument(page: GolivePage): PageDocument {
  const { customer, on, lead, golive, scope } = page;
  return {
    title: `${customer} is live`,
    head: [{ day: on }, `, from ${lead}`],
    lead: leadOf(page),
    sections: [
      ...scopeSections(
        scope,
        {
          works: "What works from today",
          anotherWay: "What works in another way",
          later: "What comes later",
          leftOut: "What was left out",
          underProtest: "What you went live without, under protest",
          open: "What we still settle with you",
        },
        on,
      ),
      ...toFollowSection(page.toFollow, on),
      ...sectionOf(
        "What we went live on",
        tableBlock(
          ["To be done", "Who", "By"],
          golive.conditions.map(({ text: what, owner, due, doneOn }) => [
            [what],
            [owner],
            doneOn ? ["done, ", { day: doneOn }] : formatBy(due, on),
          ]),
        ),
      ),
      ...sectionOf("Thank you", thanks(page), true),
    ],
  };
}

function leadOf({ golive }: GolivePage): readonly Words[] {
  const { on, product, confirmedBy, firstValue } = golive;
  return [
    [
      "Your people have worked with ",
      product ?? "it",
      " since ",
      { day: on, strong: true },
      `, confirmed by ${confirmedBy}.`,
    ],
    ...(firstValue ? [["What is different from now on: ", { strong: firstValue }]] : []),
  ];
}

function thanks({ customer, golive }: GolivePage): readonly Block[] {
  const { customer: theirs, services } = golive.thanks;
  return [
    textBlock(theirs ? `${theirs}: you made it yours.` : `To everybody at ${customer} who made it theirs.`),
    ...(services ? [textBlock(`From our side: ${services}.`)] : []),
  ];
}
