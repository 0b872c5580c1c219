import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { ReadDocument, ReadingOptions } from "../documents/document.ts";
import { type Problem, PsvcError } from "../errors.ts";

/** The hidden first word by which this program becomes a reader of documents; `main.ts` knows it, too. */
const READER_WORD = "__read-document";

const PATIENCE_MS = 60_000;
const MOST_BYTES = 400 * 1024 * 1024;
const LOOK_EVERY_MS = 100;

interface Limits {
  readonly patienceMs: number;
  readonly mostBytes: number;
  /** The script of this program; undefined for a program that is one executable. */
  readonly script: string | undefined;
}

/**
 * Reads a document in a process of its own, which is ended when it takes too long or too much memory: whatever a file
 * does to its reader, this process and the store stay as they are. Throws `unreadable-file`.
 */
export async function readInOwnProcess(
  bytes: Buffer,
  file: string,
  options: ReadingOptions,
  limits: Partial<Limits> = {},
): Promise<ReadDocument> {
  const { script, ...ends } = { patienceMs: PATIENCE_MS, mostBytes: MOST_BYTES, script: process.argv[1], ...limits };
  const child = spawn(process.execPath, [...(script === undefined ? [] : [script]), READER_WORD], {
    stdio: ["pipe", "pipe", "ignore"],
    windowsHide: true,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const said = collect(child);
  // A reader that has ended closes its end early.
  child.stdin?.on("error", () => {});
  child.stdin?.write(`${JSON.stringify({ file, ...options })}\n`);
  child.stdin?.end(bytes);
  const ended = await endOf(child, ends);
  if (ended !== null) throw unread(file, ended);
  const answer = parsed(Buffer.concat(await said).toString("utf8"));
  if (answer?.problem) throw new PsvcError(answer.problem);
  if (answer?.document) return answer.document;
  throw unread(file, "its reader ended in the middle of it, as a damaged or hostile file makes it do");
}

interface Answer {
  readonly document?: ReadDocument;
  readonly problem?: Problem;
}

function parsed(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}

async function collect(child: ChildProcess): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout ?? []) chunks.push(chunk as Buffer);
  return chunks;
}

/** Why it was ended; null where it ended as it should. */
function endOf(child: ChildProcess, { patienceMs, mostBytes }: Omit<Limits, "script">): Promise<string | null> {
  return new Promise((done) => {
    let why: string | null = null;
    const end = (because: string): void => {
      why ??= because;
      child.kill("SIGKILL");
    };
    const seconds = Math.round(patienceMs / 1000);
    const timer = setTimeout(() => end(`reading it took longer than ${seconds} seconds`), patienceMs);
    const looking = setInterval(() => {
      const megabytes = Math.round(mostBytes / 1024 / 1024);
      if (memoryOf(child.pid) > mostBytes) end(`reading it took more than ${megabytes} MB of memory`);
    }, LOOK_EVERY_MS);
    const finish = (code: number | null): void => {
      clearTimeout(timer);
      clearInterval(looking);
      const isBroken = why === null && code !== 0;
      done(isBroken ? "its reader ended in the middle of it, as a damaged or hostile file makes it do" : why);
    };
    child.on("error", () => finish(1));
    child.on("close", finish);
  });
}

/** In bytes; 0 where the system does not say, and only V8's own limit holds. */
function memoryOf(pid: number | undefined): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function unread(file: string, why: string): PsvcError {
  return new PsvcError({
    code: "unreadable-file",
    file,
    why,
    instead: "Nothing was written. Split it, or save it anew with another program, and read that.",
  });
}
