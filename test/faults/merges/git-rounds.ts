import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { TEST_STORE, type TestApp } from "../../app.ts";
import { commit, type Person, person } from "../../end-to-end/git-clones.ts";
import { filesUnder } from "../../store/files-under.ts";
import { temporaryFolder } from "../../store/temporary-store.ts";
import { TODAY } from "../commands/world.ts";
import { documentsIn, type Files, mergedBothWays, type WorkedApart } from "./merged-clones.ts";

export interface GitRound {
  readonly merged: number;
  readonly lost: readonly string[];
}

/**
 * The same work in two real clones, each of which merges what the other had before either merged. What comes out by
 * meaning is what two imports come to, in both clones; without the driver it does after `doctor --fix`.
 */
export async function gitRound(
  clones: WorkedApart,
  { withDriver }: { readonly withDriver: boolean },
): Promise<GitRound> {
  const { ana, ben, whole } = clones;
  const [ours, theirs] = [filesOf(ana), filesOf(ben)];
  const { conflicts, merged } = await mergedBothWays(clones);
  const wanted = documentsIn(ana);
  const base = temporaryFolder();
  const people = ["ana", "ben"].map((name) => person(base, name, { PSVC_TODAY: TODAY }));
  const [left, right] = people as [Person, Person];
  begin(left, whole);
  execFileSync("git", ["clone", "-q", left.folder, right.folder]);
  if (withDriver) for (const one of people) one.psvc("merge-driver", "--install");
  for (const [one, files] of [
    [left, ours],
    [right, theirs],
  ] as const) {
    replace(one.folder, files);
    one.git("add", "-A");
    one.git("commit", "-q", "--allow-empty", "-m", "apart");
  }
  left.git("fetch", "-q", right.folder, "main:refs/heads/other");
  right.git("fetch", "-q", left.folder, "main:refs/heads/other");
  for (const one of people) one.git("merge", "-q", "--no-edit", "other");
  if (!withDriver) for (const one of people) one.ran("doctor", "--fix");
  const lost = people.flatMap((one) => differing(one, wanted, conflicts));
  if (conflicts.length === 0)
    for (const one of people) {
      if (one.git("ls-files", "-u").out.trim() !== "") lost.push("something is left unmerged");
      expect(damageIn(one)).toEqual([]);
    }
  return { merged: merged.length, lost };
}

function begin(one: Person, files: Files): void {
  mkdirSync(one.folder, { recursive: true });
  replace(one.folder, files);
  one.git("init", "-q", "-b", "main");
  commit(one);
}

function filesOf(app: TestApp): Files {
  return filesUnder(TEST_STORE, app.disk.files);
}

/** The folder holds these files, and of its own nothing but what git and psvc keep there. */
function replace(folder: string, files: Files): void {
  for (const part of ["projects", "catalogue", "templates", "history"])
    rmSync(join(folder, part), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function differing(one: Person, wanted: Files, conflicts: readonly string[]): string[] {
  return Object.entries(wanted).flatMap(([path, text]) => {
    if (conflicts.includes(path)) return [];
    return readFileSync(join(one.folder, path), "utf8") === text ? [] : [path];
  });
}

function damageIn(one: Person): readonly string[] {
  const { findings }: { findings: readonly { weight: string; text: string }[] } = JSON.parse(
    one.ran("doctor", "--json").out,
  ).doctor;
  return findings.filter(({ weight }) => weight === "damage").map(({ text }) => text);
}
