import { beforeEach, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;
let name: string;

interface Row {
  readonly project?: string;
  readonly name: string;
  readonly state: string;
}

beforeEach(async () => {
  app = testApp();
  for (const slug of ["acme", "birch"])
    await working(app, ["new-project", slug, "--slug", slug, "--closed", "yesterday", "--lead", "Ana Sato"]);
  const { json } = await app.psvc("criterion", "list", "acme", "--json");
  name = json.criteria.find(({ computed }: { computed: boolean }) => !computed).name;
  await working(app, ["criterion", "set", "acme", name, "--owner", "Ben Roux", "--due", "2030-01-07"]);
});

const list = async (...more: string[]): Promise<readonly Row[]> =>
  (await app.psvc("criterion", "list", ...more, "--json")).json.criteria;

test("what is open is listed of all projects, each with its project", async () => {
  const rows = await list();
  expect(new Set(rows.map(({ project }) => project))).toEqual(new Set(["acme", "birch"]));
  expect(rows.every(({ state }) => state === "not-met")).toBe(true);
  await working(app, ["criterion", "set", "acme", name, "met", "--evidence", "seen"]);
  const open = await list();
  expect(open.some((row) => row.project === "acme" && row.name === name)).toBe(false);
  expect((await list("--all")).some((row) => row.project === "acme" && row.name === name)).toBe(true);
});

test.each([
  [["--owner", "roux"], 1],
  [["--owner", "nobody"], 0],
  [["--owner", "roux", "--due", "2030-01-06"], 0],
  [["--owner", "roux", "--due", "2030-01-07"], 1],
  [["--owner", "roux", "--overdue"], 0],
])("with %j", async (flags, found) => {
  expect(await list(...flags)).toHaveLength(found);
  expect(await list("acme", ...flags)).toHaveLength(found);
  const { out } = await app.psvc("criterion", "list", ...flags);
  if (found) expect(out).toMatch(new RegExp(`acme\\s+${name}`));
});

test("is overdue from the day after", async () => {
  expect(
    await app.on("2030-01-07").psvc("criterion", "list", "acme", "--owner", "roux", "--overdue", "--json"),
  ).toMatchObject({ json: { criteria: [] } });
  const late = await app.on("2030-01-08").psvc("criterion", "list", "acme", "--owner", "roux", "--overdue", "--json");
  expect(late.json.criteria).toHaveLength(1);
});
