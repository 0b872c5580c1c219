import { expect } from "vitest";
import type { Machine } from "../../../src/store/lock/process-identity.ts";
import type { TestApp } from "../../app.ts";
import { simulatedMachine } from "../../store/disk/simulated-disk.ts";
import { stateOf } from "../commands/world.ts";
import { type Line, typed } from "../commands/writing-lines.ts";
import type { Outcome } from "../table.ts";

/** Longer than any command holds the lock. */
const PATIENCE_MS = 20_000;

/** What a store has become, and how those who wrote ended. */
interface Ended {
  readonly state: string;
  readonly codes: Readonly<Partial<Record<Name, number>>>;
  /** For each person the ops of what they did that is in the history, the latest first. */
  readonly done: Readonly<Record<Name, readonly string[]>>;
}

type Name = "ana" | "ben";

/**
 * Ana types the first line, and Ben the second so many turns later, while hers may still run. It comes out as if one
 * had waited for the other, or one is refused and changes nothing. What is in the document is in the history, by whoever did
 * it, and one undo takes each back.
 */
export async function interleaved(first: Line, second: Line, turns: number, fresh: () => TestApp): Promise<Outcome> {
  const lines = { ana: first, ben: second };
  const before = await endedAs(fresh(), {});
  const app = fresh();
  const running = typed(aloneOn(app, "ana", 101), first);
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  const [ofAna, ofBen] = await Promise.all([running, typed(aloneOn(app, "ben", 102), second)]);
  const together = await endedAs(app, { ana: ofAna.exitCode, ben: ofBen.exitCode });
  const said = `${ofAna.err}${ofBen.err}`;

  const orders: readonly (readonly Name[])[] = [["ana", "ben"], ["ben", "ana"], ["ana"], ["ben"]];
  const serial: Ended[] = [];
  for (const order of orders) {
    const other = fresh();
    serial.push(await inTurn(other, order, lines));
  }
  const possible = serial.filter(({ codes }) => isPossible(codes, together.codes));
  if (!possible.some(({ state }) => state === together.state))
    expect(together.state, said).toBe(possible[0]?.state ?? `codes ${JSON.stringify(together.codes)}`);
  const same = possible.find(({ state }) => state === together.state);
  for (const name of ["ana", "ben"] as const)
    expect(together.done[name].length, `${name} in the history`).toBe(same?.done[name].length);

  expect(await newFindings(app, fresh())).toEqual([]);
  if (isTakenBack(first) && isTakenBack(second)) await takeBack(app, before, said);
  return { acknowledged: [ofAna, ofBen].filter(({ exitCode }) => exitCode === 0).length, lost: 0 };
}

/** Who is missing in an order was refused. */
function isPossible(order: Ended["codes"], found: Ended["codes"]): boolean {
  return (["ana", "ben"] as const).every(
    (name) => order[name] === found[name] || (!(name in order) && found[name] === 1),
  );
}

async function inTurn(app: TestApp, order: readonly Name[], lines: Readonly<Record<Name, Line>>): Promise<Ended> {
  const codes: Partial<Record<Name, number>> = {};
  for (const name of order) codes[name] = (await typed(app.as(name), lines[name])).exitCode;
  return endedAs(app, codes);
}

async function endedAs(app: TestApp, codes: Ended["codes"]): Promise<Ended> {
  const changes = await app.store.past.changes();
  const by = (name: Name) => changes.filter((change) => change.by === name).map(({ op }) => op);
  return { state: stateOf(app), codes, done: { ana: by("ana"), ben: by("ben") } };
}

/** A process of its own, which is alive as long as the other. */
function aloneOn(app: TestApp, name: Name, pid: number): TestApp {
  const machine: Machine = { ...simulatedMachine(pid), look: async (other) => ({ started: `ticks:${other}` }) };
  return app.as(name).where({ machine, patienceMs: PATIENCE_MS });
}

async function newFindings(app: TestApp, untouched: TestApp): Promise<readonly string[]> {
  const [found, known] = await Promise.all(
    [app, untouched].map(async ({ store }) =>
      (await store.upkeep.examine()).map(({ code, file }) => `${code} ${file}`),
    ),
  );
  return (found ?? []).filter((one) => !known?.includes(one));
}

/** What goes back through the history itself, or is in none, is not taken back by one undo. */
function isTakenBack({ path }: Line): boolean {
  return !["undo", "redo", "restore", "import", "doctor", "config set", "config unset", "backup", "status"].includes(
    path,
  );
}

/** Each undoes their own, the last one first: then all is as it was, but for numbers, which are never given again. */
async function takeBack(app: TestApp, before: Ended, said: string): Promise<void> {
  const known = [...before.done.ana, ...before.done.ben];
  const own = (await app.store.past.changes()).filter(({ op, by }) => isName(by) && !known.includes(op));
  for (const { by, command } of own.toSorted((a, b) => b.order - a.order)) {
    const { exitCode, err } = await app.as(by ?? "").psvc("undo", "--yes");
    expect(exitCode, `${by} undoes ${command}; ${err}${said}`).toBe(0);
  }
  expect(withoutCounters(stateOf(app)), said).toBe(withoutCounters(before.state));
}

function isName(by: string | null): by is Name {
  return by === "ana" || by === "ben";
}

function withoutCounters(state: string): string {
  return state.replace(/"counters": \{[^}]*\}/g, "");
}
