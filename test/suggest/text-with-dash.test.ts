import { expect, test } from "vitest";
import { testApp } from "../app.ts";
import { working } from "../working.ts";

test.each([
  ["- bullet one", "psvc note add acme -- '- bullet one'"],
  ["-5 % of the vans", "psvc note add acme -- '-5 % of the vans'"],
  ["-- as they said", "psvc note add acme -- '-- as they said'"],
])("a text that begins with a dash is told about --: %s", async (text, like) => {
  const app = testApp();
  await working(app, ["new-project", "Acme", "--slug", "acme", "--closed", "yesterday", "--lead", "Ana Sato"]);
  const ran = await app.psvc("note", "add", "acme", text);
  expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining(like)]);
  await working(app, ["note", "add", "acme", "--", text]);
  expect((await app.psvc("note", "list", "acme", "--json")).json.notes).toMatchObject([{ text }]);
});
