import type { ScopePage } from "../../domain/report/customer-page.ts";
import { type PageDocument, type Section, textBlock, type Words } from "./page-document.ts";
import { scopeSections } from "./scope-sections.ts";

export function scopeDocument(page: ScopePage): PageDocument {
  const { customer, on, lead, scope } = page;
  return {
    title: `${customer}: what you go live with`,
    head: [{ day: on }, `, from ${lead}`],
    lead: leadOf(page),
    sections: [
      ...scopeSections(
        scope,
        {
          works: "In: works on day one",
          anotherWay: "In, in another way",
          later: "Later",
          leftOut: "Out",
          underProtest: "Out, under your protest",
          open: "Not settled yet",
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
      ? ["The go-live was planned for ", day, "; a new day is to be set."]
      : ["You go live on ", day, `, with ${product ?? "the product"} as it is today.`];
  return [golive, ["This page is everything you asked for, and what becomes of it."]];
}

/** Nobody signs what is still open. */
function signatures({ scope, customer, deciders, lead }: ScopePage): Section {
  const open = scope.open.length;
  if (open > 0)
    return {
      title: "Signatures",
      blocks: [
        textBlock(
          `This is a draft: ${open === 1 ? "one point is" : `${open} points are`} not settled yet. We sign once ` +
            "nothing is left there.",
        ),
      ],
    };
  const names = deciders.length > 0 ? deciders : [null];
  const parties = [...names.map((name) => ({ side: `for ${customer}`, name })), { side: "for us", name: lead }];
  return {
    title: "Signatures",
    blocks: [textBlock("Both sides agree to this scope."), { kind: "signatures", parties }],
    isOne: true,
  };
}
