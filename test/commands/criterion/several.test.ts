import { expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

async function started(): Promise<TestApp> {
  const app = testApp();
  await working(app, ["new-project", "Acme", "--closed", "yesterday", "--lead", "Ana Sato"]);
  return app;
}

const statesOf = async (app: TestApp, ...names: readonly string[]) => {
  const { criteria } = await app.store.project("acme");
  return names.map((name) => criteria[name]?.state);
};

test("several criteria are met in one change, which undo takes back", async () => {
  const app = await started();
  const set = [
    "criterion",
    "set",
    "acme",
    "users-told, people-trained,users-told",
    "met",
    "--evidence",
    "list of 4 May",
  ];
  const { json } = await working(app, [...set, "--json"]);
  expect(json.kind).toBe("criteria");
  expect(json.criteria.map(({ name, state }: { name: string; state: string }) => [name, state]).sort()).toEqual([
    ["people-trained", "met"],
    ["users-told", "met"],
  ]);
  await working(app, ["undo", "--yes"]);
  expect(await statesOf(app, "users-told", "people-trained")).toEqual(["not-met", "not-met"]);
});

test.each([
  "people-trained,nothing-like-it",
  "people-trained,musts-settled",
])("of %s none is set, since one cannot be", async (names) => {
  const app = await started();
  expect((await app.psvc("criterion", "set", "acme", names, "met", "--evidence", "list of 4 May")).exitCode).not.toBe(
    0,
  );
  expect(await statesOf(app, "people-trained")).toEqual(["not-met"]);
});

test.each(["people-trained", "people-trained,", "Users trained"])("%s alone is one criterion", async (name) => {
  const app = await started();
  const { json } = await working(app, ["criterion", "set", "acme", name, "--due", "+9d", "--json"]);
  expect([json.kind, json.criterion.name]).toEqual(["criterion", "people-trained"]);
});
