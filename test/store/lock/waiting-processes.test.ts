import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeFiles } from "../../../src/store/disk/file-system.ts";
import { type Lock, takeLock } from "../../../src/store/lock/lock.ts";
import { thisMachine } from "../../../src/store/lock/process-identity.ts";
import { lender, onTerminal } from "../../end-to-end/on-terminal.ts";
import { sampleProject } from "../sample-project.ts";
import { openStore, temporaryFolder } from "../temporary-store.ts";

const BIN = resolve(import.meta.dirname, "../../../bin/psvc.js");
const WRITERS = 6;

interface Scene {
  readonly home: string;
  readonly store: string;
  /** Held by this process. */
  readonly lock: Lock;
  readonly tickets: () => readonly string[];
}

async function sceneOf(): Promise<Scene> {
  const home = temporaryFolder();
  const store = join(home, "store");
  await openStore(store).create(sampleProject());
  const caches = join(store, ".psvc");
  const machine = thisMachine(nodeFiles);
  const now = () => "2026-10-21T09:00:00.000Z";
  const lock = await takeLock(join(caches, "lock"), { files: nodeFiles, machine, now, patienceMs: 0 });
  const tickets = () => (readdirSync(caches).includes("lock.queue") ? readdirSync(join(caches, "lock.queue")) : []);
  return { home, store, lock, tickets };
}

function environmentOf({ home, store }: Scene): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, PSVC_HOME: store, PSVC_TODAY: "2026-11-25", LANG: "en_GB.UTF-8" };
}

function add(scene: Scene, words: string): ChildProcess & { readonly said: () => string } {
  const child = spawn(process.execPath, [BIN, "promise", "add", "acme", words], {
    env: environmentOf(scene),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += String(chunk);
  });
  child.stderr?.on("data", (chunk) => {
    said += String(chunk);
  });
  return Object.assign(child, { said: () => said });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((done) => setTimeout(done, 5));
}

/** In the order in which they were written. */
async function statements(store: string): Promise<readonly string[]> {
  const promises = Object.values((await openStore(store).project("acme")).promises);
  const inOrder = promises.sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
  return inOrder.map(({ statement }) => statement);
}

const lockFiles = (store: string) => readdirSync(join(store, ".psvc")).filter((name) => name.startsWith("lock"));

describe("commands that wait for another psvc", () => {
  beforeAll(() => expect(readdirSync(resolve(import.meta.dirname, "../../../dist"))).toContain("psvc.cjs"));

  test("go in the order in which they came, and none is refused or lost", async () => {
    const scene = await sceneOf();
    const children = [];
    for (let number = 0; number < WRITERS; number += 1) {
      children.push(add(scene, `promise ${number}`));
      await until(() => scene.tickets().length > number);
    }
    scene.lock.release();
    const codes = await Promise.all(children.map(async (child) => (await once(child, "close"))[0]));
    expect(codes).toEqual(children.map(() => 0));
    expect((await statements(scene.store)).slice(-WRITERS)).toEqual(children.map((_, number) => `promise ${number}`));
    expect(lockFiles(scene.store)).toEqual([]);
    // Nothing is said where no one sits in front of it.
    expect(children.map((child) => child.said()).join("")).not.toContain("Waiting");
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("end by %s and leave no ticket", async (signal) => {
    const scene = await sceneOf();
    const child = add(scene, "never written");
    await until(() => scene.tickets().length === 1);
    child.kill(signal);
    expect(await once(child, "close")).toEqual([null, signal]);
    expect(lockFiles(scene.store)).toEqual(["lock"]);
    scene.lock.release();
    expect(await statements(scene.store)).not.toContain("never written");
  });

  test("and are killed hold up nobody who comes later", async () => {
    const scene = await sceneOf();
    const child = add(scene, "never written");
    await until(() => scene.tickets().length === 1);
    child.kill("SIGKILL");
    await once(child, "close");
    expect(scene.tickets()).toHaveLength(1);
    scene.lock.release();
    const next = add(scene, "written");
    expect((await once(next, "close"))[0], next.said()).toBe(0);
    expect(await statements(scene.store)).toContain("written");
    expect(lockFiles(scene.store)).toEqual([]);
  });

  test.runIf(lender)("say so after two seconds, on a terminal", async () => {
    const scene = await sceneOf();
    const files = join(scene.home, "files");
    mkdirSync(files);
    writeFileSync(join(files, "empty"), "");
    const line = "psvc promise add acme 'written at last'";
    const running = onTerminal([{ line, place: { home: scene.home, store: scene.store, files } }]);
    await until(() => scene.tickets().length === 1);
    await new Promise((done) => setTimeout(done, 2_400));
    scene.lock.release();
    const [ran] = await running;
    expect(ran?.screen).toContain("Waiting for another psvc to finish (1 before this one)");
    expect(ran?.screen.split("Waiting for").length).toBe(2);
    expect(ran?.exitCode).toBe(0);
  });
});
