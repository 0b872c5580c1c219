import { expect } from "vitest";
import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import type { Ran, TestApp } from "../../app.ts";
import { type Calls, noCalls, PowerCut } from "../../store/disk/broken-disk.ts";
import { simulatedMachine } from "../../store/disk/simulated-disk.ts";
import type { Outcome } from "../table.ts";
import { stateOf } from "./world.ts";
import { type Line, typed } from "./writing-lines.ts";

/** A disk on which the nth call of a command goes wrong. */
export type Fault = (files: FileSystem, nth: number, calls: Calls) => FileSystem;

/** What a line does where nothing goes wrong: once, and a second time after it. */
export interface Undisturbed {
  readonly line: Line;
  readonly fresh: () => TestApp;
  readonly calls: number;
  /** Whether it changes anything that is kept, a backup too. */
  readonly isWriting: boolean;
  readonly states: { readonly before: string; readonly once: string; readonly twice: string };
  readonly exitCodes: { readonly once: number; readonly twice: number };
  /** Whether `undo` after it leads back to where it began. */
  readonly isUndone: boolean;
}

export async function undisturbed(line: Line, fresh: () => TestApp): Promise<Undisturbed> {
  const app = fresh();
  const before = stateOf(app);
  const calls = noCalls();
  const counted = app.where({ disk: { ...app.disk, files: counting(app.disk.files, calls) } });
  const first = await typed(counted, line);
  const once = stateOf(app);
  const isWriting = once !== before || (await app.store.copies.backups()).length > 0;
  expect([0, 3], `${line.argv.join(" ")}\n${first.err}`).toContain(first.exitCode);
  const second = await typed(app, line);
  const twice = stateOf(app);
  return {
    line,
    fresh,
    calls: calls.count,
    isWriting,
    states: { before, once, twice },
    exitCodes: { once: first.exitCode, twice: second.exitCode },
    isUndone: await isUndone(line, fresh, before, once),
  };
}

async function isUndone(line: Line, fresh: () => TestApp, before: string, once: string): Promise<boolean> {
  if (before === once) return false;
  const app = fresh();
  await typed(app, line);
  const { exitCode } = await app.psvc("undo", "--yes");
  return exitCode === 0 && stateOf(app) === before;
}

/**
 * Types a line whose nth call goes wrong, and then once more on a healthy disk. Everything is as if it had been typed
 * once or twice; what was acknowledged the first time is there.
 */
export async function disturbed(
  { line, fresh, states, exitCodes, isUndone }: Undisturbed,
  fault: Fault,
  nth: number,
): Promise<Outcome> {
  const app = fresh();
  const broken = { ...app.disk, files: fault(app.disk.files, nth, noCalls()) };
  // A process of its own, which is gone afterwards.
  const first = await untilDeath(typed(app.where({ disk: broken, machine: simulatedMachine(101) }), line));
  const isAcknowledged = first?.exitCode === exitCodes.once && !line.says?.test(first.err);
  let lost = 0;
  if (isAcknowledged && stateOf(app) !== states.once) lost += 1;
  const { damaged } = await app.store.portfolio();
  expect(damaged.filter(({ slug }) => line.world !== "damaged" || slug !== "heron")).toEqual([]);

  const again = await typed(app, line);
  const state = stateOf(app);
  expect([exitCodes.once, exitCodes.twice], `run again\n${again.err}`).toContain(again.exitCode);
  const isOnce = state === states.once && (!isAcknowledged || states.once === states.twice);
  if (!isOnce && state !== states.twice) {
    lost += 1;
    expectSame(state, again.exitCode === exitCodes.once ? states.once : states.twice);
  }
  // Where the second time nothing was to be written, the next writer removes what the dead one left.
  await app.store.changeMany([]);
  const findings = await findingsIn(app);
  expect(findings.join("; ")).toBe("");
  if (isUndone && again.exitCode === exitCodes.once) {
    const undone = await app.psvc("undo", "--yes");
    expect(undone.exitCode, undone.err).toBe(0);
    expect([states.before, states.once].includes(stateOf(app)), "one undo takes back one command").toBe(true);
  }
  return { acknowledged: (isAcknowledged ? 1 : 0) + 1, lost };
}

/** A process that was killed before it could even say so answers nothing. */
async function untilDeath(run: Promise<Ran>): Promise<Ran | null> {
  try {
    return await run;
  } catch (err) {
    if (err instanceof PowerCut) return null;
    throw err;
  }
}

/** What is wrong in the store, beside what was wrong in the demo's. */
async function findingsIn(app: TestApp): Promise<readonly string[]> {
  const findings = await app.store.upkeep.examine();
  return findings.map(({ code, file, text }) => `${code} ${file}: ${text}`);
}

/** Shows where two states differ, and not all of both. */
function expectSame(found: string, wanted: string): void {
  const [left, right] = [found.split("\n"), wanted.split("\n")];
  const at = left.findIndex((text, index) => text !== right[index]);
  expect(left.slice(Math.max(0, at - 4), at + 4)).toEqual(right.slice(Math.max(0, at - 4), at + 4));
}

function counting(files: FileSystem, calls: Calls): FileSystem {
  const counted = Object.entries(files).map(([name, call]) => [
    name,
    (...given: never[]) => {
      calls.count += 1;
      calls.names.push(name);
      return (call as (...given: never[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(counted) as FileSystem;
}
