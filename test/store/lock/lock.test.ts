import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { type FileSystem, nodeFiles } from "../../../src/store/disk/file-system.ts";
import { type Lock, type LockOptions, takeLock } from "../../../src/store/lock/lock.ts";
import {
  judgeOwner,
  type Machine,
  type Owner,
  type ProcessIdentity,
  readStart,
  type Sighting,
  thisMachine,
} from "../../../src/store/lock/process-identity.ts";
import { sampleProject, withDecider } from "../sample-project.ts";
import { openStore, problemOf, temporaryFolder } from "../temporary-store.ts";

const here: ProcessIdentity = {
  pid: 100,
  started: "ticks:5000",
  bootId: "boot-1",
  host: "desk",
  pidNamespace: "pid:[1]",
};
const since = "2026-10-21T09:00:00.000Z";
const owner = (changes: Partial<Owner> = {}): Owner => ({
  ...here,
  pid: 200,
  token: "00112233aabbccdd",
  since,
  ...changes,
});

function machineWith(sighting: Sighting, self = here): Machine {
  return { self: () => self, look: async () => sighting };
}

const dead = machineWith("gone");
const alive = machineWith({ started: "ticks:5000" });

function optionsFor(machine: Machine, changes: Partial<LockOptions> = {}): LockOptions {
  return { files: nodeFiles, machine, now: () => since, patienceMs: 60, ...changes };
}

function lockHeldBy(holder: unknown): string {
  const path = join(temporaryFolder(), "lock");
  writeFileSync(path, typeof holder === "string" ? holder : JSON.stringify(holder));
  return path;
}

test.each<readonly [string, Partial<Owner>, Machine, "dead" | "alive" | "unknown"]>([
  ["that is gone is dead", {}, dead, "dead"],
  ["that runs is alive", {}, alive, "alive"],
  ["whose pid another process has now is dead", { started: "ticks:4000" }, alive, "dead"],
  ["from before the last boot is dead", { bootId: "boot-0" }, alive, "dead"],
  ["on another host is unknown", { host: "laptop", bootId: "boot-9" }, dead, "unknown"],
  ["in another container is unknown", { pidNamespace: "pid:[2]" }, dead, "unknown"],
  ["whose host was renamed meanwhile is found all the same", { host: "desk.home" }, dead, "dead"],
  ["whose start nobody recorded is unknown while its pid runs", { started: null }, alive, "unknown"],
  ["whose start nobody can see now is unknown", {}, machineWith({ started: null }), "unknown"],
  [
    "whose start is told a little differently is alive",
    { started: "ms:100000" },
    machineWith({ started: "ms:103000" }),
    "alive",
  ],
  [
    "whose start is told quite differently is dead",
    { started: "ms:100000" },
    machineWith({ started: "ms:200000" }),
    "dead",
  ],
])("an owner %s", async (_name, changes, machine, expected) => {
  expect(await judgeOwner(owner(changes), machine)).toBe(expected);
});

test("without boot ids an owner is judged on its own host only", async () => {
  const mac = { ...here, bootId: null, pidNamespace: null };
  expect(await judgeOwner(owner({ bootId: null, pidNamespace: null }), machineWith("gone", mac))).toBe("dead");
  expect(await judgeOwner(owner({ bootId: null, pidNamespace: null, host: "laptop" }), machineWith("gone", mac))).toBe(
    "unknown",
  );
  expect(await judgeOwner(owner({ host: "desk" }), machineWith("gone", mac))).toBe("unknown");
});

test("this process sees itself as alive", async () => {
  const machine = thisMachine(nodeFiles);
  expect(await judgeOwner(machine.self(), machine)).toBe("alive");
  expect(machine.self()).toMatchObject({ pid: process.pid, host: hostname() });
});

test("start times are read as ps and PowerShell print them", () => {
  expect(readStart("Tue Nov 24 04:48:46 2026\n")).toBe(`ms:${Date.UTC(2026, 10, 24, 4, 48, 46)}`);
  expect(readStart("2026-11-24T04:48:46.1234567Z\r\n")).toBe(`ms:${Date.UTC(2026, 10, 24, 4, 48, 46, 123)}`);
  expect(readStart("")).toBeNull();
});

