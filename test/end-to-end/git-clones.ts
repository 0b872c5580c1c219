import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { expect } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");

export const hasGit = spawnSync("git", ["--version"]).status === 0;

/** One person with a clone of the store. */
export interface Person {
  readonly folder: string;
  readonly psvc: (...argv: string[]) => string;
  /** Exit code, stdout and stderr, whatever they are. */
  readonly ran: (...argv: string[]) => { readonly exitCode: number; readonly out: string; readonly err: string };
  /** What psvc says on stderr when it refuses. */
  readonly refused: (...argv: string[]) => string;
  readonly git: (...argv: string[]) => { readonly exitCode: number; readonly out: string };
}

/** git finds psvc on the PATH, as it would after an installation. */
export function person(base: string, name: string, more: Readonly<Record<string, string>> = {}): Person {
  const bin = join(base, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "psvc"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(join(bin, "psvc"), 0o755);
  const folder = join(base, name);
  const identity = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: `${name}@example.org`,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: `${name}@example.org`,
  };
  const env = {
    ...process.env,
    ...identity,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    PSVC_HOME: folder,
    USER: name,
    ...more,
  };
  return {
    folder,
    psvc: (...argv) =>
      execFileSync(process.execPath, [BIN, ...argv], { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
    ran(...argv) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], { env, encoding: "utf8" });
      return { exitCode: status ?? -1, out: stdout, err: stderr };
    },
    refused(...argv) {
      const { status, stderr } = spawnSync(process.execPath, [BIN, ...argv], { env, encoding: "utf8" });
      expect(status).toBe(1);
      return stderr;
    },
    git(...argv) {
      const { status, stdout, stderr } = spawnSync("git", ["-C", folder, ...argv], { env, encoding: "utf8" });
      return { exitCode: status ?? -1, out: `${stdout}${stderr}` };
    },
  };
}

const made = new Map<boolean, string>();

/** The folder of two clones as they are at the beginning, to be copied: what it takes to make them is the same each time. */
function madeOnce(withDriver: boolean): string {
  const before = made.get(withDriver);
  if (before) return before;
  const base = realpathSync(mkdtempSync(join(tmpdir(), "psvc-clones-")));
  process.once("exit", () => rmSync(base, { recursive: true, force: true }));
  const [ana, ben] = [person(base, "ana"), person(base, "ben")];
  ana.psvc("new-project", "Acme", "--closed", "yesterday", "--lead", "Ana");
  ana.psvc("promise", "add", "acme", "orders arrive by themselves", "--importance", "must");
  ana.git("init", "-q", "-b", "main");
  if (withDriver) ana.psvc("merge-driver", "--install");
  commit(ana);
  execFileSync("git", ["clone", "-q", ana.folder, ben.folder]);
  if (withDriver) ben.psvc("merge-driver", "--install");
  made.set(withDriver, base);
  return base;
}

export function shared({ withDriver = true } = {}): {
  readonly ana: Person;
  readonly ben: Person;
  readonly pull: (to: Person, from: Person) => ReturnType<Person["git"]>;
} {
  const base = temporaryFolder();
  cpSync(madeOnce(withDriver), base, { recursive: true });
  const [ana, ben] = [person(base, "ana"), person(base, "ben")];
  return { ana, ben, pull: (to, from) => to.git("pull", "-q", "--no-rebase", "--no-edit", from.folder, "main") };
}

export function commit({ git }: Person): void {
  git("add", "-A");
  expect(git("commit", "-q", "-m", "a change").exitCode).toBe(0);
}
