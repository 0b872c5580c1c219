import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asJson, same } from "../../../src/domain/model/json-value.ts";
import type { Person } from "../../../src/domain/model/people.ts";
import { PROJECT_SCHEMA, type Project } from "../../../src/domain/model/project.ts";
import { findPerson, personKey, withRolePersons } from "../../../src/domain/people/person-records.ts";
import { versionOf } from "../../../src/store/history/new-entries.ts";
import { documentToText } from "../../../src/store/schema/parse-document.ts";
import { sampleProject, withDecider } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

/** As psvc wrote it before there were records of people, notes and tags. */
function inSchema3() {
  const { persons: _p, notes: _n, tags: _t, formerSlugs: _f, ...project } = sampleProject();
  return { ...project, schema: 3, counters: { promise: 1, gap: 1, action: 1, risk: 0 } };
}

/** A project (of a product without a catalogue, which doctor remarks) as psvc 0.1 wrote it, before there were conversations, risks, freezes and projects taken over under way. */
function inSchema1() {
  const {
    confrontations: _c,
    risks: _r,
    freezes: _f,
    messages: _m,
    ownLadder: _l,
    adoptedOn: _a,
    ownMilestones: _o,
    rebaselines: _b,
    moods: _mo,
    handovers: _h,
    closures: _e,
    ...project
  } = inSchema3();
  const without = (records: object, fields: readonly string[]) =>
    Object.fromEntries(
      Object.entries(records).map(([key, record]) => [
        key,
        Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field))),
      ]),
    );
  return {
    ...project,
    schema: 1,
    deal: Object.fromEntries(Object.entries(project.deal).filter(([field]) => field !== "crmId")),
    promises: without(project.promises, ["area", "listed", "carriedFrom"]),
    criteria: without(project.criteria, ["gate"]),
    route: without(project.route, ["waiting", "doneBefore", "skipped"]),
    actions: without(project.actions, ["moves", "chased"]),
    stops: {
      s1: { on: "2026-10-05", why: "a", consequence: "b", by: "c", restartedOn: "2026-10-06", restartedWhy: "d" },
    },
  };
}

async function oldStore(older: object = inSchema1()): Promise<string> {
  const folder = join(temporaryFolder(), "store");
  await openStore(folder).create(sampleProject());
  const text = documentToText(older);
  writeFileSync(join(folder, "projects/acme.json"), text);
  const history = join(folder, "history/projects/acme.ndjson");
  const [line = ""] = readFileSync(history, "utf8").split("\n");
  const entry = { ...JSON.parse(line), after: versionOf(Buffer.from(text)), snapshot: older };
  writeFileSync(history, `${JSON.stringify(entry)}\n`);
  return folder;
}

describe("a project of schema 1", () => {
  test("is read as one of today, and not touched by that", async () => {
    const folder = await oldStore();
    const before = readFileSync(join(folder, "projects/acme.json"), "utf8");
    const { stops, ...project } = await openStore(folder).project("acme");
    const { stops: _, ...expected } = sampleProject();
    expect(project).toEqual(expected);
    expect(stops.s1).toMatchObject({ restartedBy: null, restartedConsequence: null });
    expect(readFileSync(join(folder, "projects/acme.json"), "utf8")).toBe(before);
    expect((await openStore(folder).upkeep.examine()).map(({ code }) => code)).toEqual([
      "older-schema",
      "wrong-reference",
    ]);
  });

  test("is written as one of today at the next change, after a copy, and its old states stay readable", async () => {
    const folder = await oldStore();
    const store = openStore(folder);
    const was = await store.project("acme");
    await store.change("acme", (project) => ({ ...project, lead: "Robin" }));
    expect(JSON.parse(readFileSync(join(folder, "projects/acme.json"), "utf8")).schema).toBe(PROJECT_SCHEMA);
    expect(existsSync(join(folder, ".psvc/backups"))).toBe(true);
    expect(readdirSync(join(folder, ".psvc/backups"))[0]).toContain("migration");
    const name = { shelf: "projects", name: "acme" } as const;
    const [made] = await store.past.changes(name);
    const old = await store.past.version(name, made?.touched[0]?.after ?? "");
    expect(same(asJson(old), asJson(was))).toBe(true);
    expect((await store.upkeep.examine()).map(({ code }) => code)).toEqual(["wrong-reference"]);
  });

  test.each([
    ["a route that is a list", { route: [] }],
    ["actions that are none", { actions: null }],
    ["an action that is a text", { actions: { a1: "send it" } }],
  ])("with %s is damaged and not mended by guessing", async (_, damage) => {
    const folder = await oldStore();
    writeFileSync(join(folder, "projects/acme.json"), documentToText({ ...inSchema1(), ...damage }));
    await expect(openStore(folder).project("acme")).rejects.toThrow("damaged");
  });
});

