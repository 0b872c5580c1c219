import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let app: TestApp;

const actions = async () => {
  const { json } = await app.psvc("action", "list", "acme", "--json");
  return json.actions.map(({ text, owner }: { text: string; owner: string }) => `${text}: ${owner}`);
};

beforeEach(async () => {
  app = testApp();
  const people = ["--sponsor", "Petra Lund", "--project-lead", "Tom Okafor", "--decider", "Petra Lund"];
  await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", ...people]);
  const due = ["--due", "2026-12-04"];
  await working(app, ["action", "add", "acme", "send the mapping", "--owner", "Tom Okafor", ...due]);
  await working(app, ["action", "add", "acme", "set up the sandbox", "--owner", "Ana", ...due]);
  await working(app, ["action", "add", "acme", "sign", "--owner", "Petra Lund", ...due]);
});

describe("a part that goes to somebody else", () => {
  test.each([
    ["--project-lead", "Lee Park", "send the mapping"],
    ["--lead", "Ben", "set up the sandbox"],
    ["--sponsor", "Mia Chen", "sign"],
  ])("%s %s takes what is open along, after it was shown", async (flag, to, text) => {
    const prompter = scriptedPrompter(true);
    await working(app.asking(prompter), ["project", "edit", "acme", flag, to]);
    prompter.done();
    expect(prompter.told.join("\n")).toContain(text);
    expect(await actions()).toContain(`${text}: ${to}`);
    await working(app, ["undo", "--yes"]);
    expect(await actions()).not.toContain(`${text}: ${to}`);
  });

  test("and takes nothing where the lead says no", async () => {
    await working(app.asking(scriptedPrompter(false)), ["project", "edit", "acme", "--project-lead", "Lee Park"]);
    expect(await actions()).toContain("send the mapping: Tom Okafor");
  });

  test("where nobody is there to ask, the line that hands it over is said", async () => {
    const { err } = await working(app, ["project", "edit", "acme", "--project-lead", "Lee Park"]);
    expect(err).toContain("Still with Tom Okafor: A1. To hand them over: psvc person replace acme");
    expect(await actions()).toContain("send the mapping: Tom Okafor");
    const line = /psvc (person replace .*)$/m.exec(err)?.[1] ?? "";
    const argv = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");
    await working(app, [...argv, "--yes"]);
    expect(await actions()).toContain("send the mapping: Lee Park");
  });

  test.each([
    ["a first sponsor", ["--sponsor", "Petra Lund"]],
    ["the same name in other letters", ["--project-lead", "TOM OKAFOR"]],
  ])("%s asks nothing", async (_, flags) => {
    await working(app.asking(scriptedPrompter()), ["project", "edit", "acme", ...flags]);
  });
});
