import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { put, TEST_STORE, TEST_USER_SETTINGS, type TestApp, testApp } from "../../app.ts";
import { toTheDoor, working } from "../../working.ts";

let app: TestApp;
let folder: string;

const RING = ["golive", "acme", "--ring", "--first-value", "they sign in once; $(id)"];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "psvc-hook-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  app = testApp();
  const run = (...argv: string[]) => working(app, argv);
  const people = ["--sponsor", "Petra", "--project-lead", "Tom", "--decider", "Petra", "--deal-owner", "Jo"];
  await run("new-project", "Acme", "--template", "small", "--closed", "2026-11-02", "--lead", "Ana", ...people);
  await run("promise", "add", "acme", "Single sign-on", "--importance", "must", "--fit", "fit");
  await toTheDoor(run);
  await run("golive", "acme", "--decision", "go", "--decided-by", "Petra");
  await run("golive", "acme", "--live", "--confirmed-by", "Tom", "--release", "2026.2");
});

const content = (name: string) => readFileSync(join(folder, name), "utf8");
const rungOn = async () => Object.values((await app.store.project("acme")).wins)[0]?.rungOn;

describe("hook.on-golive", () => {
  test("is off until the user sets it", async () => {
    const { json, err } = await working(app, [...RING, "--json"]);
    expect([json.hook, err]).toEqual([null, ""]);
  });

  test("gets the announcement and the win, once the bell is on the disk", async () => {
    await working(app, ["config", "set", "hook.on-golive", `cd '${folder}'; cat > said; cp "$PSVC_WIN" win`]);
    const { err, out } = await working(app, RING);
    expect(out).toContain("Acme IS LIVE");
    expect(err).toContain("has the announcement");
    expect(content("said")).toContain("# Acme is live");
    expect(JSON.parse(content("win"))).toMatchObject({
      schemaVersion: 1,
      kind: "win",
      win: { customer: "Acme", firstValue: "they sign in once; $(id)", rungOn: "2026-11-24" },
    });
  });

  test("that fails takes no bell back, and says how the announcement can be had again", async () => {
    await working(app, [
      "config",
      "set",
      "hook.on-golive",
      "cat > /dev/null; echo 'no channel \u001b[31m' >&2; exit 4",
    ]);
    const { err } = await working(app, RING);
    expect(err).toContain("failed with exit code 4: no channel \\x1b[31m");
    expect(err).toContain("psvc golive acme --announce FILE");
    expect(await rungOn()).toBe("2026-11-24");
  });

  test("is seen in the one answer of --json", async () => {
    await working(app, ["config", "set", "hook.on-golive", "cat > /dev/null; exit 4"]);
    const { json, err } = await working(app, [...RING, "--json"]);
    expect(json.hook).toEqual({ outcome: "failed", exitCode: 4, said: "" });
    expect(err).toBe("");
  });

  test("is not run again by the page of a bell that was rung", async () => {
    await working(app, RING);
    await working(app, ["config", "set", "hook.on-golive", `touch '${folder}/ran'`]);
    await working(app, ["golive", "acme", "--announce", "win.md"]);
    expect(() => content("ran")).toThrow();
  });

  test.each([
    "hook.on-golive",
    "hooks",
    "hook",
  ])("of a store is never run, under the key %s, and named", async (key) => {
    const settings = { schema: 1, holidays: [], ladders: {}, [key]: { "on-golive": `touch '${folder}/ran'` } };
    put(app, "config.json", JSON.stringify(settings));
    const { err } = await working(app, RING);
    expect(err).toContain(`${TEST_STORE}/config.json names a command to run, which psvc never takes from a store`);
    expect(() => content("ran")).toThrow();
    expect((await working(app, ["config", "list"])).err).toContain("never takes from a store");
  });

  test("cannot be set for the store, nor by a variable", async () => {
    await working(app, ["config", "set", "hook.on-golive", "true"]);
    const origins = (await working(app, ["config", "get", "hook.on-golive", "--json"])).json.config;
    expect(origins).toMatchObject([{ value: "true", origin: "user", before: [] }]);
    const elsewhere = app.where({ environment: { PSVC_HOOK_ON_GOLIVE: "false", "hook.on-golive": "false" } });
    expect((await working(elsewhere, ["config", "get", "hook.on-golive"])).out).toContain("true (user)");
  });

  test("is not run from a file that others can write", async () => {
    await working(app, ["config", "set", "hook.on-golive", `touch '${folder}/ran'`]);
    const shared = {
      ...app.disk.files,
      modeOf: (path: string) => (path === TEST_USER_SETTINGS ? 0o666 : app.disk.files.modeOf(path)),
    };
    const { err } = await working(testApp({ disk: { ...app.disk, files: shared }, files: app.files }), RING);
    expect(err).toContain(`chmod o-w ${TEST_USER_SETTINGS}`);
    expect(() => content("ran")).toThrow();
  });
});