describe("records of people in stores of before", () => {
  const namesIn = ({ persons }: Project) => Object.values(persons).map(({ id, name }) => `${id} ${name}`);

  test("are made for those who have a part by name, and other names stay the texts they are", async () => {
    const folder = await oldStore(inSchema3());
    const project = await openStore(folder).project("acme");
    expect(namesIn(project).sort()).toEqual(["H1 Ira", "H2 Dana Ortiz", "H3 Sam", "H4 Kim"]);
    expect(project.people).toEqual(sampleProject().people);
    expect(project).toMatchObject({ notes: {}, tags: [], formerSlugs: [] });
  });

  test("know a role that was typed with the name, and still answer to what was typed", async () => {
    const people = { ...sampleProject().people, sponsor: "Priya Natarajan, CFO" };
    const folder = await oldStore({ ...inSchema3(), people });
    const { persons, people: kept } = await openStore(folder).project("acme");
    expect(kept.sponsor).toBe("Priya Natarajan, CFO");
    expect(findPerson(persons, "Priya Natarajan, CFO")?.[1]).toMatchObject({ name: "Priya Natarajan", role: "CFO" });
  });

  test("of two copies that migrate apart are the same, so that both sides' changes come together", async () => {
    const ours = await oldStore(inSchema3());
    const theirs = join(temporaryFolder(), "store");
    cpSync(ours, theirs, { recursive: true });
    const named = (name: string) => (project: Project) => withRolePersons(withDecider(name)(project));
    await openStore(ours).change("acme", named("Zoe Lang"));
    await openStore(theirs).change("acme", named("Ann Lee"));
    await openStore(theirs).change("acme", named("Zoe Lang"));
    const key = personKey("acme", "Ira");
    await openStore(theirs).change("acme", (project) => ({
      ...project,
      persons: { ...project.persons, [key]: { ...project.persons[key], mail: "ira@acme.example" } as Person },
    }));
    const { bytes } = await openStore(theirs).copies.archive("text");
    const here = openStore(ours);
    const taken = await here.copies.take(await here.copies.open(bytes, "theirs.psvc"));
    expect(taken).toMatchObject([{ name: "acme", outcome: "merged", conflicts: [] }]);
    const merged = await here.project("acme");
    expect(
      Object.values(merged.persons)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["Ann Lee", "Dana Ortiz", "Ira", "Kim", "Sam", "Zoe Lang"]);
    expect(new Set(Object.values(merged.persons).map(({ id }) => id)).size).toBe(6);
    expect(merged.persons[key]).toMatchObject({ id: "H1", mail: "ira@acme.example" });
    const highest = Math.max(...Object.values(merged.persons).map(({ id }) => Number(id.slice(1))));
    expect(merged.counters.person).toBe(highest);
  });

  test("doctor says before the first change that all who share the store need this version, and not after it", async () => {
    const folder = await oldStore(inSchema3());
    const [first] = await openStore(folder).upkeep.examine();
    expect(first).toMatchObject({ code: "older-schema", weight: "warning" });
    expect(first?.text).toContain("acme in schema 3: the next change writes schema 4");
    expect(first?.instead).toContain("all who share this store need this version of psvc");
    await openStore(folder).change("acme", (project) => ({ ...project, lead: "Robin" }));
    expect((await openStore(folder).upkeep.examine()).map(({ code }) => code)).not.toContain("older-schema");
  });

  test.each([
    ["people that are none", { people: null }],
    ["deciders that are a text", { people: { deciders: "Ann" } }],
    ["counters that are none", { counters: 3 }],
    ["a lead who is a number", { lead: 7 }],
  ])("%s are damage, and no reason to stop in the middle", async (_, damage) => {
    const folder = await oldStore(inSchema3());
    writeFileSync(join(folder, "projects/acme.json"), documentToText({ ...inSchema3(), ...damage }));
    await expect(openStore(folder).project("acme")).rejects.toThrow("damaged");
  });
});
