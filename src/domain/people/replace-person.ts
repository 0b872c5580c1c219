import { PsvcError } from "../../errors.ts";
import type { Moment, Project } from "../model/project.ts";
import type { Key } from "../model/record.ts";
import type { Day } from "../time/calendar.ts";
import { addPerson, editPerson, isNamed, isOpenPlace, lackingIn, placeName } from "./edit-person.ts";
import { mapPersonTexts } from "./people-texts.ts";
import { findPerson } from "./person-records.ts";

/** One thing that goes from one person to another. */
export interface HandedOver {
  /** `A3`, `G1`, "sponsor". */
  readonly what: string;
  /** What it says, where it is a record. */
  readonly text: string | null;
}

export interface Replacement {
  readonly project: Project;
  readonly from: string;
  readonly to: string;
  readonly toKey: Key;
  readonly handedOver: readonly HandedOver[];
}

/**
 * Hands over what is open from one person to another: parts in the project, actions, gaps, risks, criteria and planned
 * conversations. What happened keeps the name it had. Throws `not-found` for a name that the project does not know,
 * `refused` where both are one.
 */
export function replacePerson(
  project: Project,
  old: string,
  next: string,
  given: { readonly leftOn?: Day | null },
  moment: Moment,
): Replacement {
  const record = findPerson(project.persons, old);
  const names = record ? [record[1].name, ...record[1].formerNames] : [old];
  const from = record?.[1].name ?? old.trim();
  const side = record?.[1].side ?? undefined;
  const added = addPerson(project, next, {}, moment);
  const toKey = added.key;
  const to = added.project.persons[toKey]?.name ?? next;
  if (names.some((name) => isNamed(to, name)))
    throw new PsvcError({
      code: "refused",
      what: "nothing is handed over",
      because: `${from} and ${to} are one person`,
      instead: "name another person",
    });
  const sided =
    added.project.persons[toKey]?.side === null ? editPerson(added.project, toKey, { side }, moment) : added.project;
  const handedOver: HandedOver[] = [];
  const changed = mapPersonTexts(sided, ({ text, place }) => {
    if (!names.some((name) => isNamed(text, name)) || !isOpenPlace(project, place)) return text;
    handedOver.push({ what: placeName(project, place), text: textAt(project, place) });
    return to;
  });
  const deciders = [...new Set(changed.people.deciders)];
  const left = given.leftOn && record ? editPerson(changed, record[0], { leftOn: given.leftOn }, moment) : changed;
  return { project: { ...left, people: { ...left.people, deciders } }, from, to, toKey, handedOver };
}

function textAt(
  { actions, gaps, promises, risks, criteria }: Project,
  [shelf, key = ""]: readonly string[],
): string | null {
  if (shelf === "actions") return actions[key]?.text ?? null;
  if (shelf === "risks") return risks[key]?.text ?? null;
  if (shelf === "criteria") return criteria[key]?.text ?? null;
  const gap = shelf === "gaps" ? gaps[key] : undefined;
  return gap ? (promises[gap.promise]?.statement ?? null) : null;
}

/** A record's details where another project of the same customer has more: what is known once is known there too. */
export function withKnownDetails(project: Project, others: readonly Project[]): Project {
  const persons = Object.entries(project.persons).map(([key, person]) => {
    const known = others
      .map((other) => findPerson(other.persons, person.name)?.[1])
      .find((other) => other && (other.mail || other.phone || other.role));
    return [key, known ? { ...person, ...lackingIn(person, known), leftOn: person.leftOn } : person] as const;
  });
  return { ...project, persons: Object.fromEntries(persons) };
}
