import type { Project } from "../model/project.ts";
import type { Key, Keyed, Numbered } from "../model/record.ts";
import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";

/** A record that got another number, because both sides had given out the same one. */
export interface Renumbered {
  readonly from: string;
  readonly to: string;
  /** Whose it was. */
  readonly side: "yours" | "theirs";
}

const NUMBERED = [
  { records: "promises", letter: "P", counter: "promise" },
  { records: "gaps", letter: "G", counter: "gap" },
  { records: "actions", letter: "A", counter: "action" },
  { records: "risks", letter: "R", counter: "risk" },
  { records: "persons", letter: "H", counter: "person" },
  { records: "notes", letter: "N", counter: "note" },
  { records: "changeOrders", letter: "CO", counter: "changeOrder" },
] as const;

/** Promises say when they were added, notes when they were recorded, all else when it was opened. */
interface Dated extends Numbered {
  readonly addedOn?: Day;
  readonly openedOn?: Day;
  readonly recordedOn?: Day;
}

interface Numbers {
  readonly base: Project | null;
  readonly ours: Project;
  readonly theirs: Project;
  readonly renumbered: readonly Renumbered[];
}

/**
 * All three with one number for each record, and no number twice. Of two new records with one number the older keeps
 * it, and of two of one day the one whose key comes first; the other gets the next. It is the same from both sides.
 */
export function renumber(base: Project | null, ours: Project, theirs: Project): Numbers {
  const renumbered: Renumbered[] = [];
  const numbered = { base, ours, theirs };
  for (const { records, letter, counter } of NUMBERED) {
    const side = { before: base?.[records] ?? {}, mine: ours[records] ?? {}, their: theirs[records] ?? {} };
    let highest = Math.max(ours.counters[counter] ?? 0, theirs.counters[counter] ?? 0);
    const numbers = new Map<Key, string>();
    const taken = new Set<string>();
    for (const key of keysInOrder(side)) {
      const id = candidates(side, key).find((one) => !taken.has(one)) ?? `${letter}${++highest}`;
      taken.add(id);
      numbers.set(key, id);
      const [own, other] = [side.mine[key]?.id, side.their[key]?.id];
      if (own !== undefined && own !== id) renumbered.push({ from: own, to: id, side: "yours" });
      if (other !== undefined && other !== id) renumbered.push({ from: other, to: id, side: "theirs" });
    }
    const isKnown = (key: Key) => isKnownTo(side, key);
    const withNumbers = (project: Project) => {
      const kept = project[records];
      return kept === undefined ? project : { ...project, [records]: renamed(kept, numbers, isKnown) };
    };
    const counted = (project: Project) =>
      highest === 0 && project.counters[counter] === undefined
        ? project
        : { ...project, counters: { ...project.counters, [counter]: highest } };
    numbered.base &&= withNumbers(numbered.base);
    numbered.ours = counted(withNumbers(numbered.ours));
    numbered.theirs = counted(withNumbers(numbered.theirs));
  }
  return { ...numbered, renumbered };
}

/** The records of one kind: what both began with, and what each made of them. */
interface OfOneKind {
  readonly before: Keyed<Dated>;
  readonly mine: Keyed<Dated>;
  readonly their: Keyed<Dated>;
}

/** Both know it: from the beginning, or because both made it under one key. */
function isKnownTo({ before, mine, their }: OfOneKind, key: Key): boolean {
  return Object.hasOwn(before, key) || (Object.hasOwn(mine, key) && Object.hasOwn(their, key));
}

/** Known ones first, then by number, the older of two first. */
function keysInOrder(kind: OfOneKind): readonly Key[] {
  const { mine, their } = kind;
  const since = (key: Key) =>
    [mine[key], their[key]].flatMap((record) => (record ? [dayOf(record)] : [])).sort()[0] ?? "";
  return [...new Set([...Object.keys(mine), ...Object.keys(their)])].sort(
    (a, b) =>
      Number(isKnownTo(kind, b)) - Number(isKnownTo(kind, a)) ||
      lowest(kind, a) - lowest(kind, b) ||
      compareTexts(since(a), since(b)) ||
      compareTexts(a, b),
  );
}

/** The numbers that a record bears, the one that was changed last first. */
function candidates({ before, mine, their }: OfOneKind, key: Key): readonly string[] {
  const was = before[key]?.id;
  const all = [mine[key]?.id, their[key]?.id].filter((id) => id !== undefined);
  return all.sort((a, b) => Number(a === was) - Number(b === was) || numberOf(a) - numberOf(b));
}

function lowest(kind: OfOneKind, key: Key): number {
  return Math.min(...candidates(kind, key).map(numberOf));
}

/** What both know changes its number without a word: it was made, or renumbered, apart. */
function renamed(
  records: Keyed<Numbered>,
  numbers: ReadonlyMap<Key, string>,
  isKnown: (key: Key) => boolean,
): Keyed<Numbered> {
  const entries = Object.entries(records).map(([key, record]) => {
    const id = numbers.get(key) ?? record.id;
    if (id === record.id) return [key, record] as const;
    return [key, { ...record, id, ...(isKnown(key) ? {} : { formerly: record.id }) }] as const;
  });
  return Object.fromEntries(entries);
}

function numberOf(id: string): number {
  return Number(id.replace(/^\D+/, ""));
}

function dayOf({ addedOn, openedOn, recordedOn }: Dated): Day {
  return addedOn ?? openedOn ?? recordedOn ?? "";
}
