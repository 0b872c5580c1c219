import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { inject } from "vitest";
import type { Problem } from "../../src/errors.ts";
import type { WriterOrder } from "./orders.ts";

/** What a writer said until it ended. */
export interface Said {
  readonly acknowledged: readonly string[];
  readonly problem: Problem | null;
  /** What it could read at its end; null for one that was killed before. */
  readonly read: {
    readonly statements: readonly (readonly [string, readonly string[]])[];
    readonly damaged: readonly { readonly slug: string; readonly problem: Problem }[];
  } | null;
  /** The most memory it ever had, in KiB. */
  readonly memory: number | null;
  readonly complaint: string;
  readonly exitCode: number | null;
}

export interface WriterProcess {
  readonly child: ChildProcess;
  /** Resolves once it is about to write. */
  readonly ready: Promise<void>;
  readonly ended: Promise<Said>;
}

/** Puts another program around the one that is started: a shell with limits, a namespace. */
export type Wrap = (program: string, args: readonly string[]) => readonly [string, ...string[]];

export function startWriter(order: WriterOrder, wrap: Wrap = (program, args) => [program, ...args]): WriterProcess {
  const [program, ...args] = wrap(process.execPath, [inject("writer"), JSON.stringify(order)]);
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said: { word: string; value: unknown }[] = [];
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += String(chunk);
  });
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const blank = line.indexOf(" ");
    said.push({ word: line.slice(0, blank), value: JSON.parse(line.slice(blank + 1)) });
  });
  const all = (word: string) => said.filter((one) => one.word === word).map(({ value }) => value);
  const last = <T>(word: string) => (all(word).at(-1) ?? null) as T | null;
  const ended = Promise.all([once(child, "close"), once(lines, "close")]).then(
    ([[exitCode]]): Said => ({
      acknowledged: all("ack") as string[],
      problem: last("problem"),
      read: last("read"),
      memory: last("memory"),
      complaint,
      exitCode,
    }),
  );
  return { child, ready: Promise.race([once(lines, "line"), ended]).then(() => undefined), ended };
}

export function runWriter(order: WriterOrder, wrap?: Wrap): Promise<Said> {
  return startWriter(order, wrap).ended;
}

/** Waits until the process sleeps by SIGSTOP; false when it ended before it could. */
export async function untilStopped({ child, ended }: WriterProcess): Promise<boolean> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    if (stateOf(child.pid) === "T") return true;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return false;
}

/** Fields of /proc/<pid>/stat from the state on. */
export function statOf(pid: number | undefined): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

const stateOf = (pid: number | undefined) => statOf(pid)[0] ?? null;
