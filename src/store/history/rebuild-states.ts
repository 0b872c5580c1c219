import { applyPatch, type Operation } from "rfc6902";
import { documentToText } from "../schema/parse-document.ts";
import type { RealEntry, Version } from "./entry.ts";
import { versionOf } from "./new-entries.ts";

/** The states that a document went through, rebuilt from its history. */
export interface States {
  /** As it was, parsed; undefined where the history does not reach that far, or does not prove it. */
  readonly at: (version: Version) => unknown;
}

/**
 * Entries oldest first. Lines of two people may be mixed in one file: each builds on the nearest earlier one that fits.
 */
export function statesOf(entries: readonly RealEntry[]): States {
  const made = new Map<number, unknown>();

  /** A long way back to a whole document must not become as many calls within calls. */
  const after = (index: number): unknown => {
    const missing: number[] = [];
    for (let next = index; next >= 0 && !made.has(next); next = parentOf(next)) missing.push(next);
    for (const value of missing.reverse()) made.set(value, rebuild(value));
    return made.get(index);
  };

  const rebuild = (index: number): unknown => {
    const entry = entries[index];
    if (entry === undefined || entry.after === null) return undefined;
    if (entry.redo === null) return entry.snapshot ?? undefined;
    const state = entry.snapshot ?? patched(made.get(parentOf(index)), entry.redo);
    if (state === undefined) return undefined;
    return versionOf(Buffer.from(documentToText(state))) === entry.after ? state : undefined;
  };

  /** -1 where it builds on nothing, since it holds the whole document. */
  const parentOf = (index: number): number => {
    const entry = entries[index];
    const isWhole = !entry || entry.after === null || entry.redo === null || (entry.snapshot ?? null) !== null;
    let parent = isWhole ? -1 : index - 1;
    while (parent >= 0 && entries[parent]?.after !== entry?.before) parent -= 1;
    return parent;
  };

  return {
    at: (version) => {
      const index = entries.findLastIndex((entry) => entry.after === version);
      return index < 0 ? undefined : after(index);
    },
  };
}

function patched(before: unknown, redo: readonly Operation[]): unknown {
  if (before === undefined) return undefined;
  const state = structuredClone(before);
  const errors = applyPatch(state, [...redo]);
  return errors.every((error) => error === null) ? state : undefined;
}

/**
 * The versions whose states can be rebuilt. Only their names are kept: the states of a whole store would fill the
 * memory.
 */
export function provenIn(entries: readonly RealEntry[]): ReadonlySet<Version> {
  const states = statesOf(entries);
  return new Set(entries.flatMap(({ after }) => (after !== null && states.at(after) !== undefined ? [after] : [])));
}
