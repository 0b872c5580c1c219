import { describe, expect, test } from "vitest";
import { PAGES, type PageName, pageFor } from "../../src/domain/report/customer-page.ts";
import { customerView } from "../../src/domain/report/customer-view.ts";
import { style } from "../../src/render/layout/style.ts";
import { pageDocument } from "../../src/render/report/page.ts";
import { pageHtml } from "../../src/render/report/page-html.ts";
import { pageMarkdown } from "../../src/render/report/page-markdown.ts";
import { renderShareable, renderShareablePortfolio } from "../../src/render/status/shareable.ts";
import { shareableJson } from "../../src/render/status/shareable-json.ts";
import { mayRead, placesOn } from "./allow-list.ts";
import { MARKED_NUMBER, type Marks, marks } from "./marked.ts";
import { markedStanding, TODAY } from "./marked-standing.ts";

const WEEK_AGO = "2026-11-18";

function printed(name: PageName, found: Marks) {
  const view = customerView(markedStanding(found, name === "golive"), WEEK_AGO);
  const page = pageFor(name, view, "acme");
  const document = pageDocument(page);
  return { view, json: JSON.stringify(page), markdown: pageMarkdown(document), html: pageHtml(document) };
}

describe("the marked project", () => {
  test("has a mark for every text that a project can hold", () => {
    const found = marks();
    markedStanding(found, true);
    const places = [...found.places.values()];
    for (const place of [
      "deal.owner",
      "deal.why",
      "deal.crmId",
      "promises.p1.*.heardBy",
      "promises.p1.*.fit.why",
      "gaps.p2.*.raised.why",
      "gaps.p2.*.note",
      "route.live.moves.*.why",
      "route.live.note",
      "criteria.*.evidence",
      "actions.a1.*.chased.*.note",
      "risks.*.text",
      "confrontations.g8.*.fallback",
      "confrontations.g8.*.toldBefore.*.asked",
      "decisions.*.why",
      "wins.*.creditSales",
      "stops.*.why",
      "freezes.*.why",
      "messages.*.to",
    ])
      expect(places).toContain(place);
    expect(places.length).toBeGreaterThan(300);
  });
});

describe.each(PAGES)("the page for %s", (name) => {
  test("holds the texts of its allow-list and no other, as Markdown, as HTML and as JSON", () => {
    const found = marks();
    const { markdown, html, json } = printed(name, found);
    const expected = placesOn(name);
    expect(found.placesIn(markdown)).toEqual(expected);
    expect(found.placesIn(html)).toEqual(expected);
    for (const place of found.placesIn(json)) expect(mayRead(place), place).toBe(true);
  });

  test("holds neither the value of the deal nor a word that only we use", () => {
    const { markdown, html } = printed(name, marks());
    // Who prepared the page stands on it; how prepared the customer is does not.
    for (const output of [markdown, textOf(html)].map((text) => text.replace("Prepared by", ""))) {
      expect(output).not.toMatch(
        /\b(gaps?|blockers?|stall\w*|unassessed|descope|concede|defer|criteri\w+|promises?)\b/i,
      );
      expect(output).not.toMatch(/\b(must|should|could|spoken|written|contracted|assumed)\b/);
      expect(output).not.toMatch(/\b(prepared|unprepared|partly|red|amber|green|unexamined|health|readiness|psvc)\b/i);
    }
    // The effort of an option is a number of days, and marked like the value.
    if (name !== "decision") expect(markdown + html).not.toContain(String(MARKED_NUMBER));
  });
});

describe("a shared screen", () => {
  const plain = style({ color: false, width: 20_000 });
  const hidden = { hidden: 0, damaged: 0, today: TODAY };

  test.each([false, true])("shows nothing but what a customer may read (live: %s)", (isLive) => {
    const found = marks();
    const view = customerView(markedStanding(found, isLive), TODAY);
    const outputs = [
      renderShareable(view, plain),
      renderShareablePortfolio([view], hidden, plain),
      JSON.stringify(shareableJson("acme", view)),
    ];
    for (const output of outputs) {
      for (const place of found.placesIn(output)) expect(mayRead(place), place).toBe(true);
      expect(found.placesIn(output)).toContain("customer");
    }
    expect(outputs[0]).not.toMatch(/\b(gap|blocker|stall|must|red|amber|unexamined|partly)\b/i);
  });
});

function textOf(html: string): string {
  return html.slice(html.indexOf("<main>")).replace(/<[^>]*>/g, " ");
}
