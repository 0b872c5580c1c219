import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";

/** The random key under which a record is kept. People see `P1`; records point at each other by key. */
export type Key = string;
export type Keyed<T> = Readonly<Record<Key, T>>;

export type Entry<T> = readonly [Key, T];

/** Records in the order of their numbers: P2 before P10. */
export function sortedById<T extends { readonly id: string }>(records: Keyed<T>): readonly Entry<T>[] {
  return Object.entries(records).sort(([, a], [, b]) => numberOf(a.id) - numberOf(b.id) || compareTexts(a.id, b.id));
}

/** The record that people call `P1`; case does not matter. */
export function findById<T extends { readonly id: string }>(records: Keyed<T>, id: string): Entry<T> | null {
  const wanted = id.trim().toUpperCase();
  return Object.entries(records).find(([, record]) => record.id === wanted) ?? null;
}

/** What happened, the earliest first. */
export function inTime<T extends { readonly on: Day }>(records: Keyed<T>): readonly T[] {
  return Object.values(records).sort((a, b) => compareTexts(a.on, b.on));
}

/** Replaces one record; the others keep their identity. */
export function withRecord<T>(records: Keyed<T>, key: Key, record: T): Keyed<T> {
  return { ...records, [key]: record };
}

/** The record under a key that is known to be there. */
export function getRecord<T>(records: Keyed<T>, key: Key): T {
  const record = records[key];
  if (record === undefined) throw new Error(`no record under ${key}`);
  return record;
}

function numberOf(id: string): number {
  return Number(id.replace(/^\D+/, ""));
}

/** A record that people call by its number, such as `P1`. */
export interface Numbered {
  readonly id: string;
  /** The number it had until two copies were merged that had both given it out. Only there where that happened. */
  readonly formerly?: string;
}

export interface PutOff {
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  readonly why: string | null;
  /** Who at the customer agreed to it; null where nobody did. Records of earlier versions do not say. */
  readonly agreedWith?: string | null;
}

/** Where two people's work did not fit together, what a merge made of it by rule. A person checks it. */
export interface Reconciled {
  /** The name of the rule; one of a newer psvc may be unknown here. */
  readonly rule: string;
  /** The day of the merge. */
  readonly on: Day;
  /** The record it is about; null: the project. */
  readonly record: Key | null;
  /** What the side that gave way had said; null where it said nothing. */
  readonly words: string | null;
}
