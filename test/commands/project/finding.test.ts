import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

async function withCustomers(...customers: readonly string[]): Promise<TestApp> {
  const app = testApp();
  for (const customer of customers)
    await working(app, ["new-project", customer, "--closed", "yesterday", "--lead", "A"]);
  return app;
}

const slugOf = async (app: TestApp, ...argv: readonly string[]) =>
  (await working(app, [...argv, "--json"])).json.project.slug;

describe("a project", () => {
  test.each([
    ["Acme Water", "acme-water"],
    ["ACME  water", "acme-water"],
    ["water", "acme-water"],
    ["straße", "große-straße"],
    ["水道", "東京水道"],
    ["ква", "москва-вода"],
    ["Москва Вода", "москва-вода"],
  ])("is found by %s", async (typed, slug) => {
    const app = await withCustomers("Acme Water", "Große Straße", "東京水道", "Москва Вода");
    expect(await slugOf(app, "status", typed)).toBe(slug);
  });

  test("is asked for where two customers bear the words, and a whole name goes before a part", async () => {
    const app = await withCustomers("North Water", "South Water", "Water");
    expect((await app.psvc("status", "outh")).exitCode).toBe(0);
    expect((await app.psvc("status", "th water")).err).toContain("north-water");
    expect(await slugOf(app, "status", "water")).toBe("water");
    expect((await app.psvc("status", "nobody")).exitCode).toBe(1);
  });

  test("takes a slug of its own letters, never a number for another script", async () => {
    const app = await withCustomers("東京水道", "大阪水道", "São Paulo");
    expect([...(await app.store.slugs())].sort()).toEqual(["sao-paulo", "大阪水道", "東京水道"].sort());
  });

  test("is renamed in one change, found by both names, and undo gives the old one back", async () => {
    const app = await withCustomers("Acme", "Beta");
    await working(app, ["promise", "add", "acme", "Single sign-on"]);
    expect(await slugOf(app, "project", "edit", "acme", "--slug", "acme-water")).toBe("acme-water");
    expect(await app.store.slugs()).toEqual(["acme-water", "beta"]);
    await working(app, ["project", "edit", "acme-water", "--slug", "waterworks"]);
    for (const typed of ["acme", "acme-water", "waterworks"])
      expect(await slugOf(app, "status", typed)).toBe("waterworks");
    const taken = await app.psvc("project", "edit", "waterworks", "--slug", "beta");
    expect([taken.exitCode, taken.err]).toEqual([1, expect.stringContaining("beta")]);
    expect((await app.psvc("project", "edit", "waterworks", "--slug", "Not a slug")).exitCode).toBe(2);
    await working(app, ["undo", "--yes"]);
    expect(await app.store.slugs()).toEqual(["acme-water", "beta"]);
  });
});

describe("tags", () => {
  test("are set, replaced and cleared, and choose what status shows", async () => {
    const app = await withCustomers("Acme", "Beta", "Gamma");
    await working(app, ["project", "edit", "acme", "--tag", "North", "--tag", "tier-1", "--tag", "north"]);
    await working(app, ["project", "edit", "beta", "--tag", "north"]);
    const tagged = async (...tags: readonly string[]) => {
      const { json } = await working(app, ["status", ...tags.flatMap((tag) => ["--tag", tag]), "--json"]);
      return json.portfolio.projects.map(({ slug }: { slug: string }) => slug).sort();
    };
    expect(await tagged("north")).toEqual(["acme", "beta"]);
    expect(await tagged("NORTH", "tier-1")).toEqual(["acme"]);
    expect(await tagged("south")).toEqual([]);
    expect((await app.store.project("acme")).tags).toEqual(["north", "tier-1"]);
    expect((await working(app, ["export", "portfolio", "--format", "csv"])).out).toContain('"north, tier-1"');
    expect((await app.psvc("project", "edit", "acme", "--tag", "two words")).exitCode).toBe(2);
    await working(app, ["project", "edit", "acme", "--tag", ""]);
    expect((await app.store.project("acme")).tags).toEqual([]);
  });
});
