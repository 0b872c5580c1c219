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
    return entry && rebuilt(entry, made.get(parentOf(index)));
  };

  /** -1 where it builds on nothing, since it holds the whole document. */
  const parentOf = (index: number): number => {
    const entry = entries[index];
    let parent = !entry || isWhole(entry) ? -1 : index - 1;
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

/**
 * The state after some operations; undefined where one of them does not fit. Only what they touch is copied: the states
 * of a long history share the rest.
 */
export function patched(before: unknown, redo: readonly Operation[]): unknown {
  if (before === undefined) return undefined;
  const own = new WeakSet<object>();
  const state = ownCopy(before, own);
  for (const operation of redo) {
    copyAlong(state, operation.path, own);
    if ("from" in operation) copyAlong(state, operation.from, own);
    if (applyPatch(state, [operation]).some((error) => error !== null)) return undefined;
  }
  return state;
}

/** Makes every object and list on the way to a place the state's own. */
function copyAlong(state: unknown, pointer: string, own: WeakSet<object>): void {
  let at = state;
  for (const token of pointer.split("/").slice(1, -1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, key)) return;
    const value = ownCopy((at as Readonly<Record<string, unknown>>)[key], own);
    // A key may be called `__proto__`, which an assignment would not make.
    Object.defineProperty(at, key, { value, writable: true, enumerable: true, configurable: true });
    at = value;
  }
}

function ownCopy(value: unknown, own: WeakSet<object>): unknown {
  if (value === null || typeof value !== "object" || own.has(value)) return value;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  own.add(copy);
  return copy;
}

/**
 * The versions whose states can be rebuilt, in one pass. A state is kept only until the last entry that builds on it is
 * done: those of a long history would fill the memory.
 */
export function provenIn(entries: readonly RealEntry[]): ReadonlySet<Version> {
  const parents = parentsIn(entries);
  const waiting = new Map<number, number>();
  for (const parent of parents) if (parent >= 0) waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
  const states = new Map<number, unknown>();
  const proven = new Set<Version>();
  for (const [index, entry] of entries.entries()) {
    const parent = parents[index] ?? -1;
    const state = rebuilt(entry, states.get(parent));
    const left = (waiting.get(parent) ?? 0) - 1;
    waiting.set(parent, left);
    if (left <= 0) states.delete(parent);
    if (state !== undefined && waiting.has(index)) states.set(index, state);
    if (entry.after === null) continue;
    // Where a version came twice, the later entry is the one that is asked.
    if (state === undefined) proven.delete(entry.after);
    else proven.add(entry.after);
  }
  return proven;
}

/** For each entry the nearest earlier one that it builds on; -1 where it holds the document, or builds on nothing. */
function parentsIn(entries: readonly RealEntry[]): readonly number[] {
  const latest = new Map<Version | null, number>();
  return entries.map((entry, index) => {
    const parent = isWhole(entry) ? -1 : (latest.get(entry.before) ?? -1);
    latest.set(entry.after, index);
    return parent;
  });
}

function isWhole({ after, redo, snapshot }: RealEntry): boolean {
  return after === null || redo === null || (snapshot ?? null) !== null;
}

/** The state after an entry, from the one before it; undefined where that is not what the entry says it is. */
function rebuilt(entry: RealEntry, before: unknown): unknown {
  if (entry.after === null) return undefined;
  if (entry.redo === null) return entry.snapshot ?? undefined;
  const state = entry.snapshot ?? patched(before, entry.redo);
  if (state === undefined) return undefined;
  return versionOf(Buffer.from(documentToText(state))) === entry.after ? state : undefined;
}
