import { describe, expect, test } from "vitest";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import { put, TEST_STORE, TEST_USER_SETTINGS, type TestApp, testApp } from "../../app.ts";
import { intercepted } from "../../store/disk/broken-disk.ts";
import { working } from "../../working.ts";

const inForce = async (app: TestApp, key: string) =>
  (await working(app, ["config", "get", key, "--json"])).json.config[0];

function putUserSettings({ disk }: TestApp, content: string): void {
  disk.files.makeFolder("/home/ana/.config/psvc");
  const fd = disk.files.open(TEST_USER_SETTINGS, "w");
  disk.files.write(fd, Buffer.from(content));
  disk.files.close(fd);
}

describe("a setting", () => {
  test("of the environment goes before the store's, that before the user's, that before the default", async () => {
    const app = testApp();
    expect(await inForce(app, "template")).toMatchObject({ value: "standard", origin: "default", place: null });
    await working(app, ["config", "set", "--user", "template", "small"]);
    expect(await inForce(app, "template")).toMatchObject({ value: "small", origin: "user", place: TEST_USER_SETTINGS });
    await working(app, ["config", "set", "template", "large"]);
    expect(await inForce(app, "template")).toMatchObject({ value: "large", origin: "store" });
    const elsewhere = app.where({ environment: { PSVC_TEMPLATE: "Standard" } });
    expect(await inForce(elsewhere, "template")).toEqual({
      key: "template",
      value: "standard",
      origin: "environment",
      place: "PSVC_TEMPLATE",
      before: [
        { origin: "store", place: `${TEST_STORE}/config.json`, value: "large" },
        { origin: "user", place: TEST_USER_SETTINGS, value: "small" },
      ],
    });
    await working(app, ["config", "unset", "template"]);
    expect(await inForce(app, "template")).toMatchObject({ value: "small", origin: "user", before: [] });
  });

  test("of the screen says the flag that it comes from", async () => {
    const { json } = await working(testApp(), ["config", "get", "plain", "--plain", "--json"]);
    expect(json.config[0]).toMatchObject({ value: "yes", origin: "flag", place: "--plain" });
  });

  test("tells where it comes from, and what it goes before", async () => {
    const app = testApp();
    await working(app, ["config", "set", "--user", "currency", "usd"]);
    const { err } = await working(app, ["config", "set", "currency", "eur"]);
    expect(err).toBe("");
    expect((await working(app, ["config", "get", "currency", "--show-origin"])).out).toMatchInlineSnapshot(`
      "currency: EUR (store, /home/ana/store/config.json)
        before USD (user, /home/ana/.config/psvc/config.json)
      "
    `);
    const shadowed = await working(app, ["config", "set", "--user", "currency", "gbp"]);
    expect(shadowed.err).toContain(`${TEST_STORE}/config.json goes before it here: EUR`);
  });

  test.each([
    [["colour", "always"], "Did you mean color?"],
    [["week-start", "funday"], "It is one of: monday, tuesday"],
    [["working-days", "mon-xyz"], "like mon-fri, sun-thu"],
    [["currency", "euros"], "a currency code of ISO 4217, like EUR"],
    [["currency", "MIO"], "a currency code of ISO 4217, like EUR"],
    [["template", "smal"], "Did you mean small?"],
    [["plain", "maybe"], "It is one of: no, yes"],
    [["me", " "], "a name, like 'Ana Sato'"],
    [["me", "x".repeat(10_000)], "a name, like 'Ana Sato'"],
    [["template", "small", "--add"], "--add is for holidays"],
  ])("that is wrong is refused with what it can be: %j", async (typed, hint) => {
    const app = testApp();
    const ran = await app.psvc("config", "set", ...typed);
    expect([ran.exitCode === 0, ran.out]).toEqual([false, ""]);
    expect(ran.err).toContain(hint);
    expect(await app.store.exists()).toBe(false);
  });

  test("of the environment that is wrong is named by its variable", async () => {
    const ran = await testApp()
      .where({ environment: { PSVC_WEEK_START: "funday" } })
      .psvc("status");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("PSVC_WEEK_START cannot be 'funday'");
  });

  test("that nobody set is unset without making a store or a file", async () => {
    const app = testApp();
    await working(app, ["config", "unset", "template"]);
    await working(app, ["config", "unset", "me"]);
    expect(await app.store.exists()).toBe(false);
    expect(() => app.disk.modeOf(TEST_USER_SETTINGS)).toThrow();
  });
});

