import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type FileSystem, nodeFiles } from "../../../src/store/disk/file-system.ts";
import { type LockOptions, takeLock } from "../../../src/store/lock/lock.ts";
import { queueFor, queueOf } from "../../../src/store/lock/lock-queue.ts";
import type { Machine, ProcessIdentity } from "../../../src/store/lock/process-identity.ts";
import { simulatedDisk } from "../disk/simulated-disk.ts";
import { problemOf, temporaryFolder } from "../temporary-store.ts";

const LOCK = "/store/.psvc/lock";
const since = "2026-10-21T09:00:00.000Z";

/** A machine on which these pids run; this process is the first of them. */
function machineOf(pid: number, alive: readonly number[] = [], changes: Partial<ProcessIdentity> = {}): Machine {
  const self = { pid, started: `ticks:${pid}`, bootId: "boot-1", host: "desk", pidNamespace: "pid:[1]", ...changes };
  return {
    self: () => self,
    look: async (other) => ([pid, ...alive].includes(other) ? { started: `ticks:${other}` } : "gone"),
  };
}

interface Desk {
  readonly files: FileSystem;
  readonly options: (pid: number, changes?: Partial<LockOptions>) => LockOptions;
  readonly tickets: () => readonly string[];
}

const PIDS = Array.from({ length: 40 }, (_, index) => 100 + index);

function desk(files: FileSystem = simulatedDisk().files): Desk {
  files.makeFolder(dirname(LOCK));
  return {
    files,
    options: (pid, changes = {}) => ({
      files,
      machine: machineOf(pid, PIDS),
      now: () => since,
      patienceMs: 5_000,
      ...changes,
    }),
    tickets: () => (files.list(dirname(LOCK)).includes("lock.queue") ? files.list(queueOf(LOCK)) : []),
  };
}

/** A ticket of a process that is not this test. */
function ticketOf(files: FileSystem, machine: Machine): void {
  queueFor(LOCK, files, machine).join();
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(1);
}

test.each([2, 12])("%i who wait get the lock in the order in which they came, one at a time", async (count) => {
  const { files, options, tickets } = desk();
  const first = await takeLock(LOCK, options(100));
  const served: number[] = [];
  const waiting: Promise<void>[] = [];
  let holders = 0;
  for (const pid of PIDS.slice(1, count + 1)) {
    const wait = takeLock(LOCK, options(pid)).then(async (lock) => {
      served.push(pid);
      holders += 1;
      expect(holders).toBe(1);
      await pause(2);
      holders -= 1;
      lock.release();
    });
    waiting.push(wait);
    await until(() => tickets().length === waiting.length);
  }
  first.release();
  await Promise.all(waiting);
  expect(served).toEqual(PIDS.slice(1, count + 1));
  expect(files.list(dirname(LOCK))).toEqual([]);
});

test("a lock that is free is taken without a ticket", async () => {
  const { files, options } = desk();
  const lock = await takeLock(LOCK, options(100));
  expect(files.list(dirname(LOCK))).toEqual(["lock"]);
  lock.release();
});

test("a newcomer does not take a free lock from those who wait", async () => {
  const { files, options, tickets } = desk();
  ticketOf(files, machineOf(101));
  const late = takeLock(LOCK, options(102));
  await until(() => tickets().length === 2);
  await pause(100);
  expect(files.list(dirname(LOCK))).toEqual(["lock.queue"]);
  removeFirst(files, tickets());
  (await late).release();
});

function removeFirst(files: FileSystem, [first = ""]: readonly string[]): void {
  files.unlink(join(queueOf(LOCK), first));
}

test.each<readonly [string, Machine]>([
  ["of a process that is gone", machineOf(900)],
  ["whose pid another process has now", machineOf(101, [], { started: "ticks:1" })],
  ["from before the last start of the machine", machineOf(101, [], { bootId: "boot-0" })],
])("a ticket %s is removed at once", async (_name, gone) => {
  const { files, options } = desk();
  ticketOf(files, gone);
  ticketOf(files, gone);
  const lock = await takeLock(LOCK, options(100, { patienceMs: 0 }));
  expect(files.list(dirname(LOCK))).toEqual(["lock"]);
  lock.release();
});

