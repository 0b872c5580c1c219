import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { PsvcError } from "../../errors.ts";
import { cannotWrite } from "../disk/disk-errors.ts";
import { createPrivately } from "../disk/durable-write.ts";
import { ensureFolder, errnoOf, type FileSystem, ifThere, ignoreErrors } from "../disk/file-system.ts";
import { judgeOwner, type Machine, type Owner } from "./process-identity.ts";

export interface LockOptions {
  readonly files: FileSystem;
  readonly machine: Machine;
  readonly now: () => string;
  /** How long to wait for a live or unknown owner. */
  readonly patienceMs: number;
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
const JUDGE_AGAIN_MS = 200;
const NO_LINKS = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

/** Locks that this process was done with and could not remove. It lives, so nobody else could tell. */
const givenUp = new Set<string>();

/**
 * Takes the lock at `path`. Throws `store-busy`, `no-hard-links` or `cannot-write`. A lock is never stolen by its age.
 */
export async function takeLock(path: string, options: LockOptions): Promise<Lock> {
  return take(path, options, performance.now() + options.patienceMs);
}

async function take(path: string, options: LockOptions, deadline: number): Promise<Lock> {
  let brokeOne = false;
  let judged: { readonly bytes: Buffer; readonly at: number } | null = null;
  for (;;) {
    const found = look(path, options.files);
    if (found === null) {
      const token = tryToLink(path, options);
      if (typeof token === "string") return { ...heldLock(path, token, options.files), brokeOne };
      if (performance.now() >= deadline) throw cannotWrite(path, token.tooLate);
      await pause(Math.random());
      continue;
    }
    const now = performance.now();
    if (judged === null || !judged.bytes.equals(found.bytes) || now - judged.at > JUDGE_AGAIN_MS) {
      judged = { bytes: found.bytes, at: now };
      if (await isDead(found, options.machine)) {
        await breakLock(path, found, options, deadline);
        brokeOne = true;
        judged = null;
        continue;
      }
    }
    if (now >= deadline) throw busy(path, found);
    await pause(POLL_MS * (0.5 + Math.random()));
  }
}

/**
 * Removes the lock of a dead owner. Several processes may have judged the same one dead; the one that gets the lock
 * named after its token removes it, and only if it is still that one: the next owner's lock has another token.
 */
async function breakLock(path: string, dead: LockContent, options: LockOptions, deadline: number): Promise<void> {
  const breaker = await take(`${path}.break-${tokenOf(dead)}`, options, deadline);
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

function heldLock(path: string, token: string, files: FileSystem): Omit<Lock, "brokeOne"> {
  const isHeld = (): boolean => {
    const found = look(path, files);
    return found !== null && tokenOf(found) === token;
  };
  return {
    isHeld,
    release() {
      try {
        if (isHeld()) files.unlink(path);
      } catch {
        givenUp.add(token);
      }
    },
  };
}

function busy(path: string, { owner }: LockContent): PsvcError {
  const name =
    typeof owner === "string" ? "a program that psvc does not know" : `pid ${owner.pid} on host ${owner.host}`;
  const since = typeof owner === "string" ? null : (owner.since ?? null);
  return new PsvcError({ code: "store-busy", lock: path, owner: name, since });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
