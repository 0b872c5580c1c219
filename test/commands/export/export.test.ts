import fc from "fast-check";
import readWorkbook from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { CAPABILITY_FIELDS, capabilityKey, openCatalogue } from "../../../src/domain/capability/capability.ts";
import type { Capability, Catalogue } from "../../../src/domain/model/catalogue.ts";
import type { CustomerPromise } from "../../../src/domain/model/promise.ts";
import { AVAILABILITIES, IMPORTANCES, KINDS, SOURCES, STRENGTHS } from "../../../src/domain/model/vocabulary.ts";
import { readSheet } from "../../../src/exchange/sheet/sheet.ts";
import { put, type TestApp, testApp } from "../../app.ts";
import { sampleProject, samplePromise } from "../../store/sample-project.ts";
import { DAY_ONE, working } from "../../working.ts";

/** Texts as they are kept: what comes in is trimmed, with one kind of line break. */
const awkward = fc.constantFrom(
  "=1+1",
  "-5",
  "'=x",
  "a;b",
  "a,b",
  "x|y",
  '["a"]',
  "two\nlines",
  "#1",
  "é🎉",
  "007",
  '"',
  "_x0007_",
  "\u001b[2J",
);
const words = fc
  .oneof(
    awkward,
    fc.string({ unit: "grapheme" }),
    fc.tuple(awkward, awkward).map((parts) => parts.join(" ")),
  )
  .map((text) => text.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim());
const filled = words.filter((text) => text !== "");
const maybe = fc.oneof(filled, fc.constant(null));
const list = fc.uniqueArray(filled, { maxLength: 3 });
const capability: fc.Arbitrary<Capability> = fc.record({
  key: fc.oneof(awkward, fc.string({ unit: "grapheme", minLength: 1 })).filter((key) => capabilityKey(key) === key),
  name: filled,
  area: maybe,
  description: maybe,
  availability: fc.constantFrom(...AVAILABILITIES),
  editions: list,
  since: maybe,
  limits: maybe,
  roadmapNote: maybe,
  keywords: list,
});
const catalogue = fc.uniqueArray(capability, { minLength: 1, maxLength: 4, selector: ({ key }) => key }).map(
  (all): Catalogue => ({
    ...openCatalogue(null, "CRM", "7"),
    capabilities: Object.fromEntries(all.map((one) => [one.key, one])),
  }),
);
const day = fc.oneof(fc.constantFrom("2026-10-01", "2027-02-28"), fc.constant(null));
const promise: fc.Arbitrary<Partial<CustomerPromise>> = fc.record({
  statement: filled,
  kind: fc.constantFrom(...KINDS),
  source: fc.constantFrom(...SOURCES),
  strength: fc.constantFrom(...STRENGTHS),
  importance: fc.constantFrom(...IMPORTANCES),
  confirmed: fc.boolean(),
  heardBy: maybe,
  madeOn: day,
  evidence: maybe,
  quote: maybe,
  area: maybe,
  listed: fc.oneof(fc.record({ list: filled, id: filled }), fc.constant(null)),
});

/** A project with a must that is a gap, one that fits, and one that a spreadsheet would run. */
async function promised(): Promise<TestApp> {
  const app = testApp();
  await working(app, ["new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana", "--decider", "Dana Ortiz"]);
  const add = (...flags: string[]) => working(app, ["promise", "add", "acme", ...flags]);
  await add("--statement", "=HYPERLINK(1)", "--importance", "must", "--fit", "gap", "--needed-by", "2027-03-01");
  await add("--statement", 'two\nlines, "quoted"; and | piped <b>&lt;', "--fit", "fit", "--means", "configuration");
  await add("--statement", "+49 30 \u001b[31mred", "--unconfirmed", "--heard-by", "Dana Ortiz");
  return app;
}

async function exported(app: TestApp, ...argv: string[]): Promise<string> {
  return (await working(app, ["export", ...argv])).out;
}

const cellsOf = (csv: string) => {
  const { columns, rows } = readSheet(Buffer.from(csv), "list.csv", "list");
  return rows.map(({ cells }) => Object.fromEntries(columns.map((column, i) => [column, cells[i]])));
};

