import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Store } from "../../src/store/port/store.ts";
import { simulatedDisk, simulatedMachine } from "./disk/simulated-disk.ts";
import { sampleCatalogue, sampleProject, sampleTemplate, withDecider } from "./sample-project.ts";
import { openStore, problemOf, temporaryFolder } from "./temporary-store.ts";

const adapters: readonly (readonly [string, () => Store])[] = [
  ["the JSON store", () => openStore(join(temporaryFolder(), "store"))],
  [
    "the JSON store on a simulated disk",
    () => openStore("/home/sam/store", { files: simulatedDisk().files, machine: simulatedMachine() }),
  ],
];

describe.each(adapters)("%s", (_name, newStore) => {
  test("is not there before the first write, and reads as empty", async () => {
    const store = newStore();
    expect(await store.exists()).toBe(false);
    expect(await store.slugs()).toEqual([]);
    expect(await store.portfolio()).toEqual({ projects: [], damaged: [] });
    expect(await store.products()).toEqual([]);
    expect(await store.catalogue("Northwind")).toBeNull();
    expect(await store.templates()).toEqual([]);
    expect(await store.template("ours")).toBeNull();
    expect(await store.draft("acme")).toBeNull();
    expect(await store.exists()).toBe(false);
  });

  test("gives back what was created", async () => {
    const store = newStore();
    const project = sampleProject();
    expect(await store.create(project)).toEqual(project);
    expect(await store.project("acme")).toEqual(project);
    expect(await store.exists()).toBe(true);
  });

  test("lists slugs and projects in order", async () => {
    const store = newStore();
    for (const slug of ["zeta", "acme", "mid-2"]) await store.create(sampleProject(slug));
    expect(await store.slugs()).toEqual(["acme", "mid-2", "zeta"]);
    const { projects, damaged } = await store.portfolio();
    expect(projects.map(({ slug }) => slug)).toEqual(["acme", "mid-2", "zeta"]);
    expect(damaged).toEqual([]);
  });

  test("refuses a second project of the same slug and keeps the first", async () => {
    const store = newStore();
    await store.create(sampleProject());
    const problem = await problemOf(store.create(sampleProject("acme", { customer: "Another" })));
    expect(problem).toMatchObject({ code: "already-there", name: "acme" });
    expect((await store.project("acme")).customer).toBe("Acme");
  });

  test.each(["Acme", "../acme", "", "a/b", "-a", "a".repeat(65)])("never makes a path of the slug %j", async (slug) => {
    const store = newStore();
    expect(await problemOf(store.create(sampleProject(slug)))).toMatchObject({ code: "bad-value" });
    expect(await problemOf(store.project(slug))).toMatchObject({ code: "not-found", name: slug });
    expect(await problemOf(store.change(slug, (project) => project))).toMatchObject({ code: "not-found" });
    expect(await problemOf(store.addTemplate(sampleTemplate(slug)))).toMatchObject({ code: "bad-value" });
    expect(await problemOf(store.saveDraft(slug, {}))).toMatchObject({ code: "bad-value" });
    expect(await store.exists()).toBe(false);
  });

  test("names a project that is not there", async () => {
    const store = newStore();
    await store.create(sampleProject());
    const expected = { code: "not-found", what: "project", name: "acne", near: [] };
    expect(await problemOf(store.project("acne"))).toMatchObject(expected);
    expect(await problemOf(store.change("acne", (project) => project))).toMatchObject(expected);
  });

  test("applies changes to the newest version, one after the other", async () => {
    const store = newStore();
    await store.create(sampleProject());
    const names = Array.from({ length: 10 }, (_, index) => `Person ${index}`);
    await Promise.all(names.map((name) => store.change("acme", withDecider(name))));
    expect([...(await store.project("acme")).people.deciders].sort()).toEqual(["Dana Ortiz", ...names]);
  });

  test("keeps nothing of a change that throws", async () => {
    const store = newStore();
    await store.create(sampleProject());
    const change = store.change("acme", () => {
      throw new Error("no");
    });
    await expect(change).rejects.toThrow("no");
    expect(await store.project("acme")).toEqual(sampleProject());
    await store.change("acme", withDecider("Lee"));
  });

  test("makes a change that is not pure fail", async () => {
    const store = newStore();
    await store.create(sampleProject());
    const change = store.change("acme", (project) => {
      (project.people.deciders as string[]).push("Lee");
      return project;
    });
    await expect(change).rejects.toThrow(TypeError);
    expect(await store.project("acme")).toEqual(sampleProject());
  });

  test("gives out nothing through which a caller could change what is kept", async () => {
    const store = newStore();
    const project = sampleProject();
    await store.create(project);
    (project.people.deciders as string[]).push("Lee");
    const read = await store.project("acme");
    expect(() => (read.people.deciders as string[]).push("Lee")).toThrow(TypeError);
    expect((await store.project("acme")).people.deciders).toEqual(["Dana Ortiz"]);
  });

  test("does not store what would not load again", async () => {
    const store = newStore();
    await store.create(sampleProject());
    await expect(store.change("acme", (project) => ({ ...project, ownedOn: "someday" }))).rejects.toThrow("ownedOn");
    await expect(store.change("acme", (project) => ({ ...project, slug: "other" }))).rejects.toThrow("slug");
    await expect(store.change("acme", (project) => ({ ...project, promises: {} }))).rejects.toThrow("gaps.g1.promise");
    await expect(store.change("acme", (project) => ({ ...project, schema: 99 as 4 }))).rejects.toThrow("schema");
    await expect(
      store.create(sampleProject("new", { counters: { promise: 0, gap: 1, action: 1, risk: 0, person: 0, note: 0 } })),
    ).rejects.toThrow("P1");
    expect(await store.project("acme")).toEqual(sampleProject());
    expect(await store.slugs()).toEqual(["acme"]);
  });

  test("keeps keys that it does not know", async () => {
    const store = newStore();
    const later = { ...sampleProject(), mood: { today: "fine" } };
    await store.create(later);
    await store.change("acme", withDecider("Lee"));
    expect(await store.project("acme")).toMatchObject({ mood: { today: "fine" } });
  });

  test("keeps one catalogue a product, whatever the case and the spaces", async () => {
    const store = newStore();
    await store.changeCatalogue("Northwind Suite", (current) => {
      expect(current).toBeNull();
      return sampleCatalogue("Northwind Suite");
    });
    await store.changeCatalogue("northwind  suite", (current) => ({
      ...(current ?? sampleCatalogue("wrong")),
      release: "8.0",
    }));
    expect(await store.products()).toEqual(["Northwind Suite"]);
    expect(await store.catalogue(" NORTHWIND SUITE ")).toEqual(sampleCatalogue("Northwind Suite", "8.0"));
    expect(await store.catalogue("Southwind")).toBeNull();
    await expect(store.changeCatalogue("Northwind Suite", () => sampleCatalogue("Other"))).rejects.toThrow("product");
  });

  test("keeps catalogues apart whose names have no Latin letters", async () => {
    const store = newStore();
    for (const product of ["製品", "別製品", "製品 2", "別製品 2"])
      await store.changeCatalogue(product, () => sampleCatalogue(product));
    expect(await store.products()).toEqual(["別製品", "別製品 2", "製品", "製品 2"]);
    expect((await store.catalogue("別製品 2"))?.product).toBe("別製品 2");
  });

  test("keeps templates, and never replaces one", async () => {
    const store = newStore();
    const place = await store.addTemplate(sampleTemplate("ours"));
    expect(place.endsWith(join("templates", "ours.json"))).toBe(true);
    expect(await store.templates()).toEqual(["ours"]);
    expect(await store.template("ours")).toEqual(sampleTemplate("ours"));
    expect(await store.template("theirs")).toBeNull();
    expect(await problemOf(store.addTemplate({ ...sampleTemplate("ours"), weeks: 5 }))).toMatchObject({
      code: "already-there",
    });
    expect((await store.template("ours"))?.weeks).toBe(4);
  });

  test("keeps drafts until they are dropped, and they make no project", async () => {
    const store = newStore();
    await store.saveDraft("acme", { customer: "Acme", promises: [1, 2] });
    await store.saveDraft("acme", { customer: "Acme", promises: [1, 2, 3] });
    expect(await store.draft("acme")).toEqual({ customer: "Acme", promises: [1, 2, 3] });
    expect(await store.slugs()).toEqual([]);
    expect(await store.exists()).toBe(false);
    await store.dropDraft("acme");
    await store.dropDraft("acme");
    expect(await store.draft("acme")).toBeNull();
    await store.create(sampleProject());
  });
});
