import { chmodSync, chownSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";
import { canMount } from "./full-disk.ts";
import { faultKind } from "./table.ts";
import { storeWithProject, verifyStore } from "./verify.ts";
import { runWriter, type Wrap } from "./writer-process.ts";

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
/** Root may write everywhere, so the writer has to be somebody else. */
const user = isRoot ? { uid: NOBODY } : {};

const PARTS = [
  ["the projects", ["projects"]],
  ["the folder of the lock", [".psvc"]],
  ["all folders", [".", ".psvc", "projects", "history", "history/projects"]],
  ["the history of the project", ["history/projects/acme.ndjson"]],
] as const;

export function readOnly(): void {
  faultKind("read-only", "a store that may not be written", async ({ trial, skip }) => {
    for (const [name, parts] of PARTS) {
      await trial(name, async () => {
        const folder = await storeOfWriter();
        for (const part of parts) chmodSync(join(folder, part), part.endsWith("ndjson") ? 0o400 : 0o500);
        const outcome = await expectRefusal(folder, "you are not allowed to", undefined);
        for (const part of parts) chmodSync(join(folder, part), part.endsWith("ndjson") ? 0o600 : 0o700);
        return verifyStore(folder, outcome);
      });
    }
    if (!canMount()) return skip("nothing can be mounted in a user namespace here");
    await trial("a disk that is mounted read-only", async () => {
      const folder = await storeWithProject(join(temporaryFolder(), "store"));
      const mounted: Wrap = (program, args) => {
        const script = `mount --bind '${folder}' '${folder}' && mount -o remount,ro,bind '${folder}' && exec "$0" "$@"`;
        return ["unshare", "-rm", "bash", "-c", script, program, ...args];
      };
      return verifyStore(folder, await expectRefusal(folder, "the disk is read-only", mounted));
    });
  });
}

async function storeOfWriter(): Promise<string> {
  const base = temporaryFolder();
  const folder = await storeWithProject(join(base, "store"));
  if (!isRoot) return folder;
  chmodSync(base, 0o755);
  for (const name of [".", ...(readdirSync(folder, { recursive: true }) as string[])]) {
    chownSync(join(folder, name), NOBODY, NOBODY);
  }
  return folder;
}

async function expectRefusal(folder: string, why: string, wrap: Wrap | undefined): Promise<readonly string[]> {
  const who = wrap === undefined ? user : {};
  const said = await runWriter({ folder, by: "refused", changes: 1, ...who }, wrap);
  expect(said.complaint).toBe("");
  expect(said.problem).toMatchObject({ code: "cannot-write", why });
  expect(said.read?.statements.map(([slug]) => slug)).toEqual(["acme"]);
  return said.acknowledged;
}
