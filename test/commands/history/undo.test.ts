import { describe, expect, test } from "vitest";
import { put, TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { DAY_ONE } from "../../working.ts";

async function withGap(): Promise<TestApp> {
  const app = testApp();
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--decider", "Dana Ortiz");
  await app.psvc("promise", "add", "acme", "orders arrive by themselves", "--importance", "must");
  await app.psvc("gap", "add", "acme", "--promise", "P1", "--why", "no api");
  return app;
}

const lead = (app: TestApp, name: string) => app.psvc("project", "edit", "acme", "--lead", name);
const project = (app: TestApp) => app.store.project("acme");

describe("history", () => {
  test("reads like a story, with who, which command and what it did", async () => {
    const app = await withGap();
    await app.psvc(
      "gap",
      "resolve",
      "acme",
      "G1",
      "--resolution",
      "workaround",
      ...DAY_ONE,
      "--decided-by",
      "Dana Ortiz",
      "--words",
      "fine",
    );
    expect((await app.psvc("history", "acme")).out).toMatchInlineSnapshot(`
      "2026-11-24 09:00  ana  new-project
          Acme taken over: closed Fri 20 Nov 2026, lead Ana, 0 promises

      2026-11-24 09:00  ana  promise add
          P1 promised: "orders arrive by themselves" (must, spoken, from meeting)

      2026-11-24 09:00  ana  gap add
          P1 judged a gap: no api
          G1 opened: today's product departs from P1

      2026-11-24 09:00  ana  gap resolve
          G1 to be resolved by a workaround
          G1 Dana Ortiz decided: "fine"
          G1 is agreed now (it was open)
      "
    `);
  });

  test("of one record leaves out what is not about it", async () => {
    const app = await withGap();
    const { json } = await app.psvc("history", "acme", "g1", "--diff", "--json");
    expect(json.kind).toBe("history");
    expect(json.history).toMatchObject([
      { command: "gap add", by: "ana", changed: [{ what: "project", name: "acme", sentences: [{ about: "G1" }] }] },
    ]);
    expect(json.history[0].changed[0].diff[0].place).toBe("gaps.G1");
    expect(await app.psvc("history", "acme", "G9")).toMatchObject({ exitCode: 1 });
  });

  test("is there for a project that was removed, and for a catalogue", async () => {
    const app = await withGap();
    await app.psvc("capability", "add", "sso", "--name", "Sign-on", "--product", "CRM", "--release", "7");
    expect((await app.psvc("history", "--product", "crm")).out).toContain("added 1 capability: sso");
    await app.psvc("undo", "4", "--yes");
    expect(await app.store.slugs()).toEqual([]);
    expect((await app.psvc("history", "acme")).out).toContain("Acme removed from the store");
  });

  test("tells of an edit from outside at once", async () => {
    const app = await withGap();
    const path = "projects/acme.json";
    const edited = app.disk.files
      .readFile(`${TEST_STORE}/${path}`)
      .toString()
      .replace('"lead": "Ana"', '"lead": "Eve"');
    put(app, path, edited);
    expect((await app.psvc("history", "acme")).out).toMatch(/from outside {2}external\n {4}lead: Eve \(it was Ana\)/);
    await lead(app, "Bo");
    expect((await app.psvc("history", "acme")).out).toMatch(/external\n[\s\S]*lead: Bo \(it was Eve\)/);
  });
});

describe("undo and redo", () => {
  test("show the change, ask, take it back and bring it again", async () => {
    const app = await withGap();
    const before = await project(app);
    await lead(app, "Robin");
    const after = await project(app);
    const prompter = scriptedPrompter(true);
    expect((await app.asking(prompter).psvc("undo")).out).toContain("Taken back: project edit by ana");
    expect(prompter.told.join("\n")).toContain("lead: Robin (it was Ana)");
    expect(await project(app)).toEqual({ ...before, counters: after.counters });
    expect((await app.psvc("redo", "--yes")).exitCode).toBe(0);
    expect(await project(app)).toEqual(after);
  });

  test("change nothing on a no, on a dry run, and where nobody can be asked", async () => {
    const app = await withGap();
    const before = await project(app);
    expect((await app.asking(scriptedPrompter(false)).psvc("undo")).exitCode).toBe(130);
    expect((await app.psvc("undo", "--dry-run")).out).toContain("Nothing was changed");
    expect(await app.psvc("undo", "--json")).toMatchObject({ exitCode: 2, out: "" });
    expect(await project(app)).toEqual(before);
  });

  test("go across projects, the latest change first", async () => {
    const app = await withGap();
    await app.psvc("new-project", "Birch", "--closed", "2026-11-20", "--lead", "Ana");
    await lead(app, "Robin");
    await app.psvc("undo", "2", "--yes");
    expect(await app.store.slugs()).toEqual(["acme"]);
    expect((await project(app)).lead).toBe("Ana");
    await app.psvc("redo", "2", "--yes");
    expect(await app.store.slugs()).toEqual(["acme", "birch"]);
    expect((await project(app)).lead).toBe("Robin");
  });

  test("never touch another person's later change silently: it stays and is named", async () => {
    const app = await withGap();
    await lead(app, "Robin");
    await app.as("ben").psvc("project", "edit", "acme", "--sponsor", "Ira");
    const ran = await app.psvc("undo", "--yes");
    expect(ran.out).toContain("stays: project edit by ben");
    expect(await project(app)).toMatchObject({ lead: "Ana", people: { sponsor: "Ira" } });
  });

  test("are refused where another person's later change builds on it", async () => {
    const app = await withGap();
    await app
      .as("ben")
      .psvc("gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, "--note", "by file");
    const before = await project(app);
    const ran = await app.psvc("undo", "--yes");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("gap resolve by ben")]);
    expect(await project(app)).toEqual(before);
  });

  test("take only one's own changes, and anybody's where asked", async () => {
    const app = await withGap();
    const ben = app.as("ben");
    expect(await ben.psvc("undo", "--yes")).toMatchObject({ exitCode: 3, out: expect.stringContaining("--anyone") });
    expect((await ben.psvc("undo", "--yes", "--anyone")).exitCode).toBe(0);
    expect((await project(app)).gaps).toEqual({});
  });

  test("never give a number out twice", async () => {
    const app = await withGap();
    await app.psvc("undo", "2", "--yes");
    await app.psvc("promise", "add", "acme", "another thing");
    expect(Object.values((await project(app)).promises).map(({ id }) => id)).toEqual(["P2"]);
    expect((await app.psvc("redo", "--yes")).out).toContain("nothing of yours to redo");
  });

  test("keep their order when the clock was set back", async () => {
    const app = await withGap();
    await lead(app, "Robin");
    expect((await lead(app.on("2026-11-22"), "Earlier")).err).toBe("");
    await app.psvc("undo", "--yes");
    expect((await project(app)).lead).toBe("Robin");
  });

  test("never let a name or a command from the history drive the terminal", async () => {
    const app = await withGap();
    await lead(app.as("b\u001b[31m"), "Robin");
    const path = "history/projects/acme.ndjson";
    const text = app.disk.files
      .readFile(`${TEST_STORE}/${path}`)
      .toString()
      .replaceAll("project edit", "\\u001b[2J edit");
    put(app, path, text);
    const ran = [
      await app.as("zed").psvc("undo", "--yes"),
      await app.psvc("undo", "--yes", "--anyone", "--dry-run"),
      await app.psvc("history", "acme", "--diff"),
      await app.psvc("undo", "--yes", "--anyone"),
    ];
    for (const { out, err } of ran) expect([out, err].join("")).not.toContain("\u001b");
    expect(ran.map(({ out }) => out).join("")).toContain("\\x1b[31m");
  });

  test("are themselves in the history, with what they took back", async () => {
    const app = await withGap();
    await app.psvc("undo", "--yes");
    expect((await app.psvc("history", "acme")).out).toContain("took back: gap add by ana");
  });

  test("are refused where somebody else had the last word, also where it was the same word", async () => {
    const app = await withGap();
    await lead(app, "Robin");
    await lead(app.as("ben"), "Lou");
    await lead(app.as("ben"), "Robin");
    expect(await app.psvc("undo", "--yes")).toMatchObject({ exitCode: 1, err: expect.stringContaining("by ben") });
    expect((await project(app)).lead).toBe("Robin");
    await app.as("ben").psvc("undo", "2", "--yes");
    expect((await app.psvc("undo", "--yes")).exitCode).toBe(0);
    expect((await project(app)).lead).toBe("Ana");
  });

  test("give back the number that a merge gave, when what was undone is done again", async () => {
    const ana = await withGap();
    await ana.psvc("export", "--all", "--to", "all");
    const ben = testApp({ files: ana.files, me: "ben", keys: { next: 90_000 } });
    await ben.psvc("import", "all");
    await ana.psvc("promise", "add", "acme", "from ana");
    await ben.psvc("promise", "add", "acme", "from ben");
    await ben.psvc("export", "--all", "--to", "all");
    await ana.psvc("import", "all", "--yes");
    const merged = await project(ana);
    expect(Object.values(merged.promises).map(({ id }) => id)).toEqual(["P1", "P2", "P3"]);
    const there = ana.as("ben");
    expect((await there.psvc("undo", "--yes")).exitCode).toBe(0);
    const again = await there.psvc("redo", "--yes");
    expect([again.exitCode, again.err]).toEqual([0, ""]);
    expect(await project(ana)).toEqual(merged);
  });

  test("are not stopped by a number that a merge changed", async () => {
    const ana = await withGap();
    await ana.psvc("export", "--all", "--to", "all");
    const ben = testApp({ files: ana.files, me: "ben", keys: { next: 90_000 } });
    await ben.psvc("import", "all");
    await ana.psvc("promise", "add", "acme", "from ana");
    await ben.psvc("promise", "add", "acme", "from ben");
    await ana.psvc("export", "--all", "--to", "all");
    await ben.psvc("import", "all", "--yes");
    const told = await ana.psvc("undo", "--yes");
    expect(told.exitCode).toBe(0);
    const undone = await ben.psvc("undo", "--yes");
    expect([undone.exitCode, undone.err]).toEqual([0, ""]);
    expect(undone.out).toContain("stays: merge");
    expect(Object.values((await project(ben)).promises).map(({ statement }) => statement)).not.toContain("from ben");
  });
});
