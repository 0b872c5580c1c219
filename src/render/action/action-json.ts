import type { Action } from "../../domain/model/action.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Entry, inTime } from "../../domain/model/record.ts";

export function actionJson(project: Project, [, action]: Entry<Action>) {
  const { id, formerly = null, text, side, owner, due, openedOn, doneOn, evidence } = action;
  const { received = null, madeBy = null } = action;
  return {
    id,
    /** Its slug. */
    project: project.slug,
    formerly,
    text,
    side,
    owner,
    due,
    for: formatFor(project, action.for),
    openedOn,
    doneOn,
    evidence,
    received,
    madeBy,
    moves: inTime(action.moves),
    chased: inTime(action.chased),
  };
}

/** `P1`, `G1`, `A1` or `R1` where something is about a record, else the word it was given. */
export function formatFor(project: Project, what: string | null): string | null {
  if (what === null) return null;
  const { promises, gaps, actions, risks } = project;
  return promises[what]?.id ?? gaps[what]?.id ?? actions[what]?.id ?? risks[what]?.id ?? what;
}
