import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { working } from "../../working.ts";

async function withFir(): Promise<TestApp> {
  const app = testApp();
  await working(app, ["new-project", "Fir", "--slug", "fir", "--closed", "yesterday", "--lead", "Ana"]);
  await working(app, ["promise", "add", "fir", "Maps", "--importance", "must"]);
  await working(app, ["gap", "add", "fir", "--promise", "P1", "--why", "no maps"]);
  return app;
}

describe("--fields", () => {
  test("keeps of one record these fields, in the order in which they are asked for", async () => {
    const { out } = await working(await withFir(), ["gap", "show", "fir", "G1", "--fields", "severity,id"]);
    expect(out).toMatchInlineSnapshot(`
      "{
        "schemaVersion": 1,
        "kind": "gap",
        "gap": {
          "severity": "blocker",
          "id": "G1"
        }
      }
      "
    `);
  });

  test("keeps them of every row of a list, and what stands around the list", async () => {
    const app = await withFir();
    expect((await working(app, ["gap", "list", "fir", "--fields", "id"])).json).toEqual({
      schemaVersion: 1,
      kind: "gaps",
      project: "fir",
      gaps: [{ id: "G1" }],
      damaged: [],
    });
    expect((await working(app, ["status", "--fields", "slug,health.value"])).json).toEqual({
      schemaVersion: 1,
      kind: "portfolio",
      portfolio: {
        asOf: "2026-11-24",
        halfCustomers: 1,
        projects: [{ slug: "fir", health: { value: "amber" } }],
        damaged: [],
      },
    });
  });

  test("goes deeper with a dot, and through lists", async () => {
    const fields = "gaps.id,promises.id,promises.fit,deal.value,health";
    const { json } = await working(await withFir(), ["status", "fir", "--fields", fields]);
    expect(json.project).toEqual({
      gaps: [{ id: "G1" }],
      promises: [{ id: "P1", fit: "gap" }],
      deal: { value: null },
      health: { value: "amber", reasons: expect.any(Array) },
    });
  });

  test("keeps the whole of a field that is asked for whole and in part", async () => {
    const app = await withFir();
    for (const fields of ["deal,deal.value", "deal.value,deal"])
      expect((await working(app, ["status", "fir", "--fields", fields])).json.project.deal).toHaveProperty("owner");
  });

  test("keeps what several of it name", async () => {
    const ran = await working(await withFir(), ["gap", "show", "fir", "G1", "--fields", "id", "--fields=state"]);
    expect(ran.json.gap).toEqual({ id: "G1", state: "open" });
  });

  test("gives null for what this answer does not have and another one of the command does", async () => {
    const { json } = await (await withFir()).psvc("golive", "fir", "--check", "--fields", "verdict,days");
    expect(json.review).toEqual({ verdict: "not-ready", days: null });
  });

  test("answers a write, which is done", async () => {
    const app = await withFir();
    const ran = await working(app, ["promise", "add", "fir", "Chat", "--fields", "id"]);
    expect(ran.json.promise).toEqual({ id: "P2" });
    expect((await working(app, ["promise", "list", "fir", "--json"])).json.promises).toHaveLength(2);
  });

  test("asks nothing, as under --json", async () => {
    const { exitCode, err } = await testApp().psvc("new-project", "--fields", "slug");
    expect(exitCode).toBe(2);
    expect(JSON.parse(err).error.code).toBe("missing-flags");
  });

  test("leaves an answer of no an answer", async () => {
    const { exitCode, json } = await (await withFir()).psvc("golive", "fir", "--check", "--fields", "verdict");
    expect([exitCode, json.review]).toEqual([3, { verdict: "not-ready" }]);
  });

  test("finds the fields of a document whose value it is itself", async () => {
    expect((await working(testApp(), ["--fields", "commands.command"])).json.commands[0]).toEqual({
      command: "psvc demo",
    });
    expect((await testApp().psvc("--fields", "kind")).exitCode).toBe(2);
  });
});

