import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { breakCall } from "../store/disk/broken-disk.ts";
import { openStore, temporaryFolder } from "../store/temporary-store.ts";
import { callsOf } from "./kills.ts";
import { faultKind } from "./table.ts";
import { storeWithProject, verifyStore, writeAtOnce } from "./verify.ts";
import { runWriter, type Said, type Wrap } from "./writer-process.ts";

export function fullDisk(): void {
  faultKind("full-call", "no space at any write or sync", async ({ trial }) => {
    const base = temporaryFolder();
    const pristine = await storeWithProject(join(base, "pristine"));
    for (const start of [null, pristine]) {
      const names = await callsOf(join(base, `rehearsal-${start === null}`), start);
      for (const [index, name] of names.entries()) {
        if (name !== "write" && name !== "sync") continue;
        for (const when of ["before", "after"] as const) {
          const folder = join(base, `${start === null}-${index}-${when}`);
          await trial(`${when} call ${index + 1}, ${name}`, async () => {
            if (start !== null) cpSync(start, folder, { recursive: true });
            const files = breakCall(index + 1, "ENOSPC", when);
            const wrote = await writeAtOnce(openStore(folder, { files }), "full").then(
              () => ["full"],
              () => [],
            );
            return verifyStore(folder, wrote);
          });
        }
      }
    }
  });
  limitedFiles();
  smallDisk();
}

/** A shell that runs the writer where no file may grow beyond so many KiB. */
const limited =
  (blocks: number): Wrap =>
  (program, args) => ["bash", "-c", `trap "" XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, program, ...args];

const ENOUGH = 96;
const CHANGES = 40;

function limitedFiles(): void {
  faultKind("full-limit", "files may not grow beyond a limit", async ({ trial }) => {
    const base = temporaryFolder();
    let isOver = false;
    for (let blocks = 0; blocks <= ENOUGH && !isOver; blocks += blocks < 16 ? 1 : 4) {
      await trial(`${blocks} KiB`, async () => {
        const folder = join(base, `${blocks}`);
        const said = await runWriter({ folder, by: "limited", create: true, changes: CHANGES }, limited(blocks));
        isOver = said.problem === null;
        expectFull(said, "allowed");
        return verifyStore(folder, said.acknowledged);
      });
    }
    expect(isOver).toBe(true);
  });
}

/** A disk in memory that only the writer sees; what it holds is copied out before it is gone. */
const onSmallDisk =
  (size: number, disk: string, out: string): Wrap =>
  (program, args) => {
    const script = `mount -t tmpfs -o size=${size}k none '${disk}'; "$0" "$@"; cp -a '${disk}/.' '${out}'`;
    return ["unshare", "-rm", "bash", "-c", script, program, ...args];
  };

export function canMount(): boolean {
  return spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;
}

function smallDisk(): void {
  faultKind("full-disk", "a disk that is really full", async ({ trial, skip }) => {
    if (!canMount()) return skip("nothing can be mounted in a user namespace here");
    const base = temporaryFolder();
    let isOver = false;
    for (let size = 4; size <= 512 && !isOver; size += size < 64 ? 4 : 16) {
      await trial(`${size} KiB`, async () => {
        const [disk, out] = [join(base, `${size}-disk`), join(base, `${size}`)];
        for (const folder of [disk, out]) mkdirSync(folder);
        const order = { folder: join(disk, "store"), by: "small", create: true, changes: CHANGES };
        const said = await runWriter(order, onSmallDisk(size, disk, out));
        isOver = said.problem === null;
        expectFull(said, "full");
        return verifyStore(join(out, "store"), said.acknowledged);
      });
    }
    expect(isOver).toBe(true);
  });
}

/** A clear reason, and all that was acknowledged can still be read while there is no room. */
function expectFull({ problem, read, acknowledged, complaint }: Said, reason: string): void {
  expect(complaint).toBe("");
  expect(read?.damaged).toEqual([]);
  const promises = read?.statements.flatMap(([, statements]) => statements) ?? [];
  for (const statement of acknowledged.slice(1)) expect(promises).toContain(statement);
  if (problem === null) return;
  expect(["cannot-write", "not-proven-durable"]).toContain(problem.code);
  expect(problem).toMatchObject({ why: expect.stringContaining(reason) });
}
