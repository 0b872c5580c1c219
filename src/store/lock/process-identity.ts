import { hostname } from "node:os";
import { errnoOf, type FileSystem } from "../disk/file-system.ts";

/** A process, told apart from every other one: a pid alone is used again, and means nothing elsewhere. */
export interface ProcessIdentity {
  readonly pid: number;
  /** `ticks:…` since the boot from /proc, or `ms:…` since 1970; null where nobody can say. */
  readonly started: string | null;
  readonly bootId: string | null;
  readonly host: string;
  readonly pidNamespace: string | null;
}

/** What a lock file holds. */
export interface Owner extends ProcessIdentity {
  readonly token: string;
  readonly since: string;
}

export type Sighting = "gone" | { readonly started: string | null };

/** The machine as the lock sees it. */
export interface Machine {
  readonly self: () => ProcessIdentity;
  /** Whether a process of this machine is there, and since when. */
  readonly look: (pid: number) => Promise<Sighting>;
}

/** Only a dead owner's lock may be broken. Unknown is everything that cannot be told from here. */
export async function judgeOwner(owner: ProcessIdentity, machine: Machine): Promise<"dead" | "alive" | "unknown"> {
  const self = machine.self();
  const kernel = sameKernel(owner, self);
  if (kernel === "earlier") return "dead";
  if (kernel === "other" || owner.pidNamespace !== self.pidNamespace) return "unknown";
  const sighting = await machine.look(owner.pid);
  if (sighting === "gone") return "dead";
  if (owner.started === null || sighting.started === null) return "unknown";
  return sameStart(owner.started, sighting.started) ? "alive" : "dead";
}

/** The boot id is the better witness: a host may change its name while it runs, and two may share one. */
function sameKernel(owner: ProcessIdentity, self: ProcessIdentity): "this" | "earlier" | "other" {
  if (owner.bootId !== null && owner.bootId === self.bootId) return "this";
  if (owner.host !== self.host) return "other";
  if (owner.bootId !== null && self.bootId !== null) return "earlier";
  return owner.bootId === self.bootId ? "this" : "other";
}

/** Clocks are read at slightly different moments of a start, and `ps` rounds; pids do not come round that fast. */
const CLOCK_SLACK_MS = 10_000;

function sameStart(text: string, other: string): boolean {
  if (!text.startsWith("ms:") || !other.startsWith("ms:")) return text === other;
  return Math.abs(Number(text.slice(3)) - Number(other.slice(3))) <= CLOCK_SLACK_MS;
}

export function thisMachine(files: FileSystem): Machine {
  const proc = readProc(files);
  const self: ProcessIdentity = {
    pid: process.pid,
    started: proc.startOf("self") ?? `ms:${Math.round(performance.timeOrigin)}`,
    bootId: proc.bootId,
    host: hostname(),
    pidNamespace: proc.pidNamespace,
  };
  return {
    self: () => self,
    async look(pid) {
      if (!isThere(pid)) return "gone";
      if (process.platform !== "linux") return { started: await askForStart(pid) };
      return proc.isZombie(pid) ? "gone" : { started: proc.startOf(pid) };
    },
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (err) {
    return errnoOf(err) !== "ESRCH";
  }
}

interface Proc {
  readonly bootId: string | null;
  readonly pidNamespace: string | null;
  readonly startOf: (pid: number | "self") => string | null;
  readonly isZombie: (pid: number) => boolean;
}

function readProc(files: FileSystem): Proc {
  const attempt = (look: () => string): string | null => {
    if (process.platform !== "linux") return null;
    try {
      return look().trim();
    } catch {
      return null;
    }
  };
  // A /proc of another pid namespace speaks of other processes under our numbers.
  const isOurs = attempt(() => files.readLink("/proc/self")) === String(process.pid);
  const statOf = (pid: number | "self"): readonly string[] => {
    if (pid !== "self" && !isOurs) return [];
    const stat = attempt(() => files.readFile(`/proc/${pid}/stat`).toString("latin1"));
    // The second field is the program's name in brackets, and may hold blanks and brackets of its own.
    return stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  };
  return {
    bootId: attempt(() => files.readFile("/proc/sys/kernel/random/boot_id").toString("latin1")),
    pidNamespace: attempt(() => files.readLink("/proc/self/ns/pid")),
    startOf(pid) {
      const ticks = statOf(pid)[19];
      return ticks ? `ticks:${ticks}` : null;
    },
    isZombie: (pid) => ["Z", "X"].includes(statOf(pid)[0] ?? ""),
  };
}

/** Asked on contention only: starting a program takes longer than most writes. */
async function askForStart(pid: number): Promise<string | null> {
  const { spawnSync } = await import("node:child_process");
  const [program, ...args] =
    process.platform === "win32"
      ? ["powershell", "-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString("o")`]
      : ["ps", "-o", "lstart=", "-p", String(pid)];
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const { status, stdout } = spawnSync(program as string, args, {
    env,
    encoding: "utf8",
    timeout: 5_000,
    windowsHide: true,
  });
  return status === 0 ? readStart(stdout) : null;
}

/** `Tue Nov 24 04:48:46 2026` as `ps` prints it, or an ISO instant. Both are in UTC. */
export function readStart(printed: string): string | null {
  const text = printed.trim();
  const at = Date.parse(/Z$/.test(text) ? text : `${text} UTC`);
  return Number.isNaN(at) ? null : `ms:${at}`;
}
