import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mergeCapabilities, openCatalogue } from "../../../src/domain/capability/capability.ts";
import { type TestApp, testApp } from "../../app.ts";
import { scriptedPrompter } from "../../scripted-prompter.ts";

const KUBERNETES = "../shared/samples/kubernetes/capabilities.csv";

async function fieldService(files: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const rows = [
    { key: "offline", fields: { name: "Offline work orders", area: "Mobile", availability: "limited" } },
    { key: "sso", fields: { name: "Single sign-on", area: "Security", limits: "no SCIM" } },
  ] as const;
  const catalogue = mergeCapabilities(openCatalogue(null, "Field Service", "2026.1"), rows, "available");
  const app = testApp({ files: new Map(Object.entries(files)) });
  await app.store.changeCatalogue("Field Service", () => catalogue);
  return app;
}

async function kept(app: TestApp, key: string) {
  return (await app.store.catalogue("Field Service"))?.capabilities[key];
}

describe("capability add", () => {
  test("begins the catalogue of a product at a release", async () => {
    const app = testApp();
    const ran = await app.psvc(
      "capability",
      "add",
      "sso",
      "--name",
      "Single sign-on",
      "--product",
      "CRM",
      "--release",
      "7",
    );
    expect(ran.out).toBe("sso Single sign-on\n  available in CRM at 7\n");
    expect(await app.store.catalogue("crm")).toMatchObject({ product: "CRM", release: "7" });
  });

  test("names everything that is missing at once", async () => {
    const ran = await testApp().psvc("capability", "add", "sso");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("--product, --release, --name");
  });

  test("asks for the release of a product that is new beside others", async () => {
    const ran = await (await await fieldService()).psvc(
      "capability",
      "add",
      "sso",
      "--name",
      "SSO",
      "--product",
      "CRM",
    );
    expect(ran.err).toContain("Missing: --release.");
  });

  test("keeps all that is said", async () => {
    const app = await fieldService();
    const words = ["--area", "Mobile", "--description", "d", "--availability", "Limited", "--since", "2025.2"];
    const more = ["--limits", "no photos", "--roadmap-note", "soon", "--edition", "Pro", "--edition", "Max"];
    const ran = await app.psvc(
      "capability",
      "add",
      "maps",
      "--name",
      "Maps",
      ...words,
      ...more,
      "--keyword",
      "gps",
      "--json",
    );
    expect(ran.json).toMatchObject({ kind: "capability", product: "Field Service", release: "2026.1" });
    expect(ran.json.capability).toEqual({
      key: "maps",
      name: "Maps",
      area: "Mobile",
      description: "d",
      availability: "limited",
      editions: ["Pro", "Max"],
      since: "2025.2",
      limits: "no photos",
      roadmapNote: "soon",
      keywords: ["gps"],
    });
    expect(await kept(app, "maps")).toEqual(ran.json.capability);
  });

  test.each([
    [["sso", "--name", "SSO"], 1, "There is a capability 'sso' already."],
    [["maps", "--name", "Maps", "--availability", "planned"], 2, "available, limited, unavailable"],
    [["maps", "--name", "Maps", "--release", "2027.1"], 1, "psvc capability release 2027.1"],
    [["__proto__", "--name", "Maps"], 2, "the key cannot be '__proto__'"],
    [["constructor", "--name", "Maps"], 2, "the key cannot be 'constructor': the name is taken"],
  ])("refuses %j", async (argv, exitCode, words) => {
    const app = await fieldService();
    const before = await app.store.catalogue("Field Service");
    const ran = await app.psvc("capability", "add", ...argv);
    expect([ran.exitCode, ran.out]).toEqual([exitCode, ""]);
    expect(ran.err).toContain(words);
    expect(await app.store.catalogue("Field Service")).toEqual(before);
  });
});

