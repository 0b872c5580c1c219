import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { outcomeOf } from "../golive/promise-coverage.ts";
import type { Moment, Project } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { addPromises, type PromiseFacts } from "../promise/promise.ts";

/** Promises that the customer agreed to have later, and those that were never meant for the first go-live. */
export function deferredPromises(standing: Standing): readonly Entry<CustomerPromise>[] {
  return sortedById(standing.project.promises).filter(
    ([key, promise]) => promise.confirmed && outcomeOf(standing, key, promise) === "deferred",
  );
}

/** Throws `refused` while the earlier project is on its way: a next phase begins when the first is live. */
export function requireOver({ slug, ...project }: Project): void {
  if (statusOf({ slug, ...project }) !== "active") return;
  throw new PsvcError({
    code: "refused",
    what: `nothing comes after ${slug} yet`,
    because: "it is not live, and what is deferred is still its own",
    instead: advice`get it live first: ${nextCommand("golive", [slug])}`,
  });
}

/**
 * What was deferred in the earlier project, taken up as promises of this one: the words, source and strength stay, and
 * what today's product does for them is to be judged anew. One that was not meant for the first go-live is a should
 * now.
 */
export function carryDeferred(project: Project, earlier: Standing, moment: Moment): Project {
  const deferred = deferredPromises(earlier);
  const { project: added, keys } = addPromises(
    project,
    deferred.map(([, promise]) => factsOf(promise)),
    moment,
  );
  const from = new Map(keys.map((key, index) => [key, deferred[index]?.[1].id ?? ""]));
  const promises = Object.entries(added.promises).map(([key, promise]) => {
    const id = from.get(key);
    return [key, id ? { ...promise, carriedFrom: { project: earlier.project.slug, id } } : promise];
  });
  return { ...added, promises: Object.fromEntries(promises) };
}

/** A day by which it was needed belongs to the first go-live where that day has passed. */
function factsOf(promise: CustomerPromise): PromiseFacts {
  const { statement, kind, source, strength, importance, confirmed, heardBy, madeOn, evidence, quote, area } = promise;
  const remaining = { statement, kind, source, strength, confirmed, heardBy, madeOn, evidence, quote, area };
  return { ...remaining, importance: importance === "wont" ? "should" : importance, neededBy: null, listed: null };
}
