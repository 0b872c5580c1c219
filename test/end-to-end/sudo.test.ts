import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const BIN = resolve(import.meta.dirname, "../../bin/psvc.js");
const OWNER = 4321;
const canBeOthers = process.geteuid?.() === 0;

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "psvc-sudo-"));
  if (canBeOthers) chownSync(home, OWNER, OWNER);
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function psvc(user: number, ...argv: readonly string[]) {
  const env = { PATH: process.env.PATH, HOME: home, PSVC_HOME: join(home, "a store"), PSVC_TODAY: "2026-12-01" };
  const options = { cwd: home, env, uid: user, gid: user, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], options);
  return { exitCode: status, out: stdout, err: stderr };
}

const NEW = ["new-project", "Acme", "--closed", "yesterday", "--lead", "Ana", "--no-input"];
const ADD = ["promise", "add", "acme", "orders sync both ways"];

function ownersUnder(folder: string): ReadonlySet<number> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(all.map((entry) => statSync(join(entry.parentPath, entry.name)).uid));
}

test.skipIf(!canBeOthers).each<readonly [string, readonly (readonly string[])[]]>([
  ["the first write of all", [NEW]],
  ["a change", [["risk", "add", "acme", "the depot moves"], ADD]],
  ["a backup, a draft and a look", [["backup"], ["status", "--since-last"], ["doctor", "--fix"]]],
  [
    "the settings",
    [
      ["config", "set", "holidays", "2026-12-24"],
      ["config", "set", "me", "Ana"],
    ],
  ],
  ["an export over an older one", [["export", "--all", "--to", "all.json", "--yes"]]],
])("%s under sudo leaves everything to the owner of the store, who goes on", (what, lines) => {
  if (what !== "the first write of all") {
    expect(psvc(OWNER, ...NEW).exitCode).toBe(0);
    psvc(OWNER, "export", "--all", "--to", "all.json");
  }
  for (const line of lines) psvc(0, ...line);
  expect([...ownersUnder(home)]).toEqual([OWNER]);
  const after = psvc(OWNER, ...ADD);
  expect(after.exitCode, after.err).toBe(0);
  expect(psvc(OWNER, "doctor").out).toContain("Every file is whole");
});

test.skipIf(!canBeOthers)("what earlier days left to root is named, with the line that gives it back", () => {
  psvc(OWNER, ...NEW);
  for (const name of ["projects/acme.json", "history/projects/acme.ndjson"])
    chownSync(join(home, "a store", name), 0, 0);
  const { findings } = JSON.parse(psvc(OWNER, "doctor", "--json").out).doctor;
  const found = findings.find(({ code }: { code: string }) => code === "other-owner");
  expect(found).toMatchObject({
    text: `belongs to root, the store to user ${OWNER}, and so does 1 more`,
    instead: `sudo chown -R ${OWNER}:${OWNER} '${join(home, "a store")}'`,
  });
  expect(spawnSync("sh", ["-c", found.instead.replace("sudo ", "")]).status).toBe(0);
  expect(psvc(OWNER, ...ADD).exitCode).toBe(0);
});

test.skipIf(!canBeOthers)("a file that would change hands is not replaced", () => {
  mkdirSync(join(home, "open"), { mode: 0o777 });
  chownSync(join(home, "open"), OWNER, OWNER);
  expect(psvc(OWNER, ...NEW).exitCode).toBe(0);
  expect(psvc(OWNER, "export", "--all", "--to", "open/all.json").exitCode).toBe(0);
  chownSync(join(home, "open/all.json"), 0, 0);
  const { exitCode, err } = psvc(OWNER, "export", "--all", "--to", "open/all.json", "--yes");
  expect(exitCode).toBe(1);
  expect(err).toContain("open/all.json cannot be written");
  expect(statSync(join(home, "open/all.json")).uid).toBe(0);
});
