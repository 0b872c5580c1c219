import { beforeEach, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  await working(app, ["new-project", "Acme", "--slug", "acme", "--closed", "yesterday", "--lead", "Ana Sato"]);
  for (const [text, owner] of [
    ["the list", "Tom Okafor"],
    ["the keys", "Tom Okafor"],
    ["the room", "Eva Lind"],
  ] as const)
    await working(app, ["action", "add", "acme", text, "--owner", owner, "--side", "customer", "--due", "+3d"]);
});

const chase = async (answer: boolean | null, ...argv: string[]) => {
  const prompter = scriptedPrompter(...(answer === null ? [] : [answer]));
  const ran = await app.asking(prompter).psvc("action", "chase", "acme", ...argv);
  prompter.done();
  return { exitCode: ran.exitCode, asked: prompter.asked };
};
const changes = async () => (await app.psvc("history", "acme", "--json")).json.history.length;

test.each([
  [["A1"], "Have you asked Tom Okafor?"],
  [["A1", "A2"], "Have you asked Tom Okafor?"],
  [["A1", "A3"], "Have you asked Tom Okafor and Eva Lind?"],
])("asks once whether they were asked: %j", async (ids, question) => {
  expect(await chase(true, ...ids)).toEqual({ exitCode: 0, asked: [question] });
});

test("records nothing on a no", async () => {
  const before = await changes();
  expect((await chase(false, "A1")).exitCode).toBe(130);
  expect(await changes()).toBe(before);
});

test("does not ask with --yes, nor where nobody can answer", async () => {
  expect(await chase(null, "A1", "--yes")).toEqual({ exitCode: 0, asked: [] });
  expect((await app.psvc("action", "chase", "acme", "A2")).exitCode).toBe(0);
});