describe("which catalogue", () => {
  async function two() {
    const app = await fieldService();
    await app.psvc("capability", "add", "leads", "--name", "Leads", "--product", "CRM", "--release", "7");
    return app;
  }

  test("is asked for where there are several, naming them", async () => {
    const app = await two();
    for (const argv of [["list"], ["release", "8"], ["add", "x", "--name", "X"], ["edit", "leads", "--area", "A"]]) {
      const ran = await app.psvc("capability", ...argv);
      expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("--product (CRM or Field Service)")]);
    }
  });

  test("is told by --product, whatever its case", async () => {
    const ran = await (await two()).psvc("capability", "list", "--product", "crm", "--json");
    expect(ran.json.product).toBe("CRM");
  });

  test("that is not there is answered with the nearest", async () => {
    const ran = await (await two()).psvc("capability", "list", "--product", "Feild Service");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("Did you mean Field Service?")]);
  });

  test("is begun by an import or an add, where there is none", async () => {
    expect((await testApp().psvc("capability", "release", "8")).err).toContain("psvc capability import FILE");
    const ran = await testApp().psvc("capability", "list", "--json");
    expect([ran.exitCode, ran.json]).toEqual([
      0,
      { schemaVersion: 1, kind: "capabilities", product: null, release: null, capabilities: [] },
    ]);
  });
});

describe("capability list", () => {
  test("shows the catalogue, by area", async () => {
    const ran = await (await await fieldService()).psvc("capability", "list");
    expect(ran.out).toMatchInlineSnapshot(`
      "Field Service at 2026.1: 2 capabilities
      KEY      NAME                 AVAILABILITY  SINCE  AREA      LIMITS
      offline  Offline work orders  limited              Mobile
      sso      Single sign-on       available            Security  no SCIM
      "
    `);
  });

  test.each([
    [["--availability", "limited"], ["offline"]],
    [["--area", "security"], ["sso"]],
    [["sign-on"], ["sso"]],
    [["work", "orders", "--area", "Security"], []],
    [["klingon"], []],
  ])("%j leaves %j", async (argv, keys) => {
    const ran = await (await await fieldService()).psvc("capability", "list", ...argv, "--json");
    expect(ran.json.capabilities.map(({ key }: { key: string }) => key)).toEqual(keys);
  });

  test("with words shows the likeliest and not all that share one", async () => {
    const many = Array.from({ length: 30 }, (_, i) => `{"key":"k${i}","name":"Work report ${i}"}`);
    const app = await fieldService({ "many.json": `[${many.join()}]` });
    await app.psvc("capability", "import", "many.json", "--values", "availability:*=available");
    const ran = await app.psvc("capability", "list", "offline", "work", "--json");
    expect(ran.json.capabilities.length).toBe(20);
    expect(ran.json.capabilities[0].key).toBe("offline");
  });

  test("as JSON can be imported elsewhere, and says whose it is", async () => {
    const printed = await (await await fieldService()).psvc("capability", "list", "--json");
    const other = testApp({ files: new Map([["-", printed.out]]) });
    const ran = await other.psvc("capability", "import", "-", "--json");
    expect(ran.json.import).toMatchObject({
      file: "standard input",
      product: "Field Service",
      release: "2026.1",
      added: 2,
    });
    expect((await other.psvc("capability", "list", "--json")).out).toBe(printed.out);
  });
});