test("a free lock is taken and leaves nothing behind when it is released", async () => {
  const folder = temporaryFolder();
  const lock = await takeLock(join(folder, "lock"), optionsFor(alive));
  expect(readdirSync(folder)).toEqual(["lock"]);
  expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ ...here, since });
  expect(lock.isHeld()).toBe(true);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a dead owner's lock is broken at once", async () => {
  const path = lockHeldBy(owner());
  const lock = await takeLock(path, optionsFor(dead, { patienceMs: 0 }));
  expect(lock.brokeOne).toBe(true);
  lock.release();
  expect(readdirSync(join(path, ".."))).toEqual([]);
});

test.each([
  ["empty", ""],
  ["cut off", '{"pid":200,"tok'],
  ["full of zero bytes", "\0".repeat(100)],
])("a lock that a power cut left %s is broken at once", async (_name, content) => {
  const lock = await takeLock(lockHeldBy(content), optionsFor(alive, { patienceMs: 0 }));
  expect(lock.isHeld()).toBe(true);
});

test("a breaker that died while it broke a lock is broken too", async () => {
  const path = lockHeldBy(owner());
  writeFileSync(`${path}.break-00112233aabbccdd`, JSON.stringify(owner({ pid: 201, token: "ffffffffffffffff" })));
  const lock = await takeLock(path, optionsFor(dead));
  lock.release();
  expect(readdirSync(join(path, ".."))).toEqual([]);
});

test("a breaker that lives is waited for", async () => {
  const path = lockHeldBy(owner());
  writeFileSync(`${path}.break-00112233aabbccdd`, JSON.stringify(owner({ pid: 201, token: "ffffffffffffffff" })));
  const machine: Machine = {
    self: () => here,
    look: async (pid) => (pid === 200 ? "gone" : { started: "ticks:5000" }),
  };
  expect(await problemOf(takeLock(path, optionsFor(machine)))).toMatchObject({
    code: "store-busy",
    owner: "pid 201 on host desk",
  });
  expect(readdirSync(join(path, ".."))).toEqual(["lock", "lock.break-00112233aabbccdd"]);
});

test.each([
  ["a live owner", owner(), alive, "pid 200 on host desk"],
  ["an owner on another host", owner({ host: "laptop", bootId: "boot-9" }), dead, "pid 200 on host laptop"],
  ["an owner who has held it for years", owner({ since: "2019-01-01T00:00:00.000Z" }), alive, "pid 200 on host desk"],
  ["a file that psvc did not write", { held: "by me" }, dead, "a program that psvc does not know"],
])("%s is waited for, then named, and keeps the lock", async (_name, holder, machine, name) => {
  const path = lockHeldBy(holder);
  const before = performance.now();
  const problem = await problemOf(takeLock(path, optionsFor(machine)));
  expect(performance.now() - before).toBeGreaterThanOrEqual(55);
  expect(problem).toMatchObject({
    code: "store-busy",
    lock: path,
    owner: name,
    since: "since" in holder ? holder.since : null,
  });
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(holder);
});

test("a lock that is released while somebody waits goes to them", async () => {
  const path = join(temporaryFolder(), "lock");
  const options = optionsFor(alive, { patienceMs: 2_000 });
  const first = await takeLock(path, options);
  const second = takeLock(path, options);
  setTimeout(first.release, 30);
  expect((await second).isHeld()).toBe(true);
});

test("unlocking leaves another owner's lock alone", async () => {
  const path = join(temporaryFolder(), "lock");
  const lock = await takeLock(path, optionsFor(alive));
  writeFileSync(path, JSON.stringify(owner()));
  expect(lock.isHeld()).toBe(false);
  lock.release();
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(owner());
});

test("a lock that could not be removed does not stop its own process", async () => {
  const path = join(temporaryFolder(), "lock");
  const stuck: FileSystem = { ...nodeFiles, unlink: (file) => (file === path ? fail("EIO") : nodeFiles.unlink(file)) };
  (await takeLock(path, optionsFor(alive, { files: stuck }))).release();
  expect((await takeLock(path, optionsFor(alive, { patienceMs: 0 }))).brokeOne).toBe(true);
});

test("many who meet one dead lock never hold it together", async () => {
  for (let round = 0; round < 20; round += 1) {
    const path = lockHeldBy(owner());
    let holders = 0;
    let most = 0;
    const work = async (lock: Lock) => {
      holders += 1;
      most = Math.max(most, holders);
      await new Promise((resolve) => setTimeout(resolve, 1));
      holders -= 1;
      lock.release();
    };
    const machine: Machine = {
      self: () => here,
      look: async (pid) => (pid === 200 ? "gone" : { started: "ticks:5000" }),
    };
    await Promise.all(
      Array.from({ length: 8 }, async () => work(await takeLock(path, optionsFor(machine, { patienceMs: 5_000 })))),
    );
    expect(most).toBe(1);
  }
});