describe("a field that there is not", () => {
  test("is refused before anything is written, with what was meant and what there is", async () => {
    const app = await withFir();
    const ran = await app.psvc("promise", "add", "fir", "Chat", "--fields", "id,improtance");
    expect([ran.exitCode, ran.out]).toEqual([2, ""]);
    const { error } = JSON.parse(ran.err);
    expect(error.code).toBe("unknown-field");
    expect(error.message).toBe("The answer of psvc promise add has no field 'improtance'. Did you mean importance?");
    expect(error.fields).toEqual([
      { kind: "promise", names: expect.arrayContaining(["id", "statement", "importance"]) },
    ]);
    expect((await working(app, ["promise", "list", "fir", "--json"])).json.promises).toHaveLength(1);
  });

  test("is refused without a store, and makes none", async () => {
    const app = testApp();
    expect((await app.psvc("new-project", "Fir", "--closed", "yesterday", "--fields", "nope")).exitCode).toBe(2);
    expect(await app.store.exists()).toBe(false);
  });

  test.each([
    ["health.vlaue", "health.value"],
    ["promises.improtance", "promises.importance"],
    ["helth.value", "health"],
  ])("%s is looked for where it would be: %s", async (wrong, meant) => {
    const { err } = await (await withFir()).psvc("status", "fir", "--fields", wrong);
    expect(JSON.parse(err).error.message).toContain(`Did you mean ${meant}`);
  });

  test.each([
    "slug.x",
    "deal.value.x",
    "a..b",
    ".",
    "__proto__",
    "constructor",
    "kind",
    "x".repeat(10_000),
  ])("%s", async (field) => {
    const { exitCode, err } = await (await withFir()).psvc("status", "fir", "--fields", field);
    expect([exitCode, JSON.parse(err).error.code]).toEqual([2, "unknown-field"]);
    expect(err.length).toBeLessThan(5000);
  });

  test("cannot drive a terminal", async () => {
    const { err } = await testApp().psvc("where", "--fields", "\u001b[31mred");
    expect(JSON.parse(err).error.message).not.toContain("\u001b");
  });

  test("is any that is asked of a command without a document", async () => {
    const { err } = await testApp().psvc("edit", "fir", "--fields", "id");
    expect(JSON.parse(err).error.hint).toBe("psvc edit prints no JSON.");
  });
});

describe("--fields without a field", () => {
  test.each([
    [["--fields"]],
    [["--fields", ""]],
    [["--fields", " , "]],
    [["--fields="]],
  ])("%j lists them", async (given) => {
    const { exitCode, out, err } = await testApp().psvc("gap", "list", "fir", ...given);
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain("gaps: id, project, formerly, promise, state, severity");
    expect(err).toContain("psvc help json gaps");
  });

  test("lists them by kind where a command has several, and for a program under --json", async () => {
    const { err } = await testApp().psvc("golive", "fir", "--json", "--fields");
    const { fields } = JSON.parse(err).error;
    expect(fields.map(({ kind }: { kind: string }) => kind)).toEqual(["review", "win"]);
  });
});

test("of what status prints, only what the line asks for is known: a row of the portfolio has no gaps", async () => {
  const app = testApp();
  await app.psvc("new-project", "Acme", "--closed", "2026-11-20", "--lead", "Ana");
  const refused = await app.psvc("status", "--fields", "slug,gaps.id");
  expect([refused.exitCode, refused.out]).toEqual([2, ""]);
  expect(refused.err).toContain("gaps.id");
  expect((await app.psvc("status", "acme", "--fields", "slug,gaps.id")).json.project).toEqual({
    slug: "acme",
    gaps: [],
  });
  expect((await app.psvc("status", "--check", "--fields", "slug,phase")).exitCode).toBe(2);
});

describe("psvc help json", () => {
  test("says the contract, and what prints which kind", async () => {
    const { exitCode, out } = await testApp().psvc("help", "json");
    expect(exitCode).toBe(0);
    expect(out).toContain("gaps  The gaps of a project, or of all.\n    gap list\n");
  });

  test.each([40, 60, 80, 100])("fits a screen of %d columns", async (width) => {
    const { out } = await testApp({ width }).psvc("help", "json");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  test("with a kind prints its schema", async () => {
    const { out } = await testApp().psvc("help", "json", "mood");
    expect(JSON.parse(out)).toMatchObject({
      title: "mood",
      type: "object",
      required: expect.arrayContaining(["mood"]),
    });
  });

  test("names the kind that was meant", async () => {
    const { exitCode, out, err } = await testApp().psvc("help", "json", "gasp");
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain("Did you mean gap or gaps?");
  });
});