describe("the files of settings", () => {
  /** How often each file of settings is read by one command line. */
  async function openings(...argv: string[]): Promise<readonly string[]> {
    const app = testApp();
    await working(app, ["new-project", "Acme", "--closed", "-5d", "--lead", "ana"]);
    await working(app, ["config", "set", "currency", "eur"]);
    await working(app, ["config", "set", "--user", "currency", "usd"]);
    const opened: string[] = [];
    const files: FileSystem = {
      ...app.disk.files,
      readFile: (path) => {
        if (path.endsWith("config.json")) opened.push(path);
        return app.disk.files.readFile(path);
      },
    };
    await app.where({ disk: { ...app.disk, files } }).psvc(...argv);
    return opened.sort();
  }

  test.each([
    ["status"],
    ["status", "acme"],
    ["next"],
    ["stall", "acme"],
    ["golive", "acme", "--check"],
    ["config", "list"],
    ["recut", "acme", "--by", "+200d"],
  ])("are read once by psvc %s %s", async (...argv) => {
    expect(await openings(...argv)).toEqual([TEST_USER_SETTINGS, `${TEST_STORE}/config.json`]);
  });

  test("are read again after a change, so that the answer says what holds now", async () => {
    const app = testApp();
    const { json } = await working(app, ["config", "set", "--user", "currency", "usd", "--json"]);
    expect(json.config[0]).toMatchObject({ value: "USD", origin: "user" });
  });

  test("that cannot be read are named once, and the others hold", async () => {
    const app = testApp();
    await working(app, ["config", "set", "currency", "eur"]);
    putUserSettings(app, "{");
    const { err } = await working(app, ["new-project", "Acme", "--closed", "-5d", "--lead", "ana", "--value", "9000"]);
    expect(err.match(/Until it is mended/g)).toHaveLength(1);
    expect((await working(app, ["status", "acme", "--json"])).json.project.deal).toMatchObject({ currency: "EUR" });
  });
});

describe("the user's own file", () => {
  test("is for its owner alone, sorted, and keeps what psvc does not know", async () => {
    const app = testApp();
    putUserSettings(app, '{"schema":1,"settings":{"zoo":"kept"},"note":"mine"}');
    await working(app, ["config", "set", "me", "Ana Sato"]);
    expect(app.disk.modeOf(TEST_USER_SETTINGS)).toBe(0o600);
    expect(String(app.disk.files.readFile(TEST_USER_SETTINGS))).toBe(
      `${JSON.stringify({ note: "mine", schema: 1, settings: { me: "Ana Sato", zoo: "kept" } }, null, 2)}\n`,
    );
  });

  test.each([
    ["{oops", "config.json:1:2 is damaged"],
    ['{"schema":1,"settings":{"plain":true}}', "settings.plain) is damaged: it takes a text in quotes"],
    ['{"schema":1,"settings":{"week-start":"funday"}}', "(week-start) is damaged: it takes a weekday"],
    ['{"schema":9,"settings":{}}', "newer psvc"],
  ])("that cannot be read is named, hides no project, and is not written over: %s", async (content, message) => {
    const app = testApp();
    await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"]);
    putUserSettings(app, content);
    const ran = await working(app, ["status"]);
    expect(ran.out).toContain("Acme");
    expect(ran.err).toContain(message);
    if (content.includes("funday")) return;
    expect((await app.psvc("config", "set", "me", "Ana")).exitCode).toBe(1);
    expect(String(app.disk.files.readFile(TEST_USER_SETTINGS))).toBe(content);
  });
});

