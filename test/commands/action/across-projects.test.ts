import { beforeEach, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;

const listed = async (from: TestApp, ...argv: readonly string[]) => {
  const { json } = await working(from, [...argv, "--json"]);
  const rows: readonly { readonly project: string; readonly id: string }[] = json.actions ?? json.risks;
  return rows.map(({ project, id }) => `${project} ${id}`);
};

beforeEach(async () => {
  app = testApp({ me: "Ana Sato", today: "2026-11-24" });
  const run = (...argv: readonly string[]) => working(app, argv);
  for (const name of ["Acme", "Beta", "Zeta"])
    await run("new-project", name, "--closed", "yesterday", "--lead", "Ana Sato", "--project-lead", "Tom Okafor");
  await run("action", "add", "acme", "send the list", "--owner", "Tom Okafor", "--due", "+3d");
  await run("action", "add", "acme", "make the test data", "--owner", "Ana Sato", "--due", "+2d");
  await run("action", "add", "beta", "book the room", "--owner", "Ana Sato", "--due", "+1d");
  await run("action", "add", "zeta", "nothing any more", "--owner", "Ana Sato", "--due", "+1d");
  await run("risk", "add", "acme", "the sponsor may leave", "--review-on", "+3d", "--owner", "Li Wei");
  await run("risk", "add", "beta", "the budget is cut", "--review-on", "+2d");
  await run("stop", "zeta", "--decided-by", "Tom", "--why", "no budget", "--consequence", "nobody works on it");
});

test.each([
  [[], ["beta A1", "acme A2", "acme A1"]],
  [["--mine"], ["beta A1", "acme A2"]],
  [["--owner", "tom"], ["acme A1"]],
  [["--customer-side"], ["acme A1"]],
  [
    ["--due", "+2d"],
    ["beta A1", "acme A2"],
  ],
  [["--due", "+1d"], ["beta A1"]],
  [["--due", "today"], []],
  [["--overdue"], []],
])("action list %j shows the projects under way, the nearest day first", async (flags, expected) => {
  expect(await listed(app, "action", "list", ...flags)).toEqual(expected);
});

test.each([
  ["the day before", "2026-11-24", []],
  ["the day", "2026-11-25", []],
  ["the day after", "2026-11-26", ["beta A1"]],
])("what is due is overdue from the day after: %s", async (_, day, expected) => {
  expect(await listed(app.on(day), "action", "list", "--overdue")).toEqual(expected);
});

test("risks are listed the same, by the day of their review", async () => {
  expect(await listed(app, "risk", "list")).toEqual(["beta R1", "acme R1"]);
  expect(await listed(app, "risk", "list", "--mine")).toEqual(["beta R1"]);
  expect(await listed(app, "risk", "list", "--due", "+2d")).toEqual(["beta R1"]);
  expect((await working(app, ["risk", "list"])).out).toContain("PROJECT");
});

test("of one project the list is as it was, and takes the same flags", async () => {
  expect(await listed(app, "action", "list", "acme", "--mine")).toEqual(["acme A2"]);
  expect((await app.psvc("action", "list", "--mine", "--owner", "Tom")).exitCode).toBe(2);
  expect((await app.psvc("action", "list", "--customer-side", "--side", "services")).exitCode).toBe(2);
});
