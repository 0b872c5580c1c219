import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hook, HookOutcome } from "../domain/config/hook.ts";
import { EXIT } from "../errors.ts";

const PATIENCE_MS = 30_000;
/** What is written after the command has ended comes from what it left running, and is not waited for. */
const LAST_WORDS_MS = 100;
const MOST_SAID = 2_000;

/**
 * Runs a command line of the user's own through their shell, in its own process group, so that whatever it started ends
 * with it when it takes too long. Nothing but the command itself is in the command line: what a customer said reaches
 * it on stdin and in a private file.
 */
export async function runHook(hook: Hook, patienceMs = PATIENCE_MS): Promise<HookOutcome> {
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), "psvc-"));
    const file = join(folder, "win.json");
    await writeFile(file, `${JSON.stringify(hook.json, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    return await run(hook, file, patienceMs);
  } catch (error) {
    return { outcome: "not-started", why: error instanceof Error ? error.message : String(error) };
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function run({ command, stdin, variable }: Hook, file: string, patienceMs: number): Promise<HookOutcome> {
  return new Promise((done) => {
    const child = spawn(command, {
      shell: true,
      detached: process.platform !== "win32",
      windowsHide: true,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, [variable]: file },
    });
    let said = "";
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-MOST_SAID);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    // A command that does not read closes its end early.
    child.stdin.on("error", () => {});
    child.stdin.end(stdin);
    const end = (outcome: HookOutcome) => {
      clearTimeout(timer);
      process.off("SIGINT", interrupt);
      for (const stream of child.stdio) stream?.destroy();
      child.unref();
      done(outcome);
    };
    const timer = setTimeout(() => {
      stop(child);
      end({ outcome: "timed-out", seconds: Math.round(patienceMs / 1000) });
    }, patienceMs);
    const interrupt = () => {
      stop(child);
      process.exitCode = EXIT.cancelled;
      end({ outcome: "interrupted" });
    };
    process.once("SIGINT", interrupt);
    child.on("error", (error) => end({ outcome: "not-started", why: error.message }));
    child.on("exit", (code, signal) => {
      const ended = (): HookOutcome =>
        code === 0 ? { outcome: "done" } : { outcome: "failed", exitCode: code ?? 128, said: said || (signal ?? "") };
      const lastWords = setTimeout(() => end(ended()), LAST_WORDS_MS);
      child.on("close", () => {
        clearTimeout(lastWords);
        end(ended());
      });
    });
  });
}

function stop(child: ChildProcess): void {
  try {
    if (process.platform === "win32" || child.pid === undefined) child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
