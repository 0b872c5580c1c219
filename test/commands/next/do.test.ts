import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  for (const slug of ["acme", "birch"])
    await working(app, ["new-project", slug, "--slug", slug, "--closed", "yesterday", "--lead", "Ana Sato"]);
  await working(app, ["promise", "add", "acme", "two-way sync", "--importance", "must"]);
  await working(app, ["gap", "add", "acme", "--promise", "P1", "--why", "none today"]);
});

const walk = async (argv: readonly string[], ...answers: readonly (string | Error)[]) => {
  const prompter = scriptedPrompter(...answers);
  const ran = await app.asking(prompter).psvc("do", ...argv);
  prompter.done();
  const { exitCode, out, err } = ran;
  return { exitCode, out, err, told: prompter.told.join("\n"), asked: prompter.asked };
};

const agenda = async () =>
  (await app.psvc("next", "--json")).json.next.map(({ command }: { command: string }) => command);

describe("psvc do", () => {
  test("ends at once with q, and has changed nothing", async () => {
    const before = await agenda();
    const { exitCode, out } = await walk([], "q");
    expect([exitCode, out]).toMatchObject([0, expect.stringContaining("0 done")]);
    expect(await agenda()).toEqual(before);
  });

  test("shows each thing once, the first of psvc first, and ends where all are skipped", async () => {
    const count = (await agenda()).length;
    const { told, asked } = await walk([], ...Array(count).fill("s"));
    expect(asked).toHaveLength(count);
    for (const command of await agenda()) expect(told).toContain(command);
  });

  test("shows the nth alone, and refuses what the list does not have", async () => {
    const [, second] = await agenda();
    expect((await walk(["2"], "s")).told).toContain(second);
    expect((await walk(["99"])).exitCode).toBe(2);
    expect((await walk(["0"])).exitCode).toBe(2);
  });

  test("puts off until a day: it is back on it, and stays on the list of next", async () => {
    const [first] = await agenda();
    await walk([], "l", "2026-11-27", "q");
    expect((await walk([], "q")).told).not.toContain(first);
    expect(await agenda()).toContain(first);
    const prompter = scriptedPrompter("q");
    await app.on("2026-11-27").asking(prompter).psvc("do");
    expect(prompter.told.join("\n")).toContain(first?.split(" ").slice(0, 4).join(" "));
  });

  test("takes a note instead, about the record, which undo takes back alone", async () => {
    const { exitCode } = await walk([], "n", "- called Tom", "q");
    const { json } = await app.psvc("note", "list", "--json");
    expect([exitCode, json.notes.map(({ text }: { text: string }) => text)]).toEqual([0, ["- called Tom"]]);
    await working(app, ["undo", "--yes"]);
    expect((await app.psvc("note", "list", "--json")).json.notes).toEqual([]);
  });

  test("needs a terminal", async () => {
    const ran = await app.psvc("do");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("psvc next --all")]);
  });
});
