import { beforeEach, expect, test } from "vitest";
import { put, type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  const facts = ["--closed", "yesterday", "--lead", "Ana Sato"];
  for (const slug of ["acme", "birch", "cedar"]) {
    await working(app, ["new-project", slug, "--slug", slug, ...facts]);
    await working(app, ["promise", "add", slug, `a map for ${slug}`, "--source", "demo", "--importance", "must"]);
  }
  await working(app, ["promise", "add", "birch", "chat", "--source", "contract"]);
  await working(app, ["gap", "add", "birch", "--promise", "P1", "--fit", "gap", "--why", "none today"]);
  const why = ["--decided-by", "Ana Sato", "--why", "sold", "--consequence", "none"];
  await working(app, ["stop", "cedar", ...why]);
});

const list = async (...more: string[]) =>
  (await app.psvc("promise", "list", ...more, "--json")).json.promises.map(
    ({ project, id }: { project: string; id: string }) => `${project} ${id}`,
  );

test.each([
  [[], ["acme P1", "birch P1", "birch P2"]],
  [
    ["--source", "demo"],
    ["acme P1", "birch P1"],
  ],
  [["--source", "demo", "--fit", "gap"], ["birch P1"]],
  [["--source", "contract", "--fit", "gap"], []],
])("promises of all projects under way with %j", async (flags, found) => {
  expect(await list(...flags)).toEqual(found);
  const { out, exitCode } = await app.psvc("promise", "list", ...flags);
  expect(exitCode).toBe(0);
  for (const line of found) expect(out).toMatch(new RegExp(line.replace(" ", "\\s+")));
});

test("a project that cannot be read is named and hides nothing", async () => {
  put(app, "projects/acme.json", "{");
  const { json } = await app.psvc("promise", "list", "--json");
  expect([json.promises.length, json.damaged.length, json.project]).toEqual([2, 1, null]);
});