test.each(["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"])("where links end in %s nothing is written", async (code) => {
  const folder = temporaryFolder();
  const store = openStore(folder, { files: { ...nodeFiles, link: () => fail(code) } });
  expect(await problemOf(store.create(sampleProject()))).toMatchObject({ code: "no-hard-links" });
  expect(readdirSync(folder, { recursive: true })).toEqual([".psvc"]);
});

const ERRORS = [
  ...["ENOENT", "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EIO", "EMFILE", "ENOTDIR", "EISDIR", "ELOOP"],
  ...["ENAMETOOLONG", "EBUSY", "EFBIG", "ESTALE", "ENXIO"],
];
const CALLS = ["readFile", "list", "makeFolder", "open", "protect", "write", "close", "link", "unlink", "removeFolder"];

test.each(
  ERRORS.flatMap((code) => CALLS.map((call) => [code, call] as const)),
)("a disk that answers %s to every %s gives the lock or says why not, at once", async (code, call) => {
  const path = join(temporaryFolder(), "caches", "lock");
  const files: FileSystem = { ...nodeFiles, [call]: () => fail(code) };
  const before = performance.now();
  const outcome = await takeLock(path, optionsFor(alive, { files, patienceMs: 60_000 })).then(
    (lock) => {
      lock.release();
      return "taken";
    },
    (err) => (err instanceof PsvcError ? err.problem.code : err),
  );
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(["taken", "cannot-write", "no-hard-links"]).toContain(outcome);
});

test.each([
  ["in a folder that takes none", "/proc/nope/store"],
  ["below a file", "/proc/self/status/store"],
])("a store %s is refused at once", async (_name, folder) => {
  if (process.platform !== "linux") return;
  expect(await problemOf(openStore(folder).create(sampleProject()))).toMatchObject({
    code: expect.stringMatching(/^(?:cannot-write|unreadable-file)$/),
  });
});

test("a lock that somebody removes by hand does not cost another writer's change", async () => {
  const folder = temporaryFolder();
  await openStore(folder).create(sampleProject());
  const lock = join(folder, ".psvc", "lock");
  const files: FileSystem = {
    ...nodeFiles,
    open(path, flags) {
      if (path.endsWith(".psvc-new")) writeFileSync(lock, JSON.stringify(owner()));
      return nodeFiles.open(path, flags);
    },
  };
  const problem = await problemOf(openStore(folder, { files }).change("acme", withDecider("Lee")));
  expect(problem).toMatchObject({ code: "cannot-write", why: expect.stringContaining("taken away") });
  expect(await openStore(folder).project("acme")).toEqual(sampleProject());
  const lines = readFileSync(join(folder, "history/projects/acme.ndjson"), "utf8").trim().split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
    command: "aborted",
    aborted: JSON.parse(lines.at(-2) ?? "").op,
  });
});

test("what killed processes left behind is swept once their lock is broken", async () => {
  const folder = temporaryFolder();
  await openStore(folder).create(sampleProject());
  const gone = owner({ ...thisMachine(nodeFiles).self(), started: "ticks:1" });
  const caches = join(folder, ".psvc");
  mkdirSync(join(caches, "drafts"));
  writeFileSync(join(caches, "lock"), JSON.stringify(gone));
  writeFileSync(join(caches, "lock.77.0123456789abcdef"), JSON.stringify(gone));
  writeFileSync(join(caches, "lock.78.0123456789abcdef"), "half wri");
  writeFileSync(join(folder, "projects", ".acme.json.0123456789abcdef.psvc-new"), "{");
  writeFileSync(join(folder, "projects", ".notes.txt"), "somebody else's");
  writeFileSync(join(caches, "drafts", ".acme.json.0123456789abcdef.psvc-new"), "{");
  await openStore(folder).change("acme", withDecider("Lee"));
  expect(readdirSync(caches).sort()).toEqual(["drafts", "lock.78.0123456789abcdef", "order"]);
  expect(readdirSync(join(folder, "projects")).sort()).toEqual([".notes.txt", "acme.json"]);
  expect(readdirSync(join(caches, "drafts"))).toHaveLength(1);
});

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}
