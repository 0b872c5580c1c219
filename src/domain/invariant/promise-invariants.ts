import { gapsOf, isClosedForDrop, openGaps } from "../gap/gap.ts";
import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, type Key, withRecord } from "../model/record.ts";
import { IMPORTANCES } from "../model/vocabulary.ts";
import { compareTexts } from "../text/text.ts";
import type { Breach, Invariant } from "./invariant.ts";
import { withGapRevived } from "./reopened-gap.ts";

interface DuplicatesBreach extends Breach {
  /** Dropped as duplicates of one another, or of one that was dropped for another reason. */
  readonly chain: readonly Key[];
}

export const DUPLICATES_LEAD_TO_ONE_IN_FORCE: Invariant<DuplicatesBreach> = {
  rule: "duplicates-dropped",
  holds: "a promise that was dropped as a duplicate leads to one in force",
  breaches(project) {
    const lost = Object.entries(project.promises).filter(([key]) => isLost(project, key));
    return chainsOf(lost).map((chain) => {
      const best = [...chain].sort((a, b) => byRank(recordAt(project, a), recordAt(project, b)))[0] as Key;
      const ids = chain.map((key) => recordAt(project, key).id).sort(compareTexts);
      return {
        record: best,
        chain,
        text: `${ids.join(", ")} say the same, and all of them are dropped`,
        words: recordAt(project, best).dropped?.why ?? null,
      };
    });
  },
  settle(project, { record, chain }) {
    const best = record as Key;
    const linked = chain.filter((key) => key !== best && recordAt(project, key).dropped?.duplicateOf);
    const promises = linked.reduce((all, key) => {
      const promise = recordAt(project, key);
      return withRecord(all, key, {
        ...promise,
        dropped: promise.dropped && { ...promise.dropped, duplicateOf: best },
      });
    }, project.promises);
    return inForce({ ...project, promises }, best);
  },
};

export const DROPPED_HAS_NO_OPEN_GAP: Invariant = {
  rule: "dropped-and-open",
  holds: "a dropped promise has no open gap",
  breaches: (project) =>
    openGaps(project).flatMap(([own, { id, promise: key }]) => {
      const { dropped, id: promise } = recordAt(project, key);
      if (dropped === null || gapsOf(project, key).find(([, { state }]) => state !== "closed")?.[0] !== own) return [];
      return [{ record: key, text: `${promise} is dropped, and its gap ${id} is open`, words: dropped.why }];
    }),
  settle: (project, { record }) => inForce(project, record as Key),
};

export const TALKED_ABOUT_IS_CONFIRMED: Invariant = {
  rule: "unconfirmed-and-planned",
  holds: "a conversation is planned about a confirmed promise",
  breaches: (project) =>
    Object.values(project.confrontations)
      .filter(({ endedOn }) => endedOn === null)
      .flatMap(({ gap }) => {
        const key = project.gaps[gap]?.promise;
        const promise = key === undefined ? undefined : project.promises[key];
        if (key === undefined || !promise || promise.confirmed) return [];
        return [{ record: key, text: `a conversation on ${promise.id} is planned, and nobody confirmed it` }];
      })
      .filter(({ record }, index, all) => all.findIndex((other) => other.record === record) === index),
  settle: (project, { record }) => withPromise(project, record as Key, { confirmed: true }),
};

/** Not dropped any more; the gap that closed with it is open again. */
export function inForce(project: Project, key: Key): Project {
  const [gap, record] = gapsOf(project, key).find(([, one]) => isClosedForDrop(one)) ?? [];
  const revived = gap !== undefined && record ? withGapRevived(project, gap) : project;
  return withPromise(revived, key, { dropped: null });
}

export function withPromise(project: Project, key: Key, changes: Partial<CustomerPromise>): Project {
  return { ...project, promises: withRecord(project.promises, key, { ...recordAt(project, key), ...changes }) };
}

function recordAt({ promises }: Project, key: Key): CustomerPromise {
  const promise = promises[key];
  if (promise === undefined) throw new Error(`no promise under ${key}`);
  return promise;
}

/** Dropped as a duplicate, and whichever way its links are followed, nothing in force is at their end. */
function isLost({ promises }: Project, key: Key): boolean {
  if (!promises[key]?.dropped?.duplicateOf) return false;
  const seen = new Set<Key>();
  for (let at: Key | null = key; at !== null && !seen.has(at); at = promises[at]?.dropped?.duplicateOf ?? null) {
    seen.add(at);
    if (promises[at]?.dropped === null) return false;
  }
  return true;
}

/** Groups of promises that say the same, by their links in whatever direction. */
function chainsOf(lost: readonly Entry<CustomerPromise>[]): readonly (readonly Key[])[] {
  const groups: Set<Key>[] = [];
  for (const [key, { dropped }] of lost) {
    const linked = [key, dropped?.duplicateOf ?? key];
    const touching = groups.filter((group) => linked.some((one) => group.has(one)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...touching.flatMap((group) => [...group]), ...linked]));
  }
  return groups.map((group) => [...group].sort(compareTexts));
}

/** The higher importance first, then what was confirmed, then the older. */
function byRank(a: CustomerPromise, b: CustomerPromise): number {
  return (
    IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance) ||
    Number(b.confirmed) - Number(a.confirmed) ||
    compareTexts(a.addedOn, b.addedOn) ||
    Number(a.id.slice(1)) - Number(b.id.slice(1))
  );
}
