import type { ScopePage } from "../../domain/report/customer-page.ts";
import { headOf, type PageDocument, type Section, textBlock, type Words } from "./page-document.ts";
import { scopeSections } from "./scope-sections.ts";

export function scopeDocument(page: ScopePage): PageDocument {
  const { customer, on, lead, scope } = page;
  return {
    title: `${customer} · Scope confirmation`,
    head: headOf(on, lead, page.deciders),
    lead: leadOf(page),
    sections: [
      ...scopeSections(
        scope,
        {
          works: "In scope: standard functionality",
          anotherWay: "In scope: works differently",
          later: "After go-live",
          leftOut: "Out of scope",
          underProtest: "Out of scope: accepted with reservations",
          open: "Open items",
        },
        on,
      ),
      signatures(page),
    ],
  };
}

function leadOf({ product, goliveOn, isLive, on }: ScopePage): readonly Words[] {
  const day = { day: goliveOn, strong: true } as const;
  const golive: Words = isLive
    ? ["You went live on ", day, "."]
    : goliveOn < on
      ? ["Go-live was planned for ", day, "; new date to be agreed."]
      : ["Go-live: ", day, `, on ${product ?? "the product"}.`];
  return [golive, ["This document lists everything you asked for and how we have agreed to handle each item."]];
}

/** Nobody signs what is still open. */
function signatures({ openItems: open, customer, deciders, lead }: ScopePage): Section {
  if (open > 0)
    return {
      title: "Sign-off",
      blocks: [
        textBlock(
          open === 1
            ? "Draft: 1 item is still open. To be signed once it is resolved."
            : `Draft: ${open} items are still open. To be signed once they are resolved.`,
        ),
      ],
    };
  const names = deciders.length > 0 ? deciders : [null];
  const parties = [...names.map((name) => ({ side: `For ${customer}`, name })), { side: "For us", name: lead }];
  return {
    title: "Sign-off",
    blocks: [
      textBlock("Both parties confirm this scope for go-live."),
      { kind: "boxes", labels: ["Confirmed", "Confirmed with the changes noted below"] },
      { kind: "signatures", parties },
    ],
    isOne: true,
  };
}