test("a ticket of a process that was killed in the middle of the queue holds nobody up", async () => {
  const { files, options, tickets } = desk();
  const first = await takeLock(LOCK, options(100));
  ticketOf(files, machineOf(900));
  const second = takeLock(LOCK, options(101));
  await until(() => tickets().some((name) => name.includes("-101-")));
  ticketOf(files, machineOf(901));
  const third = takeLock(LOCK, options(102));
  await until(() => tickets().some((name) => name.includes("-102-")));
  expect(tickets()).toHaveLength(3);
  const before = performance.now();
  first.release();
  (await second).release();
  (await third).release();
  expect(performance.now() - before).toBeLessThan(900);
  expect(files.list(dirname(LOCK))).toEqual([]);
});

test.each<readonly [string, Machine]>([
  ["that is stopped", machineOf(101)],
  ["on another host", machineOf(101, [], { host: "laptop", bootId: "boot-9" })],
  ["in another container", machineOf(101, [], { pidNamespace: "pid:[2]" })],
  ["whose start nobody recorded", machineOf(101, [], { started: null })],
])("a waiter %s is passed by once it has left a free lock lying for a second", async (_name, sleeper) => {
  const { files, options } = desk();
  ticketOf(files, sleeper);
  const before = performance.now();
  const lock = await takeLock(LOCK, options(100));
  expect(performance.now() - before).toBeGreaterThanOrEqual(990);
  expect(files.list(dirname(LOCK))).toEqual(["lock"]);
  lock.release();
});

test("a waiter whose ticket was removed keeps its place", async () => {
  const { files, options, tickets } = desk();
  const first = await takeLock(LOCK, options(100));
  const served: number[] = [];
  const take = (pid: number) =>
    takeLock(LOCK, options(pid)).then((lock) => {
      served.push(pid);
      lock.release();
    });
  const second = take(101);
  await until(() => tickets().length === 1);
  const [own] = tickets();
  const third = take(102);
  await until(() => tickets().length === 2);
  files.removeTree(queueOf(LOCK));
  await until(() => tickets().length === 2);
  expect(tickets()[0]).toBe(own);
  first.release();
  await Promise.all([second, third]);
  expect(served).toEqual([101, 102]);
});

test("a dead owner's lock is broken at once by the first who waits, who hears of it", async () => {
  const { files, options, tickets } = desk();
  const holder = await takeLock(LOCK, options(900, { machine: machineOf(900) }));
  ticketOf(files, machineOf(901));
  const lock = await takeLock(LOCK, options(100, { patienceMs: 0 }));
  expect(lock.brokeOne).toBe(true);
  expect(tickets()).toEqual([]);
  holder.release();
  expect(lock.isHeld()).toBe(true);
  lock.release();
});

test("patience counts from the last time the lock changed hands", async () => {
  const { options, tickets } = desk();
  let lock = await takeLock(LOCK, options(100));
  const queued = [101, 102, 103, 104].map((pid) => takeLock(LOCK, options(pid)));
  await until(() => tickets().length === 4);
  const last = takeLock(LOCK, options(105, { patienceMs: 400 }));
  await until(() => tickets().length === 5);
  const before = performance.now();
  for (const next of queued) {
    await pause(200);
    lock.release();
    lock = await next;
  }
  await pause(200);
  lock.release();
  (await last).release();
  expect(performance.now() - before).toBeGreaterThan(900);
});

test("a holder that works long shows that it lives, by its timer and between two documents", async () => {
  const { files, options } = desk();
  const lock = await takeLock(LOCK, options(100));
  const size = () => files.readFile(LOCK).length;
  const whole = size();
  // No timer runs while a synchronous piece of work lasts.
  for (const end = performance.now() + 1_050; performance.now() < end; );
  expect(size()).toBe(whole);
  expect(lock.isHeld()).toBe(true);
  expect(size()).toBe(whole + 1);
  const waiting = takeLock(LOCK, options(101, { patienceMs: 1_600 }));
  await pause(2_400);
  expect(size()).toBeGreaterThan(whole + 1);
  expect(lock.isHeld()).toBe(true);
  lock.release();
  (await waiting).release();
  expect(files.list(dirname(LOCK))).toEqual([]);
});

test("a holder whose lock was removed by hand leaves nothing in its place", async () => {
  const { files, options } = desk();
  const lock = await takeLock(LOCK, options(100));
  files.unlink(LOCK);
  await pause(1_100);
  expect(lock.isHeld()).toBe(false);
  expect(files.list(dirname(LOCK))).toEqual([]);
  lock.release();
});