describe("capability edit", () => {
  test("says what it was and what it is, and clears by an empty text", async () => {
    const app = await fieldService();
    const ran = await app.psvc("capability", "edit", "sso", "--limits", "", "--since", "2025.2", "--edition", "Pro");
    expect(ran.out).toMatchInlineSnapshot(`
      "sso Single sign-on
        editions: (none) -> Pro
        since: (none) -> 2025.2
        limits: no SCIM -> (none)
        Fits that rest on it in projects of Field Service are stale until judged again.
        Which: psvc capability impact
      "
    `);
    expect(await kept(app, "sso")).toMatchObject({ limits: null, since: "2025.2", editions: ["Pro"] });
    await app.psvc("capability", "edit", "sso", "--edition", "");
    expect(await kept(app, "sso")).toMatchObject({ editions: [], name: "Single sign-on" });
  });

  test("says as JSON which fields changed", async () => {
    const ran = await (await await fieldService()).psvc(
      "capability",
      "edit",
      "sso",
      "--area",
      "Access",
      "--limits",
      "no SCIM",
      "--json",
    );
    expect(ran.json.changes).toEqual([{ field: "area", before: "Security", after: "Access" }]);
    expect(ran.json.capability).toMatchObject({ key: "sso", area: "Access" });
  });

  test.each([
    [["sso"], 2, "Missing: what to change."],
    [["sso", "--name", " "], 2, "a capability has a name"],
    [["ssso", "--area", "A"], 1, "Did you mean sso?"],
  ])("refuses %j", async (argv, exitCode, words) => {
    const ran = await (await await fieldService()).psvc("capability", "edit", ...argv);
    expect([ran.exitCode, ran.err]).toEqual([exitCode, expect.stringContaining(words)]);
  });
});

