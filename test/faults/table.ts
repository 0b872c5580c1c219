import { appendFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PsvcError } from "../../src/errors.ts";

/** What one trial found. A trial that throws was not survived. */
export interface Outcome {
  readonly acknowledged: number;
  readonly lost: number;
}

export interface Kind {
  readonly trial: (label: string, work: () => Promise<Outcome>) => Promise<void>;
  /** Says in the table what could not be tried here. */
  readonly skip: (why: string) => void;
}

interface Row {
  readonly name: string;
  readonly title: string;
  trials: number;
  survived: number;
  acknowledged: number;
  lost: number;
  readonly failures: string[];
  readonly skipped: string[];
}

/**
 * Registers one kind of fault: its row in the table, and a test that fails when anything is lost. `name` is what the row
 * is run by.
 */
export function faultKind(name: string, title: string, body: (kind: Kind) => Promise<void>): void {
  test(`${name}: ${title}`, async () => {
    const row: Row = { name, title, trials: 0, survived: 0, acknowledged: 0, lost: 0, failures: [], skipped: [] };
    const started = performance.now();
    try {
      await body({ trial: (label, work) => count(row, label, work), skip: (why) => void row.skipped.push(why) });
    } finally {
      const table = process.env.FAULTS_TABLE;
      if (table) appendFileSync(table, `${JSON.stringify(row)}\n`);
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`${title}: ${row.survived} of ${row.trials} survived, ${seconds} s\n`);
    expect(row.failures.slice(0, 10)).toEqual([]);
    expect(row).toMatchObject({ survived: row.trials, lost: 0 });
    expect(row.trials + row.skipped.length).toBeGreaterThan(0);
  });
}

async function count(row: Row, label: string, work: () => Promise<Outcome>): Promise<void> {
  row.trials += 1;
  try {
    const { acknowledged, lost } = await work();
    row.acknowledged += acknowledged;
    row.lost += lost;
    if (lost === 0) row.survived += 1;
    else row.failures.push(`${label}: ${lost} of ${acknowledged} acknowledged writes lost`);
  } catch (err) {
    const why = err instanceof PsvcError ? JSON.stringify(err.problem) : whereOf(err);
    row.failures.push(`${label}: ${why}`);
    process.stderr.write(`not survived: ${label}: ${why}\n`);
  }
}

function whereOf(err: unknown): string {
  return err instanceof Error ? (err.stack ?? err.message).split("\n").slice(0, 3).join(" ") : String(err);
}

/** Runs the work for 0 to count - 1, some at a time. */
export async function inLanes(count: number, lanes: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
