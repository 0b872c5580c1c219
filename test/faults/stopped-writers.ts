import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";
import { callsOf } from "./kills.ts";
import { faultKind, inLanes } from "./table.ts";
import { storeWithProject, verifyStore } from "./verify.ts";
import { runWriter, type Said, startWriter, untilStopped } from "./writer-process.ts";

const LANES = 3;

export function stoppedWriters(): void {
  faultKind("sleep", "a writer sleeps longer than another one waits", async ({ trial }) => {
    const scene = await sceneOf();
    let busy = 0;
    await inLanes(scene.names.length, LANES, async (index) => {
      await trial(`before call ${index + 1}, ${scene.names[index]}`, async () => {
        const { folder, sleeper, other } = await sleepThrough(scene, index + 1, false);
        if (other.problem !== null) {
          expect(other.problem).toMatchObject({ code: "store-busy" });
          busy += 1;
        }
        expect(sleeper).toMatchObject({ problem: null, acknowledged: ["sleeper 1"] });
        return verifyStore(folder, [...sleeper.acknowledged, ...other.acknowledged]);
      });
    });
    expect(busy).toBeGreaterThan(10);
  });

  faultKind("sleep-unlocked", "the lock of a sleeping writer is removed by hand", async ({ trial, skip }) => {
    const scene = await sceneOf();
    let refused = 0;
    await inLanes(scene.names.length, LANES, async (index) => {
      // Between the last look at the lock and the rename there is no call left that could still notice.
      if (scene.names[index] === "rename") return skip("asleep in the call of rename itself");
      await trial(`before call ${index + 1}, ${scene.names[index]}`, async () => {
        const { folder, sleeper, other } = await sleepThrough(scene, index + 1, true);
        expect(other).toMatchObject({ problem: null, acknowledged: ["other 1"] });
        if (sleeper.problem !== null) {
          expect(sleeper.problem).toMatchObject({ code: "cannot-write" });
          refused += 1;
        }
        return verifyStore(folder, [...sleeper.acknowledged, ...other.acknowledged]);
      });
    });
    expect(refused).toBeGreaterThan(5);
  });
}

interface Scene {
  readonly base: string;
  readonly pristine: string;
  /** The calls of one change, in order. */
  readonly names: readonly string[];
}

async function sceneOf(): Promise<Scene> {
  const base = temporaryFolder();
  const pristine = await storeWithProject(join(base, "pristine"));
  return { base, pristine, names: await callsOf(join(base, "rehearsal"), pristine) };
}

/** One writer falls asleep before a call, another one writes or gives up, and the first one wakes. */
async function sleepThrough({ base, pristine }: Scene, nth: number, removeLock: boolean): Promise<Slept> {
  const folder = join(base, `${nth}`);
  cpSync(pristine, folder, { recursive: true });
  const signal = { name: "SIGSTOP", nth, when: "before" } as const;
  const writer = startWriter({ folder, by: "sleeper", changes: 1, patienceMs: 5_000, signal });
  try {
    expect(await untilStopped(writer)).toBe(true);
    if (removeLock) rmSync(join(folder, ".psvc", "lock"), { force: true });
    const other = await runWriter({ folder, by: "other", changes: 1, patienceMs: removeLock ? 5_000 : 50 });
    writer.child.kill("SIGCONT");
    return { folder, sleeper: await writer.ended, other };
  } finally {
    writer.child.kill("SIGKILL");
  }
}

interface Slept {
  readonly folder: string;
  readonly sleeper: Said;
  readonly other: Said;
}
