import {
  differencesBetween,
  isRecord,
  type Json,
  type JsonPath,
  own,
  same,
} from "../../../src/domain/model/json-value.ts";
import type { Project } from "../../../src/domain/model/project.ts";
import type { Key } from "../../../src/domain/model/record.ts";

/**
 * Places where one person changed something, nobody else did, and the merge does not have it: without those that a rule
 * settled, which are named, and numbers.
 */
export function lostOf(base: Project, side: Project, other: Project, merged: Project): readonly string[] {
  const told = settledRecords(base, side, other, merged);
  const [from, to, untouched, result] = [base, side, other, merged].map(withoutNumbers);
  return differencesBetween(from, to)
    .filter(({ place: [first = "", key = ""] }) => {
      if (first === "counters" || first === "reconciled") return false;
      return !told.has(key) && !told.has(first);
    })
    .filter(({ place, before }) => same(at(untouched, place), before))
    .filter(({ place, after }) => !same(at(result, place), after))
    .map(({ place }) => place.join("."));
}

/** A merge may give a record another number. */
function withoutNumbers(project: Project): Json | undefined {
  const text = JSON.stringify(project, (key, value) => (key === "id" || key === "formerly" ? undefined : value));
  return JSON.parse(text);
}

function at(project: Json | undefined, place: JsonPath): Json | undefined {
  return place.reduce<Json | undefined>((value, key) => (isRecord(value) ? own(value, key) : undefined), project);
}

/** Records that a rule of this merge is about, and those that hang together with them. */
function settledRecords(base: Project, side: Project, other: Project, merged: Project): ReadonlySet<string> {
  const before = { ...base.reconciled, ...side.reconciled, ...other.reconciled };
  const fresh = Object.entries(merged.reconciled ?? {}).flatMap(([key, one]) => (key in before ? [] : [one]));
  const told = new Set<Key>(fresh.flatMap(({ record }) => (record === null ? [] : [record])));
  const all = [side, other, merged];
  for (const { gaps } of all)
    for (const [key, { promise }] of Object.entries(gaps))
      if (told.has(key) || told.has(promise)) told.add(key).add(promise);
  for (const { gaps } of all)
    for (const [key, { promise }] of Object.entries(gaps)) if (told.has(promise)) told.add(key);
  for (const { promises } of all)
    for (const [key, { dropped }] of Object.entries(promises))
      if (dropped?.duplicateOf && told.has(dropped.duplicateOf)) told.add(key);
  for (const { confrontations, actions } of all) {
    for (const [key, { gap }] of Object.entries(confrontations)) if (told.has(gap)) told.add(key);
    for (const [key, action] of Object.entries(actions)) if (action.for && told.has(action.for)) told.add(key);
  }
  if (fresh.some(({ rule }) => rule === "live-and-no-go" || rule === "stable-and-rolled-back"))
    for (const name of ["route", "decisions"]) told.add(name);
  return told;
}
