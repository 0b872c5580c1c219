import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { put, TEST_STORE, type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";

async function withProject(me = "ana"): Promise<TestApp> {
  const app = testApp({ me });
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--decider", "Dana Ortiz");
  await app.psvc("promise", "add", "acme", "orders arrive by themselves", "--importance", "must");
  return app;
}

const lead = (app: TestApp, name: string) => app.psvc("project", "edit", "acme", "--lead", name);
const leadOf = async (app: TestApp) => (await app.store.project("acme")).lead;
const damage = (app: TestApp, text: string, path = "projects/acme.json") => put(app, path, text);
const backups = async (app: TestApp) => (await app.psvc("backup", "--list", "--json")).json.backups;

describe("backup", () => {
  test("keeps the newest ten of those made by hand, and the automatic ones beside them", async () => {
    const app = await withProject();
    for (let nth = 0; nth < 12; nth += 1) expect((await app.psvc("backup")).exitCode).toBe(0);
    await app.psvc("restore", "--at", "now", "--yes");
    expect((await backups(app)).map(({ kind }: { kind: string }) => kind)).toEqual(Array(10).fill("by-hand"));
  });

  test("in a file is for its owner and can be gone back to", async () => {
    const app = await withProject();
    expect((await app.psvc("backup", "--to", "copy.gz")).out).toContain("keep it private");
    await lead(app, "Robin");
    expect((await app.psvc("restore", "--backup", "copy.gz", "--yes")).exitCode).toBe(0);
    expect(await leadOf(app)).toBe("Ana");
  });

  test.each([
    ["backup"],
    ["backup", "--to", "copy"],
    ["export", "--all", "--to", "copy"],
    ["export", "--all", "--to", "-"],
  ])("%j %j of a damaged store says what is damaged, and exits with 3", async (...argv) => {
    const app = await withProject();
    damage(app, "oops");
    expect(await app.psvc(...argv.filter((one) => one !== undefined))).toMatchObject({
      exitCode: 3,
      err: "projects/acme.json is damaged and goes along as it is: psvc doctor\n",
    });
  });

  test.each([
    "projects/birch.json",
    "history/projects/birch.ndjson",
    "templates/own.json",
  ])("a folder in the place of %s is left out of copies, and keeps nothing else from being mended", async (path) => {
    const app = await withProject();
    await app.psvc("new-project", "Birch", "--closed", "2026-11-20", "--lead", "Ana");
    if (path.startsWith("projects") || path.startsWith("history")) app.disk.files.unlink(`${TEST_STORE}/${path}`);
    app.disk.files.makeFolder(`${TEST_STORE}/${path}`);
    const said = `${path} cannot be read and is not in the copy`;
    expect(await app.psvc("backup")).toMatchObject({ exitCode: 3, err: expect.stringContaining(said) });
    damage(app, "");
    expect((await app.psvc("restore", "acme", "--at", "now", "--yes")).exitCode).toBe(0);
    damage(app, "");
    expect((await app.psvc("doctor", "--fix")).err).toContain(said);
    expect(await leadOf(app)).toBe("Ana");
  });

  test("a folder in a project's place can be set aside by the command that doctor names", async () => {
    const app = await withProject();
    app.disk.files.unlink(`${TEST_STORE}/projects/acme.json`);
    app.disk.files.makeFolder(`${TEST_STORE}/projects/acme.json`);
    expect((await app.psvc("doctor")).out).toContain("psvc restore acme --at now");
    expect((await app.psvc("restore", "acme", "--at", "now", "--yes")).exitCode).toBe(0);
    expect(await leadOf(app)).toBe("Ana");
  });

  test("names the way back as a shell takes it", async () => {
    const app = await withProject();
    expect((await app.psvc("backup", "--to", "my copy.gz")).out).toContain("psvc restore --backup 'my copy.gz'");
  });

  test("of no store says so", async () => {
    expect(await testApp().psvc("backup")).toMatchObject({ exitCode: 1, err: expect.stringContaining("no store yet") });
  });

  test("is made by itself before a capability import", async () => {
    const app = await withProject();
    app.files.set("caps.csv", "key,name,availability\nsso,Sign-on,available\napi,API,limited\n");
    await app.psvc("capability", "import", "caps.csv", "--product", "CRM", "--release", "7", "--yes");
    expect(await backups(app)).toMatchObject([{ kind: "automatic", why: "capability-import" }]);
  });
});

describe("restore", () => {
  test("takes one project back to a moment, shows it, asks, and can be undone", async () => {
    const app = await withProject();
    await app.on("2026-11-25").psvc("project", "edit", "acme", "--lead", "Robin");
    const later = app.on("2026-11-26");
    const prompter = scriptedPrompter(true);
    const ran = await later.asking(prompter).psvc("restore", "acme", "--at", "2026-11-24");
    expect(prompter.told.join("\n")).toContain("lead: Ana (it was Robin)");
    expect([ran.exitCode, await leadOf(app)]).toEqual([0, "Ana"]);
    expect(await backups(app)).toMatchObject([{ kind: "automatic", why: "restore" }]);
    await later.psvc("undo", "--yes");
    expect(await leadOf(app)).toBe("Robin");
  });

  test.each([
    ["10 minutes ago", "Ana"],
    ["an hour ago", "Ana"],
    ["3 h ago", "Ana"],
    ["0 minutes ago", "Robin"],
  ])("takes a project back to how it was %s", async (moment, lead) => {
    const app = await withProject();
    const later = app.on("2026-11-25");
    await later.psvc("project", "edit", "acme", "--lead", "Robin");
    await later.psvc("restore", "acme", "--at", moment, "--yes");
    expect(await leadOf(app)).toBe(lead);
  });

  test("takes the whole store back, with what was removed since and without what was made since", async () => {
    const app = await withProject();
    const next = app.on("2026-11-25");
    await next.psvc("new-project", "Birch", "--closed", "2026-11-20", "--lead", "Ana");
    await next.psvc("project", "remove", "acme", "--yes");
    const dry = await next.psvc("restore", "--at", "2026-11-24", "--dry-run", "--json");
    expect(dry.json.restore.documents).toMatchObject([
      { name: "acme", outcome: "brought back" },
      { name: "birch", outcome: "removed" },
    ]);
    expect(await app.store.slugs()).toEqual(["birch"]);
    await next.psvc("restore", "--at", "2026-11-24", "--yes");
    expect(await app.store.slugs()).toEqual(["acme"]);
    await next.psvc("undo", "--yes");
    expect(await app.store.slugs()).toEqual(["birch"]);
  });

  test("puts the last good state in the place of a damaged file, and keeps the broken one", async () => {
    const app = await withProject();
    damage(app, '{"schema":1, oops');
    const ran = await app.psvc("restore", "acme", "--at", "now", "--yes");
    expect(ran.exitCode).toBe(0);
    expect(await leadOf(app)).toBe("Ana");
    const [kept = ""] = app.disk.files.list(`${TEST_STORE}/.psvc/quarantine`);
    expect(app.disk.files.readFile(`${TEST_STORE}/.psvc/quarantine/${kept}`).toString()).toBe('{"schema":1, oops');
    expect((await app.psvc("undo", "--yes")).exitCode).toBe(0);
    expect(Object.keys((await app.store.project("acme")).promises)).toEqual([]);
  });

  test.each([
    ["restore", "acme", "--at", "2026-11-24"],
    ["project", "remove", "acme"],
    ["undo"],
  ])("%s changes nothing where somebody else did while the question was open", async (...argv) => {
    const app = await withProject();
    const later = app.on("2026-11-25");
    await lead(later, "Robin");
    const meanwhile = {
      ...scriptedPrompter(),
      confirm: async () => {
        await later.as("ben").psvc("project", "edit", "acme", "--sponsor", "Ira");
        return true;
      },
    };
    const ran = await later.asking(meanwhile).psvc(...argv);
    expect(ran).toMatchObject({ exitCode: 1, err: expect.stringContaining("somebody changed it in the meantime") });
    expect(await app.store.project("acme")).toMatchObject({ lead: "Robin", people: { sponsor: "Ira" } });
  });

  test("changes nothing where somebody mended the damaged file while the question was open", async () => {
    const app = await withProject();
    const whole = app.disk.files.readFile(`${TEST_STORE}/projects/acme.json`).toString();
    damage(app, "oops");
    const mending = {
      ...scriptedPrompter(),
      confirm: async () => {
        damage(app, whole.replace('"lead": "Ana"', '"lead": "Eve"'));
        return true;
      },
    };
    expect((await app.asking(mending).psvc("restore", "acme", "--at", "now")).exitCode).toBe(1);
    expect(await leadOf(app)).toBe("Eve");
  });

  test("leaves a healthy file alone at now, also where something else has edited it", async () => {
    const app = await withProject();
    const path = `${TEST_STORE}/projects/acme.json`;
    damage(app, app.disk.files.readFile(path).toString().replace('"lead": "Ana"', '"lead": "Eve"'));
    expect((await app.psvc("restore", "acme", "--at", "now", "--yes")).out).toContain("Nothing to do");
    expect((await app.psvc("restore", "--at", "now", "--yes")).out).toContain("Nothing to do");
    expect(await leadOf(app)).toBe("Eve");
  });

  test("never gives a number out twice", async () => {
    const app = await withProject();
    const next = app.on("2026-11-25");
    await next.psvc("promise", "add", "acme", "later");
    await next.psvc("restore", "acme", "--at", "2026-11-24", "--yes");
    await next.psvc("promise", "add", "acme", "later still");
    const { promises } = await app.store.project("acme");
    expect(Object.values(promises).map(({ id }) => id)).toEqual(["P1", "P3"]);
  });

  test.each<readonly [string, (app: TestApp) => void]>([
    [
      "whose history lost its beginning",
      (app) => {
        const path = "history/projects/birch.ndjson";
        const lines = app.disk.files.readFile(`${TEST_STORE}/${path}`).toString().split("\n");
        damage(app, lines.slice(1).join("\n"), path);
      },
    ],
    [
      "of a newer psvc",
      (app) => {
        const path = "projects/birch.json";
        const text = app.disk.files.readFile(`${TEST_STORE}/${path}`).toString();
        damage(app, text.replace(/"schema": \d/, '"schema": 99'), path);
      },
    ],
  ])("of the whole store leaves a project alone %s, and takes the others back", async (_, harm) => {
    const app = await withProject();
    await app.psvc("new-project", "Birch", "--closed", "2026-11-20", "--lead", "Ana");
    const next = app.on("2026-11-26");
    await lead(next, "Robin");
    await next.psvc("project", "edit", "birch", "--lead", "Robin");
    harm(app);
    const before = app.disk.files.readFile(`${TEST_STORE}/projects/birch.json`).toString();
    const ran = await next.psvc("restore", "--at", "2026-11-24", "--yes");
    expect(ran).toMatchObject({ exitCode: 0, err: expect.stringContaining("birch stays as it is") });
    expect(await leadOf(app)).toBe("Ana");
    expect(app.disk.files.readFile(`${TEST_STORE}/projects/birch.json`).toString()).toBe(before);
    expect((await next.psvc("restore", "birch", "--at", "2026-11-24", "--yes")).exitCode).toBe(1);
  });

  test("keeps every broken file, also two of one second", async () => {
    const app = await withProject();
    for (const broken of ["oops", "again"]) {
      damage(app, broken);
      expect((await app.psvc("restore", "acme", "--at", "now", "--yes")).exitCode).toBe(0);
    }
    const folder = `${TEST_STORE}/.psvc/quarantine`;
    const kept = app.disk.files.list(folder).map((name) => app.disk.files.readFile(`${folder}/${name}`).toString());
    expect(kept.sort()).toEqual(["again", "oops"]);
  });

  test("leaves a project alone whose copy in the backup is damaged, and refuses it by name", async () => {
    const app = await withProject();
    const history = app.disk.files.readFile(`${TEST_STORE}/history/projects/acme.ndjson`).toString();
    const whole = app.disk.files.readFile(`${TEST_STORE}/projects/acme.json`).toString();
    damage(app, "");
    damage(app, "", "history/projects/acme.ndjson");
    await app.psvc("backup", "--to", "broken");
    damage(app, whole);
    damage(app, history, "history/projects/acme.ndjson");
    const ran = await app.psvc("restore", "--backup", "broken", "--yes");
    expect(ran).toMatchObject({ exitCode: 0, err: expect.stringContaining("stays as it is") });
    expect(await leadOf(app)).toBe("Ana");
    const named = await app.psvc("restore", "acme", "--backup", "broken", "--yes");
    expect(named).toMatchObject({ exitCode: 1, err: expect.stringContaining("its copy in the backup is damaged") });
    expect(await leadOf(app)).toBe("Ana");
  });

  test("takes what the backup's history proves where the file in it is damaged", async () => {
    const app = await withProject();
    damage(app, "");
    expect((await app.psvc("doctor", "--fix")).exitCode).toBe(0);
    await lead(app, "Robin");
    const [{ name }] = await backups(app);
    const ran = await app.psvc("restore", "--backup", name, "--yes");
    expect(ran).toMatchObject({ exitCode: 0, err: expect.stringContaining("the history in it proves") });
    expect(await leadOf(app)).toBe("Ana");
  });

  test("of a backup on an empty machine brings everything with its history, as the dry run says", async () => {
    const app = await withProject();
    await app.psvc("template", "copy", "standard", "own");
    await app.psvc("backup", "--to", "copy.gz");
    const there = testApp({ files: app.files });
    expect((await there.psvc("restore", "--backup", "copy.gz", "--dry-run")).out).toContain("acme  comes back");
    expect(await there.store.exists()).toBe(false);
    const ran = await there.psvc("restore", "--backup", "copy.gz", "--yes");
    expect(ran).toMatchObject({ exitCode: 0, out: expect.stringContaining("The store is new") });
    expect(await there.store.project("acme")).toEqual(await app.store.project("acme"));
    expect((await there.psvc("history", "acme")).out).toContain("promise add");
    expect(await there.store.templates()).toEqual(["own"]);
    const one = testApp({ files: app.files });
    expect((await one.psvc("restore", "acme", "--backup", "copy.gz", "--yes")).exitCode).toBe(0);
    expect(await one.store.slugs()).toEqual(["acme"]);
  });

  test.each([
    [["acme"], "--at MOMENT or --backup NAME"],
    [["acme", "--at", "noon"], "not a moment"],
    [["acme", "--at", " "], "not a moment"],
    [["acme", "--at", "now", "--backup", "x"], "only one can be taken"],
    [["acme", "--product", "CRM", "--at", "now"], "not both"],
    [["acme", "--at", "tomorrow"], "has not come"],
    [["acme", "--at", "2020-01-01"], "nothing was on record"],
    [["--backup", "nothing.gz"], "no such file"],
  ])("refuses %j", async (argv, words) => {
    const app = await withProject();
    expect((await app.psvc("restore", ...argv)).err).toContain(words);
  });
});

describe("import", () => {
  async function apart() {
    const ana = await withProject();
    await ana.psvc("export", "--all", "--to", "all.gz");
    const ben = testApp({ files: ana.files, me: "ben", keys: { next: 90_000 } });
    await ben.psvc("import", "all.gz");
    return { ana, ben };
  }
  const bring = async (from: TestApp, to: TestApp) => {
    await from.psvc("export", "--all", "--to", "again.gz");
    return to.psvc("import", "again.gz", "--yes");
  };

  test("goes on where ours stands, and tells their history as theirs", async () => {
    const { ana, ben } = await apart();
    await lead(ben, "Ben");
    expect((await bring(ben, ana)).out).toContain("goes on from where yours stands");
    expect(await leadOf(ana)).toBe("Ben");
    expect((await ana.psvc("history", "acme")).out).toContain("ben  project edit");
    expect(await backups(ana)).toMatchObject([{ why: "import" }]);
  });

  test("merges what both sides added, and gives the incoming record another number", async () => {
    const { ana, ben } = await apart();
    await ana.psvc("promise", "add", "acme", "from ana");
    await ben.psvc("promise", "add", "acme", "from ben");
    const ran = await bring(ben, ana);
    expect(ran.out).toContain("their P2 is P3 here");
    const told = Object.values((await ana.store.project("acme")).promises).map(({ id, formerly, statement }) => [
      id,
      formerly,
      statement,
    ]);
    expect(told).toEqual([
      ["P1", undefined, "orders arrive by themselves"],
      ["P2", undefined, "from ana"],
      ["P3", "P2", "from ben"],
    ]);
    expect((await bring(ana, ben)).exitCode).toBe(0);
    expect(await ben.store.project("acme")).toEqual(await ana.store.project("acme"));
    expect((await ana.psvc("doctor")).exitCode).toBe(0);
  });

  test("keeps an undo on one side and a change of another field on the other, whoever imports", async () => {
    const edit = (app: TestApp, ...flags: string[]) => app.psvc("project", "edit", "acme", ...flags);
    const both = async () => {
      const ana = await withProject();
      await edit(ana, "--sponsor", "Ira");
      await edit(ana, "--sponsor", "Kim");
      await ana.psvc("export", "--all", "--to", "all.gz");
      const ben = testApp({ files: ana.files, me: "ben", keys: { next: 90_000 } });
      await ben.psvc("import", "all.gz");
      await edit(ben, "--lead", "Ben");
      await ana.psvc("undo", "--yes");
      return { ana, ben };
    };
    const merged = { lead: "Ben", people: { sponsor: "Ira" } };
    const { ana, ben } = await both();
    expect((await bring(ben, ana)).out).toContain("merged: both sides went on");
    expect(await ana.store.project("acme")).toMatchObject(merged);
    expect((await bring(ana, ben)).out).toContain("goes on from where yours stands");
    expect(await ben.store.project("acme")).toMatchObject(merged);
    const other = await both();
    expect((await bring(other.ana, other.ben)).out).toContain("merged: both sides went on");
    expect(await other.ben.store.project("acme")).toMatchObject(merged);
    expect((await other.ben.psvc("doctor")).out).toContain("Every file is whole");
  });

  test("goes on where an undo was all that happened there", async () => {
    const { ana, ben } = await apart();
    await lead(ben, "Ben");
    expect((await bring(ben, ana)).out).toContain("goes on");
    await ben.psvc("undo", "--yes");
    expect((await bring(ben, ana)).out).toContain("goes on from where yours stands");
    expect(await leadOf(ana)).toBe("Ana");
    expect((await bring(ana, ben)).out).toContain("Nothing to do for acme");
  });

  test("leaves ours where both changed the same thing, names it, and exits with 3", async () => {
    const { ana, ben } = await apart();
    await lead(ana, "Robin");
    await lead(ben, "Ben");
    await ben.psvc("export", "--all", "--to", "again.gz");
    expect((await ana.psvc("import", "again.gz", "--dry-run")).exitCode).toBe(3);
    const ran = await bring(ben, ana);
    expect(ran).toMatchObject({ exitCode: 3, out: expect.stringContaining("both changed: lead") });
    expect(await leadOf(ana)).toBe("Robin");
  });

  test("takes a project out that was removed there, and says so, unless it went on here", async () => {
    const { ana, ben } = await apart();
    await ben.psvc("project", "remove", "acme", "--yes");
    expect((await bring(ben, ana)).out).toContain("acme  was removed there");
    expect(await ana.store.slugs()).toEqual([]);
    const { ana: one, ben: other } = await apart();
    await other.psvc("project", "remove", "acme", "--yes");
    await lead(one, "Robin");
    expect(await bring(other, one)).toMatchObject({ exitCode: 3, out: expect.stringContaining("one side removed it") });
    expect(await leadOf(one)).toBe("Robin");
  });

  test("brings in what a broken file held, where its history proves it", async () => {
    const { ana } = await apart();
    damage(ana, "oops");
    expect(await ana.psvc("export", "--all", "--to", "broken")).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining("projects/acme.json is damaged"),
    });
    const other = testApp({ files: ana.files });
    expect((await other.psvc("import", "broken")).exitCode).toBe(0);
    expect(await leadOf(other)).toBe("Ana");
  });

  /** The same archive with another text in one of its files. */
  const withFile = (app: TestApp, path: string, change: (text: string) => string) => {
    const lines = String(app.files.get("again")).trimEnd().split("\n");
    const changed = lines.map((line) => {
      const file = JSON.parse(line);
      if (file.path !== path) return line;
      const text = change(file.text);
      return JSON.stringify({ ...file, text, sha256: createHash("sha256").update(text).digest("hex") });
    });
    app.files.set("again", `${changed.join("\n")}\n`);
  };
  const HISTORY = "history/projects/acme.ndjson";
  const historyOf = (app: TestApp) => app.disk.files.readFile(`${TEST_STORE}/${HISTORY}`).toString();

  test("asks and makes a backup where nothing but history comes in", async () => {
    const { ana, ben } = await apart();
    await ben.psvc("project", "edit", "acme", "--value", "7");
    await ben.psvc("undo", "--yes");
    await ben.psvc("export", "--all", "--to", "again");
    expect(await ana.psvc("import", "again")).toMatchObject({ exitCode: 2, out: "" });
    expect((await ana.psvc("import", "again", "--yes")).out).toContain("come into its history");
    expect(await backups(ana)).toMatchObject([{ why: "import" }]);
    expect((await ana.psvc("doctor")).out).toContain("Every file is whole");
    expect((await ana.psvc("import", "again")).out).toContain("Nothing to do for acme");
  });

  test("takes nothing of a history that does not prove what comes in", async () => {
    const { ana, ben } = await apart();
    await lead(ben, "Ben");
    const whole = historyOf(ana);
    const harms: readonly ((text: string) => string)[] = [
      (text) => text.replace('"value":"Ben"', '"value":"Eve"'),
      (text) => text.replace(/"order":\d+/, '"order":9007199254740990'),
    ];
    for (const harm of harms) {
      await ben.psvc("export", "--all", "--to", "again");
      withFile(ana, HISTORY, harm);
      expect(await ana.psvc("import", "again", "--yes")).toMatchObject({
        exitCode: 3,
        out: expect.stringContaining("does not prove"),
      });
      expect([await leadOf(ana), historyOf(ana)]).toEqual(["Ana", whole]);
      const empty = testApp({ files: ana.files });
      expect(await empty.psvc("import", "again")).toMatchObject({
        exitCode: 3,
        out: expect.stringContaining("its history is damaged there"),
      });
      expect(await leadOf(empty)).toBe("Ben");
    }
  });

  test("leaves a project that is damaged here, names it, and brings in the rest", async () => {
    const { ana, ben } = await apart();
    await ben.psvc("new-project", "Birch", "--closed", "2026-11-20", "--lead", "Ben");
    await ben.psvc("export", "--all", "--to", "again");
    damage(ana, "oops");
    const words = { exitCode: 3, out: expect.stringContaining("yours is damaged and stays as it is") };
    expect(await ana.psvc("import", "again", "--dry-run")).toMatchObject(words);
    expect(await ana.psvc("import", "again", "--yes")).toMatchObject(words);
    expect(await ana.store.slugs()).toEqual(["acme", "birch"]);
    expect((await ana.store.project("birch")).lead).toBe("Ben");
  });

  test("tells of templates that come along, and asks before it writes them", async () => {
    const { ana, ben } = await apart();
    await ben.psvc("template", "copy", "standard", "own");
    await ben.psvc("export", "--all", "--to", "again");
    expect((await ana.psvc("import", "again")).exitCode).toBe(2);
    expect(await ana.store.templates()).toEqual([]);
    expect((await ana.psvc("import", "again", "--yes")).out).toContain("templates/own.json");
    expect(await ana.store.templates()).toEqual(["own"]);
  });

  test.each([
    ["with blanks", (record: unknown) => JSON.stringify(record, null, 1).replaceAll(/\n */g, " ")],
    ["with blanks before it", (record: unknown) => ` ${JSON.stringify(record)}`],
    ["over several lines", (record: unknown) => JSON.stringify(record, null, 2)],
  ])("of an archive that another tool has laid out anew, %s, brings in the same", async (_, layOut) => {
    const app = await withProject();
    await app.psvc("promise", "add", "acme", 'braces { and "quotes" in what they said }');
    await app.psvc("export", "--all", "--to", "store.json");
    const lines = String(app.files.get("store.json")).trimEnd().split("\n");
    const there = testApp();
    there.files.set("theirs.json", `${lines.map((line) => layOut(JSON.parse(line))).join("\n")}\n`);
    const { exitCode, err } = await there.psvc("import", "theirs.json");
    expect([exitCode, err]).toEqual([0, ""]);
    expect(await there.store.project("acme")).toEqual(await app.store.project("acme"));
  });

  test("of a file that is no archive, or not a whole one, changes nothing", async () => {
    const { ana } = await apart();
    await ana.psvc("export", "--all", "--to", "plain");
    const whole = String(ana.files.get("plain"));
    const broken = {
      empty: "",
      other: '{"format":"other"}\n',
      cut: whole.slice(0, -200),
      missing: `${whole.trimEnd().split("\n").slice(0, -1).join("\n")}\n`,
      altered: whole.replace("by themselves", "by hand"),
      "a newer store": whole
        .replace('\\"schema\\": 1', '\\"schema\\": 9')
        .replace(/"sha256":"\w+","text":"\{\\n {2}\\"format/, '"sha256":"x","text":"{\\n  \\"format'),
      nothing: '{"format":"psvc-archive","schema":1,"at":"2026-11-24T09:00:00.000Z","by":"ana","files":0}\n',
      outside: whole.replace("projects/acme.json", "../../../etc/passwd"),
    };
    for (const [name, text] of Object.entries(broken)) {
      ana.files.set(name, text);
      const ran = await ana.psvc("import", name, "--yes");
      expect([name, ran.exitCode, ran.out]).toEqual([name, 1, ""]);
      expect(ran.err).toContain("cannot be read");
    }
  });
});
