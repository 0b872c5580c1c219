import type { Project } from "../model/project.ts";
import { type Key, type Keyed, type Numbered, sortedById } from "../model/record.ts";
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
] as const;

/** Promises say when they were added, all else when it was opened. */
interface Dated extends Numbered {
  readonly addedOn?: Day;
  readonly openedOn?: Day;
}

/**
 * Gives one of two new records the next number where both sides have given out the same: the older keeps its own, and
 * of two of one day the one whose key comes first.
 */
export function renumber(base: Project | null, ours: Project, theirs: Project) {
  const renumbered: Renumbered[] = [];
  const sides = { ours, theirs };
  for (const { records, letter, counter } of NUMBERED) {
    const known: Keyed<unknown> = base?.[records] ?? {};
    const [mine, incoming]: readonly Keyed<Dated>[] = [sides.ours[records], sides.theirs[records]];
    const isNew = ([key]: readonly [Key, Dated], other: Keyed<Dated> | undefined) =>
      !Object.hasOwn(known, key) && !Object.hasOwn(other ?? {}, key);
    const entries = [
      ...sortedById(mine ?? {}).map((entry) => ({ entry, side: "ours" as const, isNew: isNew(entry, incoming) })),
      ...sortedById(incoming ?? {}).map((entry) => ({ entry, side: "theirs" as const, isNew: isNew(entry, mine) })),
    ].sort(
      (a, b) =>
        Number(a.isNew) - Number(b.isNew) ||
        Number(a.entry[1].id.slice(1)) - Number(b.entry[1].id.slice(1)) ||
        compareTexts(dayOf(a.entry[1]), dayOf(b.entry[1])) ||
        compareTexts(a.entry[0], b.entry[0]),
    );
    const takenBy = new Map<string, Key>();
    let highest = Math.max(ours.counters[counter], theirs.counters[counter]);
    const again = entries.map(({ entry: [key, record], side, isNew }) => {
      const isTaken = (takenBy.get(record.id) ?? key) !== key;
      if (!isNew || !isTaken) {
        takenBy.set(record.id, key);
        return { side, key, record };
      }
      highest += 1;
      const id = `${letter}${highest}`;
      renumbered.push({ from: record.id, to: id, side: side === "ours" ? "yours" : "theirs" });
      return { side, key, record: { ...record, id, formerly: record.id } };
    });
    for (const side of ["ours", "theirs"] as const) {
      const own = again.filter((one) => one.side === side).map(({ key, record }) => [key, record]);
      const counters = { ...sides[side].counters, [counter]: highest };
      sides[side] = { ...sides[side], [records]: Object.fromEntries(own), counters };
    }
  }
  return { ...sides, renumbered };
}

function dayOf({ addedOn, openedOn }: Dated): Day {
  return addedOn ?? openedOn ?? "";
}
