import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { put, TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { sampleProject } from "../../store/sample-project.ts";
import { openStore, temporaryFolder } from "../../store/temporary-store.ts";

async function twoProjects(): Promise<TestApp> {
  const app = testApp();
  for (const name of ["Acme", "Birch"]) await app.psvc("new-project", name, "--closed", "2026-11-20", "--lead", "Ana");
  await app.psvc("gap", "add", "acme", "--statement", "orders arrive");
  return app;
}

const at = (path: string) => `${TEST_STORE}/${path}`;
const text = (app: TestApp, path: string) => app.disk.files.readFile(at(path)).toString();
const ACME = "projects/acme.json";
const HISTORY = "history/projects/acme.ndjson";

describe("doctor", () => {
  test("finds nothing in a store that is well, and no store no fault", async () => {
    expect(await (await twoProjects()).psvc("doctor")).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining("whole"),
    });
    expect(await testApp().psvc("doctor")).toMatchObject({ exitCode: 0, out: expect.stringContaining("no store") });
  });

  test("shows file, line and caret of what is damaged, and exits with 3", async () => {
    const app = await twoProjects();
    put(app, ACME, text(app, ACME).replace('"closedOn": "2026-11-20"', '"closedOn": "someday"'));
    const ran = await app.psvc("doctor");
    expect(ran.exitCode).toBe(3);
    const line =
      text(app, ACME)
        .split("\n")
        .findIndex((one) => one.includes("someday")) + 1;
    expect(ran.out).toContain(`projects/acme.json:${line}:17: damaged: it takes a day`);
    expect(ran.out).toMatch(/\n {8}"closedOn": "someday",\n {20}\^\n/);
  });

  test.each<readonly [string, string, (app: TestApp) => void, string]>([
    ["conflict marks", "conflict-marks", (app) => put(app, ACME, `<<<<<<< ours\n${text(app, ACME)}`), "damage"],
    [
      "a wrong reference",
      "wrong-reference",
      (app) => put(app, ACME, text(app, ACME).replace(/"promise": "\w+"/, '"promise": "nobody"')),
      "damage",
    ],
    [
      "a number twice",
      "wrong-shape",
      (app) => put(app, ACME, text(app, ACME).replace('"id": "G1"', '"id": "G9"')),
      "damage",
    ],
    [
      "a key twice in one record",
      "duplicate",
      (app) => put(app, ACME, text(app, ACME).replace('"lead": "Ana"', '"lead": "Eve",\n  "le\\u0061d": "Ana"')),
      "damage",
    ],
    ["the file of another project", "other-name", (app) => put(app, ACME, text(app, "projects/birch.json")), "damage"],
    ["another encoding", "not-json", (app) => put(app, ACME, Buffer.from('{"a":"Zo\xeb"}', "latin1")), "damage"],
    [
      "a newer schema",
      "newer-schema",
      (app) => put(app, ACME, text(app, ACME).replace(/"schema": \d/, '"schema": 9')),
      "warning",
    ],
    [
      "an edit by hand",
      "unrecorded",
      (app) => put(app, ACME, text(app, ACME).replace('"lead": "Ana"', '"lead": "Eve"')),
      "warning",
    ],
    ["a file that was deleted", "unrecorded", (app) => app.disk.files.unlink(at(ACME)), "damage"],
    ["a history that is gone", "history-missing", (app) => app.disk.files.unlink(at(HISTORY)), "warning"],
    [
      "a history with a hole",
      "history-gap",
      (app) => put(app, HISTORY, text(app, HISTORY).split("\n").slice(1).join("\n")),
      "damage",
    ],
    [
      "a history line that is none",
      "history-line",
      (app) => put(app, HISTORY, `{"nonsense"\n${text(app, HISTORY)}`),
      "damage",
    ],
    [
      "a change of an order that no clock gives",
      "history-line",
      (app) => put(app, HISTORY, text(app, HISTORY).replace(/"order":\d+/, '"order":9007199254740990')),
      "damage",
    ],
    ["a history of zero bytes", "history-line", (app) => put(app, HISTORY, "\0".repeat(900)), "damage"],
    [
      "a history cut off in a line that was acknowledged",
      "history-line",
      (app) => put(app, HISTORY, text(app, HISTORY).slice(0, -40)),
      "damage",
    ],
    [
      "a draft that cannot be read",
      "unreadable",
      (app) => {
        app.disk.files.makeFolder(at(".psvc/drafts"));
        put(app, ".psvc/drafts/new-project.json", "{");
      },
      "damage",
    ],
    [
      "a folder in the lock's place",
      "lock",
      (app) => {
        app.disk.files.makeFolder(at(".psvc/lock"));
      },
      "damage",
    ],
    ["an empty history", "history-missing", (app) => put(app, HISTORY, ""), "damage"],
    [
      "a change of no moment",
      "history-line",
      (app) => put(app, HISTORY, text(app, HISTORY).replace(/"at":"2026/, '"at":"x026')),
      "damage",
    ],
    ["a copy of a sync program", "unknown-file", (app) => put(app, "projects/acme (1).json", "{}"), "warning"],
    [
      "a clock that is ahead",
      "clock",
      (app) => put(app, HISTORY, text(app, HISTORY).replace(/"at":"2026/, '"at":"2099')),
      "warning",
    ],
    ["a lock of nobody known", "lock", (app) => put(app, ".psvc/lock", '{"other":true}'), "warning"],
  ])("tells of %s", async (_, code, harm, weight) => {
    const app = await twoProjects();
    harm(app);
    const ran = await app.psvc("doctor", "--json");
    expect(ran.json.doctor.findings).toContainEqual(expect.objectContaining({ code, weight }));
    expect(ran.exitCode).toBe(weight === "damage" ? 3 : 0);
    expect((await app.psvc("status")).out).toContain("Birch");
  });

  test("points at the second of two equal keys, and the file is not written to before it is mended", async () => {
    const app = await twoProjects();
    put(app, ACME, text(app, ACME).replace('"lead": "Ana"', '"lead": "Eve",\n  "lead": "Ana"'));
    const line = text(app, ACME).split("\n").indexOf('  "lead": "Ana",') + 1;
    const ran = await app.psvc("doctor");
    expect(ran.out).toContain(`acme.json:${line}:3: damaged: the key "lead" is there twice`);
    expect(ran.out).toMatch(/\n {6}"lead": "Ana",\n {6}\^\n/);
    expect((await app.psvc("project", "edit", "acme", "--sponsor", "Ira")).exitCode).toBe(1);
  });

  test.each([
    "projects/acme.json",
    "history/projects/acme.ndjson",
    "config.json",
    "psvc.json",
  ])("%s nested too deeply is damage and no bug, and hides nothing else", async (path) => {
    const app = await twoProjects();
    const deep = `{"op":"x","schema":1,"deep":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
    put(app, path, path.endsWith("ndjson") ? `${text(app, path)}${deep}\n` : deep);
    expect((await app.psvc("doctor")).exitCode).toBe(3);
    if (path !== "psvc.json") expect((await app.psvc("status")).out).toContain("Birch");
    await app.psvc("doctor", "--fix");
    await app.psvc("backup", "--to", "deep");
    expect((await testApp({ files: app.files }).psvc("import", "deep")).exitCode).toBeLessThan(4);
  });

  test.each([
    "{",
    '{"format":"other"}',
    "",
    null,
  ])("sees the projects of a store whose mark reads %j, and --fix writes it anew", async (mark) => {
    const app = await twoProjects();
    if (mark === null) app.disk.files.unlink(at("psvc.json"));
    else put(app, "psvc.json", mark);
    expect(await app.psvc("doctor")).toMatchObject({ exitCode: 3, out: expect.stringContaining("psvc.json") });
    expect((await app.psvc("doctor", "--fix")).exitCode).toBe(0);
    expect(text(app, "psvc.json")).toBe('{\n  "format": "psvc",\n  "schema": 1\n}\n');
    expect(await app.store.slugs()).toEqual(["acme", "birch"]);
  });

  test("never replaces the mark of a newer psvc", async () => {
    const app = await twoProjects();
    put(app, "psvc.json", '{"format":"psvc","schema":9}');
    expect(await app.psvc("doctor", "--fix")).toMatchObject({
      exitCode: 3,
      out: expect.stringContaining("newer psvc"),
    });
    expect(text(app, "psvc.json")).toBe('{"format":"psvc","schema":9}');
  });

  test("names the command that brings a lost or damaged catalogue back, and tells of its loss once", async () => {
    const app = await twoProjects();
    await app.psvc("capability", "add", "sso", "--name", "Sign-on", "--product", "Tally Field", "--release", "7");
    await app.psvc("project", "edit", "acme", "--product", "Tally Field");
    await app.psvc("promise", "add", "acme", "they sign on once", "--capability", "sso", "--fit", "fit");
    await app.psvc("capability", "edit", "sso", "--product", "Tally Field", "--limits", "one domain");
    const whole = await app.store.catalogue("Tally Field");
    const harms = [
      () => app.disk.files.unlink(at("catalogue/tally-field.json")),
      () => put(app, "catalogue/tally-field.json", "oops"),
    ];
    for (const harm of harms) {
      harm();
      const { json } = await app.psvc("doctor", "--json");
      expect(json.doctor.findings.map(({ instead }: { instead: string }) => instead)).toEqual([
        expect.stringContaining("psvc restore --product tally-field --at now"),
      ]);
      expect((await app.psvc("restore", "--product", "tally-field", "--at", "now", "--yes")).exitCode).toBe(0);
      expect(await app.store.catalogue("Tally Field")).toEqual(whole);
    }
    expect((await app.psvc("restore", "--product", "tally field", "--at", "now")).out).toContain("Nothing to do");
  });

  test("names no way back for a file that no history knows", async () => {
    const app = await twoProjects();
    put(app, "projects/cedar.json", "oops");
    app.disk.files.makeFolder(at("projects/dogwood.json"));
    const { json } = await app.psvc("doctor", "--json");
    const damaged = json.doctor.findings.filter(({ weight }: { weight: string }) => weight === "damage");
    expect(damaged.map(({ instead }: { instead: string }) => instead)).toEqual([
      "mend it by hand, or bring it back from a backup: psvc backup --list",
      "see that it can be read, or move it out of the store",
    ]);
  });

  test("tells of one deal that was recorded twice", async () => {
    const app = await twoProjects();
    await app.psvc("new-project", "Acme", "--slug", "acme-2", "--closed", "2026-11-20", "--lead", "Bo");
    expect((await app.psvc("doctor")).out).toContain("the same customer, day and product as acme");
  });
});

describe("doctor --fix", () => {
  test.each<readonly [string, (whole: string) => string]>([
    ["cut off in the middle", (whole) => whole.slice(0, whole.length / 2)],
    ["empty", () => ""],
    ["filled with zero bytes", (whole) => "\0".repeat(whole.length)],
    ["of zero bytes at its end", (whole) => `${whole.slice(0, 100)}${"\0".repeat(500)}`],
  ])("puts back a file that is %s, after a backup, and keeps the broken one", async (_, harm) => {
    const app = await twoProjects();
    const whole = text(app, ACME);
    put(app, ACME, harm(whole));
    expect((await app.psvc("status")).out).toMatch(/Birch[\s\S]*damaged: .*acme\.json/);
    const ran = await app.psvc("doctor", "--fix", "--json");
    expect(ran.exitCode).toBe(0);
    expect(ran.json.doctor).toMatchObject({ findings: [], repairs: [{ file: at(ACME) }] });
    expect(text(app, ACME)).toBe(whole);
    expect(app.disk.files.list(at(".psvc/quarantine"))).toHaveLength(1);
    expect(ran.json.doctor.backup).toContain("automatic-repair");
  });

  test.each<readonly [string, (whole: string) => string]>([
    ["that is all zero bytes", (whole) => "\0".repeat(whole.length)],
    ["whose last line was acknowledged", (whole) => whole.slice(0, -40)],
  ])("takes nothing out of a history %s", async (_, harm) => {
    const app = await twoProjects();
    put(app, HISTORY, harm(text(app, HISTORY)));
    const before = text(app, HISTORY);
    expect((await app.psvc("doctor", "--fix")).exitCode).toBe(3);
    expect(text(app, HISTORY)).toBe(before);
  });

  test("removes what is left of a project that was never made", async () => {
    const app = await twoProjects();
    put(app, "history/projects/cedar.ndjson", '{"op":"torn');
    expect((await app.psvc("doctor", "--fix")).exitCode).toBe(0);
    expect((await app.psvc("doctor")).out).toContain("Every file is whole");
  });

  test("removes zero bytes that a crash left behind the last change", async () => {
    const app = await twoProjects();
    const whole = text(app, HISTORY);
    put(app, HISTORY, `${whole}${"\0".repeat(200)}`);
    expect((await app.psvc("doctor", "--fix")).exitCode).toBe(0);
    expect(text(app, HISTORY)).toBe(whole);
  });

  test("leaves alone what somebody edited, and says how to go back", async () => {
    const app = await twoProjects();
    put(app, ACME, `${text(app, ACME).slice(0, 300)}oops${text(app, ACME).slice(300)}`);
    const broken = text(app, ACME);
    const ran = await app.psvc("doctor", "--fix");
    expect([ran.exitCode, text(app, ACME)]).toEqual([3, broken]);
    expect(ran.out).toContain("psvc restore acme --at now");
  });

  test("removes torn history lines and left-over files, and tells git what it has to know", async () => {
    const app = await twoProjects();
    const whole = text(app, HISTORY);
    put(app, HISTORY, `<<<<<<< ours\n${whole}{"op":"torn`);
    put(app, "projects/.acme.json.0123456789abcdef.psvc-new", "half");
    put(app, ".gitattributes", "history/**/*.ndjson merge=union");
    expect((await app.psvc("doctor", "--fix")).exitCode).toBe(0);
    expect(text(app, HISTORY)).toBe(whole);
    expect(app.disk.files.list(at("projects"))).toEqual(["acme.json", "birch.json"]);
    expect(text(app, ".gitattributes")).toBe(
      "history/**/*.ndjson merge=union\nprojects/*.json merge=psvc\ncatalogue/*.json merge=psvc\n",
    );
    expect((await app.psvc("doctor", "--json")).json.doctor.findings).toEqual([]);
  });

  test("makes a store that others could look into its owner's alone, on a real disk", async () => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    chmodSync(folder, 0o755);
    chmodSync(join(folder, ACME), 0o644);
    const store = openStore(folder);
    expect(await store.isPrivate()).toBe(false);
    expect((await store.upkeep.examine()).map(({ code, file }) => [code, file])).toEqual([
      ["wrong-reference", join(folder, ACME)],
      ["open-to-others", folder],
    ]);
    await store.upkeep.repair();
    expect(await store.isPrivate()).toBe(true);
    expect((await store.upkeep.examine()).map(({ code }) => code)).toEqual(["wrong-reference"]);
    expect(statSync(join(folder, ACME)).mode & 0o777).toBe(0o600);
  });

  test("changes no mode outside of the store through a link, and says where one is, on a real disk", async () => {
    const base = temporaryFolder();
    const folder = join(base, "store");
    await openStore(folder).create(sampleProject());
    const outside = join(base, "outside");
    mkdirSync(join(outside, "kept"), { recursive: true });
    writeFileSync(join(outside, "notes.txt"), "mine");
    writeFileSync(join(outside, "kept/letter.txt"), "mine");
    symlinkSync(join(outside, "notes.txt"), join(folder, "notes.txt"));
    symlinkSync(join(outside, "kept"), join(folder, ".psvc/backups"));
    const all = [join(outside, "notes.txt"), join(outside, "kept"), join(outside, "kept/letter.txt")];
    for (const path of all) chmodSync(path, 0o755);
    const store = openStore(folder);
    const links = (await store.upkeep.examine()).filter(({ code }) => code === "link");
    expect(links.map(({ file }) => file).sort()).toEqual([join(folder, ".psvc/backups"), join(folder, "notes.txt")]);
    await store.upkeep.repair();
    expect(all.map((path) => statSync(path).mode & 0o777)).toEqual([0o755, 0o755, 0o755]);
  });

  test("finds what a killed psvc left in any folder, on a real disk", async () => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    await openStore(folder).saveDraft("new-project", { customer: "Acme" });
    const name = ".x.0123456789abcdef.psvc-new";
    const within = ["history/projects", "history/catalogue", ".psvc", ".psvc/drafts", ".psvc/quarantine", "projects"];
    for (const one of within) {
      mkdirSync(join(folder, one), { recursive: true, mode: 0o700 });
      writeFileSync(join(folder, one, name), "half", { mode: 0o600 });
      utimesSync(join(folder, one, name), 1, 1);
    }
    writeFileSync(join(folder, ".psvc/drafts", name.replace("x", "young")), "half", { mode: 0o600 });
    const store = openStore(folder);
    const left = (await store.upkeep.examine()).filter(({ code }) => code === "left-over").map(({ file }) => file);
    expect(left.sort()).toEqual(within.map((one) => join(folder, one, name)).sort());
    await store.upkeep.repair();
    expect((await store.upkeep.examine()).filter(({ code }) => code === "left-over")).toEqual([]);
    expect(await store.draft("new-project")).toEqual({ customer: "Acme" });
  });

  test.each<readonly [string, (folder: string) => void]>([
    ["a link to nowhere", (folder) => symlinkSync(join(folder, "nowhere"), join(folder, "projects/gone.json"))],
    ["a link to itself", (folder) => symlinkSync("gone.json", join(folder, "projects/gone.json"))],
    ["a folder in a project's place", (folder) => mkdirSync(join(folder, "projects/gone.json"))],
    ["a pipe in a project's place", (folder) => execFileSync("mkfifo", [join(folder, "projects/gone.json")])],
    ["a pipe in a history's place", (folder) => execFileSync("mkfifo", [join(folder, "history/projects/gone.ndjson")])],
    [
      "a folder in a history's place",
      (folder) => {
        rmSync(join(folder, HISTORY));
        mkdirSync(join(folder, HISTORY));
      },
    ],
  ])("names %s, and everything else goes on, on a real disk", async (_, harm) => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    await openStore(folder).create(sampleProject("healthy"));
    harm(folder);
    const store = openStore(folder);
    expect((await store.upkeep.examine()).filter(({ weight }) => weight === "damage")).toHaveLength(1);
    expect((await store.past.changes()).some(({ touched }) => touched.some(({ name }) => name === "healthy"))).toBe(
      true,
    );
    expect((await store.portfolio()).projects.map(({ slug }) => slug)).toContain("healthy");
  });
});
