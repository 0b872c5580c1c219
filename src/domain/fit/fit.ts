import type { Capability, Catalogue } from "../model/catalogue.ts";
import type { CustomerPromise, Fit, SeenCapability } from "../model/promise.ts";
import type { Standing } from "../model/standing.ts";
import type { FitWord, JudgedFit } from "../model/vocabulary.ts";
import { addDays } from "../time/calendar.ts";

/** Calendar days after which a fit judged by hand has to be judged again. */
export const JUDGED_FIT_DAYS = 90;

const FROM_AVAILABILITY = { available: "fit", limited: "partial", unavailable: "gap" } as const;
const ORDER: readonly JudgedFit[] = ["gap", "partial", "fit"];

export function isBetter(a: JudgedFit, b: JudgedFit): boolean {
  return ORDER.indexOf(a) > ORDER.indexOf(b);
}

/** A promise that rests on several capabilities is as good as the least of them. */
export function fitFromCapabilities(capabilities: readonly Pick<Capability, "availability">[]): JudgedFit {
  const words = capabilities.map(({ availability }) => FROM_AVAILABILITY[availability]);
  return ORDER.find((word) => words.includes(word)) ?? "gap";
}

export function seen(capability: Capability): SeenCapability {
  return { availability: capability.availability, limits: capability.limits, editions: capability.editions };
}

export function fitWord(promise: CustomerPromise): FitWord {
  return promise.fit?.value ?? "unassessed";
}

/** Whether the promise is judged against the plan and not against a release: a timeline with a day. */
export function isJudgedByPlan(promise: CustomerPromise): boolean {
  return promise.kind === "timeline" && promise.neededBy !== null;
}

/** How a fit stands today: still as judged, carried forward to a new release unchanged, or stale and why. */
export type FitStanding =
  | { readonly state: "unassessed" }
  | { readonly state: "current" }
  | { readonly state: "carried-forward"; readonly release: string }
  | { readonly state: "stale"; readonly why: string };

export function fitStanding(at: Standing, promise: CustomerPromise): FitStanding {
  const fit = promise.fit;
  if (!fit) return { state: "unassessed" };
  if (Object.keys(fit.seen).length > 0) return standingOnCapabilities(at.catalogue, fit);
  const judgedByRelease = promise.kind === "capability" || promise.kind === "integration" || promise.kind === "data";
  if (judgedByRelease && at.today > addDays(fit.asOf, JUDGED_FIT_DAYS))
    return { state: "stale", why: `judged by hand more than ${JUDGED_FIT_DAYS} days ago` };
  return { state: "current" };
}

function standingOnCapabilities(catalogue: Catalogue | null, fit: Fit): FitStanding {
  const changed = offerChanges(catalogue, fit);
  if (changed[0]) return { state: "stale", why: changed.map(({ key, how }) => `${key} ${how}`).join("; ") };
  if (catalogue && catalogue.release !== fit.release) return { state: "carried-forward", release: catalogue.release };
  return { state: "current" };
}

export interface OfferChange {
  readonly key: string;
  readonly how: string;
}

/** Which of the capabilities that a fit rests on offer something else than when it was judged. */
export function offerChanges(catalogue: Catalogue | null, fit: Fit): readonly OfferChange[] {
  return Object.entries(fit.seen).flatMap(([key, before]) => {
    const now = offered(catalogue, key);
    if (!now) return [{ key, how: "is no longer in the catalogue" }];
    return sameOffer(before, seen(now)) ? [] : [{ key, how: `changed: ${formatChange(before, seen(now))}` }];
  });
}

/** What a fit's capabilities come to in the catalogue as it is; what is no longer in it does nothing. */
export function fitSaidOf(catalogue: Catalogue, fit: Fit): JudgedFit {
  return fitFromCapabilities(
    Object.keys(fit.seen).map((key) => offered(catalogue, key) ?? { availability: "unavailable" }),
  );
}

/** Whether two catalogues offer the same under one key, or neither has it. */
export function offersTheSame(catalogue: Catalogue, other: Catalogue, key: string): boolean {
  const [before, after] = [offered(catalogue, key), offered(other, key)];
  return before && after ? sameOffer(seen(before), seen(after)) : before === after;
}

function offered(catalogue: Catalogue | null, key: string): Capability | undefined {
  return catalogue && Object.hasOwn(catalogue.capabilities, key) ? catalogue.capabilities[key] : undefined;
}

function sameOffer(a: SeenCapability, b: SeenCapability): boolean {
  return a.availability === b.availability && a.limits === b.limits && a.editions.join("\n") === b.editions.join("\n");
}

function formatChange(before: SeenCapability, now: SeenCapability): string {
  if (before.availability !== now.availability) return `${before.availability} is now ${now.availability}`;
  return before.limits !== now.limits ? "its limits are others now" : "its editions are others now";
}

/** The promise fits today's product, and what it rests on has not changed since it was judged. */
export function fitsToday(at: Standing, promise: CustomerPromise): boolean {
  return promise.fit?.value === "fit" && fitStanding(at, promise).state !== "stale";
}
