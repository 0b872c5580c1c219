import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { fitsToday } from "../fit/fit.ts";
import { isInForce } from "../fit/scope.ts";
import type { Gap } from "../model/gap.ts";
import type { Moment, Project } from "../model/project.ts";
import type { CustomerPromise } from "../model/promise.ts";
import type { Key } from "../model/record.ts";
import { type Entry, getRecord, sortedById, withRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { type GapState, RELEASING, SEVERITIES, type Severity } from "../model/vocabulary.ts";
import { endPlans } from "./confrontation-rounds.ts";

/** The one gap of a promise, open or closed. */
export function gapOf({ gaps }: Project, promise: Key): Entry<Gap> | null {
  let found = gapsByPromise.get(gaps);
  if (!found) {
    found = new Map([...sortedById(gaps)].reverse().map((entry) => [entry[1].promise, entry]));
    gapsByPromise.set(gaps, found);
  }
  return found.get(promise) ?? null;
}

/**
 * Records never change, so what was found in them stays true; looking through thousands of gaps for each of thousands
 * of promises takes minutes.
 */
const gapsByPromise = new WeakMap<Project["gaps"], ReadonlyMap<Key, Entry<Gap>>>();

/** All gaps of a promise: more than one only where a merge has still to settle it. */
export function gapsOf({ gaps }: Project, promise: Key): readonly Entry<Gap>[] {
  return sortedById(gaps).filter(([, gap]) => gap.promise === promise);
}

export function openGaps(project: Project): readonly Entry<Gap>[] {
  return sortedById(project.gaps).filter(([, gap]) => gap.state !== "closed");
}

/** Opens the promise's gap, or reopens the one it had: one gap per promise. */
export function openGap(
  project: Project,
  promise: Key,
  why: string,
  moment: Moment,
): { readonly project: Project; readonly key: Key } {
  const before = gapOf(project, promise);
  if (before) return { project: reopenGap(project, before[0], why, moment), key: before[0] };
  const key = moment.key();
  const number = project.counters.gap + 1;
  const gap: Gap = {
    id: `G${number}`,
    promise,
    state: "open",
    owner: null,
    raised: null,
    resolution: null,
    underProtest: null,
    openedOn: moment.today,
    closedOn: null,
    evidence: null,
    note: null,
    reached: { open: moment.today },
    reopened: {},
  };
  return {
    project: { ...project, gaps: withRecord(project.gaps, key, gap), counters: { ...project.counters, gap: number } },
    key,
  };
}

/**
 * Back to `open` with a reason; the resolution that did not hold is let go. Throws `refused` for an open gap, `needs`
 * without a reason.
 */
export function reopenGap(project: Project, key: Key, why: string, moment: Moment): Project {
  const gap = getRecord(project.gaps, key);
  const promise = getRecord(project.promises, gap.promise);
  if (gap.state === "open" || promise.dropped)
    throw new PsvcError({
      code: "refused",
      what: `${gap.id} is not reopened`,
      because: promise.dropped ? `its promise ${promise.id} was dropped` : "it is open",
      instead: promise.dropped
        ? advice`record the promise again with ${nextCommand("promise add")}`
        : advice`agree a resolution with ${nextCommand("gap resolve", [project.slug, gap.id])}`,
    });
  if (!why.trim())
    throw new PsvcError({
      code: "needs",
      what: `reopening ${gap.id}`,
      because: "going back has a reason",
      flags: ["--why"],
    });
  const { notWaiting: _, ...afresh } = gap;
  return {
    ...endPlans(project, key, moment.today),
    gaps: withRecord(project.gaps, key, {
      ...afresh,
      state: "open",
      resolution: null,
      underProtest: null,
      closedOn: null,
      evidence: null,
      reopened: { ...gap.reopened, [moment.key()]: { on: moment.today, why: why.trim() } },
    }),
  };
}

/** The next state, with the first day it was reached. */
export function inState(gap: Gap, state: GapState, on: string): Gap {
  return { ...gap, state, reached: { ...gap.reached, [state]: gap.reached[state] ?? on } };
}

const DROPPED = /^P\d+ was dropped$/;

/** Whether a gap is closed for no other reason than that its promise was dropped. */
export function isClosedForDrop({ state, evidence }: Gap): boolean {
  return state === "closed" && evidence !== null && DROPPED.test(evidence);
}

export function closeForDrop(project: Project, promise: Key, moment: Moment): Project {
  const found = gapOf(project, promise);
  if (!found || found[1].state === "closed") return project;
  const [key, gap] = found;
  const changed = endPlans(project, key, moment.today);
  const closed = {
    ...gap,
    state: "closed" as const,
    closedOn: moment.today,
    evidence: `${getRecord(project.promises, promise).id} was dropped`,
  };
  return { ...changed, gaps: withRecord(project.gaps, key, closed) };
}

/** The lead may say that a gap is worse than computed. Throws `needs` without a reason, `refused` for lowering. */
export function raiseSeverity(standing: Standing, key: Key, severity: Severity, why: string): Project {
  const { project } = standing;
  const gap = getRecord(project.gaps, key);
  const computed = computedSeverity(standing, { ...gap, raised: null }).severity;
  if (SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(computed))
    throw new PsvcError({
      code: "refused",
      what: `${gap.id} stays ${computed}`,
      because: "severity is computed from the promise and may be raised, never lowered",
      instead: "settle it with the customer, or change the importance of the promise",
    });
  if (!why.trim())
    throw new PsvcError({
      code: "needs",
      what: `raising ${gap.id}`,
      because: "a raised severity has a reason",
      flags: ["--severity-reason"],
    });
  return { ...project, gaps: withRecord(project.gaps, key, { ...gap, raised: { severity, why: why.trim() } }) };
}

/** How a promise stands for the gate. `protest` settles it for a go-live with conditions only. */
export type Settlement = "fits" | "settled" | "protest" | "unsettled";

export function settlement(standing: Standing, key: Key): Settlement {
  const promise = getRecord(standing.project.promises, key);
  if (fitsToday(standing, promise)) return "fits";
  const gap = gapOf(standing.project, key)?.[1];
  if (!gap) return "unsettled";
  const decided = isDecided(promise, gap);
  if (gap.state === "closed" && promise.fit?.value !== "fit" && decided) return "settled";
  // Whatever else was agreed: what they go without under protest is settled for a go-live with conditions only.
  if (gap.underProtest && gap.state !== "closed") return "protest";
  return gap.state === "agreed" && isReleasing(gap) && decided ? "settled" : "unsettled";
}

/** On a must every resolution needs the customer's decision, also where it was agreed while it was none. */
export function isDecided(promise: CustomerPromise, gap: Gap): boolean {
  return promise.importance !== "must" || Boolean(gap.resolution?.decision);
}

export function isReleasing(gap: Gap): boolean {
  return gap.resolution !== null && RELEASING.includes(gap.resolution.kind);
}

export interface SeverityFinding {
  readonly severity: Severity;
  readonly reason: string;
}

/**
 * `blocker`: a must that is not settled. `major`: a should that is not, or agreed, not yet delivered. Else
 * `minor`.
 */
export function computedSeverity(standing: Standing, gap: Gap): SeverityFinding {
  const promise = getRecord(standing.project.promises, gap.promise);
  const found = severityOf(promise, settlement(standing, gap.promise), gap);
  if (
    gap.raised &&
    SEVERITIES.indexOf(gap.raised.severity) < SEVERITIES.indexOf(found.severity) &&
    gap.state !== "closed"
  )
    return { severity: gap.raised.severity, reason: gap.raised.why };
  return found;
}

function severityOf(promise: CustomerPromise, settled: Settlement, gap: Gap): SeverityFinding {
  if (gap.state === "closed") return { severity: "minor", reason: "closed" };
  if (!isInForce(promise)) return { severity: "minor", reason: "the promise is not confirmed" };
  const { importance } = promise;
  if (importance === "must" && settled === "unsettled")
    return {
      severity: "blocker",
      reason: gap.state === "agreed" ? "a must: agreed, not yet delivered" : "a must that is not settled",
    };
  if (importance === "should" && settled === "unsettled")
    return {
      severity: "major",
      reason: gap.state === "agreed" ? "a should: agreed, not yet delivered" : "a should that is not settled",
    };
  if (gap.resolution?.kind === "defer" && settled === "settled")
    return { severity: "minor", reason: "deferred until its review" };
  if (importance === "must" && settled !== "fits")
    return {
      severity: "major",
      reason: settled === "protest" ? "a must: accepted under protest" : "agreed, not yet delivered",
    };
  if (settled === "fits") return { severity: "minor", reason: "the promise fits now: the gap can be closed" };
  return {
    severity: "minor",
    reason: importance === "could" || importance === "wont" ? `a ${importance}` : "settled, not yet in place",
  };
}