test("however much moves, a wait has an end", async () => {
  const { files, options, tickets } = desk();
  const lock = await takeLock(LOCK, options(100));
  const turning = setInterval(() => files.write(files.open(LOCK, "a"), Buffer.from("\n")), 20);
  const problem = await problemOf(takeLock(LOCK, options(101, { longestMs: 300 })));
  clearInterval(turning);
  expect(problem).toMatchObject({ code: "store-busy", owner: "pid 100 on host desk" });
  expect(tickets()).toEqual([]);
  lock.release();
});

test("a wait of two seconds is told once, with how many go before", async () => {
  const { files, options, tickets } = desk();
  const lock = await takeLock(LOCK, options(100));
  const told: number[] = [];
  const queued = [101, 102, 103].map((pid) => takeLock(LOCK, options(pid)));
  await until(() => tickets().length === 3);
  const before = performance.now();
  const late = takeLock(LOCK, options(104, { waiting: (count) => told.push(count) }));
  await until(() => told.length > 0);
  expect(performance.now() - before).toBeGreaterThanOrEqual(2_000);
  await pause(200);
  lock.release();
  for (const next of queued) (await next).release();
  (await late).release();
  expect(told).toEqual([4]);
  expect(files.list(dirname(LOCK))).toEqual([]);
});

test.each([
  0, 40,
])("who loses the race at the end of a patience of %i ms is told who has the lock", async (patienceMs) => {
  const plain = simulatedDisk().files;
  const { options, tickets } = desk(plain);
  const holder = { ...machineOf(101).self(), token: "00112233aabbccdd", since };
  const files: FileSystem = {
    ...plain,
    link(from, to) {
      plain.close(plain.open(`${to}.other`, "wx"));
      const fd = plain.open(`${to}.other`, "a");
      plain.write(fd, Buffer.from(JSON.stringify(holder)));
      plain.close(fd);
      plain.rename(`${to}.other`, to);
      plain.link(from, to);
    },
  };
  expect(await problemOf(takeLock(LOCK, options(100, { files, patienceMs })))).toMatchObject({
    code: "store-busy",
    owner: "pid 101 on host desk",
  });
  expect(tickets()).toEqual([]);
});

test("who loses the race to one that is done already is told that the store was busy", async () => {
  const plain = simulatedDisk().files;
  const files: FileSystem = { ...plain, link: () => fail("EEXIST") };
  expect(await problemOf(takeLock(LOCK, desk(plain).options(100, { files, patienceMs: 0 })))).toMatchObject({
    code: "store-busy",
    owner: "another psvc",
  });
});

test.each(["ENOSPC", "EACCES", "EROFS"])("a disk that takes no tickets (%s) costs no write", async (code) => {
  const plain = simulatedDisk().files;
  const { options } = desk(plain);
  const files: FileSystem = {
    ...plain,
    open: (path, flags) => (dirname(path) === queueOf(LOCK) ? fail(code) : plain.open(path, flags)),
  };
  const first = await takeLock(LOCK, options(100, { files }));
  const second = takeLock(LOCK, options(101, { files }));
  await pause(50);
  first.release();
  expect((await second).isHeld()).toBe(true);
});

test("a queue that cannot be read, or holds what is no ticket, costs no write", async () => {
  const { files, options } = desk();
  files.makeFolder(queueOf(LOCK));
  files.close(files.open(join(queueOf(LOCK), "notes.txt"), "wx"));
  (await takeLock(LOCK, options(100, { patienceMs: 0 }))).release();
  expect(files.list(queueOf(LOCK))).toEqual(["notes.txt"]);
  const closed = { ...files, list: () => fail("EACCES") };
  (await takeLock(LOCK, options(100, { patienceMs: 0, files: closed }))).release();
});

test("a queue whose folder a killed process left empty is removed", async () => {
  const { files, options } = desk();
  files.makeFolder(queueOf(LOCK));
  (await takeLock(LOCK, options(100))).release();
  expect(files.list(dirname(LOCK))).toEqual([]);
});

test("tickets work on a real disk, in a private folder", async () => {
  const path = join(temporaryFolder(), "lock");
  const real = (pid: number): LockOptions => ({ ...desk().options(pid), files: nodeFiles });
  const first = await takeLock(path, real(100));
  const second = takeLock(path, real(101));
  await pause(30);
  expect(nodeFiles.list(queueOf(path))).toHaveLength(1);
  expect(nodeFiles.modeOf(queueOf(path))).toBe(0o700);
  first.release();
  (await second).release();
  expect(nodeFiles.list(dirname(path))).toEqual([]);
});

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}
