import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Project } from "../../../src/domain/model/project.ts";
import { PsvcError } from "../../../src/errors.ts";
import type { Store } from "../../../src/store/port/store.ts";
import { breakCall, noCalls } from "../disk/broken-disk.ts";
import { simulatedDisk, simulatedMachine } from "../disk/simulated-disk.ts";
import { sampleCatalogue, sampleProject } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

const LATER = () => new Date(Date.now() + 60_000).toISOString();
const NOW = () => new Date().toISOString();

/** Leads by slug, and of whom the project was looked into. */
async function leads(store: Store, { basis = "2026-11-25", isWhole = true } = {}) {
  const looked: string[] = [];
  const { digests, damaged } = await store.digests({
    name: "leads",
    basis,
    async digest(project: Project) {
      looked.push(project.slug);
      return `${project.slug}: ${project.lead}`;
    },
    isWhole: () => isWhole,
  });
  return { digests, looked, damaged: damaged.map(({ slug }) => slug) };
}

async function storeOfTwo(options: Parameters<typeof openStore>[1] = { now: LATER }) {
  const folder = join(temporaryFolder(), "store");
  const store = openStore(folder, options);
  await store.create(sampleProject("acme", { lead: "Ana" }));
  await store.create(sampleProject("bolt", { lead: "Ben" }));
  const file = join(folder, "projects/acme.json");
  const renamed = (lead: string) => readFileSync(file, "utf8").replace(/"lead": "[^"]*"/, `"lead": "${lead}"`);
  return { folder, store, file, renamed, index: join(folder, ".psvc/index-leads.json") };
}

/** Longer than any disk here takes for one moment. */
const aMoment = () => new Promise((done) => setTimeout(done, 30));

test("a project that is as it was is not looked into again", async () => {
  const { store, folder } = await storeOfTwo();
  expect((await leads(store)).looked).toEqual(["acme", "bolt"]);
  const again = await leads(openStore(folder, { now: LATER }));
  expect(again).toEqual({ digests: ["acme: Ana", "bolt: Ben"], looked: [], damaged: [] });
  await store.change("bolt", (project) => ({ ...project, lead: "Bea" }));
  expect(await leads(store)).toMatchObject({ digests: ["acme: Ana", "bolt: Bea"], looked: ["bolt"] });
});

test("an edit from outside of the same size shows at once, also where its time is set back", async () => {
  const { store, file, renamed } = await storeOfTwo();
  const { atime, mtime } = statSync(file);
  await leads(store);
  await aMoment();
  writeFileSync(file, renamed("Ava"));
  utimesSync(file, atime, mtime);
  expect((await leads(store)).digests).toEqual(["acme: Ava", "bolt: Ben"]);
});

test("two edits of the same size within a moment both show, because nothing so young is kept", async () => {
  const { store, file, renamed, index } = await storeOfTwo({ now: NOW });
  for (const lead of ["Ava", "Ada", "Amy", "Abe"]) {
    writeFileSync(file, renamed(lead));
    expect((await leads(store)).digests[0]).toBe(`acme: ${lead}`);
  }
  expect(existsSync(index)).toBe(false);
});

test("a file that git put in its place shows", async () => {
  const { store, file, renamed } = await storeOfTwo();
  const { atime, mtime } = statSync(file);
  await leads(store);
  writeFileSync(`${file}.checkout`, renamed("Ava"));
  utimesSync(`${file}.checkout`, atime, mtime);
  renameSync(`${file}.checkout`, file);
  expect((await leads(store)).digests).toEqual(["acme: Ava", "bolt: Ben"]);
});

test("an index that was deleted, or of which one byte is wrong, is made anew", async () => {
  const { store, index } = await storeOfTwo();
  await leads(store);
  const good = readFileSync(index);
  rmSync(index);
  expect(await leads(store)).toMatchObject({ digests: ["acme: Ana", "bolt: Ben"], looked: ["acme", "bolt"] });
  for (let at = 0; at < good.length; at += 3) {
    const wrong = Buffer.from(good);
    wrong[at] = (wrong[at] ?? 0) ^ 1;
    writeFileSync(index, wrong);
    expect(await leads(store), `byte ${at}`).toMatchObject({
      digests: ["acme: Ana", "bolt: Ben"],
      looked: ["acme", "bolt"],
    });
  }
  for (const torn of [good.subarray(0, good.length / 2), Buffer.alloc(good.length), Buffer.from("00000000\n")]) {
    writeFileSync(index, torn);
    expect((await leads(store)).looked).toEqual(["acme", "bolt"]);
  }
});

test("another day, another program, another catalogue and other settings make their own", async () => {
  const { store, folder } = await storeOfTwo();
  await leads(store);
  expect((await leads(store, { basis: "2026-11-26" })).looked).toHaveLength(2);
  expect(
    (await leads(openStore(folder, { now: LATER, madeBy: "newer" }), { basis: "2026-11-26" })).looked,
  ).toHaveLength(2);
  await leads(store);
  await store.changeCatalogue("Northwind", () => sampleCatalogue("Northwind"));
  expect((await leads(store)).looked).toHaveLength(2);
  expect((await leads(store)).looked).toHaveLength(0);
  await store.changeSettings((settings) => ({ ...settings, holidays: ["2026-12-25"] }));
  expect((await leads(store)).looked).toHaveLength(2);
});

test("nothing is kept where something was left out of account", async () => {
  const { store } = await storeOfTwo();
  await leads(store, { isWhole: false });
  expect((await leads(store)).looked).toHaveLength(2);
});

