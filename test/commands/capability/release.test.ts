import { describe, expect, test } from "vitest";
import { mergeCapabilities, openCatalogue } from "../../../src/domain/capability/capability.ts";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";
import { working } from "../../working.ts";

const NEXT = [
  "key,name,availability,limits",
  "sso,Single sign-on,limited,no SCIM",
  "offline,Offline work orders,available,",
  "maps,Maps,available,",
].join("\n");

/** Two projects of one product: a must that rests on sso, a should on offline, one judged by hand. */
async function promised(files: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const rows = [
    { key: "offline", fields: { name: "Offline work orders", availability: "limited" } },
    { key: "sso", fields: { name: "Single sign-on" } },
    { key: "sla", fields: { name: "SLA clock" } },
  ] as const;
  const catalogue = mergeCapabilities(openCatalogue(null, "Field Service", "2026.1"), rows, "available");
  const app = testApp({ files: new Map(Object.entries({ "next.csv": NEXT, ...files })) });
  await app.store.changeCatalogue("Field Service", () => catalogue);
  for (const customer of ["Acme", "Birch"])
    await working(app, [
      "new-project",
      customer,
      "--closed",
      "2026-11-20",
      "--product",
      "field service",
      "--lead",
      "Ana",
    ]);
  const add = (slug: string, ...flags: string[]) => working(app, ["promise", "add", slug, ...flags]);
  await add("acme", "--statement", "sign in once", "--importance", "must", "--capability", "sso");
  await add("acme", "--statement", "work without a network", "--capability", "offline");
  await add("birch", "--statement", "sign in \u001b[31mred", "--importance", "could", "--capability", "sso");
  await add("birch", "--statement", "clock runs", "--capability", "sla");
  await add("birch", "--statement", "a training", "--kind", "service", "--fit", "fit");
  return app;
}

const capability = (app: TestApp, ...argv: string[]) => app.psvc("capability", ...argv);
const keys = async (app: TestApp) => Object.keys((await app.store.catalogue("Field Service"))?.capabilities ?? {});

