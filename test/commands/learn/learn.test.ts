import { beforeAll, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { generatedHistory } from "../../domain/history/generated-history.ts";
import { working } from "../../working.ts";

let app: TestApp;
const run = (...argv: string[]) => working(app, argv);

/** 60 projects: what is promised of dispatch holds, integrations depart. */
beforeAll(async () => {
  app = testApp();
  const departs = ({ kind, area }: { kind: string; area: string }) =>
    area === "dispatch" ? 0 : kind === "integration" ? 0.95 : null;
  for (const project of generatedHistory(3, 60, { departs })) await app.store.create(project);
});

describe("learn", () => {
  test("tells what stands out with its counts, before and after the close apart", async () => {
    const { out } = await run("learn");
    expect(out).toMatch(/^What 60 projects teach, by kind, source, area and capability; never by person\.$/m);
    expect(out).toMatch(/! kind integration departed in \d\d% \(\d+ of \d+, \d+ projects\); the rest in/);
    expect(out).toMatch(/safe to promise: area dispatch \(\d+ of \d+ held, \d+ projects\)/);
    expect(out.indexOf("Made before the close")).toBeLessThan(out.indexOf("Made after the close"));
    expect(out).not.toContain("[object");
  });

  test("names no lead, nobody who sold, and nobody at the customer, in any form", async () => {
    const { lead, deal, people, customer } = await app.store.project("project-1");
    const names = [lead, deal.owner, people.sponsor, ...people.deciders, customer].filter((name) => name !== null);
    for (const argv of [["learn"], ["learn", "--json"], ["learn", "--for", "sales"], ["learn", "--for", "product"]]) {
      const { out } = await run(...argv);
      expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(out))).toEqual([]);
      expect(out).not.toContain("we can live with that");
    }
  });

  test("as JSON has patterns, counts and what was taken", async () => {
    const { kind, learn } = (await run("learn", "--json")).json;
    expect(kind).toBe("learn");
    expect(learn).toMatchObject({ projects: 60, unjudged: 0, page: null, markdown: null, damaged: [] });
    expect(learn.beforeClose.patterns[0]).toMatchObject({ trait: "departed" });
    expect(learn.taken.length).toBeGreaterThan(3);
  });

  test("is a page for sales, which says what is safe, and one for product, which says what costs most", async () => {
    await run("learn", "--for", "sales", "--to", "sales.md");
    const sales = String(app.files.get("sales.md"));
    expect(sales).toContain("# What is safe to promise");
    expect(sales).toContain("**Promise it with an easy mind:**\n\n- area dispatch");
    expect(sales).toContain("Nobody is in it");
    const { out } = await run("learn", "--for", "product");
    expect(out).toContain("# Which gaps cost most conversations");
    expect(out).toMatch(/^1\. (?:area|capability) /m);
    expect((await app.psvc("learn", "--for", "board")).exitCode).toBe(2);
  });

  test("of few projects says that they are few, and shows the counts", async () => {
    const few = testApp();
    await working(few, ["new-project", "Acme", "--closed", "2026-11-02", "--lead", "Ana"]);
    await working(few, ["promise", "add", "acme", "Single sign-on", "--fit", "fit"]);
    const { out } = await working(few, ["learn"]);
    expect(out).toContain("too few to tell a pattern from chance");
    expect(out).toMatch(/kind +capability +1 +1 +0 +1 +few/);
    const page = await working(few, ["learn", "--for", "sales"]);
    expect(page.out).toContain("| kind | capability | 1 (few) | 1 | 0 | 1 |");
  });

  test("of an empty store says that there is nothing yet", async () => {
    expect((await working(testApp(), ["learn"])).out).toContain("Made before the close: none");
  });
});
