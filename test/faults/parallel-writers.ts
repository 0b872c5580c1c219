import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";
import type { WriterOrder } from "./orders.ts";
import { faultKind } from "./table.ts";
import { storeWithProject, verifyStore } from "./verify.ts";
import { runWriter, type Said } from "./writer-process.ts";

/** Writers at the same time, and how many times each of them writes, with a process of its own each time. */
const CROWDS = [
  [20, 10],
  [40, 5],
  [80, 3],
] as const;
const ALONE = 5;
/** The aim for the longest command, as a multiple of what all writers would take one after another on a quiet machine. */
const AIM = 1.5;
/**
 * The limit for it, as a multiple of the crowd's own pace, which also holds on a busy machine. In turn it is about 1;
 * where each release is a draw it is 3 and more.
 */
const LIMIT = 2;

/** Nobody gets more patience than a user has. */
export function parallelWriters(): void {
  for (const [writers, changes] of CROWDS) {
    faultKind(`crowd-${writers}`, `${writers} processes write at once, ${changes} times each`, async ({ trial }) => {
      await trial("all of them", async () => {
        const folder = await storeWithProject(join(temporaryFolder(), "store"));
        const alone = await timesOf(folder, "alone", ALONE);
        const startedAt = performance.now();
        const crowd = await Promise.all(
          Array.from({ length: writers }, (_, writer) => timesOf(folder, `writer ${writer}`, changes)),
        );
        const seconds = (performance.now() - startedAt) / 1000;
        const runs = crowd.flat();
        expect(runs.filter(({ problem }) => problem !== null).map(({ problem }) => problem)).toEqual([]);
        const acknowledged = runs.flatMap((run) => run.acknowledged);
        expect(acknowledged).toHaveLength(writers * changes);
        expect(readdirSync(join(folder, ".psvc"))).toEqual(["order"]);
        const whole = median(alone.map(({ milliseconds }) => milliseconds));
        const longest = Math.max(...runs.map(({ milliseconds }) => milliseconds));
        const round = (writers * seconds * 1000) / acknowledged.length;
        process.stderr.write(
          `${writers} x ${changes}: ${acknowledged.length} in ${seconds.toFixed(1)} s, ` +
            `${(acknowledged.length / seconds).toFixed(1)} a second; one alone ${whole.toFixed(0)} ms, ` +
            `longest ${longest.toFixed(0)} ms, aim ${(AIM * writers * whole).toFixed(0)} ms, ` +
            `limit ${(LIMIT * round).toFixed(0)} ms\n`,
        );
        expect(longest).toBeLessThan(LIMIT * round);
        return verifyStore(folder, [...alone.flatMap((run) => run.acknowledged), ...acknowledged]);
      });
    });
  }
}

interface Run extends Said {
  readonly milliseconds: number;
}

/** One process after another, each of which writes once. */
async function timesOf(folder: string, by: string, count: number): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let time = 0; time < count; time += 1) {
    const order: WriterOrder = { folder, by: `${by} ${time}`, changes: 1 };
    const startedAt = performance.now();
    const said = await runWriter(order);
    expect(said.complaint).toBe("");
    runs.push({ ...said, milliseconds: performance.now() - startedAt });
  }
  return runs;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
