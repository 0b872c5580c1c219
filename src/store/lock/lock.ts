import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { PsvcError } from "../../errors.ts";
import { cannotWrite } from "../disk/disk-errors.ts";
import { createPrivately } from "../disk/durable-write.ts";
import { ensureFolder, errnoOf, type FileSystem, ifThere, ignoreErrors } from "../disk/file-system.ts";
import { type Queue, queueFor } from "./lock-queue.ts";
import { type Patience, patienceOf, type WaitingOptions } from "./patience.ts";
import { judgeOwner, type Machine, type Owner } from "./process-identity.ts";

export interface LockOptions extends WaitingOptions {
  readonly files: FileSystem;
  readonly machine: Machine;
  readonly now: () => string;
}

export interface Lock {
  readonly isHeld: () => boolean;
  readonly release: () => void;
  /** A dead owner was met on the way: it may have left files behind. */
  readonly brokeOne: boolean;
}

/**
 * What lies in a lock file: `torn` is left by a power cut, because a lock is only linked to its place once it is whole.
 */
export interface LockContent {
  readonly bytes: Buffer;
  readonly owner: Owner | "torn" | "foreign";
}

interface TooLate {
  readonly tooLate: unknown;
}

const POLL_MS = 4;
const TURN_MS = 20;
const LONGEST_PAUSE_MS = 500;
const RENEW_MS = 1_000;
const JUDGE_AGAIN_MS = 200;
const MOST_SWEPT = 20;
const NO_LINKS = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

/** Breaking a lock takes a moment, and who comes second finds it broken: no order is worth keeping. */
const NO_QUEUE: Queue = { before: async () => [], join: () => {}, passSleepers: () => {}, leave: () => {} };

/** Locks that this process was done with and could not remove. It lives, so nobody else could tell. */
const givenUp = new Set<string>();

/**
 * Takes the lock at `path` in the order of arrival. Throws `store-busy`, `no-hard-links` or `cannot-write`. A lock is
 * never stolen by its age.
 */
export async function takeLock(path: string, options: LockOptions): Promise<Lock> {
  const queue = queueFor(path, options.files, options.machine);
  try {
    return await take(path, options, patienceOf(options), queue);
  } finally {
    queue.leave();
  }
}

async function take(path: string, options: LockOptions, patience: Patience, queue: Queue): Promise<Lock> {
  const { files, machine } = options;
  let brokeOne = false;
  let swept = 0;
  const judge = judgeSeldom(machine);
  for (;;) {
    const before = await queue.before();
    const found = look(path, files);
    patience.observe(found?.bytes ?? null);
    // The last attempt is made out of turn: whoever is before has let the lock lie as long.
    const isLast = patience.isOver();
    const isTurn = before.length === 0 || isLast;
    const isFree = found === null || (await judge(found));
    let tooLate: TooLate | null = null;
    if (isTurn && found === null) {
      const token = tryToLink(path, options);
      if (typeof token === "string") return { ...heldLock(path, token, files), brokeOne };
      tooLate = token;
      swept = errnoOf(token.tooLate) === "ENOENT" ? swept + 1 : 0;
      if (swept > MOST_SWEPT) throw cannotWrite(path, token.tooLate);
    }
    if (isLast && !(isFree && found !== null)) throw refusal(path, found, tooLate, files);
    queue.join();
    if (isTurn && isFree && found !== null) {
      await breakLock(path, found, options, patience);
      brokeOne = true;
      continue;
    }
    queue.passSleepers(before, isFree);
    patience.tell(before.length + 1);
    await pause(pauseFor(before.length, tooLate));
  }
}

/** The first one looks often, and the others less often the longer they have to wait anyway. */
function pauseFor(before: number, tooLate: TooLate | null): number {
  if (tooLate) return Math.random();
  return before === 0 ? POLL_MS * (0.5 + Math.random()) : Math.min(before * TURN_MS, LONGEST_PAUSE_MS);
}

/** Whether a lock's owner is dead, asked again only after a while or for another lock. */
function judgeSeldom(machine: Machine): (found: LockContent) => Promise<boolean> {
  let judged: { readonly bytes: Buffer; readonly at: number; readonly isDead: boolean } | null = null;
  return async (found) => {
    const now = performance.now();
    if (judged === null || judged.isDead || !judged.bytes.equals(found.bytes) || now - judged.at > JUDGE_AGAIN_MS)
      judged = { bytes: found.bytes, at: now, isDead: await isDead(found, machine) };
    return judged.isDead;
  };
}

/**
 * Removes the lock of a dead owner. Several processes may have judged the same one dead; the one that gets the lock
 * named after its token removes it, and only if it is still that one: the next owner's lock has another token.
 */
