import type { KickoffPage } from "../../domain/report/customer-page.ts";
import { partBlocks } from "./customer-part.ts";
import {
  type Block,
  listOf,
  type PageDocument,
  sectionOf,
  tableBlock,
  textBlock,
  type Words,
} from "./page-document.ts";
import { formatPoint } from "./plain-words.ts";
import { scopeSections } from "./scope-sections.ts";

export function kickoffDocument(page: KickoffPage): PageDocument {
  const { customer, on, lead, route } = page;
  const asksNothing = Object.values(page.scope).every((asks) => asks.length === 0);
  return {
    title: `${customer}: how we get you live`,
    head: [{ day: on }, `, from ${lead}`],
    lead: [leadOf(page)],
    sections: [
      ...(asksNothing
        ? sectionOf("What works on day one", [textBlock("We write down with you first what you were promised.")])
        : scopeSections(
            page.scope,
            {
              works: "What works on day one",
              anotherWay: "What works in another way",
              later: "What comes later",
              leftOut: "What is left out",
              underProtest: "What you go live without, under protest",
              open: "What we settle together before then",
            },
            on,
          )),
      ...sectionOf(
        "The way there",
        tableBlock(
          ["Step", "Day"],
          route.map((point) => formatPoint(point, on)),
        ),
      ),
      ...sectionOf("Your part", partBlocks(page, "Nothing is on your list yet.")),
      ...sectionOf("What we ask of each other", wishes(page)),
      ...(page.contacts.length > 0
        ? sectionOf(
            "Contacts",
            tableBlock(
              ["Name", "Role", "E-mail", "Phone"],
              page.contacts.map(({ name, role, mail, phone }) => [[name], [role ?? ""], [mail ?? ""], [phone ?? ""]]),
            ),
          )
        : []),
    ],
  };
}

function leadOf({ goliveOn, on, product }: KickoffPage): Words {
  if (goliveOn < on) return ["The go-live was planned for ", { day: goliveOn }, "; we set a new day with you."];
  return [
    `Your people work with ${product ?? "the product"}, as it is today, from `,
    { day: goliveOn, strong: true },
    " on.",
  ];
}

function wishes({ lead, people }: KickoffPage): readonly Block[] {
  const { sponsor, projectLead, deciders } = people;
  const decide = deciders.join(", ");
  return [
    { kind: "fact", term: "You can count on us for", words: [] },
    ...listOf([
      [`one person to turn to: ${lead}`],
      ["hearing from us first what works on day one and what does not, with your choices and what follows from each"],
      ["a plan that waits for nothing the product does not do today"],
      ["a page every week: what moved, what is next, what we need from you"],
    ]),
    { kind: "fact", term: "We count on you for", words: [] },
    ...listOf([
      [
        sponsor
          ? `${sponsor} standing behind the day, and behind the people's time for it`
          : "a sponsor who stands behind the day",
      ],
      [projectLead ? `${projectLead} as the one we speak to every week` : "one person we speak to every week"],
      [
        decide
          ? `decisions by the day we ask for, from those who may take them: ${decide}`
          : "the names of those who may decide",
      ],
      ["a word before the day, where something on your list will be late"],
    ]),
  ];
}
