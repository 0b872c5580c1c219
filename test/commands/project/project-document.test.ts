import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import { TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { filesUnder } from "../../store/files-under.ts";
import { sampleProject, samplePromise } from "../../store/sample-project.ts";
import { working } from "../../working.ts";

async function withSample(project: Project = sampleProject("acme")): Promise<TestApp> {
  const app = testApp();
  await app.store.create(project);
  return app;
}

/** The sample as a file, with something changed in it. */
async function documentFile(change: (document: Record<string, unknown>) => unknown): Promise<string> {
  const app = await withSample();
  const document = JSON.parse((await app.psvc("export", "project", "acme")).out);
  return JSON.stringify(change(document));
}

const bring = (content: string | Buffer, ...flags: string[]) =>
  testApp({ files: new Map([["acme.json", content]]), me: "ben", keys: { next: 90_000 } }).psvc(
    "import",
    "acme.json",
    ...flags,
  );

describe("one whole project as a document", () => {
  test("goes out and comes in with all keys, numbers, judgements and conversations, whatever people wrote", async () => {
    const words = fc.string({ unit: "binary", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(words, words, words, async (statement, quote, customer) => {
        const sample = sampleProject("acme");
        const promises = Object.fromEntries(
          Object.entries(sample.promises).map(([key, promise]) => [key, { ...promise, statement, quote }]),
        );
        const ana = await withSample({ ...sample, customer, promises });
        const { out } = await working(ana, ["export", "project", "acme"]);
        const ben = testApp({ files: new Map([["acme.json", out]]), keys: { next: 90_000 } });
        await working(ben, ["import", "acme.json"]);
        expect(await ben.store.project("acme")).toEqual(await ana.store.project("acme"));
        const kept = ({ disk }: TestApp) => filesUnder(TEST_STORE, disk.files)["projects/acme.json"];
        expect(kept(ben)).toBe(kept(ana));
        expect((await working(ben, ["export", "project", "acme"])).out).toBe(out);
      }),
      { numRuns: 40 },
    );
  });

  test("comes in under another name, beside the one that is here", async () => {
    const app = await withSample();
    await working(app, ["export", "project", "acme", "--to", "acme.json"]);
    await working(app, ["import", "acme.json", "--slug", "acme-2"]);
    const { slug, ...rest } = await app.store.project("acme-2");
    expect([slug, rest]).toEqual([
      "acme-2",
      expect.objectContaining({ customer: (await app.store.project("acme")).customer }),
    ]);
    expect({ ...rest, slug: "acme" }).toEqual(await app.store.project("acme"));
  });

  test("that is here already and the same changes nothing; one that differs is refused, and what is here stays", async () => {
    const app = await withSample();
    await working(app, ["export", "project", "acme", "--to", "acme.json"]);
    const again = await working(app, ["import", "acme.json"]);
    expect(again.out).toContain("is here already, and the same");
    await working(app, ["project", "edit", "acme", "--lead", "Robin"]);
    const before = await app.store.project("acme");
    const ran = await app.psvc("import", "acme.json", "--yes");
    expect([ran.exitCode, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain("acme is not brought in");
    expect(ran.err).toContain("--slug NAME");
    expect(await app.store.project("acme")).toEqual(before);
  });

  test("is one change of who brought it in, and undo takes it out again", async () => {
    const content = await documentFile((document) => document);
    const app = testApp({ files: new Map([["acme.json", content]]), me: "ben" });
    await working(app, ["import", "acme.json"]);
    const history = await working(app, ["history", "acme", "--json"]);
    expect(history.json.history.changes ?? history.json.history).toMatchObject([{ by: "ben", command: "import" }]);
    await working(app, ["undo", "--yes"]);
    expect(await app.store.slugs()).toEqual([]);
    await working(app, ["import", "acme.json"]);
    expect(await app.store.slugs()).toEqual(["acme"]);
  });

  test("of an older psvc comes in as one of today's", async () => {
    const content = await documentFile(({ project, ...rest }) => {
      const { adoptedOn: _none, ...older } = project as Project;
      return { ...rest, project: { ...older, schema: 2 } };
    });
    const app = testApp({ files: new Map([["acme.json", content]]) });
    await working(app, ["import", "acme.json"]);
    expect(await app.store.project("acme")).toMatchObject({ schema: 4, adoptedOn: null });
  });

  test("a dry run says what would come in, and makes no store", async () => {
    const content = await documentFile((document) => document);
    const app = testApp({ files: new Map([["acme.json", content]]) });
    const ran = await working(app, ["import", "acme.json", "--dry-run", "--json"]);
    expect(ran.json.import.documents).toMatchObject([{ what: "project", name: "acme", outcome: "new" }]);
    expect(await app.store.exists()).toBe(false);
  });

  test("keeps what a newer psvc added to it", async () => {
    const content = await documentFile((document) => ({
      ...document,
      project: { ...(document.project as Project), mood: { on: "2026-11-01" } },
    }));
    const app = testApp({ files: new Map([["acme.json", content]]) });
    await working(app, ["import", "acme.json"]);
    expect(await app.store.project("acme")).toMatchObject({ mood: { on: "2026-11-01" } });
  });
});

describe("a document that is not whole is refused with its place, and nothing is written:", () => {
  const project = (change: Record<string, unknown>) =>
    documentFile((document) => ({ ...document, project: { ...(document.project as Project), ...change } }));
  test.each<[string, () => Promise<string> | string, number, string]>([
    ["a key too many", () => documentFile((document) => ({ ...document, gaps: [] })), 2, "does not know: 'gaps'"],
    ["no project", () => '{"schemaVersion":1,"kind":"project-document"}', 1, "project: it is no record"],
    ["a list for a project", () => '{"schemaVersion":1,"kind":"project-document","project":[]}', 1, "it is no record"],
    [
      "another version",
      () => documentFile((document) => ({ ...document, schemaVersion: 2 })),
      1,
      "schemaVersion is not 1",
    ],
    ["a wrong word", () => project({ people: { deciders: "Dana" } }), 1, "people."],
    ["a number for a text", () => project({ customer: 7 }), 1, "customer: it takes a text"],
    [
      "a number given out twice",
      () => project({ promises: { a: samplePromise("P1"), b: samplePromise("P1") } }),
      1,
      "P1 is there twice",
    ],
    ["a link to nothing", () => project({ promises: {} }), 1, "there is no promise under"],
    ["a name that is a path", () => project({ slug: "../../etc" }), 1, "project.slug: it is not the name of a project"],
    ["a newer schema", () => project({ schema: 99 }), 1, "written by a newer psvc (schema 99"],
    ["no schema", () => project({ schema: "x" }), 1, "it does not say which schema it follows"],
    ["a half", async () => (await project({})).slice(0, 700), 1, "it ends too early"],
    ["a key twice", () => '{"kind":"project-document","kind":"project-document"}', 1, "is there twice in one record"],
    [
      "50,000 levels",
      () => `{"kind":"project-document","project":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`,
      1,
      "nested too deeply",
    ],
    ["a NUL", () => '{"kind":"project-document","project":\0}', 1, "here stands what JSON does not have"],
    [
      "what status prints",
      () => '{"schemaVersion":1,"kind":"project","project":{}}',
      1,
      "psvc new-project --from FILE",
    ],
    ["any other record", () => "{}", 1, "it is no whole project, and no archive of a store"],
    ["any other text", () => "hello", 1, "it is no archive of a psvc store"],
  ])("%s", async (_, content, exitCode, words) => {
    const app = testApp({ files: new Map([["acme.json", await content()]]) });
    const ran = await app.psvc("import", "acme.json");
    expect([ran.exitCode, ran.out]).toEqual([exitCode, ""]);
    expect(ran.err).toContain(words);
    expect(await app.store.exists()).toBe(false);
  });

  test("bytes that are no text", async () => {
    const ran = await bring(Buffer.concat([Buffer.from('{"kind":"'), Buffer.from([0xff, 0xfe])]));
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("it is not UTF-8 text")]);
  });

  test.each(["..", "A b", "x".repeat(65), ""])("the name %j for it", async (slug) => {
    const ran = await bring(await documentFile((document) => document), "--slug", slug);
    expect([ran.exitCode, ran.out]).toEqual([2, ""]);
  });

  test("a whole store under one project's name", async () => {
    const app = await withSample();
    await working(app, ["export", "--all", "--to", "all"]);
    const ran = await app.psvc("import", "all", "--slug", "x");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("--slug names one project")]);
  });
});

test("a customer whose name is a paste that went wrong is refused, as new-project does", async () => {
  const content = await documentFile((document) => ({
    ...document,
    project: { ...(document.project as object), customer: "x".repeat(10_000) },
  }));
  const ran = await bring(content, "--slug", "beside");
  expect([ran.exitCode, ran.err.length < 400]).toEqual([2, true]);
  expect(ran.err).toContain("a name has at most 200 characters, and this has 10000");
});