describe("the defaults of a new project", () => {
  test("are who I am, the route, the product, the currency", async () => {
    const app = testApp();
    for (const [key, value] of [
      ["me", "Ana Sato"],
      ["template", "small"],
      ["product", "Tallyfield"],
      ["currency", "eur"],
    ] as const)
      await working(app, ["config", "set", key, value]);
    await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--value", "86000"]);
    expect(await app.store.project("acme")).toMatchObject({
      lead: "Ana Sato",
      template: "small",
      deal: { product: "Tallyfield", value: 86000, currency: "EUR" },
    });
    const { history } = (await working(app, ["history", "acme", "--json"])).json;
    expect(history[0].by).toBe("Ana Sato");
  });

  test("give way to what is typed", async () => {
    const app = testApp({ environment: { PSVC_ME: "Ana Sato", PSVC_TEMPLATE: "small", PSVC_CURRENCY: "EUR" } });
    const typed = ["--lead", "Ben", "--template", "large", "--value", "USD 5k"];
    await working(app, ["new-project", "Acme", "--closed", "2026-11-20", ...typed]);
    expect(await app.store.project("acme")).toMatchObject({
      lead: "Ben",
      template: "large",
      deal: { currency: "USD" },
    });
  });

  test("take no login name for a lead", async () => {
    const ran = await testApp({ me: "root" }).psvc("new-project", "Acme", "--closed", "2026-11-20");
    expect([ran.exitCode, ran.err.includes("--lead")]).toEqual([2, true]);
  });
});

describe("the working week", () => {
  const stallDays = async (app: TestApp) =>
    (await working(app, ["status", "acme", "--json"])).json.project.stall.movement;

  test("that is set for the store counts the stall", async () => {
    const app = testApp({ today: "2026-11-19" });
    await working(app, ["new-project", "Acme", "--closed", "2026-11-19", "--lead", "Ana"]);
    const sunday = app.on("2026-11-22");
    expect(await stallDays(sunday)).toBe(1);
    await working(app, ["config", "set", "working-days", "sun-thu"]);
    expect(await stallDays(sunday)).toBe(1);
    expect(await stallDays(app.on("2026-11-21"))).toBe(0);
    await working(app, ["config", "set", "working-days", "mon"]);
    expect(await stallDays(sunday)).toBe(0);
  });

  test("says which day eow and next friday are, and psvc says which it understood", async () => {
    const app = testApp({ environment: { PSVC_WORKING_DAYS: "sun-thu", PSVC_WEEK_START: "sunday" } });
    await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"]);
    const due = (text: string) =>
      working(app, ["action", "add", "acme", "send it", "--owner", "Raj", "--side", "customer", "--due", text]);
    expect((await due("eow")).err).toContain("Thu 26 Nov 2026");
    expect((await due("next sunday")).err).toContain("Sun 29 Nov 2026");
  });
});

test("a store of the earlier schema still has its holidays and ladders", async () => {
  const app = testApp();
  await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana"]);
  put(app, "config.json", '{"schema":1,"holidays":["2026-12-25"],"ladders":{}}');
  expect(await inForce(app, "holidays")).toMatchObject({ value: ["2026-12-25"], origin: "store" });
  await working(app, ["config", "set", "currency", "eur"]);
  expect(await inForce(app, "holidays")).toMatchObject({ value: ["2026-12-25"] });
});

test("a look at the portfolio that was kept is not believed under other settings", async () => {
  const app = testApp({ today: "2026-11-10" });
  await app.psvc("new-project", "Acme", "--closed", "2026-11-09", "--lead", "Ana");
  // A moment later: what was kept is old enough to be believed.
  const later = app.on("2026-11-24");
  const days = async (environment = {}) => {
    const ran = await later.where({ environment }).psvc("status", "--json");
    return ran.json.portfolio.projects[0].stall.movement;
  };
  expect([await days(), await days()]).toEqual([10, 10]);
  expect(await days({ PSVC_HOLIDAYS: "2026-11-11..2026-11-20" })).toBe(2);
  expect(await days()).toBe(10);
  await later.psvc("config", "set", "holidays", "2026-11-23");
  expect(await days()).toBe(9);
});

test("a name that cannot be kept is not spoken of", async () => {
  const app = testApp();
  const files = intercepted(app.disk.files, ({ name, parts, proceed }) => {
    if (name === "open" && String(parts[0]).includes(".config/psvc") && parts[1] !== "r")
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    return proceed();
  });
  const { exitCode, err } = await app.where({ disk: { ...app.disk, files } }).psvc("config", "set", "me", "Robin");
  expect(exitCode).toBe(1);
  expect(err).not.toContain("From now on");
  expect((await app.psvc("config", "set", "me", "Robin")).err).toContain("From now on");
});