test("a damaged project is named every time, and removed ones are gone", async () => {
  const { store, file } = await storeOfTwo();
  await leads(store);
  const good = readFileSync(file);
  writeFileSync(file, "{");
  for (let time = 0; time < 2; time++)
    expect(await leads(store)).toEqual({ digests: ["bolt: Ben"], looked: [], damaged: ["acme"] });
  writeFileSync(file, good);
  expect((await leads(store)).digests).toEqual(["acme: Ana", "bolt: Ben"]);
  rmSync(file);
  expect(await leads(store)).toEqual({ digests: ["bolt: Ben"], looked: [], damaged: [] });
});

test("a look makes no folder, and a folder in the index's place is left", async () => {
  const { store, folder, index } = await storeOfTwo();
  rmSync(join(folder, ".psvc"), { recursive: true });
  expect((await leads(store)).digests).toHaveLength(2);
  expect(existsSync(join(folder, ".psvc"))).toBe(false);
  mkdirSync(index, { recursive: true });
  expect((await leads(store)).digests).toHaveLength(2);
});

test("any one call that fails ends in the truth or in a problem, now and at the next look", async () => {
  const { folder, file, store, renamed } = await storeOfTwo();
  const calls = noCalls();
  await leads(openStore(folder, { now: LATER, files: breakCall(-1, "EIO", "before", calls) }));
  for (let nth = 1; nth <= calls.count; nth++) {
    writeFileSync(file, renamed(`A${String(nth).padStart(2, "0")}`));
    const truth = [`acme: A${String(nth).padStart(2, "0")}`, "bolt: Ben"];
    try {
      const broken = await leads(openStore(folder, { now: LATER, files: breakCall(nth, "EIO", "before") }));
      expect(truth.filter((one) => !broken.damaged.includes(one.slice(0, 4)))).toEqual(broken.digests);
    } catch (err) {
      expect(err).toBeInstanceOf(PsvcError);
    }
    await aMoment();
    expect((await leads(store)).digests).toEqual(truth);
  }
});

test("whatever two processes and an editor do, every look shows what is in the files", async () => {
  const step = fc.record({
    what: fc.constantFrom("change", "edit", "remove the index", "damage the index", "look", "look", "look"),
    who: fc.constantFrom(0, 1),
    slug: fc.constantFrom("acme", "bolt"),
    lead: fc.constantFrom("Ana", "Ben", "Cas", "Dee"),
    at: fc.nat(400),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { files } = simulatedDisk(() => Date.UTC(2026, 0, 1));
      const open = () => openStore("/home/sam/store", { files, machine: simulatedMachine() });
      const stores = [open(), open()];
      const truth: Record<string, string> = { acme: "Ana", bolt: "Ben" };
      for (const [slug, lead] of Object.entries(truth)) await open().create(sampleProject(slug, { lead }));
      const index = "/home/sam/store/.psvc/index-leads.json";
      const rewrite = (path: string, change: (bytes: Buffer) => Buffer) => {
        const bytes = change(files.readFile(path));
        const fd = files.open(path, "w");
        files.write(fd, bytes);
        files.close(fd);
      };
      for (const { what, who, slug, lead, at } of steps) {
        const store = stores[who] ?? open();
        const hasIndex = files.list("/home/sam/store/.psvc").includes("index-leads.json");
        if (what === "change") await store.change(slug, (project) => ({ ...project, lead }));
        if (what === "edit")
          rewrite(`/home/sam/store/projects/${slug}.json`, (bytes) =>
            Buffer.from(bytes.toString().replace(/"lead": "[^"]*"/, `"lead": "${lead}"`)),
          );
        if (what === "change" || what === "edit") truth[slug] = lead;
        if (what === "remove the index" && hasIndex) files.unlink(index);
        if (what === "damage the index" && hasIndex)
          rewrite(index, (bytes) =>
            Buffer.from(bytes.map((byte, place) => (place === at % bytes.length ? byte ^ 4 : byte))),
          );
        const shown = Object.entries(truth).map(([name, leader]) => `${name}: ${leader}`);
        if (what === "look") expect((await leads(store)).digests).toEqual(shown);
      }
    }),
    { numRuns: 60 },
  );
});

test("what a look kept is remembered as a hint, of each project as long as it is the same", async () => {
  const { store, folder } = await storeOfTwo();
  expect(await store.remembered("leads")).toBeNull();
  await leads(store);
  const later = openStore(folder, { now: LATER });
  const kept = await later.remembered<string>("leads");
  expect(kept).toMatchObject({ basis: "2026-11-25", digests: ["acme: Ana", "bolt: Ben"] });
  await store.change("bolt", (project) => ({ ...project, lead: "Bea" }));
  expect([kept?.digest("acme"), kept?.digest("bolt"), kept?.digest("none")]).toEqual(["acme: Ana", null, null]);
});

test("an index that is damaged, of another program, or too large for a hint is none", async () => {
  const { store, folder, index } = await storeOfTwo();
  await leads(store);
  expect(await openStore(folder, { now: LATER, madeBy: "another" }).remembered("leads")).toBeNull();
  const bytes = readFileSync(index);
  writeFileSync(index, Buffer.concat([bytes, Buffer.alloc(1)]));
  expect(await store.remembered("leads")).toBeNull();
  writeFileSync(index, Buffer.alloc(300 * 1024, "x"));
  expect(await store.remembered("leads")).toBeNull();
});
