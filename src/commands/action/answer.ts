import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { findById, getRecord, type Key } from "../../domain/model/record.ts";
import { MILESTONES } from "../../domain/model/vocabulary.ts";
import { idMeant, nearest } from "../../domain/text/closest-match.ts";
import { PsvcError } from "../../errors.ts";
import { actionJson } from "../../render/action/action-json.ts";
import { renderAction } from "../../render/action/actions.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { standingOf } from "../find/find-project.ts";

export async function answerAction(app: App, project: Project, key: Key): Promise<void> {
  const standing = await standingOf(app, project);
  const entry = [key, getRecord(project.actions, key)] as const;
  app.answer({
    text: (style) => withNextStep(renderAction(standing, entry, style), standing, style),
    json: { kind: "action", action: actionJson(project, entry) },
  });
}

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
  const found = words.find((word) => word === name.trim().toLowerCase());
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
