import { spawn } from "node:child_process";
import { PsvcError } from "../errors.ts";

interface GitAnswer {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs git and waits for it. Throws `refused` where there is none. */
export async function runGit(argv: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const git = spawn("git", argv, { stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    git.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    git.on("error", (cause) => reject(noGit(cause)));
    git.on("close", (code) =>
      resolve({ exitCode: code ?? 128, out: String(Buffer.concat(out)), err: String(Buffer.concat(err)) }),
    );
  });
}

function noGit(cause: Error): PsvcError {
  const problem = {
    code: "refused",
    what: "git",
    because: "it cannot be started",
    instead: "install git, or see that it is on the PATH",
  } as const;
  return new PsvcError(problem, { cause });
}