describe("export promises", () => {
  test("has the columns that the import knows, and then what was judged", async () => {
    const [header] = (await exported(await promised(), "promises", "acme")).split("\n");
    expect(header?.trimEnd()).toBe(
      "psvc ID,psvc project,ID,List,Statement,Kind,Source,Strength,Importance,Confirmed,Heard by,Made on,Needed by,Evidence,Quote,Area,Fit,Means,Capabilities,As of,Release,Gap,Dropped",
    );
  });

  test("runs nothing in a spreadsheet, and reads back what people wrote", async () => {
    const csv = await exported(await promised(), "promises", "acme");
    expect(csv).toContain(",'=HYPERLINK(1),");
    expect(csv).toContain(",'+49 30 ");
    expect(cellsOf(csv)).toMatchObject([
      {
        "psvc ID": "P1",
        Statement: "=HYPERLINK(1)",
        Importance: "must",
        Fit: "gap",
        Gap: "G1",
        "Needed by": "2027-03-01",
      },
      { Statement: 'two\nlines, "quoted"; and | piped <b>&lt;', Fit: "fit", Means: "configuration", Confirmed: "yes" },
      { Statement: "+49 30 \u001b[31mred", Confirmed: "no", "Heard by": "Dana Ortiz", Fit: "unassessed" },
    ]);
  });

  test("has the same cells in a spreadsheet as in CSV", async () => {
    const app = await promised();
    await app.store.create(sampleProject("birch"));
    for (const slug of ["acme", "birch"]) {
      await working(app, ["export", "promises", slug, "--to", `${slug}.xlsx`]);
      const [sheet] = await readWorkbook(app.files.get(`${slug}.xlsx`) as Buffer, { trim: false });
      const [header = [], ...rows] = sheet?.data ?? [];
      const cells = rows.map((row) => Object.fromEntries(header.map((title, i) => [title, row[i] ?? ""])));
      expect(cells).toEqual(cellsOf(await exported(app, "promises", slug)));
    }
  });

  test.each([
    "csv",
    "xlsx",
    "json",
  ])("as %s is imported again without any change, whatever people wrote", async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(promise, { minLength: 1, maxLength: 4 }), async (given) => {
        const app = testApp();
        const promises = Object.fromEntries(
          given.map((facts, i) => [`k${i}`, { ...samplePromise(`P${i + 1}`), ...facts }]),
        );
        await app.store.create(
          sampleProject("acme", {
            promises,
            gaps: {},
            confrontations: {},
            counters: { promise: 9, gap: 9, action: 9, risk: 9, person: 9, note: 9 },
          }),
        );
        const before = await app.store.project("acme");
        await working(app, ["export", "promises", "acme", "--to", `list.${format}`]);
        const ran = await working(app, ["promise", "import", "acme", `list.${format}`, "--json"]);
        expect(ran.json.import).toMatchObject({ added: [], changed: [] });
        expect(await app.store.project("acme")).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  test("as JSON is what promise list prints, dropped ones too", async () => {
    const app = await promised();
    await working(app, ["promise", "drop", "acme", "P2", "--why", "said twice"]);
    const listed = await working(app, ["promise", "list", "acme", "--all", "--json"]);
    expect(JSON.parse(await exported(app, "promises", "acme", "--format", "json"))).toEqual(listed.json);
    expect(cellsOf(await exported(app, "promises", "acme"))[1]).toMatchObject({ Dropped: "2026-11-24: said twice" });
  });

  test("as Markdown is a table that shows what people wrote, in one line a promise", async () => {
    const markdown = await exported(await promised(), "promises", "acme", "--format", "md");
    expect(markdown).toContain('| two lines, "quoted"; and \\| piped \\<b\\>\\&lt; |');
    expect(markdown).toContain("\\\\x1b\\[31mred");
    const [title, , ...table] = markdown.trimEnd().split("\n");
    expect(title).toBe("# Acme: what was promised (2026-11-24)");
    const bars = table.map((line) => line.replace(/\\\|/g, "").split("|").length);
    expect(new Set(bars).size).toBe(1);
    expect(table).toHaveLength(5);
    expect(table[0]).not.toContain("Quote");
  });

  test("says of a fit that it is stale", async () => {
    const app = (await promised()).on("2027-06-01");
    expect(cellsOf(await exported(app, "promises", "acme")).map(({ Fit }) => Fit)).toEqual([
      "gap, stale",
      "fit, stale",
      "unassessed",
    ]);
  });
});

describe("export gaps", () => {
  test("has each gap with its promise, severity and decision", async () => {
    const app = await promised();
    const decided = ["--decided-by", "Dana Ortiz", "--words", "=fine", "--note", "a daily file"];
    await working(app, ["gap", "resolve", "acme", "G1", "--resolution", "workaround", ...DAY_ONE, ...decided]);
    expect(cellsOf(await exported(app, "gaps", "acme"))).toMatchObject([
      {
        "psvc ID": "G1",
        Promise: "P1",
        Statement: "=HYPERLINK(1)",
        State: "agreed",
        Severity: "blocker",
        Owner: "Ana",
        Resolution: "workaround",
        "Resolution note": "a daily file",
        "Decided by": "Dana Ortiz",
        "Their words": "=fine",
        "Needed by": "2027-03-01",
      },
    ]);
    const listed = await working(app, ["gap", "list", "acme", "--all", "--json"]);
    expect(JSON.parse(await exported(app, "gaps", "acme", "--format", "json"))).toEqual(listed.json);
  });

  test("for Jira has its columns, open gaps only, one line a summary", async () => {
    const app = await promised();
    await working(app, ["gap", "add", "acme", "--promise", "P2", "--why", "they saw it"]);
    await working(app, ["gap", "add", "acme", "--statement", "x".repeat(400)]);
    await working(app, ["gap", "resolve", "acme", "G3", "--resolution", "workaround"]);
    await working(app, ["gap", "close", "acme", "G3", "--evidence", "seen"]);
    const csv = await exported(app, "gaps", "acme", "--format", "jira");
    expect(csv.split("\n")[0]?.trimEnd()).toBe("Summary,Issue Type,Priority,Due date,Labels,Description");
    expect(cellsOf(csv)).toMatchObject([
      {
        Summary: "G1: =HYPERLINK(1)",
        "Issue Type": "Task",
        Priority: "Highest",
        "Due date": "2027-03-01",
        Labels: "psvc acme blocker",
      },
      { Summary: 'G2: two lines, "quoted"; and | piped <b>&lt;', Priority: "High" },
    ]);
    expect(cellsOf(csv)[0]?.Description).toContain("Promised (P1, must): =HYPERLINK(1)\nToday's product: gap");
  });

  test("for Jira cuts a summary to what Jira takes", async () => {
    const app = await promised();
    await working(app, ["gap", "add", "acme", "--statement", "🎉".repeat(300)]);
    const { Summary } = cellsOf(await exported(app, "gaps", "acme", "--format", "jira"))[1] ?? {};
    expect(Summary).toMatch(/^G2: 🎉+…$/u);
    expect(String(Summary).length).toBeLessThanOrEqual(250);
  });
});

describe("export portfolio", () => {
  test("has one line a project, worst first, stopped ones too, and counts as numbers", async () => {
    const app = await promised();
    await working(app, [
      "new-project",
      "Birch",
      "--closed",
      "2026-11-20",
      "--lead",
      "Ana",
      "--value",
      "250k",
      "--target",
      "2027-02-01",
    ]);
    const end = ["--decided-by", "Ana", "--why", "they left", "--consequence", "none"];
    await working(app, ["stop", "birch", ...end]);
    const late = app.on("2027-06-01");
    const csv = await exported(late, "portfolio");
    expect(cellsOf(csv)).toMatchObject([
      { Project: "acme", Status: "active", Promises: "3", Blockers: "1", Command: expect.stringContaining("psvc ") },
      { Project: "birch", Status: "stopped", Value: "250000", Health: "" },
    ]);
    expect(csv).toMatch(/,-\d+,/);
    await working(late, ["export", "portfolio", "--to", "all.xlsx"]);
    const [sheet] = await readWorkbook(late.files.get("all.xlsx") as Buffer);
    const [header = [], first = []] = sheet?.data ?? [];
    expect(first[header.indexOf("Days to target")]).toBeLessThan(0);
  });

  test("as JSON is what status prints of all", async () => {
    const app = await promised();
    const status = await working(app, ["status", "--all", "--json"]);
    expect(JSON.parse(await exported(app, "portfolio", "--format", "json"))).toEqual(status.json);
  });

  test("names a project that cannot be read, and is not whole", async () => {
    const app = await promised();
    put(app, "projects/birch.json", "{");
    const ran = await app.psvc("export", "portfolio");
    expect([ran.exitCode, ran.err]).toEqual([
      3,
      expect.stringContaining("birch cannot be read and is not in the list"),
    ]);
    expect(cellsOf(ran.out)).toHaveLength(1);
  });
});

describe("export capabilities", () => {
  test.each(["csv", "json", "xlsx"])("as %s is imported again without any change", async (format) => {
    await fc.assert(
      fc.asyncProperty(catalogue, fc.boolean(), async (given, toFile) => {
        const app = testApp();
        await app.store.changeCatalogue("CRM", () => given);
        const file = `list.${format}`;
        if (toFile || format === "xlsx") await working(app, ["export", "capabilities", "--to", file]);
        else app.files.set(file, await exported(app, "capabilities", "--format", format));
        const again = await working(app, ["capability", "import", file, "--json"]);
        expect(again.json.import).toMatchObject({
          added: 0,
          changed: 0,
          unchanged: Object.keys(given.capabilities).length,
          missing: [],
          skipped: [],
        });
        const other = testApp({ files: app.files });
        await working(other, ["capability", "import", file, "--product", "CRM", "--release", "7"]);
        expect(await other.store.catalogue("CRM")).toEqual(given);
      }),
      { numRuns: 40 },
    );
  });

  test("has every field of a capability", async () => {
    const app = testApp();
    await working(app, ["capability", "add", "sso", "--name", "SSO", "--product", "CRM", "--release", "7"]);
    const [, printed] = (await exported(app, "capabilities", "crm", "--format", "csv")).split("\n");
    expect(printed?.split(",")).toHaveLength(CAPABILITY_FIELDS.length + 1);
    expect((await app.psvc("export", "capabilities", "--product", "CRN")).err).toContain("Did you mean CRM?");
  });
});

describe("export", () => {
  test("into a file says how much there is; the ending tells the format", async () => {
    const app = await promised();
    const ran = await working(app, ["export", "promises", "acme", "--to", "list.csv"]);
    expect(ran.out).toContain("Wrote promises to list.csv (3 rows, ");
    expect(app.files.get("list.csv")?.toString()).toMatch(/^\ufeffpsvc ID,/);
    await working(app, ["export", "promises", "acme", "--to", "list.markdown"]);
    expect(app.files.get("list.markdown")).toMatch(/^# Acme/);
    const json = await working(app, ["export", "gaps", "acme", "--to", "list.txt", "--format", "jira", "--json"]);
    expect(json.json).toEqual({
      schemaVersion: 1,
      kind: "export",
      export: { what: "gaps", format: "jira", rows: 1, bytes: expect.any(Number), path: "list.txt" },
    });
  });

  test("as an answer in JSON carries the content", async () => {
    const app = await promised();
    const { json } = await working(app, ["export", "gaps", "acme", "--json"]);
    expect(json.export).toMatchObject({ format: "csv", rows: 1, path: null });
    expect(cellsOf(json.export.content)).toHaveLength(1);
  });

  test.each([
    [[], "What to export is not said: promises, gaps, capabilities, portfolio, project, or --all."],
    [["promises"], "Whose promises is not said."],
    [["wishes"], "It is one of: promises, gaps, capabilities, portfolio, project."],
    [["portfolio", "acme"], "Try psvc export project acme"],
    [["promises", "acme", "--all"], "--all is the whole store"],
    [["promises", "acme", "--product", "CRM"], "--product means nothing with promises."],
    [["--all", "--format", "csv", "--to", "x"], "--format means nothing with --all."],
    [["--all"], "Missing: --to FILE."],
    [["promises", "acme", "--format", "jira"], "It is one of: csv, xlsx, json, md."],
    [["project", "acme", "--format", "csv"], "It is one of: json."],
    [["project", "acme", "--to", "acme.csv"], "Say it with --format json"],
    [["promises", "acme", "--to", "list.doc"], "Say it with --format csv|xlsx|json|md"],
    [["promises", "acme", "--format", "xlsx"], "Missing: --to FILE.xlsx."],
  ])("refuses %j", async (argv, words) => {
    const app = await promised();
    const ran = await app.psvc("export", ...argv);
    expect([ran.exitCode, ran.out, app.files.size]).toEqual([2, "", 0]);
    expect(ran.err).toContain(words);
  });
});
