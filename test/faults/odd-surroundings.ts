import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { PROJECT_SCHEMA } from "../../src/domain/model/project.ts";
import { nodeFiles } from "../../src/store/disk/file-system.ts";
import { readHistory } from "../../src/store/history/history-file.ts";
import { MIGRATIONS } from "../../src/store/schema/migrations.ts";
import { sampleProject, withDecider } from "../store/sample-project.ts";
import { openStore, problemOf, temporaryFolder } from "../store/temporary-store.ts";
import { faultKind } from "./table.ts";
import { storeWithProject, verifyStore } from "./verify.ts";
import { runWriter } from "./writer-process.ts";

export function clockThatJumps(): void {
  faultKind("clock", "a clock that jumps back between writes", async ({ trial }) => {
    for (const jump of ["seconds", "years"]) {
      await trial(jump, async () => {
        const folder = await storeWithProject(join(temporaryFolder(), "store"));
        const years = jump === "years";
        const times = ["2026-10-21T09:00:30.000Z", years ? "1970-01-01T00:00:00.000Z" : "2026-10-21T09:00:10.000Z"];
        for (const [index, at] of [...times, ...times].entries()) {
          await openStore(folder, { now: () => at }).change("acme", withDecider(`${index}`));
        }
        const entries = readHistory(join(folder, "history/projects/acme.ndjson"), nodeFiles);
        expect(entries.slice(1).map(({ at }) => at)).toEqual([...times, ...times]);
        const { deciders } = (await openStore(folder).project("acme")).people;
        expect(deciders.slice(1)).toEqual(["0", "1", "2", "3"]);
        return verifyStore(folder, []);
      });
    }
  });
}

export function links(): void {
  faultKind("links", "links in place of a store or a project", async ({ trial }) => {
    await trial("the store is a link", async () => {
      const base = temporaryFolder();
      const real = await storeWithProject(join(base, "real"));
      symlinkSync(real, join(base, "linked"));
      const through = await runWriter({ folder: join(base, "linked"), by: "linked", changes: 2 });
      const direct = await runWriter({ folder: real, by: "direct", changes: 2 });
      expect([through.problem, direct.problem]).toEqual([null, null]);
      return verifyStore(real, [...through.acknowledged, ...direct.acknowledged]);
    });
    await trial("a project is a link", async () => {
      const { folder, file, real } = await linkedProject();
      const said = await runWriter({ folder, by: "linked", changes: 2 });
      expect(lstatSync(file).isSymbolicLink()).toBe(true);
      expect(readFileSync(real, "utf8")).toContain("linked 2");
      expect(readdirSync(join(real, ".."))).toEqual(["acme.json"]);
      return verifyStore(folder, said.acknowledged);
    });
    await trial("a project is a link to nothing", async () => {
      const { folder, real } = await linkedProject();
      const aside = `${real}.aside`;
      renameSync(real, aside);
      const said = await runWriter({ folder, by: "linked", changes: 1 });
      expect(said).toMatchObject({ acknowledged: [], problem: { code: "damaged" }, complaint: "" });
      expect(said.read?.damaged.map(({ slug }) => slug)).toEqual(["acme"]);
      expect(await problemOf(openStore(folder).create(sampleProject()))).toMatchObject({ code: "damaged" });
      renameSync(aside, real);
      return verifyStore(folder, []);
    });
    await trial("a store that may only be read", async () => {
      const folder = await storeWithProject(join(temporaryFolder(), "store"));
      const parts = [".", ...(readdirSync(folder, { recursive: true }) as string[])].map((name) => join(folder, name));
      const modes = parts.map((part) => lstatSync(part).mode);
      for (const part of parts) chmodSync(part, lstatSync(part).isDirectory() ? 0o500 : 0o400);
      const said = await runWriter({ folder, by: "reader", changes: 0 });
      expect(said).toMatchObject({ problem: null, complaint: "" });
      expect(said.read?.statements.map(([slug]) => slug)).toEqual(["acme"]);
      for (const [index, part] of parts.entries()) chmodSync(part, modes[index] ?? 0o700);
      return verifyStore(folder, []);
    });
  });
}

async function linkedProject(): Promise<{ readonly folder: string; readonly file: string; readonly real: string }> {
  const base = temporaryFolder();
  const folder = await storeWithProject(join(base, "store"));
  const [file, real] = [join(folder, "projects/acme.json"), join(base, "elsewhere/acme.json")];
  mkdirSync(join(base, "elsewhere"));
  renameSync(file, real);
  symlinkSync(real, file);
  return { folder, file, real };
}

export function twoVersions(): void {
  faultKind("versions", "an older and a newer psvc on one store", async ({ trial }) => {
    await trial("the older one leaves alone what the newer one wrote", async () => {
      const folder = await storeWithProject(join(temporaryFolder(), "store"));
      const step = (document: Readonly<Record<string, unknown>>) => document;
      const newer = { migrations: { project: [...MIGRATIONS.project, step] } };
      await openStore(folder).create(sampleProject("other"));
      await openStore(folder, newer).change("acme", withDecider("Newer"));
      const file = join(folder, "projects/acme.json");
      const written = readFileSync(file);
      expect(JSON.parse(written.toString()).schema).toBe(PROJECT_SCHEMA + 1);

      const older = openStore(folder);
      const refusal = { code: "newer-schema", file, found: PROJECT_SCHEMA + 1, known: PROJECT_SCHEMA };
      expect(await problemOf(older.project("acme"))).toEqual(refusal);
      expect(await problemOf(older.change("acme", withDecider("Older")))).toEqual(refusal);
      expect(await problemOf(older.create(sampleProject()))).toEqual(refusal);
      await older.change("other", withDecider("Older"));
      const { projects, damaged } = await older.portfolio();
      expect(projects.map(({ slug }) => slug)).toEqual(["other"]);
      expect(damaged.map(({ problem }) => problem)).toEqual([refusal]);
      expect(readFileSync(file).equals(written)).toBe(true);

      await openStore(folder, newer).change("acme", withDecider("Again"));
      const deciders = (await openStore(folder, newer).project("acme")).people.deciders;
      const others = (await openStore(folder, newer).project("other")).people.deciders;
      const lost = ["Newer", "Again"].filter((name) => !deciders.includes(name));
      return { acknowledged: 3, lost: lost.length + (others.includes("Older") ? 0 : 1) };
    });
  });
}
