import type { KickoffPage } from "../../domain/report/customer-page.ts";
import { partBlocks } from "./customer-part.ts";
import {
  type Block,
  headOf,
  listOf,
  type PageDocument,
  sectionOf,
  tableBlock,
  textBlock,
  type Words,
} from "./page-document.ts";
import { formatPoint, timelineOf } from "./plain-words.ts";
import { scopeSections } from "./scope-sections.ts";

export function kickoffDocument(page: KickoffPage): PageDocument {
  const { customer, on, lead, route } = page;
  const asksNothing = Object.values(page.scope).every((asks) => asks.length === 0);
  return {
    title: `${customer} · Implementation plan`,
    head: headOf(on, lead, [page.people.sponsor, page.people.projectLead]),
    lead: [leadOf(page)],
    sections: [
      ...(asksNothing
        ? sectionOf("Go-live scope", [textBlock("We will start by confirming your requirements with you.")])
        : scopeSections(
            page.scope,
            {
              works: "Go-live scope",
              anotherWay: "What works differently",
              later: "After go-live",
              leftOut: "Out of scope",
              underProtest: "Accepted with reservations",
              open: "Open decisions",
            },
            on,
          )),
      ...sectionOf("Key dates", [
        ...timelineOf(route, on),
        ...tableBlock(
          ["Milestone", "Date"],
          route.map((point) => formatPoint(point, on)),
        ),
      ]),
      ...sectionOf("What we need from you", partBlocks(page, "No actions on your side yet.")),
      ...sectionOf("How we work together", wishes(page)),
      ...(page.contacts.length > 0
        ? sectionOf(
            "Contacts",
            tableBlock(
              ["Name", "Role", "Email", "Phone"],
              page.contacts.map(({ name, role, mail, phone }) => [[name], [role ?? ""], [mail ?? ""], [phone ?? ""]]),
            ),
          )
        : []),
    ],
  };
}

function leadOf({ goliveOn, on, product }: KickoffPage): Words {
  if (goliveOn < on) return ["Go-live was planned for ", { day: goliveOn }, "; we will agree a new date with you."];
  return [`Your teams will be working in ${product ?? "the product"} from `, { day: goliveOn, strong: true }, "."];
}

function wishes({ lead, people }: KickoffPage): readonly Block[] {
  const { sponsor, projectLead, deciders } = people;
  const decide = deciders.join(", ");
  return [
    { kind: "fact", term: "What you can expect from us", words: [] },
    ...listOf([
      [`One point of contact: ${lead}`],
      ["Early notice of anything that works differently from what you asked for, with options and their impact"],
      ["A plan based on the version that is available today"],
      ["A status report every week"],
    ]),
    { kind: "fact", term: "What we rely on you for", words: [] },
    ...listOf([
      [
        sponsor
          ? `${sponsor} backs the go-live date and makes the team available`
          : "A sponsor who backs the go-live date",
      ],
      [projectLead ? `${projectLead} as our weekly contact` : "A project lead as our weekly contact"],
      [decide ? `Decisions on time, from ${decide}` : "The names of your decision makers"],
      ["Tell us early if something is going to slip"],
    ]),
  ];
}
