import { wordNamed } from "../../domain/labels/labels.ts";
import type { Project } from "../../domain/model/project.ts";
import { findById } from "../../domain/model/record.ts";
import { MILESTONES } from "../../domain/model/vocabulary.ts";
import { idMeant, nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";

/** The key of a promise or gap, or the name of a milestone, criterion or purpose. Throws `not-found`. */
export function subject(project: Project, name: string): string {
  const record = findById(project.promises, name) ?? findById(project.gaps, name);
  if (record) return record[0];
  const words = [
    ...MILESTONES,
    ...Object.keys(project.ownMilestones),
    ...Object.keys(project.criteria),
    "condition",
    "happiness",
  ];
  const found = wordNamed(name, words);
  if (found) return found;
  const ids = [...Object.values(project.promises), ...Object.values(project.gaps)].map(({ id }) => id);
  const meant = idMeant(name, ids);
  throw new PsvcError({
    code: "not-found",
    what: "promise, gap, milestone or criterion",
    name,
    near: meant ? [meant] : nearest(name, words),
    command: `psvc status ${project.slug}`,
  });
}
