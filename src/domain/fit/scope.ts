import type { Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, sortedById } from "../model/record.ts";

/** In force: confirmed and not dropped. Only these enter the gate and the customer's pages. */
export function isInForce(promise: CustomerPromise): boolean {
  return promise.confirmed && promise.dropped === null;
}

/** Promises in force that a scope has to answer for: everything but what was agreed to be not this time. */
export function promisesInScope(project: Project): readonly Entry<CustomerPromise>[] {
  return sortedById(project.promises).filter(([, promise]) => isInForce(promise) && promise.importance !== "wont");
}
