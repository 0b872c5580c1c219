import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROJECT_SCHEMA } from "../../../src/domain/model/project.ts";
import { sampleProject } from "../sample-project.ts";
import { openStore, problemOf, temporaryFolder } from "../temporary-store.ts";

async function twoProjects(): Promise<string> {
  const folder = join(temporaryFolder(), "store");
  await openStore(folder).create(sampleProject("acme"));
  await openStore(folder).create(sampleProject("healthy"));
  return folder;
}

const whole = JSON.stringify(sampleProject("acme"));

test.each([
  ["an empty file", ""],
  ["a file cut off in the middle", whole.slice(0, 200)],
  ["a file of zero bytes", "\0".repeat(300)],
  ["null", "null"],
  ["a list", "[]"],
  ["another shape", '{"schema":1,"slug":"acme"}'],
  ["another encoding", Buffer.from('{"schema":1,"customer":"Zo\xeb"}', "latin1")],
  ["a merge that was left in conflict", `<<<<<<< ours\n${whole}\n=======\n${whole}\n>>>>>>> theirs\n`],
  ["the file of another project", JSON.stringify(sampleProject("other"))],
])("%s is named, never overwritten, and does not hide the healthy project", async (_, content) => {
  const folder = await twoProjects();
  const file = join(folder, "projects/acme.json");
  writeFileSync(file, content);
  const before = readFileSync(file);
  const store = openStore(folder);
  const problem = await problemOf(store.project("acme"));
  expect(problem).toMatchObject({ code: "damaged", file });
  expect(await problemOf(store.change("acme", (project) => ({ ...project, lead: "Robin" })))).toMatchObject({
    code: "damaged",
  });
  expect(await problemOf(store.create(sampleProject("acme")))).toBeTruthy();
  expect(readFileSync(file)).toEqual(before);
  const { projects, damaged } = await store.portfolio();
  expect(projects.map(({ slug }) => slug)).toEqual(["healthy"]);
  expect(damaged).toMatchObject([{ slug: "acme", problem: { code: "damaged" } }]);
  await store.change("healthy", (project) => ({ ...project, lead: "Robin" }));
});

test("a project of a newer schema is refused by name and left alone", async () => {
  const folder = await twoProjects();
  const file = join(folder, "projects/acme.json");
  writeFileSync(file, JSON.stringify({ ...sampleProject("acme"), schema: 99 }));
  expect(await problemOf(openStore(folder).project("acme"))).toEqual({
    code: "newer-schema",
    file,
    found: 99,
    known: PROJECT_SCHEMA,
  });
});

test("a store of a newer schema, or of another program, is refused whole", async () => {
  const folder = await twoProjects();
  writeFileSync(join(folder, "psvc.json"), '{"format":"psvc","schema":2}');
  expect(await problemOf(openStore(folder).create(sampleProject("third")))).toMatchObject({ code: "newer-schema" });
  writeFileSync(join(folder, "psvc.json"), '{"format":"other","schema":1}');
  expect(await problemOf(openStore(folder).create(sampleProject("third")))).toMatchObject({ code: "refused" });
});

test("a folder that holds something else is never made into a store", async () => {
  const folder = join(temporaryFolder(), "documents");
  mkdirSync(folder);
  writeFileSync(join(folder, "letter.txt"), "dear customer");
  expect(await problemOf(openStore(folder).create(sampleProject()))).toMatchObject({ code: "refused" });
});