describe("capability import", () => {
  const LIST = [
    "Code,Title,Stage,Owner",
    "offline,Offline work orders,ga # was beta,Ana",
    "sso,Single sign-on,ga,Ana",
    "maps,Maps,beta,Bo",
  ].join("\r\n");
  const VALUES = ["--values", "availability:ga=available,*=unavailable"];

  test("says what was added, changed, unchanged, missing, cut off and understood", async () => {
    const app = await fieldService({ "list.csv": LIST });
    await app.psvc("capability", "add", "sla", "--name", "SLA clock");
    const ran = await app.psvc("capability", "import", "list.csv", ...VALUES);
    expect(ran.out).toMatchInlineSnapshot(`
      "Imported list.csv into Field Service at 2026.1.
      3 rows: 1 added, 1 changed, 1 unchanged; 1 in the catalogue and not in the file
      They are: 2 available, 0 limited, 1 unavailable
      Columns (header on line 1): key = Code, name = Title, availability = Stage; not used: Owner
      Changed:
        offline: availability
      Not in the file, and kept:
        sla
      Comments cut off the availability:
        line 2: ga # was beta read as ga: available
      First rows:
      KEY      NAME                 AVAILABILITY
      offline  Offline work orders  available
      sso      Single sign-on       available
      maps     Maps                 unavailable
      "
    `);
    expect(await kept(app, "offline")).toMatchObject({ availability: "available", area: "Mobile" });
    expect(await kept(app, "sso")).toMatchObject({ limits: "no SCIM" });
    expect(await kept(app, "sla")).toBeDefined();
  });

  test("again changes nothing", async () => {
    const app = await fieldService({ "list.csv": LIST });
    await app.psvc("capability", "import", "list.csv", ...VALUES);
    const ran = await app.psvc("capability", "import", "list.csv", ...VALUES, "--json");
    expect(ran.json.import).toMatchObject({ rows: 3, added: 0, changed: 0, unchanged: 3, missing: [] });
  });

  test("is one change, and a dry run is none", async () => {
    const app = await fieldService({ "list.csv": LIST });
    const before = await app.store.catalogue("Field Service");
    const dry = await app.psvc("capability", "import", "list.csv", ...VALUES, "--dry-run", "--json");
    expect(await app.store.catalogue("Field Service")).toEqual(before);
    const real = await app.psvc("capability", "import", "list.csv", ...VALUES, "--json");
    expect(dry.json.import).toEqual({ ...real.json.import, dryRun: true });
    expect(dry.json.import.first[0]).toEqual({
      key: "offline",
      name: "Offline work orders",
      availability: "available",
    });
  });

  test("writes nothing where a row is bad, and names file, line and text of each", async () => {
    const app = await fieldService({ "list.csv": "key,name,status\nmaps,Maps,available\nsla,SLA,blue\n" });
    const ran = await app.psvc("capability", "import", "list.csv");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain('list.csv:3: no --values says what the status "blue" means\n    sla,SLA,blue');
    expect(await kept(app, "maps")).toBeUndefined();
  });

  test("takes the good rows with --skip-bad and lists the others", async () => {
    const app = await fieldService({ "list.csv": "key,name,status\nmaps,Maps,available\nsla,SLA,blue\n" });
    const ran = await app.psvc("capability", "import", "list.csv", "--skip-bad", "--json");
    expect(ran.json.import).toMatchObject({
      rows: 2,
      added: 1,
      skipped: [{ line: 3, text: "sla,SLA,blue", why: 'no --values says what the status "blue" means' }],
    });
    expect([await kept(app, "maps"), await kept(app, "sla")]).toEqual([expect.anything(), undefined]);
  });

  test("of a new product needs to know which, and its release", async () => {
    const files = new Map([["list.csv", LIST]]);
    const ran = await testApp({ files }).psvc("capability", "import", "list.csv", ...VALUES);
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("Missing: --product, --release.")]);
  });

  test("moves the release only where --release says so, and says what that means", async () => {
    const app = await fieldService({ "list.csv": LIST, "own.json": '{"release":"2031","capabilities":[]}' });
    await app.psvc("capability", "import", "own.json");
    expect((await app.store.catalogue("Field Service"))?.release).toBe("2026.1");
    const ran = await app.psvc("capability", "import", "list.csv", ...VALUES, "--release", "2026.2");
    expect(ran.out).toContain("Fits judged on 2026.1 are checked again");
    expect((await app.store.catalogue("Field Service"))?.release).toBe("2026.2");
  });

  test("never takes a list that does not say what is available for available without being told", async () => {
    const app = await fieldService({ "list.csv": "id,name\nmaps,Maps\nsso,Single sign-on\n" });
    const ran = await app.psvc("capability", "import", "list.csv");
    expect([ran.exitCode, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain("nothing in it says which of its 1 new capabilities are available");
    expect(ran.err).toContain("--values 'availability:*=available'");
    expect(await kept(app, "maps")).toBeUndefined();
    const asked = scriptedPrompter("limited", true);
    await app.asking(asked).psvc("capability", "import", "list.csv");
    asked.done();
    expect(await kept(app, "maps")).toMatchObject({ availability: "limited" });
    expect(await kept(app, "sso")).toMatchObject({ availability: "available" });
  });

  test("shows on a terminal what comes in, and writes it after a yes only", async () => {
    const app = await fieldService({ "list.csv": "id,name,area\nsso,Sign-on,Security\n" });
    const no = scriptedPrompter(false);
    expect((await app.asking(no).psvc("capability", "import", "list.csv")).exitCode).toBe(130);
    expect(no.told.join("\n")).toMatch(
      /list\.csv goes into Field Service at [\s\S]*1 changed[\s\S]*First rows:[\s\S]*Sign-on/,
    );
    expect(await kept(app, "sso")).not.toMatchObject({ name: "Sign-on" });
    const ran = await app.asking(scriptedPrompter(true)).psvc("capability", "import", "list.csv");
    expect(ran.out).toMatch(/^Imported list\.csv into Field Service at \S+ 1 row: 0 added, 1 changed/);
    expect(ran.out).not.toContain("First rows");
    const again = scriptedPrompter();
    expect((await app.asking(again).psvc("capability", "import", "list.csv")).exitCode).toBe(0);
    expect((await app.asking(again).psvc("capability", "import", "list.csv", "--yes")).exitCode).toBe(0);
  });

  test("asks only for a yes of a list whose capabilities are all known", async () => {
    const app = await fieldService({ "list.csv": "id,name,area\nsso,Sign-on,Security\n" });
    const ran = await app.asking(scriptedPrompter(true)).psvc("capability", "import", "list.csv");
    expect([ran.exitCode, ran.err]).toEqual([0, ""]);
    expect(await kept(app, "sso")).toMatchObject({ name: "Sign-on", availability: "available" });
  });

  test("names each unknown word once, with a line that says them all", async () => {
    const rows = ["Blue", "Blue", "Red, dark", "", "GA"].map((word, i) => `k${i},Name ${i},"${word}"\n`).join("");
    const app = await fieldService({ "list.csv": `key,name,status\n${rows}` });
    const ran = await app.psvc("capability", "import", "list.csv");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("4 of 5 rows cannot be taken");
    expect(ran.err.match(/list\.csv:\d+/g)).toEqual(["list.csv:2", "list.csv:4", "list.csv:5"]);
    const [, pasted] = /--values '([^']+)'/.exec(ran.err) ?? [];
    const again = await app.psvc("capability", "import", "list.csv", "--values", pasted ?? "");
    expect([again.exitCode, again.err]).toEqual([0, ""]);
    expect(await kept(app, "k2")).toMatchObject({ availability: "available" });
  });

  test("remembers what was answered for the next file with these headings, shows it, and can forget it", async () => {
    const text = "key,name,status\nmaps,Maps,Blue\n";
    const app = await fieldService({ "list.csv": text, "next.csv": text.replace("maps,Maps", "sla,SLA") });
    await app.asking(scriptedPrompter("limited", true)).psvc("capability", "import", "list.csv");
    const ran = await app.psvc("capability", "import", "next.csv");
    expect(ran.out).toContain("As answered before for these headings: --values availability:Blue=limited");
    expect(await kept(app, "sla")).toMatchObject({ availability: "limited" });
    const json = (await app.psvc("capability", "import", "next.csv", "--json")).json.import;
    expect(json.remembered).toEqual([{ flag: "--values", value: "availability:Blue=limited" }]);
    const forgotten = await app.psvc("capability", "import", "next.csv", "--ask-again");
    expect(forgotten.err).toContain('no --values says what the status "Blue" means');
    expect((await app.psvc("capability", "import", "next.csv")).exitCode).toBe(1);
  });

  test("keeps no answer of a dry run", async () => {
    const app = await fieldService({ "list.csv": "key,name,status\nmaps,Maps,Blue\n" });
    await app.asking(scriptedPrompter("limited")).psvc("capability", "import", "list.csv", "--dry-run");
    expect((await app.psvc("capability", "import", "list.csv")).exitCode).toBe(1);
  });

  test("makes editions of a pricing table", async () => {
    const app = await fieldService({
      "pricing.csv": `Feature,Free,Pro,Enterprise
Access,,,
Sign-in,,,✓
Audit trail,–,30 days,Unlimited
API,No,Yes,Yes
Roles,coming soon,coming soon,Beta
Fax,✗,✗,✗
`,
    });
    const ran = await app.psvc("capability", "import", "pricing.csv", "--json");
    expect(ran.json.import).toMatchObject({ added: 5, editions: ["Free", "Pro", "Enterprise"], assumed: null });
    expect(await kept(app, "sign-in")).toMatchObject({
      area: "Access",
      availability: "available",
      editions: ["Enterprise"],
    });
    expect(await kept(app, "audit-trail")).toMatchObject({
      editions: ["Pro", "Enterprise"],
      limits: "Pro: 30 days; Enterprise: Unlimited",
    });
    expect(await kept(app, "api")).toMatchObject({ availability: "available", editions: ["Pro", "Enterprise"] });
    expect(await kept(app, "roles")).toMatchObject({
      availability: "limited",
      editions: ["Enterprise"],
      roadmapNote: "Free: coming soon; Pro: coming soon",
    });
    expect(await kept(app, "fax")).toMatchObject({ availability: "unavailable", editions: [] });
  });

  test("asks whether columns of marks are editions, or products that are compared", async () => {
    const app = await fieldService({ "vs.csv": "Feature,Tallyfield,Othertool\nMaps,✓,✗\nSLA,✗,✓\n" });
    const ran = await app.psvc("capability", "import", "vs.csv");
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining("or products that are compared")]);
    const asked = scriptedPrompter("column 0", true);
    await app.asking(asked).psvc("capability", "import", "vs.csv");
    asked.done();
    expect(await kept(app, "maps")).toMatchObject({ availability: "available", editions: [] });
    expect(await kept(app, "sla")).toMatchObject({ availability: "unavailable" });
  });

  test.each([
    ["a list of records", "# ours\n- name: Maps\n  status: GA\n- name: SLA\n  status: Planned\n"],
    ["records by key", "features:\n  maps: {name: Maps, status: GA}\n  sla: {name: SLA, status: Planned}\n"],
    ["sections", "- name: All\n  features:\n  - {name: Maps, status: GA}\n  - {name: SLA, status: Planned}\n"],
    [
      "a list in a document",
      "version: 2\nproduct:\n  list:\n  - {name: Maps, status: GA}\n  - {name: SLA, status: Planned}\n",
    ],
  ])("reads YAML: %s", async (_, text) => {
    const app = await fieldService({ "features.yml": text });
    const ran = await app.psvc("capability", "import", "features.yml");
    expect([ran.exitCode, ran.err]).toEqual([0, ""]);
    expect(await kept(app, "maps")).toMatchObject({ name: "Maps", availability: "available" });
    expect(await kept(app, "sla")).toMatchObject({ availability: "unavailable", roadmapNote: "Planned" });
  });

  test.each([
    ["- a: [1\n- b", "line 2"],
    ["just a sentence\n", "no list of objects"],
    [
      `a: &a [1]\n${"b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n".repeat(1)}c: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`,
      "repeats",
    ],
  ])("refuses YAML that is broken, no list, or made to grow: %j", async (text, why) => {
    const app = await fieldService({ "features.yml": text });
    const ran = await app.psvc("capability", "import", "features.yml");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining(why)]);
  });

  test("shows no escape codes that a file brought", async () => {
    const app = await fieldService({
      "list.csv": 'key,name,status\nmaps,"\u001b[31mMaps\u0007",available # \u001b[2J\n',
    });
    const ran = await app.psvc("capability", "import", "list.csv");
    const list = await app.psvc("capability", "list");
    expect(ran.out + list.out).not.toMatch(/[\u001b\u0007]/);
    expect(list.out).toContain("\\x1b[31mMaps\\x07");
  });

  test("and list fit a narrow screen", async () => {
    const files = new Map([
      ["list.csv", `key,name,status,summary\n${"k".repeat(90)},${"long name ".repeat(9)},available,x\n`],
    ]);
    const app = testApp({ files, width: 60 });
    const ran = await app.psvc("capability", "import", "list.csv", "--product", "CRM", "--release", "7");
    const list = await app.psvc("capability", "list");
    expect(`${ran.out}${list.out}`.split("\n").filter((line) => line.length > 60)).toEqual([]);
  });

  test("of a file that is not there says so", async () => {
    const ran = await (await await fieldService()).psvc("capability", "import", "nowhere.csv");
    expect([ran.exitCode, ran.err]).toEqual([1, expect.stringContaining("nowhere.csv cannot be read")]);
  });

  // What this file holds was counted by another CSV reader.
  test.skipIf(!existsSync(KUBERNETES))("takes a real catalogue (skipped where the sample is not there)", async () => {
    const app = testApp({ files: new Map([["capabilities.csv", readFileSync(KUBERNETES)]]) });
    const columns = ["key=KEP", "name=Title", "area=Owning SIG", "availability=Stage", "since=Latest milestone"];
    const map = [...columns, "description=Summary"].flatMap((mapping) => ["--map", mapping]);
    const values = ["--values", "availability:stable=available,beta=limited,alpha=limited,*=unavailable"];
    const target = ["--product", "Kubernetes", "--release", "1.37"];
    const ran = await app.psvc("capability", "import", "capabilities.csv", ...target, ...map, ...values, "--json");
    expect(ran.json.import).toMatchObject({
      rows: 348,
      added: 348,
      availability: { available: 217, limited: 117, unavailable: 14 },
      skipped: [],
      stripped: [{ line: 175 }, { line: 186 }, { line: 273 }, { line: 277 }, { line: 313 }],
    });
  });
});
