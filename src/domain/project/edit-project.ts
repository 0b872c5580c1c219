import { PsvcError } from "../../errors.ts";
import type { Deal, Moment, People, Project } from "../model/project.ts";
import type { Ladder } from "../model/vocabulary.ts";
import { withRolePersons } from "../people/person-records.ts";
import { formatDay } from "../time/calendar.ts";

export interface FactChanges {
  readonly customer?: string;
  readonly lead?: string;
  /** null: the store's, or the template's. */
  readonly ownLadder?: Ladder | null;
  readonly deal: Partial<Deal>;
  readonly people: Partial<People>;
}

/** Changes any of the facts. Throws `refused` for a close after what is on record, or in the future. */
export function editProject(project: Project, changes: FactChanges, moment: Moment): Project {
  const closedOn = changes.deal.closedOn ?? project.deal.closedOn;
  if (closedOn > moment.today || closedOn > project.ownedOn)
    throw new PsvcError({
      code: "refused",
      what: `the deal did not close on ${formatDay(closedOn)}`,
      because: closedOn > moment.today ? "that day has not come" : `it is owned since ${formatDay(project.ownedOn)}`,
      instead: "give the day it closed",
    });
  return withRolePersons({
    ...project,
    customer: changes.customer ?? project.customer,
    lead: changes.lead ?? project.lead,
    ownLadder: changes.ownLadder === undefined ? project.ownLadder : changes.ownLadder,
    deal: { ...project.deal, ...changes.deal },
    people: { ...project.people, ...changes.people },
  });
}
