import { createHash } from "node:crypto";
import { join } from "node:path";
import { errnoOf, type FileSystem, ignoreErrors } from "../disk/file-system.ts";
import { judgeOwner, type Machine, type ProcessIdentity } from "./process-identity.ts";
import { leaveOnSignal, stayOnSignal } from "./tickets-of-this-process.ts";

/**
 * Who waits for a lock, in the order of arrival. It makes waiting fair and does nothing else: only the lock keeps
 * writers apart, so a queue that cannot be read or written costs no change.
 */
export interface Queue {
  /** The tickets before this process, first one first. Removes those of processes that are gone. */
  readonly before: () => Promise<readonly string[]>;
  /** Takes a ticket, or takes it again where it was removed. */
  readonly join: () => void;
  /** Removes the tickets before this process once their owners have left a free lock lying: they are stopped. */
  readonly passSleepers: (before: readonly string[], isFree: boolean) => void;
  readonly leave: () => void;
}

export const queueOf = (lock: string): string => `${lock}.queue`;

const ASLEEP_MS = 1_000;
const JUDGE_AGAIN_MS = 200;
const MOST_ATTEMPTS = 5;
/** The time of arrival, then the identity. */
const TICKET = /^\d{20}-(?<pid>\d+)-(?<started>[a-z]*\.?\d*)-(?<boot>\w+)-(?<host>\w+)-(?<namespace>\w+)$/;

export function queueFor(lock: string, files: FileSystem, machine: Machine): Queue {
  const folder = queueOf(lock);
  let own: string | null = null;
  let names: readonly string[] = [];
  let alive: Sighted | null = null;
  let free: Sighted | null = null;

  const leave = (): void => {
    if (own === null) return;
    removeTicket(folder, own, files);
    ignoreErrors(() => files.removeFolder(folder));
    stayOnSignal(leave);
  };
  return {
    async before() {
      const found = ticketsIn(folder, files);
      names = found ?? [];
      let before = own === null ? names : names.filter((name) => own !== null && name < own);
      for (let [first] = before; first !== undefined && !isRecent(alive, first); [first] = before) {
        alive = { name: first, at: performance.now() };
        if (!(await isGone(first, machine))) break;
        removeTicket(folder, first, files);
        before = before.slice(1);
      }
      if (found !== null && own === null && before.length === 0) ignoreErrors(() => files.removeFolder(folder));
      return before;
    },
    join() {
      if (own !== null && names.includes(own)) return;
      // Before the ticket is there: a signal between the two would leave it behind.
      leaveOnSignal(leave);
      own = createTicket(folder, own, files, machine);
      if (own === null) stayOnSignal(leave);
    },
    passSleepers(before, isFree) {
      const [first] = before;
      if (first === undefined || !isFree) free = null;
      else if (free?.name !== first) free = { name: first, at: performance.now() };
      // Each one before had its own second: the next in line comes forward first.
      else if (performance.now() - free.at >= ASLEEP_MS * before.length)
        for (const name of before) removeTicket(folder, name, files);
    },
    leave,
  };
}

/** Removes the tickets of processes that are gone, and the folder of the queue where none is left. */
export async function sweepQueue(lock: string, files: FileSystem, machine: Machine): Promise<void> {
  const folder = queueOf(lock);
  for (const name of ticketsIn(folder, files) ?? []) if (await isGone(name, machine)) removeTicket(folder, name, files);
  ignoreErrors(() => files.removeFolder(folder));
}

interface Sighted {
  readonly name: string;
  readonly at: number;
}

function isRecent(sighted: Sighted | null, name: string): boolean {
  return sighted?.name === name && performance.now() - sighted.at < JUDGE_AGAIN_MS;
}

/** In the order of arrival; null where there is no queue. */
function ticketsIn(folder: string, files: FileSystem): readonly string[] | null {
  try {
    return files
      .list(folder)
      .filter((name) => TICKET.test(name))
      .sort();
  } catch {
    return null;
  }
}

function removeTicket(folder: string, name: string, files: FileSystem): void {
  ignoreErrors(() => files.unlink(join(folder, name)));
}

/** The name of the ticket, which is an empty file: it is never there in part. Null where the disk takes none. */
function createTicket(folder: string, again: string | null, files: FileSystem, machine: Machine): string | null {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const name = again ?? ticketOf(machine.self());
    try {
      files.makeFolder(folder);
      files.close(files.open(join(folder, name), "wx"));
      return name;
    } catch (err) {
      const code = errnoOf(err);
      if (code === "EEXIST" && again !== null) return name;
      // EEXIST: a second wait of this process at the same moment. ENOENT: the last one to leave removed the folder.
      if (code !== "EEXIST" && code !== "ENOENT") return again;
    }
  }
  return again;
}

/** The clock runs from the start of the machine, for all its processes; tickets of an earlier start are dead. */
function ticketOf(self: ProcessIdentity): string {
  const at = String(process.hrtime.bigint()).padStart(20, "0");
  const { pid, started, bootId, host, pidNamespace } = markOf(self);
  return [at, pid, started?.replace(":", ".") ?? "", bootId ?? "none", host, pidNamespace ?? "none"].join("-");
}

function ownerOf(ticket: string): ProcessIdentity | null {
  const parts = TICKET.exec(ticket)?.groups;
  if (!parts) return null;
  const { pid, started, boot = "", host = "", namespace = "" } = parts;
  const orNull = (text: string) => (text === "none" ? null : text);
  return {
    pid: Number(pid),
    started: started ? started.replace(".", ":") : null,
    bootId: orNull(boot),
    host,
    pidNamespace: orNull(namespace),
  };
}

/** Identities are only ever compared, so a short digest of the long parts tells as much as they do. */
function markOf(identity: ProcessIdentity): ProcessIdentity {
  const { bootId, host, pidNamespace } = identity;
  return {
    ...identity,
    bootId: bootId && digestOf(bootId),
    host: digestOf(host),
    pidNamespace: pidNamespace && digestOf(pidNamespace),
  };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

async function isGone(ticket: string, machine: Machine): Promise<boolean> {
  const owner = ownerOf(ticket);
  const marked: Machine = { ...machine, self: () => markOf(machine.self()) };
  return owner !== null && (await judgeOwner(owner, marked)) === "dead";
}
