import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asJson, same } from "../../../src/domain/model/json-value.ts";
import { PROJECT_SCHEMA } from "../../../src/domain/model/project.ts";
import { versionOf } from "../../../src/store/history/new-entries.ts";
import { documentToText } from "../../../src/store/schema/parse-document.ts";
import { sampleProject } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

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
  } = sampleProject();
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

async function oldStore(): Promise<string> {
  const folder = join(temporaryFolder(), "store");
  await openStore(folder).create(sampleProject());
  const text = documentToText(inSchema1());
  writeFileSync(join(folder, "projects/acme.json"), text);
  const history = join(folder, "history/projects/acme.ndjson");
  const [line = ""] = readFileSync(history, "utf8").split("\n");
  const entry = { ...JSON.parse(line), after: versionOf(Buffer.from(text)), snapshot: inSchema1() };
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
    expect((await openStore(folder).upkeep.examine()).map(({ code }) => code)).toEqual(["wrong-reference"]);
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
