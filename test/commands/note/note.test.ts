import { beforeEach, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let app: TestApp;

beforeEach(async () => {
  app = testApp();
  const facts = ["--closed", "yesterday", "--lead", "Ana Sato", "--project-lead", "Tom Reyes"];
  await working(app, ["new-project", "Acme", "--slug", "acme", ...facts]);
  await working(app, ["promise", "add", "acme", "two-way sync", "--importance", "must"]);
  await working(app, ["gap", "add", "acme", "--promise", "P1", "--why", "none today"]);
});

const run = (...argv: string[]) => working(app, argv);
const list = async (...more: string[]) => (await run("note", "list", ...more, "--json")).json.notes;

describe("a note", () => {
  test("is kept with whom and about what, and is internal", async () => {
    await run("note", "add", "acme", "Tom fears the month end", "--with", "Tom Reyes", "--about", "G1");
    expect(await list("acme")).toMatchObject([
      {
        id: "N1",
        text: "Tom fears the month end",
        with: ["Tom Reyes"],
        about: "G1",
        shareable: false,
        project: "acme",
      },
    ]);
  });

  test("is written without the word add", async () => {
    await run("note", "acme", "short");
    expect(await list("acme")).toMatchObject([{ text: "short" }]);
  });

  test("stands in status, and in its gap", async () => {
    for (const text of ["one", "two", "three", "four"]) await run("note", "add", "acme", text, "--about", "P1");
    const status = (await run("status", "acme")).out;
    for (const text of ["four", "three", "two"]) expect(status).toContain(`: ${text}`);
    expect(status).toContain("and 1 more: psvc note list acme");
    expect((await run("gap", "show", "acme", "G1")).out).toMatch(/N4 .*on P1: four/);
  });

  test("opens the editor without a text, and nothing is written for an empty one", async () => {
    const prompter = scriptedPrompter();
    await working(
      app.asking(prompter).editing(() => "# Call\n- they agreed\n"),
      ["note", "acme"],
    );
    expect(await list("acme")).toMatchObject([{ text: "# Call\n- they agreed" }]);
    const ran = await app
      .asking(prompter)
      .editing(() => " \n")
      .psvc("note", "add", "acme");
    expect([ran.exitCode, (await list("acme")).length]).toEqual([130, 1]);
  });

  test("comes from a file", async () => {
    app.files.set("call.md", "- first\n- second\n");
    await run("note", "add", "acme", "--from", "call.md", "--on", "yesterday");
    expect(await list("acme")).toMatchObject([{ text: "- first\n- second", on: "2026-11-23" }]);
  });

  test("is edited, removed, and both are undone", async () => {
    await run("note", "add", "acme", "first");
    await run("note", "edit", "acme", "N1", "--text", "second", "--shareable", "--about", "kickoff");
    expect(await list("acme")).toMatchObject([{ text: "second", shareable: true, about: "kickoff" }]);
    await run("undo", "--yes");
    expect(await list("acme")).toMatchObject([{ text: "first", shareable: false }]);
    await run("note", "remove", "acme", "N1");
    expect(await list("acme")).toEqual([]);
    await run("undo", "--yes");
    expect(await list("acme")).toHaveLength(1);
    expect((await run("history", "acme")).out).toContain("first");
  });

  test("moves nothing forward", async () => {
    const stall = async () => (await run("status", "acme", "--json")).json.project.stall;
    const before = await stall();
    await run("note", "add", "acme", "a call");
    expect(await stall()).toEqual(before);
  });

  test.each([
    [["note", "add", "acme"], 2, "--text"],
    [["note", "add", "acme", "x", "--on", "tomorrow"], 1, "ahead"],
    [["note", "add", "acme", "x", "--about", "G9"], 1, "G9"],
    [["note", "add", "acme", "x", "--internal", "--shareable"], 2, "internal or shareable"],
    [["note", "edit", "acme", "N7", "--text", "x"], 1, "N7"],
  ])("%j is refused", async (argv, exitCode, words) => {
    const ran = await app.psvc(...argv);
    expect([ran.exitCode, ran.err]).toEqual([exitCode, expect.stringContaining(words)]);
    expect(await list("acme")).toEqual([]);
  });
});

describe("notes of many", () => {
  test("are listed across projects, by day, person and subject", async () => {
    await run("new-project", "Birch", "--slug", "birch", "--closed", "yesterday", "--lead", "Ana Sato");
    await run("note", "add", "acme", "old", "--on", "2026-11-01", "--with", "Tom Reyes");
    await run("note", "add", "birch", "new");
    const texts = async (...more: string[]) => (await list(...more)).map(({ text }: { text: string }) => text);
    expect(await texts()).toEqual(["new", "old"]);
    expect(await texts("--since", "2026-11-02")).toEqual(["new"]);
    expect(await texts("--with", "tom")).toEqual(["old"]);
    expect(await texts("birch")).toEqual(["new"]);
    const piped = await app.where({ layout: "tabs" }).psvc("note", "list");
    expect(piped.out.split("\n")[0]).toBe("PROJECT\tID\tON\tABOUT\tWITH\tSHAREABLE\tTEXT");
  });
});

describe("the weekly page", () => {
  test("has what may be shared, and nothing internal", async () => {
    await run("note", "add", "acme", "we met the team in Leeds", "--shareable");
    await run("note", "add", "acme", "Tom is afraid of his boss");
    const { markdown } = (await run("report", "acme", "--for", "weekly", "--json")).json.report;
    expect(markdown).toContain("we met the team in Leeds");
    expect(markdown).not.toContain("afraid");
  });
});
