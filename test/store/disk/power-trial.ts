import { expect } from "vitest";
import { PsvcError } from "../../../src/errors.ts";
import { readHistory } from "../../../src/store/history/history-file.ts";
import { versionOf } from "../../../src/store/history/new-entries.ts";
import { jsonStore } from "../../../src/store/json-store.ts";
import type { Store } from "../../../src/store/port/store.ts";
import { expectWholeHistory } from "../history/whole-history.ts";
import { sampleProject, withDecider } from "../sample-project.ts";
import { type Calls, cutPower, noCalls, PowerCut } from "./broken-disk.ts";
import { type SimulatedDisk, simulatedDisk, simulatedMachine } from "./simulated-disk.ts";

export const SIMULATED_STORE = "/home/sam/store";

export interface PowerTrial {
  /** The call before which the machine stops. */
  readonly cutAt: number;
  /** Whether an unsynced change is kept all the same. */
  readonly choose: () => boolean;
  /** A process that was killed before this call of its own, long before the power cut. */
  readonly killedAt?: number;
}

export interface PowerOutcome {
  readonly acknowledged: number;
  readonly lost: number;
}

/** One machine start on the simulated disk; nobody waits for a lock, since nobody can hold one. */
export function simulatedStore(disk: SimulatedDisk, boot: number, files = disk.files, pid = 100): Store {
  return jsonStore({
    folder: SIMULATED_STORE,
    chosenBy: "--store",
    by: "sam",
    command: () => "promise add acme",
    now: () => "2026-10-21T09:00:00.000Z",
    patienceMs: 0,
    files,
    machine: simulatedMachine(pid, boot),
  });
}

/** Writes until the power is cut. `acknowledge` hears of every change the moment its promise is kept. */
async function writeOn(store: Store, who: string, acknowledge: (name: string) => void): Promise<void> {
  await createIfMissing(store, acknowledge);
  for (const name of [`${who} Lee`, `${who} Ada`, `${who} Kim`]) {
    await store.change("acme", withDecider(name));
    acknowledge(name);
  }
  await store.saveDraft("acme", { lead: "first" });
  acknowledge("draft");
  await store.saveDraft("acme", { lead: "second" });
}

async function createIfMissing(store: Store, acknowledge: (name: string) => void): Promise<void> {
  if ((await store.slugs()).includes("acme")) return;
  await store.create(sampleProject());
  acknowledge("Dana Ortiz");
}

/** How many calls the whole trial takes when nothing happens. */
export async function callsOfTrial(): Promise<Calls> {
  const calls = noCalls();
  const disk = simulatedDisk();
  await writeOn(simulatedStore(disk, 1, cutPower(disk.files, Number.POSITIVE_INFINITY, calls)), "sam", () => {});
  return calls;
}

/** Cuts the power during a run of writes, looks at what is there, writes once more, and cuts it again. */
export async function runPowerTrial({ cutAt, choose, killedAt }: PowerTrial): Promise<PowerOutcome> {
  const disk = simulatedDisk();
  const acknowledged: string[] = [];
  const acknowledge = (name: string) => void acknowledged.push(name);
  if (killedAt !== undefined) {
    await untilCut(simulatedStore(disk, 1, cutPower(disk.files, killedAt), 99), "killed", acknowledge);
  }
  await untilCut(simulatedStore(disk, 1, cutPower(disk.files, cutAt)), "sam", acknowledge);
  disk.crash(choose);

  const reopened = simulatedStore(disk, 2);
  const lost = await lostOf(reopened, acknowledged);
  await expectHistoryToLeadHere(disk, reopened);
  await createIfMissing(reopened, acknowledge);
  await reopened.change("acme", withDecider("Next"));
  acknowledged.push("Next");
  expectWholeHistory(SIMULATED_STORE, disk.files, "after the next write");

  disk.crash();
  const again = simulatedStore(disk, 3);
  const lostLater = await lostOf(again, acknowledged);
  expectWholeHistory(SIMULATED_STORE, disk.files, "after the next power cut");
  return { acknowledged: acknowledged.length, lost: lost + lostLater };
}

async function untilCut(store: Store, who: string, acknowledge: (name: string) => void): Promise<void> {
  try {
    await writeOn(store, who, acknowledge);
  } catch (err) {
    if (!comesFromPowerCut(err)) throw err;
  }
}

function comesFromPowerCut(err: unknown): boolean {
  return err instanceof PowerCut || (err instanceof Error && comesFromPowerCut(err.cause));
}

async function lostOf(store: Store, acknowledged: readonly string[]): Promise<number> {
  const { projects, damaged } = await store.portfolio();
  expect(damaged).toEqual([]);
  const there: string[] = projects.flatMap(({ people }) => people.deciders);
  const draft = await store.draft("acme");
  if (draft !== null) {
    expect(["first", "second"]).toContain((draft as { lead: string }).lead);
    there.push("draft");
  }
  return acknowledged.filter((name) => !there.includes(name)).length;
}

/** Before the next write the history may be one step ahead: of a document that never came into place. */
async function expectHistoryToLeadHere(disk: SimulatedDisk, store: Store): Promise<void> {
  if (!(await store.slugs()).includes("acme")) return;
  const last = readHistory(`${SIMULATED_STORE}/history/projects/acme.ndjson`, disk.files).at(-1);
  const version = versionOf(disk.files.readFile(`${SIMULATED_STORE}/projects/acme.json`));
  expect([last?.before, last?.after]).toContain(version);
}

/** Names the trial in what it throws: a failure must say which one to run again. */
export async function namedTrial(trial: PowerTrial, name: string): Promise<PowerOutcome> {
  try {
    return await runPowerTrial(trial);
  } catch (err) {
    const why = err instanceof PsvcError ? JSON.stringify(err.problem) : String(err);
    throw new Error(`${name}: ${why}`, { cause: err });
  }
}
