import { expect } from "vitest";
import { mergeProjects } from "../../../src/domain/history/merge-project.ts";
import { breachesOf } from "../../../src/domain/invariant/invariants.ts";
import type { Project } from "../../../src/domain/model/project.ts";

export const MERGED_ON = "2026-11-30";

export type Edit = (project: Project) => Project;

export interface Settled {
  readonly project: Project;
  /** `rule` and the number of the record that it is about. */
  readonly rules: readonly (readonly [string, string | null])[];
}

/** What two people's edits of one project come to, the same from both sides, without a conflict and a breach. */
export function mergedEdits(base: Project, ours: Edit, theirs: Edit): Settled {
  const { project, conflicts } = mergeProjects(base, ours(base), theirs(base), MERGED_ON);
  expect(conflicts).toEqual([]);
  expect(mergeProjects(base, theirs(base), ours(base), MERGED_ON).project).toEqual(project);
  expect(breachesOf(project)).toEqual([]);
  const idOf = (key: string | null) =>
    key === null
      ? null
      : (([project.promises, project.gaps, project.actions, project.risks] as const)
          .map((records) => records[key]?.id)
          .find((id) => id !== undefined) ?? key);
  const rules = Object.values(project.reconciled ?? {}).map(({ rule, record }) => [rule, idOf(record)] as const);
  return { project, rules: rules.toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}
