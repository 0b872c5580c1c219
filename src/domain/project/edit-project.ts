import { PsvcError } from "../../errors.ts";
import type { Deal, Moment, People, Project } from "../model/project.ts";
import type { Ladder } from "../model/vocabulary.ts";
import { withRolePersons } from "../people/person-records.ts";
import { formatDay } from "../time/calendar.ts";
import { requireProjectSlug } from "./new-project.ts";

export interface FactChanges {
  readonly customer?: string;
  readonly lead?: string;
  readonly tags?: readonly string[];
  readonly slug?: string;
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
  const slug = changes.slug?.trim().normalize("NFC") || project.slug;
  if (slug !== project.slug) requireProjectSlug(slug);
  return withRolePersons({
    ...project,
    slug,
    formerSlugs:
      slug === project.slug
        ? project.formerSlugs
        : [...project.formerSlugs, project.slug].filter((former) => former !== slug),
    tags: changes.tags ?? project.tags,
    customer: changes.customer ?? project.customer,
    lead: changes.lead ?? project.lead,
    ownLadder: changes.ownLadder === undefined ? project.ownLadder : changes.ownLadder,
    deal: { ...project.deal, ...changes.deal },
    people: { ...project.people, ...changes.people },
  });
}

/** Lower-case, each once, in the order of the alphabet. Throws `bad-value` for one with spaces or commas. */
export function tagsFrom(typed: readonly string[]): readonly string[] {
  const tags = typed.map((tag) => tag.trim().normalize("NFC").toLowerCase()).filter((tag) => tag !== "");
  const wrong = tags.find((tag) => !/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]{0,39}$/u.test(tag));
  if (wrong !== undefined)
    throw new PsvcError({
      code: "bad-value",
      what: "--tag",
      value: wrong,
      allowed: null,
      why: "a tag is one word of at most 40 letters, digits and hyphens; for several give --tag several times",
    });
  return [...new Set(tags)].sort();
}
