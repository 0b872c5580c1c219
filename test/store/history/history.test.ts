import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch } from "rfc6902";
import { describe, expect, test } from "vitest";
import { migrate } from "../../../src/store/schema/migrations.ts";
import { sampleProject } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

const lead = (name: string) => (project: ReturnType<typeof sampleProject>) => ({ ...project, lead: name });

function entries(folder: string) {
  const text = readFileSync(join(folder, "history/projects/acme.ndjson"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("the history", () => {
  test("says who, when and by which command, from a snapshot on", async () => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    await openStore(folder, { by: "robin" }).change("acme", lead("Robin"));
    const [made, changed] = entries(folder);
    expect(made).toMatchObject({ before: null, by: "sam", snapshot: { slug: "acme" } });
    expect(changed).toMatchObject({
      before: made.after,
      by: "robin",
      at: "2026-10-21T09:00:00.000Z",
      command: "promise add acme",
    });
  });

  test("its patches lead forth and back", async () => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    const before = JSON.parse(readFileSync(join(folder, "projects/acme.json"), "utf8"));
    await openStore(folder).change("acme", lead("Robin"));
    const after = JSON.parse(readFileSync(join(folder, "projects/acme.json"), "utf8"));
    const { redo, undo } = entries(folder)[1];
    const forth = structuredClone(before);
    applyPatch(forth, redo);
    expect(forth).toEqual(after);
    applyPatch(forth, undo);
    expect(forth).toEqual(before);
  });

  test("an edit from outside is accepted if it is valid, and recorded as external", async () => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    writeFileSync(join(folder, "projects/acme.json"), JSON.stringify(sampleProject("acme", { lead: "Edited" })));
    await openStore(folder).change("acme", lead("Robin"));
    expect(entries(folder).map(({ command }) => command)).toEqual(["promise add acme", "external", "promise add acme"]);
  });

  test.each([9007199254740990, 253402300799999])("a line of the order %d does not end the telling", async (order) => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    await openStore(folder).change("acme", lead("Robin"));
    const file = join(folder, "history/projects/acme.ndjson");
    const [first = "", second = ""] = readFileSync(file, "utf8").trimEnd().split("\n");
    writeFileSync(file, `${first}\n${second.replace(/"order":\d+/, `"order":${order}`)}\n`);
    rmSync(join(folder, ".psvc/order"));
    for (const name of ["Lou", "Kim"]) {
      await openStore(folder, { now: () => new Date().toISOString() }).change("acme", lead(name));
      const changes = await openStore(folder).past.changes();
      expect(changes.map(({ isRecorded }) => isRecorded)).not.toContain(false);
      const version = changes.at(-1)?.touched[0]?.after ?? "";
      expect(await openStore(folder).past.version({ shelf: "projects", name: "acme" }, version)).toMatchObject({
        lead: name,
      });
    }
  });

  test("a line that was cut off is removed, and the next change goes on", async () => {
    const folder = join(temporaryFolder(), "store");
    await openStore(folder).create(sampleProject());
    appendFileSync(join(folder, "history/projects/acme.ndjson"), '{"op":"cut o');
    await openStore(folder).change("acme", lead("Robin"));
    expect(entries(folder)).toHaveLength(2);
  });
});

describe("migrations", () => {
  const rename = (document: Readonly<Record<string, unknown>>) => ({ ...document, lead: `${document.lead}!` });

  test("bring an old document up step by step, each applied once", () => {
    expect(migrate({ schema: 1, lead: "Ana" }, [rename, rename], "acme.json")).toEqual({ schema: 3, lead: "Ana!!" });
    expect(migrate({ schema: 2, lead: "Ana" }, [rename, rename], "acme.json")).toEqual({ schema: 3, lead: "Ana!" });
    expect(migrate({ schema: 3, lead: "Ana" }, [rename, rename], "acme.json")).toEqual({ schema: 3, lead: "Ana" });
  });

  test.each([undefined, "1", 0, 1.5])("a document of schema %j is damaged", (schema) => {
    expect(() => migrate({ schema }, [], "acme.json")).toThrow("damaged");
  });
});

test("a change costs no more on the disk than its bound: two patches, and a whole document in fifty", async () => {
  const folder = join(temporaryFolder(), "store");
  await openStore(folder).create(sampleProject());
  const size = () => statSync(join(folder, "history/projects/acme.ndjson")).size;
  const document = statSync(join(folder, "projects/acme.json")).size;
  const before = size();
  const changes = 200;
  for (let nth = 0; nth < changes; nth += 1) await openStore(folder).change("acme", lead(`Robin ${nth}`));
  const ENVELOPE = 600;
  expect(size() - before).toBeLessThan(changes * (ENVELOPE + document / 50));
  expect(entries(folder).filter((entry) => "snapshot" in entry)).toHaveLength(1 + changes / 50);
});