async function breakLock(path: string, dead: LockContent, options: LockOptions, patience: Patience): Promise<void> {
  const breaker = await take(`${path}.break-${tokenOf(dead)}`, options, patience, NO_QUEUE);
  try {
    const found = look(path, options.files);
    if (found && tokenOf(found) === tokenOf(dead)) options.files.unlink(path);
  } catch (err) {
    if (errnoOf(err) !== "ENOENT") throw cannotWrite(path, err);
  } finally {
    breaker.release();
  }
}

export function look(path: string, files: FileSystem): LockContent | null {
  let bytes: Buffer | null;
  try {
    bytes = ifThere(() => files.readFile(path));
  } catch (err) {
    throw cannotWrite(path, err);
  }
  return bytes && { bytes, owner: readOwner(bytes) };
}

function readOwner(bytes: Buffer): Owner | "torn" | "foreign" {
  try {
    const owner = JSON.parse(bytes.toString("utf8")) as Partial<Owner> | null;
    const isOwner =
      Number.isInteger(owner?.pid) && /^[0-9a-f]{8,64}$/.test(String(owner?.token)) && typeof owner?.host === "string";
    return isOwner ? (owner as Owner) : "foreign";
  } catch {
    return "torn";
  }
}

function tokenOf({ owner }: LockContent): string {
  return typeof owner === "string" ? owner : owner.token;
}

export async function isDead({ owner }: LockContent, machine: Machine): Promise<boolean> {
  if (typeof owner === "string") return owner === "torn";
  return givenUp.has(owner.token) || (await judgeOwner(owner, machine)) === "dead";
}

/** The token of the new lock, or the error of having come too late. */
function tryToLink(path: string, { files, machine, now }: LockOptions): string | TooLate {
  const token = randomBytes(8).toString("hex");
  const self = machine.self();
  const owner: Owner = { ...self, token, since: now() };
  const own = `${path}.${self.pid}.${token}`;
  try {
    ensureFolder(files, dirname(path));
    createPrivately(files, own, Buffer.from(JSON.stringify(owner)));
    link(files, own, path);
    return token;
  } catch (err) {
    // EEXIST: another process was faster. ENOENT: one swept our file, or somebody deleted the folder of caches.
    const code = errnoOf(err);
    if (code === "EEXIST" || code === "ENOENT") return { tooLate: err };
    // The link may be in place all the same.
    heldLock(path, token, files).release();
    givenUp.add(token);
    throw cannotWrite(path, err);
  } finally {
    ignoreErrors(() => files.unlink(own));
  }
}

function link(files: FileSystem, own: string, path: string): void {
  try {
    files.link(own, path);
  } catch (err) {
    if (!NO_LINKS.includes(errnoOf(err) ?? "")) throw err;
    throw new PsvcError({ code: "no-hard-links", path: dirname(path) }, { cause: err });
  }
}

/**
 * A long hold is renewed so that those who wait see it is alive: by a timer, and by `isHeld`, which is asked between
 * documents by work that leaves a timer no moment to run.
 */
function heldLock(path: string, token: string, files: FileSystem): Omit<Lock, "brokeOne"> {
  let renewedAt = performance.now();
  const isThere = (): boolean => {
    const found = look(path, files);
    return found !== null && tokenOf(found) === token;
  };
  const isHeld = (): boolean => {
    const isHere = isThere();
    if (isHere && performance.now() - renewedAt >= RENEW_MS) {
      renewedAt = performance.now();
      ignoreErrors(() => renew(path, files));
    }
    return isHere;
  };
  const timer = setInterval(() => ignoreErrors(isHeld), RENEW_MS);
  timer.unref();
  return {
    isHeld,
    release() {
      clearInterval(timer);
      try {
        if (isThere()) files.unlink(path);
      } catch {
        givenUp.add(token);
      }
    },
  };
}

/** One blank at the end: what is there is whole at every moment, and differs from before. */
function renew(path: string, files: FileSystem): void {
  const fd = files.open(path, "a");
  try {
    files.write(fd, Buffer.from("\n"));
  } finally {
    files.close(fd);
  }
}

/** Losing the race at the last attempt is being too late for a lock that somebody has. */
function refusal(path: string, found: LockContent | null, tooLate: TooLate | null, files: FileSystem): unknown {
  if (tooLate && errnoOf(tooLate.tooLate) !== "EEXIST") return cannotWrite(path, tooLate.tooLate);
  return busy(path, found ?? look(path, files));
}

function busy(path: string, found: LockContent | null): PsvcError {
  const owner = found?.owner;
  if (owner === undefined || typeof owner === "string") {
    const name = owner === undefined ? "another psvc" : "a program that psvc does not know";
    return new PsvcError({ code: "store-busy", lock: path, owner: name, since: null });
  }
  const name = `pid ${owner.pid} on host ${owner.host}`;
  return new PsvcError({ code: "store-busy", lock: path, owner: name, since: owner.since ?? null });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
