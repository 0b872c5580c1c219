import { beforeEach, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

let app: TestApp;
const run = (...argv: string[]) => working(app, argv);
const stall = async () => (await run("status", "acme", "--json")).json.project.stall;
const PEOPLE = ["--lead", "Ana", "--sponsor", "Petra Lund", "--project-lead", "Tom Okafor", "--decider", "Petra Lund"];

beforeEach(async () => {
  app = testApp();
  await run("new-project", "Acme", "--closed", "2026-11-20", ...PEOPLE);
  app = app.on("2026-12-08");
});

test("progress moves the project, is the line of the weekly page, and is told in the history", async () => {
  expect(await stall()).toMatchObject({ days: 0, movement: 10 });
  const ran = await run(
    "progress",
    "acme",
    "Invoices post in their sandbox",
    "--shown-to",
    "Tom",
    "--for",
    "configured",
  );
  expect(ran.out).toContain("Tue 8 Dec 2026: Invoices post in their sandbox (shown to Tom Okafor)");
  expect(await stall()).toMatchObject({ days: 0, movement: 0 });
  expect((await run("report", "acme", "--for", "weekly")).out).toContain(
    "Invoices post in their sandbox (shown to Tom Okafor)",
  );
  expect((await run("history", "acme")).out).toContain(
    'progress on Tue 8 Dec 2026: "Invoices post in their sandbox", shown to Tom Okafor',
  );
  const { project } = (await run("status", "acme", "--json")).json;
  expect(project.progress).toMatchObject([{ text: "Invoices post in their sandbox", for: "configured" }]);
  await run("undo", "--yes");
  expect(await stall()).toMatchObject({ movement: 10 });
});

test("the third in a row needs --shown-to or --evidence", async () => {
  for (const text of ["Orders are loaded", "Prices are loaded"]) await run("progress", "acme", text);
  const third = await app.psvc("progress", "acme", "Invoices are loaded");
  expect([third.exitCode, third.err]).not.toEqual([0, ""]);
  expect(third.err).toContain("--shown-to or --evidence");
  await run("progress", "acme", "Invoices are loaded", "--evidence", "https://acme.test/run/7");
});

test("on a terminal it asks what is missing, shows the line, and writes nothing on a no", async () => {
  const no = scriptedPrompter("Orders are loaded", false);
  expect((await app.asking(no).psvc("progress", "acme")).exitCode).toBe(130);
  expect(no.told.join("\n")).toContain("The customer reads on the weekly page");
  no.done();
  expect(await stall()).toMatchObject({ movement: 10 });
  const yes = scriptedPrompter("Orders are loaded", true);
  expect((await app.asking(yes).psvc("progress", "acme")).exitCode).toBe(0);
  yes.done();
  await run("progress", "acme", "Prices are loaded");
  const third = scriptedPrompter("Tom Okafor", true);
  expect((await app.asking(third).psvc("progress", "acme", "Invoices are loaded")).exitCode).toBe(0);
  third.done();
});

test("without a text there is nothing to record, and what it is for has to be there", async () => {
  const bare = await app.psvc("progress", "acme");
  expect([bare.exitCode, bare.err]).toEqual([2, expect.stringContaining("TEXT")]);
  expect((await app.psvc("progress", "acme", "Orders are loaded", "--for", "G9")).exitCode).not.toBe(0);
});

test("a customer's action put off without them counts on, and with them anew", async () => {
  await run("action", "add", "acme", "Tom Okafor: the list by 2026-12-01");
  const alone = await run("action", "edit", "acme", "A1", "--due", "2026-12-10");
  expect(alone.err).toContain("A1 still counts from Tue 1 Dec 2026");
  expect(await stall()).toMatchObject({ days: 5, item: "A1" });
  const agreed = await run("action", "edit", "acme", "A1", "--due", "2026-12-11", "--agreed-with", "Tom Okafor");
  expect(agreed.err).not.toContain("still counts");
  expect(await stall()).toMatchObject({ days: 0, item: null });
});
