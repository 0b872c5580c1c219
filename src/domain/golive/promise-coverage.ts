import { gapOf, isReleasing } from "../gap/gap.ts";
import { onlyWaits } from "../gap/waiting-words.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerPromise } from "../model/promise.ts";
import type { Key } from "../model/record.ts";
import { type Entry, getRecord, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";

/** What became of the promises: counts, not a score. Unconfirmed ones and duplicates are not counted. */
export interface Coverage {
  readonly promises: number;
  readonly keptAsMade: number;
  readonly keptAnotherWay: number;
  readonly deferred: number;
  readonly released: number;
  readonly underProtest: number;
  readonly stillOpen: number;
}

export type PromiseOutcome = Exclude<keyof Coverage, "promises">;

export function coverageOf(standing: Standing): Coverage {
  const outcomes = countedPromises(standing).map(([key, promise]) => outcomeOf(standing, key, promise));
  const count = (outcome: PromiseOutcome) => outcomes.filter((promiseOutcome) => promiseOutcome === outcome).length;
  return {
    promises: outcomes.length,
    keptAsMade: count("keptAsMade"),
    keptAnotherWay: count("keptAnotherWay"),
    deferred: count("deferred"),
    released: count("released"),
    underProtest: count("underProtest"),
    stillOpen: count("stillOpen"),
  };
}

function countedPromises(standing: Standing): readonly Entry<CustomerPromise>[] {
  return sortedById(standing.project.promises).filter(
    ([, promise]) => promise.confirmed && !promise.dropped?.duplicateOf,
  );
}

/** A promise kept by a resolution that released nothing was kept in another way; dropped counts as released. */
export function outcomeOf(standing: Standing, key: Key, promise: CustomerPromise): PromiseOutcome {
  if (promise.dropped) return "released";
  const gap = gapOf(standing.project, key)?.[1];
  if (promise.fit?.value === "fit")
    return gap?.resolution && !isReleasing(gap) && gap.state === "closed" ? "keptAnotherWay" : "keptAsMade";
  // What is in place since does not end a protest: the customer does, by a decision without one.
  if (gap?.underProtest) return "underProtest";
  if (gap?.state === "closed") {
    if (isReleasing(gap) && gap.resolution?.kind !== "defer") return "released";
    return isKeptByWaiting(promise, gap) ? "stillOpen" : "keptAnotherWay";
  }
  if (gap?.state === "agreed" && isReleasing(gap)) return gap.resolution?.kind === "defer" ? "deferred" : "released";
  return promise.importance === "wont" ? "deferred" : "stillOpen";
}

/** Nothing is in place of a must while its evidence, or what users do in its place, only waits for product. */
function isKeptByWaiting({ importance }: CustomerPromise, { evidence, notWaiting, resolution }: Gap): boolean {
  if (importance !== "must" || !resolution) return false;
  const way = resolution.dayOne ?? resolution.note ?? "";
  return (!notWaiting && onlyWaits(evidence ?? "")) || (!resolution.notWaiting && onlyWaits(way));
}

/**
 * The kept promise that took most, among those kept as made; where there are none, among those kept by something that
 * is in place with evidence. Musts before shoulds, then those with more of the product missing, then with more steps
 * back. null where none was kept.
 */
export function hardestKept(standing: Standing): Entry<CustomerPromise> | null {
  const counted = countedPromises(standing);
  const asMade = counted.filter(([key, promise]) => outcomeOf(standing, key, promise) === "keptAsMade");
  const remaining = asMade.length > 0 ? asMade : counted.filter(([key]) => isInPlace(standing, key));
  const weight = ([key, promise]: Entry<CustomerPromise>): number => {
    const gap = gapOf(standing.project, key)?.[1];
    const importance = { must: 3, should: 2, could: 1, wont: 0 }[promise.importance];
    const distance = gap ? (promise.fit?.value === "gap" ? 3 : 2) : 0;
    return (
      importance * 100 +
      distance * 20 +
      (gap ? Object.keys(gap.reopened).length * 5 : 0) +
      (promise.strength === "contracted" ? 2 : 0)
    );
  };
  return remaining.reduce<Entry<CustomerPromise> | null>(
    (best, entry) => (!best || weight(entry) > weight(best) ? entry : best),
    null,
  );
}

/** Something that keeps the promise is there, and there is evidence of it. */
function isInPlace({ project }: Standing, key: Key): boolean {
  const gap = gapOf(project, key)?.[1];
  if (project.promises[key]?.dropped || gap?.state !== "closed" || !gap.resolution || isReleasing(gap)) return false;
  if (gap.underProtest || isKeptByWaiting(getRecord(project.promises, key), gap)) return false;
  return Boolean(gap.evidence) && (gap.notWaiting !== undefined || !onlyWaits(gap.evidence ?? ""));
}
