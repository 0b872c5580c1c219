import { describe, expect, test } from "vitest";
import { type TestApp, testApp } from "../../app.ts";
import { DAY_ONE, working } from "../../working.ts";

const PRIYA = "Priya Natarajan, CFO <priya@acme.example>";

async function started(): Promise<TestApp> {
  const app = testApp();
  const facts = ["--closed", "yesterday", "--lead", "Ana Sato", "--sponsor", PRIYA, "--decider", "Priya Natarajan"];
  await working(app, ["new-project", "Acme", "--slug", "acme", ...facts]);
  return app;
}

const persons = async (app: TestApp, ...more: string[]) =>
  (await working(app, ["person", "list", ...more, "--json"])).json.persons;

describe("people of a project", () => {
  test("are known from the intake on, with what was typed beside the name", async () => {
    const app = await started();
    expect((await app.store.project("acme")).people.sponsor).toBe("Priya Natarajan");
    expect(await persons(app, "acme")).toMatchObject([
      { id: "H1", name: "Priya Natarajan", role: "CFO", mail: "priya@acme.example", parts: ["sponsor", "decides"] },
      { id: "H2", name: "Ana Sato", side: "services", parts: ["lead"] },
    ]);
  });

  test("may decide under a name typed with a role", async () => {
    const app = await started();
    await working(app, ["promise", "add", "acme", "two-way sync", "--importance", "must"]);
    await working(app, ["gap", "add", "acme", "--promise", "P1", "--why", "none today"]);
    const resolved = [
      "--resolution",
      "accept-standard",
      ...DAY_ONE,
      "--decided-by",
      "Priya Natarajan (CFO)",
      "--words",
      "fine",
    ];
    const { json } = await working(app, ["gap", "resolve", "acme", "G1", ...resolved, "--json"]);
    expect(json.gap.resolution.decision.by).toBe("Priya Natarajan");
  });

  test("are found by number, by any word of the name, and by a former name", async () => {
    const app = await started();
    await working(app, ["person", "edit", "acme", "Natarajan", "--name", "Priya Rao"]);
    for (const typed of ["H1", "priya", "rao", "Priya Natarajan"]) {
      const { json } = await working(app, ["person", "edit", "acme", typed, "--phone", "1234567", "--json"]);
      expect(json.person.id).toBe("H1");
    }
    expect((await app.psvc("person", "edit", "acme", "Olga", "--phone", "1")).err).toContain("Olga");
  });

  test("are handed over after a yes, in one change that undo takes back", async () => {
    const app = await started();
    await working(app, ["action", "add", "acme", "send the list", "--owner", "Priya Natarajan", "--due", "fri"]);
    const before = await app.store.project("acme");
    const replace = ["person", "replace", "acme", "Priya Natarajan", "Olga Weiss <olga@acme.example>"];
    expect((await app.psvc(...replace)).exitCode).toBe(2);
    const { json } = await working(app, [...replace, "--yes", "--json"]);
    expect(json.handedOver.map(({ what }: { what: string }) => what).sort()).toEqual([
      "A1",
      "decision maker",
      "sponsor",
    ]);
    expect(json.to).toMatchObject({ name: "Olga Weiss", mail: "olga@acme.example", side: "customer" });
    await working(app, ["undo", "--yes"]);
    const after = await app.store.project("acme");
    expect({ ...after, counters: before.counters }).toEqual(before);
  });

  test("known at a customer are known in its next project, and listed there once", async () => {
    const app = await started();
    await working(app, ["person", "edit", "acme", "H1", "--phone", "020 7946 0018"]);
    const facts = ["--closed", "yesterday", "--lead", "Ana Sato", "--sponsor", "Priya Natarajan"];
    await working(app, ["new-project", "ACME", "--slug", "acme-two", ...facts]);
    await working(app, ["new-project", "Other", "--slug", "other", ...facts]);
    const priyaIn = async (slug: string) =>
      Object.values((await app.store.project(slug)).persons).find(({ name }) => name === "Priya Natarajan");
    expect(await priyaIn("acme-two")).toMatchObject({
      mail: "priya@acme.example",
      phone: "020 7946 0018",
      role: "CFO",
    });
    expect(await priyaIn("other")).toMatchObject({ mail: null, role: null });
    const names = (await persons(app, "acme-two")).map(({ name }: { name: string }) => name);
    expect(names).toEqual(["Priya Natarajan", "Ana Sato"]);
  });

  test("who left are listed with --all alone", async () => {
    const app = await started();
    await working(app, ["person", "edit", "acme", "H1", "--left-on", "yesterday"]);
    expect(await persons(app, "acme")).toHaveLength(1);
    expect(await persons(app, "acme", "--all")).toHaveLength(2);
    expect((await app.psvc("person", "edit", "acme", "H1", "--left-on", "+1d")).exitCode).toBe(1);
  });

  test("of two spellings are asked about by doctor, never merged", async () => {
    const app = await started();
    await working(app, ["action", "add", "acme", "sign", "--owner", "Priya Natrajan", "--due", "fri"]);
    const { findings } = (await app.psvc("doctor", "--json")).json.doctor;
    expect(findings).toMatchObject([{ code: "two-spellings", weight: "warning" }]);
    expect(findings[0].instead).toContain('psvc person edit acme H1 --also "Priya Natrajan"');
    await working(app, ["person", "edit", "acme", "H1", "--also", "Priya Natrajan"]);
    expect((await app.psvc("doctor", "--json")).json.doctor.findings).toEqual([]);
    const { actions } = await app.store.project("acme");
    expect(Object.values(actions).map(({ owner }) => owner)).toEqual(["Priya Natarajan"]);
  });

  test.each(["kickoff", "scope", "weekly"])("mail and phone are not on the %s page", async (page) => {
    const app = await started();
    await working(app, ["promise", "add", "acme", "sync", "--importance", "must"]);
    await working(app, ["person", "edit", "acme", "H1", "--phone", "020 7946 0018"]);
    const { out } = await working(app, ["report", "acme", "--for", page]);
    expect(out).not.toMatch(/priya@|7946/);
  });

  test("are on the kickoff page with addresses where that is asked for, and on no other page", async () => {
    const app = await started();
    const { out } = await working(app, ["report", "acme", "--for", "kickoff", "--contacts"]);
    expect(out).toMatch(/Contacts[\s\S]*Priya Natarajan \| CFO \| priya@acme\.example/);
    expect((await app.psvc("report", "acme", "--for", "weekly", "--contacts")).exitCode).toBe(2);
  });
});