describe("capability release", () => {
  test("moves the product and says that what did not change carries forward", async () => {
    const app = await promised();
    const ran = await capability(app, "release", "2026.2");
    expect(ran.out).toMatchInlineSnapshot(`
      "Field Service: 2026.1 -> 2026.2
      No promise rests on anything that changed. 4 fits carry forward unchanged, 1 judged without the
        catalogue is not touched.
      "
    `);
    expect((await app.store.catalogue("Field Service"))?.release).toBe("2026.2");
    expect((await capability(app, "release", "2026.2")).out).toBe(
      "Field Service is at 2026.2 already; nothing was changed\n",
    );
  });

  test("--from brings the release in, says what changed and what that does, in one change", async () => {
    const app = await promised();
    const ran = await capability(app, "release", "2026.2", "--from", "next.csv");
    expect(ran.out).toMatchInlineSnapshot(`
      "Field Service: 2026.1 -> 2026.2
      next.csv: 3 rows: 1 added, 2 changed, 0 unchanged; 1 in the catalogue and not in the file
      Columns (header on line 1): key = key, name = name, availability = availability, limits = limits
      Changed:
        sso: availability, limits
        offline: availability
      Not in the file, and kept:
        sla
      If they are gone from the product, say so with --prune.
      3 promises in 2 projects rest on what changed. 2 broke (1 of them a must), 1 gap could close. 1 fit
        carries forward unchanged, 1 judged without the catalogue is not touched.
      Which: psvc capability impact
      Judge them again:
        psvc promise assess acme --stale
        psvc promise assess birch --stale
      "
    `);
    expect(await app.store.catalogue("Field Service")).toMatchObject({
      release: "2026.2",
      capabilities: { sso: { availability: "limited", limits: "no SCIM" }, maps: {}, sla: {} },
    });
    await working(app, ["undo", "--yes"]);
    expect(await app.store.catalogue("Field Service")).toMatchObject({ release: "2026.1" });
    expect(await keys(app)).not.toContain("maps");
  });

  test("never judges and never closes by itself", async () => {
    const app = await promised();
    const before = await app.store.portfolio();
    await capability(app, "release", "2026.2", "--from", "next.csv", "--prune");
    expect(await app.store.portfolio()).toEqual(before);
  });

  test("keeps what the file does not have, and says how to say that it is gone", async () => {
    const app = await promised();
    const kept = await capability(app, "release", "2026.2", "--from", "next.csv");
    expect(kept.out).toContain("Not in the file, and kept:\n  sla\nIf they are gone from the product");
    const gone = await capability(app, "release", "2026.2", "--from", "next.csv", "--prune", "--json");
    expect(gone.json.import).toMatchObject({ missing: [], removed: ["sla"] });
    expect(await keys(app)).not.toContain("sla");
    expect(gone.json.impact.promises).toContainEqual(
      expect.objectContaining({
        slug: "birch",
        promise: "P2",
        effect: "broke",
        changes: [{ key: "sla", how: "is no longer in the catalogue" }],
        command: "psvc promise assess birch P2",
      }),
    );
  });

  test("a dry run says the same and writes nothing", async () => {
    const app = await promised();
    const before = await app.store.catalogue("Field Service");
    const dry = await capability(app, "release", "2026.2", "--from", "next.csv", "--dry-run", "--json");
    expect(await app.store.catalogue("Field Service")).toEqual(before);
    const real = await capability(app, "release", "2026.2", "--from", "next.csv", "--json");
    expect({ ...dry.json, dryRun: false, import: null }).toEqual({ ...real.json, import: null });
    expect(dry.json.import).toEqual({ ...real.json.import, dryRun: true });
  });

  test.each([
    [["2026.2", "--map", "key=ID", "--prune"], 2, "--map and --prune are about a file, and no file is named."],
    [["2026.2", "--from", "bad.csv"], 1, 'bad.csv:3: no --values says what the availability "blue" means'],
    [
      ["2026.2", "--from", "bad.csv", "--skip-bad", "--prune"],
      1,
      "Nothing is pruned: 1 rows of bad.csv cannot be read",
    ],
    [["2026.2", "--from", "none.csv", "--prune"], 1, "Nothing is pruned: none.csv has no rows"],
    [[" "], 2, "The release cannot be ' '"],
  ])("refuses %j", async (argv, exitCode, words) => {
    const files = {
      "bad.csv": "key,name,availability\nsso,Single sign-on,limited\nmaps,Maps,blue\n",
      "none.csv": "key,name,availability\n",
    };
    const app = await promised(files);
    const before = await app.store.catalogue("Field Service");
    const ran = await capability(app, "release", ...argv);
    expect([ran.exitCode, ran.out]).toEqual([exitCode, ""]);
    expect(ran.err.toLowerCase()).toContain(words.toLowerCase());
    expect(await app.store.catalogue("Field Service")).toEqual(before);
  });
});

