import { applyPatch, type Operation } from "rfc6902";
import { versionOf } from "./change-entries.ts";
import { documentToText } from "./document.ts";
import type { RealEntry, Version } from "./history.ts";

/** The states that a document went through, rebuilt from its history. */
export interface States {
  /** As it was, parsed; undefined where the history does not reach that far, or does not prove it. */
  readonly at: (version: Version) => unknown;
}

/** Entries oldest first. Lines of two people may be mixed in one file: each builds on the nearest earlier one that fits. */
export function statesOf(entries: readonly RealEntry[]): States {
  const made = new Map<number, unknown>();

  const after = (index: number): unknown => {
    if (made.has(index)) return made.get(index);
    const state = rebuild(index);
    made.set(index, state);
    return state;
  };

  const rebuild = (index: number): unknown => {
    const entry = entries[index];
    if (entry === undefined || entry.after === null) return undefined;
    if (entry.redo === null) return entry.snapshot ?? undefined;
    const state = entry.snapshot ?? patched(parentOf(index), entry.redo);
    if (state === undefined) return undefined;
    return versionOf(Buffer.from(documentToText(state))) === entry.after ? state : undefined;
  };

  const parentOf = (index: number): unknown => {
    const before = entries[index]?.before;
    const parent = entries.slice(0, index).findLastIndex((entry) => entry.after === before);
    return parent < 0 ? undefined : after(parent);
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
