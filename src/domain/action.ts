import { PsvcError } from "../errors.ts";
import type { Day } from "./calendar.ts";
import { requirePast } from "./decision.ts";
import type { Moment, Project } from "./project.ts";
import type { Key } from "./record.ts";
import { at, type Entry, inOrder, replaced } from "./record.ts";
import type { Action } from "./way.ts";
import { SIDES, type Side } from "./words.ts";

export interface ActionFacts {
  readonly text: string;
  readonly side: Side;
  readonly owner: string;
  readonly due: Day;
  readonly for: string | null;
}

/** Throws `needs` without text or owner. */
export function addAction(
  project: Project,
  facts: ActionFacts,
  moment: Moment,
): { readonly project: Project; readonly key: Key } {
  const flags = [...(facts.text.trim() ? [] : ["--text"]), ...(facts.owner.trim() ? [] : ["--owner"])];
  if (flags.length > 0)
    throw new PsvcError({ code: "needs", what: "an action", because: "one person delivers one thing by a day", flags });
  const key = moment.key();
  const number = project.counters.action + 1;
  const action: Action = {
    ...facts,
    text: facts.text.trim(),
    owner: facts.owner.trim(),
    id: `A${number}`,
    openedOn: moment.today,
    doneOn: null,
    evidence: null,
  };
  return {
    project: {
      ...project,
      actions: replaced(project.actions, key, action),
      counters: { ...project.counters, action: number },
    },
    key,
  };
}

/** Throws `refused` when it is done already or the day is in the future. */
export function finishAction(project: Project, key: Key, on: Day, evidence: string | null, moment: Moment): Project {
  const action = at(project.actions, key);
  if (action.doneOn)
    throw new PsvcError({
      code: "refused",
      what: `${action.id} is done`,
      because: `it was done on ${action.doneOn}`,
      instead: "add a new action if there is more to do",
    });
  requirePast(project, on, moment, "an action done");
  return {
    ...project,
    actions: replaced(project.actions, key, { ...action, doneOn: on, evidence: evidence?.trim() || null }),
  };
}

/** Open ones, ours first, then by the day they are due. */
export function openActions(project: Project): readonly Entry<Action>[] {
  return inOrder(project.actions)
    .filter(([, action]) => action.doneOn === null)
    .sort(
      ([, a], [, b]) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0),
    );
}