describe("capability impact", () => {
  test("after the move shows what broke, what could close, and the command that judges again", async () => {
    const app = await promised();
    await capability(app, "release", "2026.2", "--from", "next.csv");
    const ran = await capability(app, "impact");
    expect(ran.out).toMatchInlineSnapshot(`
      "Field Service at 2026.2: 3 promises in 2 projects rest on what changed.

      Broke (2): today's product does less for these than when they were judged
        acme P1, must: fit -> partial; judged again, it opens a gap
          sign in once
          sso changed: available is now limited
          psvc promise assess acme P1 --capability sso
        birch P1, could: fit -> partial; judged again, it opens a gap
          sign in \\x1b[31mred
          sso changed: available is now limited
          psvc promise assess birch P1 --capability sso

      Gaps that could close (1): today's product does it all; a gap closes when you say so
        acme P2, should: partial -> fit; G1 is open
          work without a network
          offline changed: limited is now available
          psvc promise assess acme P2 --capability offline

      1 fit carries forward unchanged, 1 judged without the catalogue is not touched.
      Judge them again:
        psvc promise assess acme --stale
        psvc promise assess birch --stale
      "
    `);
  });

  test("the commands that it offers work, and with them nothing is left", async () => {
    const app = await promised();
    await capability(app, "release", "2026.2", "--from", "next.csv");
    const { json } = await capability(app, "impact", "--json");
    for (const { command } of json.impact.promises) await working(app, command.split(" ").slice(1));
    expect((await capability(app, "impact", "--json")).json.impact.promises).toEqual([]);
    const states = Object.values((await app.store.project("acme")).gaps).map(({ id, state }) => `${id} ${state}`);
    expect(states.sort()).toEqual(["G1 open", "G2 open"]);
  });

  test("--from tells the same of a file that is not imported yet, and writes nothing", async () => {
    const app = await promised();
    const before = await app.store.catalogue("Field Service");
    const ahead = await capability(app, "impact", "--from", "next.csv", "--json");
    expect(await app.store.catalogue("Field Service")).toEqual(before);
    await capability(app, "release", "2026.2", "--from", "next.csv");
    const after = await capability(app, "impact", "--json");
    expect(ahead.json.impact.promises).toEqual(after.json.impact.promises);
    expect(ahead.json.impact).toMatchObject({ file: "next.csv", release: "2026.1", counts: { broke: 2, closable: 1 } });
    const again = await capability(app, "impact", "--from", "next.csv", "--json");
    expect(again.json.impact.promises).toEqual([]);
  });

  test("points on with the flags that read the file", async () => {
    const app = await promised({ "list.csv": "ID,name,availability\nsso,Single sign-on,beta\n" });
    const reading = ["--from", "list.csv", "--map", "key=ID", "--values", "availability:*=limited", "--prune"];
    const again = "--from list.csv --map key=ID --values 'availability:*=limited' --prune";
    const ahead = await working(app, ["capability", "impact", "--product", "field service", ...reading]);
    expect(ahead.out).toContain(`psvc capability release RELEASE --product 'Field Service' ${again}`);
    const dry = await working(app, ["capability", "release", "2026.2", "--dry-run", ...reading]);
    expect(dry.out).toContain(`psvc capability impact ${again}`);
  });

  test("looks only at the projects of the product", async () => {
    const app = await promised({ "crm.csv": "key,name,availability\nleads,Leads,available\n" });
    await working(app, ["capability", "import", "crm.csv", "--product", "CRM", "--release", "7"]);
    expect((await capability(app, "impact")).err).toContain("--product (CRM or Field Service)");
    const ran = await capability(app, "impact", "--product", "crm", "--json");
    expect(ran.json.impact).toMatchObject({ product: "CRM", promises: [], counts: { carriedForward: 0, byHand: 0 } });
  });

  test("fits a narrow screen, and shows no escape codes", async () => {
    const app = await promised({ "next.csv": `${NEXT.replace("no SCIM", "x".repeat(300))}\n` });
    const narrow = testApp({ disk: app.disk, files: app.files, width: 60 });
    const ahead = await capability(narrow, "impact", "--from", "next.csv");
    const moved = await capability(narrow, "release", "2026.2", "--from", "next.csv");
    const after = await capability(narrow, "impact");
    const lines = `${ahead.out}${moved.out}${after.out}`.split("\n");
    expect(lines.filter((line) => line.length > 60 && !/^ *(?:Take it: )?psvc /.test(line))).toEqual([]);
    expect(lines.join("\n")).not.toContain("\u001b");
  });
});

describe("capability release --from on a terminal", () => {
  test("shows the file and the impact first, and moves nothing on a no", async () => {
    const app = await promised();
    const no = scriptedPrompter(false);
    expect((await app.asking(no).psvc("capability", "release", "2026.2", "--from", "next.csv")).exitCode).toBe(130);
    expect(no.told.join("\n")).toMatch(/2026\.1 -> 2026\.2[\s\S]*next\.csv: 3 rows/);
    expect((await app.store.catalogue("Field Service"))?.release).toBe("2026.1");
    const yes = await app.asking(scriptedPrompter(true)).psvc("capability", "release", "2026.2", "--from", "next.csv");
    expect(yes.exitCode).toBe(0);
    expect((await app.store.catalogue("Field Service"))?.release).toBe("2026.2");
    const asked = scriptedPrompter();
    expect(
      (await app.asking(asked).psvc("capability", "release", "2026.3", "--from", "next.csv", "--yes")).exitCode,
    ).toBe(0);
  });
});
