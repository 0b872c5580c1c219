import { openActions } from "../domain/action/action.ts";
import { isComputed } from "../domain/criterion/computed-criteria.ts";
import { planOn } from "../domain/gap/confrontation-rounds.ts";
import type { Gap } from "../domain/model/gap.ts";
import { isPassed } from "../domain/model/milestone.ts";
import type { Project } from "../domain/model/project.ts";
import type { CustomerPromise } from "../domain/model/promise.ts";
import { type Entry, sortedById } from "../domain/model/record.ts";
import { MILESTONES } from "../domain/model/vocabulary.ts";
import { waypointsOf } from "../domain/route/ordered-milestones.ts";
import { idFor, type Names } from "./known-names.ts";

/** The first promise with which the command can do something. */
export function samplePromise(isMeant: (promise: CustomerPromise, project: Project) => boolean) {
  return ({ project }: Names): string => {
    const found = project && sortedById(project.promises).find(([, one]) => !one.dropped && isMeant(one, project));
    return found?.[1].id ?? idFor(project, "promise");
  };
}

/** The first gap with which the command can do something. */
export function sampleGap(isMeant: (gap: Entry<Gap>, project: Project) => boolean) {
  return ({ project }: Names): string => {
    const found = project && sortedById(project.gaps).find((entry) => isMeant(entry, project));
    return found?.[1].id ?? idFor(project, "gap");
  };
}

export const isOpenGap = ([, { state }]: Entry<Gap>) => state !== "closed";
export const isClosedGap = ([, { state }]: Entry<Gap>) => state === "closed";
export const isUndecidedGap = ([, { state }]: Entry<Gap>) => state !== "closed" && state !== "agreed";
export const isAgreedGap = ([, { state }]: Entry<Gap>) => state === "agreed";
export const isPlannedGap = ([key]: Entry<Gap>, project: Project) => planOn(project, key) !== null;

/** One that was judged to fit takes a reason to be a gap after all. */
export function promiseWithoutGap({ project }: Names): string | null {
  if (!project) return "P1";
  const withGap = new Set(Object.values(project.gaps).map(({ promise }) => promise));
  const isFree = ([key, { dropped, fit }]: Entry<CustomerPromise>) =>
    !dropped && fit?.value !== "fit" && !withGap.has(key);
  return sortedById(project.promises).find(isFree)?.[1].id ?? null;
}

export function sampleAction({ project }: Names): string {
  return (project && openActions(project)[0]?.[1].id) ?? idFor(project, "action");
}

export function sampleChangeOrder({ project }: Names): string {
  return (project && sortedById(project.changeOrders ?? {})[0]?.[1].id) ?? "CO1";
}

export function sampleNote({ project }: Names): string {
  return (project && sortedById(project.notes)[0]?.[1].id) ?? "N1";
}

export function samplePerson({ project }: Names): string {
  return (project && sortedById(project.persons)[0]?.[1].id) ?? "NAME";
}

export function sampleRisk({ project }: Names): string {
  const open = project ? sortedById(project.risks).find(([, { closedOn }]) => closedOn === null) : undefined;
  return open?.[1].id ?? idFor(project, "risk");
}

export const nextOpen = ({ project }: Names): string => milestonesOf(project, false)[0] ?? "configured";

/** What the go-live cannot do without is not left out. */
export function sampleSkip({ project }: Names): string {
  const bound: readonly string[] = ["aligned", "ready", "live", "stable"];
  return milestonesOf(project, false).find((name) => !bound.includes(name)) ?? "configured";
}

export const lastPassed = ({ project }: Names): string => milestonesOf(project, true).at(-1) ?? MILESTONES[0];

function milestonesOf(project: Project | null, passed: boolean): readonly string[] {
  const all = project ? waypointsOf(project) : [];
  return all.filter(({ milestone }) => isPassed(milestone) === passed).map(({ name }) => name);
}

/** A line of the readiness review that a hand sets, and that is not met. */
export function sampleCriterion({ project }: Names): string {
  const open = Object.entries(project?.criteria ?? {})
    .filter(([name, { state, gate }]) => state === "not-met" && gate === "ready" && !isComputed(name))
    .sort(([, a], [, b]) => a.order - b.order);
  return open[0]?.[0] ?? "people-trained";
}
