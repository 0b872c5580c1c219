import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  const product = ["--product", "Tallyfield"];
  await working(app, [
    "capability",
    "add",
    "scim",
    "--name",
    "SCIM",
    "--availability",
    "unavailable",
    "--release",
    "1",
    ...product,
  ]);
  await working(app, ["new-project", "Acme", "--slug", "acme", "--closed", "yesterday", "--lead", "Ana", ...product]);
});

describe("a promise that is assessed as it is added", () => {
  test("takes what the catalogue says of its capability", async () => {
    const { json } = await working(app, ["promise", "add", "acme", "SCIM", "--capability", "scim", "--json"]);
    expect(json.promise).toMatchObject({ id: "P1", fit: "gap" });
  });

  test("against the catalogue is refused with where the reason is given, and nothing is added", async () => {
    const ran = await app.psvc("promise", "add", "acme", "SCIM", "--capability", "scim", "--fit", "partial");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("psvc promise assess --fit --why")]);
    expect((await working(app, ["promise", "list", "acme", "--json"])).json.promises).toEqual([]);
  });
});

test.each([
  ["risk add acme x", "--text"],
  ["action add acme x --owner Ana", "--text"],
  ["promise add acme x --importance shuld", "--statement"],
])("the line shown for psvc %s does not ask again for what was typed", async (line, flag) => {
  const { err } = await app.psvc(...line.split(" "));
  expect(err).toMatch(/^Like: psvc /m);
  expect(err).not.toContain(flag);
});
