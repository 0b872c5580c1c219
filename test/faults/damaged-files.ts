import { closeSync, ftruncateSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { sampleProject, withDecider } from "../store/sample-project.ts";
import { openStore, problemOf, temporaryFolder } from "../store/temporary-store.ts";
import { faultKind, type Outcome } from "./table.ts";
import { verifyStore } from "./verify.ts";
import { runWriter, type Said } from "./writer-process.ts";

const CUTS = 20;
const MIB = 1024 * 1024;
const MOST_MEMORY_KIB = 2 * MIB;
const MOST_SECONDS = 30;

function damages(whole: Buffer): readonly (readonly [string, Buffer])[] {
  const cuts = Array.from({ length: CUTS }, (_, cut) => Math.floor((whole.length * (cut + 0.5)) / CUTS));
  const text = whole.toString("utf8").replace("Acme", "Zo\u00eb");
  return [
    ...cuts.map((length) => [`cut off after ${length} bytes`, whole.subarray(0, length)] as const),
    ...cuts.map((at) => [`zero bytes from ${at} on`, withZeros(whole, at)] as const),
    ["empty", Buffer.alloc(0)],
    ["zero bytes only", Buffer.alloc(whole.length)],
    ["null", Buffer.from("null")],
    ["a list", Buffer.from("[]")],
    ["latin-1", Buffer.from(text, "latin1")],
    ["UTF-16", Buffer.from(text, "utf16le")],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ];
}

function withZeros(whole: Buffer, at: number): Buffer {
  const damaged = Buffer.from(whole);
  return damaged.fill(0, at);
}

export function damagedFiles(): void {
  faultKind("damaged", "a damaged project", async ({ trial }) => {
    const folder = await storeOfTwo();
    const file = join(folder, "projects/acme.json");
    for (const [index, [name, content]] of damages(readFileSync(file)).entries()) {
      await trial(name, async () => {
        writeFileSync(file, content);
        const store = openStore(folder);
        expect(await problemOf(store.project("acme"))).toMatchObject({ code: "damaged", file });
        expect(await problemOf(store.change("acme", withDecider("Lee")))).toMatchObject({ code: "damaged", file });
        expect(await problemOf(store.create(sampleProject()))).toMatchObject({ code: "damaged", file });
        expect(readFileSync(file).equals(content)).toBe(true);
        return healthyGoesOn(folder, `${index}`);
      });
    }
  });

  faultKind("huge", "a huge project", async ({ trial }) => {
    await trial("200 MiB of one string", () => refused(200, '"', '"'));
    // More than node takes for one string, and more than it takes for one file.
    for (const size of [200, 600, 2_200]) {
      await trial(`${size} MiB of zero bytes after a brace`, () => refused(size, "{", "\0", { hollow: true }));
    }
    await trial("200 MiB of blanks before the project", async () => {
      const folder = await storeOfTwo();
      const file = join(folder, "projects/acme.json");
      const whole = readFileSync(file, "utf8");
      fill(file, 200 * MIB, "", whole, false);
      const said = await runSanely(folder);
      expect(said).toMatchObject({ complaint: "", problem: null, acknowledged: ["w 1"], read: { damaged: [] } });
      return verifyStore(folder, said.acknowledged);
    });
  });
}

async function storeOfTwo(): Promise<string> {
  const folder = join(temporaryFolder(), "store");
  await openStore(folder).create(sampleProject("acme"));
  await openStore(folder).create(sampleProject("healthy"));
  return folder;
}

async function healthyGoesOn(folder: string, name: string): Promise<Outcome> {
  await openStore(folder).change("healthy", withDecider(name));
  const { projects, damaged } = await openStore(folder).portfolio();
  expect(damaged.map(({ slug }) => slug)).toEqual(["acme"]);
  const isThere = projects.some(({ slug, people }) => slug === "healthy" && people.deciders.includes(name));
  return { acknowledged: 1, lost: isThere ? 0 : 1 };
}

async function refused(size: number, start: string, end: string, { hollow = false } = {}) {
  const folder = await storeOfTwo();
  const file = join(folder, "projects/acme.json");
  fill(file, size * MIB, start, end, hollow);
  const outcome = await expectNamed(folder, file);
  expect(statSync(file).size).toBe(size * MIB);
  return outcome;
}

function fill(file: string, size: number, start: string, end: string, hollow: boolean): void {
  const fd = openSync(file, "w");
  ftruncateSync(fd, size);
  writeSync(fd, start, 0);
  if (!hollow) {
    const blanks = Buffer.alloc(MIB, " ");
    for (let at = start.length; at < size; at += MIB) writeSync(fd, blanks, 0, Math.min(MIB, size - at), at);
  }
  writeSync(fd, end, size - end.length);
  closeSync(fd);
}

/** A process of its own tries to change the huge project and then reads all; it must stay small and quick. */
async function runSanely(folder: string): Promise<Said> {
  const started = performance.now();
  const said = await runWriter({ folder, by: "w", changes: 1 });
  expect(said.memory).toBeLessThan(MOST_MEMORY_KIB);
  expect((performance.now() - started) / 1000).toBeLessThan(MOST_SECONDS);
  return said;
}

async function expectNamed(folder: string, file: string): Promise<Outcome> {
  const { complaint, problem, read } = await runSanely(folder);
  expect(complaint).toBe("");
  expect(problem).toMatchObject({ code: "damaged", file });
  expect(read?.statements.map(([slug]) => slug)).toEqual(["healthy"]);
  expect(read?.damaged).toMatchObject([{ slug: "acme", problem: { code: "damaged", file } }]);
  await openStore(folder).change("healthy", withDecider("Lee"));
  const { people } = await openStore(folder).project("healthy");
  return { acknowledged: 1, lost: people.deciders.includes("Lee") ? 0 : 1 };
}
