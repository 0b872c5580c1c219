import { type Problem, PsvcError } from "../../errors.ts";
import type { Gap } from "../model/gap.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import { getRecord, type Key } from "../model/record.ts";

export interface Refusal {
  readonly id: string;
  readonly problem: Problem;
}

export interface ChangedPromises {
  /** With every change that was not refused. Whether it may stand without the others is for the caller to say. */
  readonly project: Project;
  readonly refusals: readonly Refusal[];
}

/**
 * One change to each of many promises, all refusals collected. Each change sees its own promise with its gap and
 * conversations and no others: looking through the whole ledger for each of thousands would take minutes.
 */
export function changePromises(
  project: Project,
  keys: readonly Key[],
  change: (own: Project, key: Key) => Project,
): ChangedPromises {
  const ownRecords = recordsByPromise(project);
  const promises = { ...project.promises };
  const gaps = { ...project.gaps };
  const confrontations = { ...project.confrontations };
  const refusals: Refusal[] = [];
  let { counters } = project;
  for (const key of keys) {
    const own = { ...project, ...ownRecords(key), promises: { [key]: getRecord(promises, key) }, counters };
    try {
      const changed = change(own, key);
      Object.assign(promises, changed.promises);
      Object.assign(gaps, changed.gaps);
      Object.assign(confrontations, changed.confrontations);
      counters = changed.counters;
    } catch (error) {
      if (!(error instanceof PsvcError)) throw error;
      refusals.push({ id: getRecord(promises, key).id, problem: error.problem });
    }
  }
  return { project: { ...project, promises, gaps, confrontations, counters }, refusals };
}

function recordsByPromise(project: Project) {
  const gapsOf = new Map<Key, [Key, Gap][]>();
  for (const [key, gap] of Object.entries(project.gaps))
    gapsOf.set(gap.promise, [...(gapsOf.get(gap.promise) ?? []), [key, gap]]);
  return (promise: Key): Pick<Project, "gaps" | "confrontations"> => {
    const gaps = Object.fromEntries(gapsOf.get(promise) ?? []);
    const recorded = Object.entries(project.confrontations).filter(([, { gap }]) => Object.hasOwn(gaps, gap));
    return { gaps, confrontations: Object.fromEntries(recorded) };
  };
}

/** Throws `several` where anything was refused, naming all of it. */
export function requireAll({ project, refusals }: ChangedPromises, what: string, of: number): Project {
  if (refusals.length === 0) return project;
  throw new PsvcError({ code: "several", what, refusals, of });
}

/** Throws `refused` where one of the promises is no longer what was shown: what is written is what was agreed to. */
export function requireAsShown(shown: Project, now: Project, keys: readonly Key[]): void {
  const changed = keys.filter((key) => !same(asJson(shown.promises[key]), asJson(now.promises[key])));
  if (changed.length === 0) return;
  const ids = changed.map((key) => shown.promises[key]?.id ?? key);
  throw new PsvcError({
    code: "refused",
    what: "nothing was written",
    because:
      `${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""} changed since ` +
      "it was shown",
    instead: "run it again to see them as they are now",
  });
}
