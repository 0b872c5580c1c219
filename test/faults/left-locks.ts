import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { nodeFiles } from "../../src/store/disk/file-system.ts";
import { type Owner, thisMachine } from "../../src/store/lock/process-identity.ts";
import { temporaryFolder } from "../store/temporary-store.ts";
import { faultKind } from "./table.ts";
import { storeWithProject, verifyStore } from "./verify.ts";
import { runWriter, statOf } from "./writer-process.ts";

const WRITERS = 8;
const ROUNDS = 5;
const PATIENCE_MS = 150;

export function leftLocks(): void {
  faultKind("lock-dead", "a lock left by a process that died", async ({ trial }) => {
    await trial("it was killed", async () => {
      const sleeper = sleepingProcess();
      const owner = ownerOf(sleeper);
      await ended(sleeper);
      return brokenAtOnce(JSON.stringify(owner));
    });
    await trial("its pid lives again", async () => {
      const sleeper = sleepingProcess();
      const outcome = await brokenAtOnce(JSON.stringify({ ...ownerOf(sleeper), started: "ticks:1" }));
      await ended(sleeper);
      return outcome;
    });
    await trial("the machine was started again", () =>
      brokenAtOnce(JSON.stringify({ ...ownerOf({ pid: process.pid }), bootId: "an-earlier-start" })),
    );
    const text = JSON.stringify(ownerOf({ pid: process.pid }));
    for (let length = 0; length < text.length; length += 16) {
      await trial(`torn after ${length} bytes`, () => brokenAtOnce(text.slice(0, length)));
    }
    await trial("torn into zero bytes", () => brokenAtOnce("\0".repeat(text.length)));
  });
  metByMany();
  notOurs();
}

function metByMany(): void {
  faultKind("lock-many", "many processes meet a dead lock", async ({ trial }) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await trial(`round ${round}`, async () => {
        const sleeper = sleepingProcess();
        const folder = await storeLockedBy(JSON.stringify(ownerOf(sleeper)));
        await ended(sleeper);
        const orders = Array.from({ length: WRITERS }, (_, index) => ({ folder, by: `${index}`, changes: 3 }));
        const said = await Promise.all(orders.map((order) => runWriter({ ...order, patienceMs: 30_000 })));
        expect(said.map(({ problem }) => problem)).toEqual(orders.map(() => null));
        expect(readdirSync(join(folder, ".psvc"))).toEqual(["order"]);
        return verifyStore(
          folder,
          said.flatMap(({ acknowledged }) => acknowledged),
        );
      });
    }
  });
}

function notOurs(): void {
  const elsewhere = { bootId: "another-machine", host: "laptop" };
  const cases: readonly (readonly [string, Partial<Owner>])[] = [
    ["a living process", {}],
    ["a living process whose start nobody recorded", { started: null }],
    ["another host", elsewhere],
    ["another host, years ago", { ...elsewhere, since: "2019-01-01T00:00:00.000Z" }],
    ["another container", { pidNamespace: "pid:[1]" }],
  ];
  faultKind("lock-held", "a lock that may be held is never stolen", async ({ trial }) => {
    const sleeper = sleepingProcess();
    for (const [name, changes] of cases) {
      await trial(name, async () => {
        const lock = JSON.stringify({ ...ownerOf(sleeper), ...changes });
        const folder = await storeLockedBy(lock);
        const started = performance.now();
        const said = await runWriter({ folder, by: "waiting", changes: 1, patienceMs: PATIENCE_MS });
        expect(performance.now() - started).toBeGreaterThanOrEqual(PATIENCE_MS);
        expect(said).toMatchObject({ acknowledged: [], problem: { code: "store-busy" } });
        expect(said.read?.statements.map(([slug]) => slug)).toEqual(["acme"]);
        expect(readFileSync(join(folder, ".psvc", "lock"), "utf8")).toBe(lock);
        nodeFiles.unlink(join(folder, ".psvc", "lock"));
        return verifyStore(folder, []);
      });
    }
    await ended(sleeper);
  });
}

async function storeLockedBy(lock: string): Promise<string> {
  const folder = await storeWithProject(join(temporaryFolder(), "store"));
  writeFileSync(join(folder, ".psvc", "lock"), lock);
  return folder;
}

async function brokenAtOnce(lock: string): Promise<{ readonly acknowledged: number; readonly lost: number }> {
  const folder = await storeLockedBy(lock);
  const said = await runWriter({ folder, by: "breaker", changes: 1, patienceMs: 0 });
  expect(said).toMatchObject({ problem: null, acknowledged: ["breaker 1"] });
  expect(readdirSync(join(folder, ".psvc"))).toEqual(["order"]);
  return verifyStore(folder, said.acknowledged);
}

function sleepingProcess(): ChildProcess {
  return spawn("sleep", ["600"], { stdio: "ignore" });
}

async function ended(sleeper: ChildProcess): Promise<void> {
  const exit = once(sleeper, "exit");
  sleeper.kill("SIGKILL");
  await exit;
}

function ownerOf({ pid }: { readonly pid?: number | undefined }): Owner {
  const self = thisMachine(nodeFiles).self();
  const since = "2026-10-21T09:00:00.000Z";
  return { ...self, pid: pid ?? 0, started: `ticks:${statOf(pid)[19]}`, token: "00112233aabbccdd", since };
}
