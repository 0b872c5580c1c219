import type { RealEntry, Version } from "./entry.ts";

/** What one side of an import has gone through, in the order of its file, up to the document as it stands. */
export interface Lineage {
  readonly steps: readonly Step[];
  /** The document's history is lost, or never was: only its version is known. */
  readonly isUntold: boolean;
}

interface Step {
  /** The same on every machine. */
  readonly key: string;
  readonly after: Version | null;
}

/** `entries` happened, and `head` is the version of the document now; what no entry tells of is a step of its own. */
export function lineageOf(entries: readonly RealEntry[], head: Version | null): Lineage {
  const isTold = (entries.at(-1)?.after ?? null) === head;
  const afters = entries.map((entry) => ({ after: entry.after, told: isFromOutside(entry) ? null : entry }));
  const all = isTold ? afters : [...afters, { after: head, told: null }];
  const seen = new Map<Version | null, number>();
  const steps = all.map(({ after, told }): Step => {
    if (told) return { key: JSON.stringify([told.op, told.before, after]), after };
    // Every machine records an edit from outside, or a merge by git, with an op of its own.
    const nth = (seen.get(after) ?? 0) + 1;
    seen.set(after, nth);
    return { key: JSON.stringify(["outside", after, nth]), after };
  });
  return { steps, isUntold: entries.length === 0 };
}

/** Whether `one` has gone through all that `other` has. A state that came back is a step of its own. */
export function includes(lineage: Lineage, other: Lineage): boolean {
  const keys = new Set(lineage.steps.map(({ key }) => key));
  if (other.steps.every(({ key }) => keys.has(key))) return true;
  const head = other.steps.at(-1)?.after;
  return other.isUntold && lineage.steps.some(({ after }) => after === head);
}

/** The latest version that both have gone through; null where they have none in common. */
export function lastInCommon(lineage: Lineage, other: Lineage): Version | null {
  const keys = new Set(lineage.steps.map(({ key }) => key));
  return other.steps.findLast(({ key }) => keys.has(key))?.after ?? null;
}

function isFromOutside({ redo }: RealEntry): boolean {
  return redo === null;
}
