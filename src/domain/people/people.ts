import type { Project } from "../model/project.ts";
import type { Side } from "../model/vocabulary.ts";
import { sameName } from "./customer-decision.ts";
import { findPerson } from "./person-records.ts";
import { readPerson } from "./read-person.ts";

/** Everybody the project knows by name. */
export function peopleOf({ people, lead, promises, gaps, actions, persons }: Project): readonly string[] {
  const known = [
    people.sponsor,
    people.projectLead,
    ...people.deciders,
    ...Object.values(promises).map(({ heardBy }) => heardBy),
    lead,
    ...Object.values(gaps).map(({ owner }) => owner),
    ...Object.values(actions).map(({ owner }) => owner),
    ...Object.values(persons).map(({ name }) => name),
  ];
  return [...new Set(known.filter((name) => name !== null))];
}

/**
 * The whole name, where one known person's name begins with what was typed: Raj is Raj Patel. A former name is the name
 * of now.
 */
export function fullName(project: Project, typed: string): string {
  const names = peopleOf(project);
  const record = findPerson(project.persons, typed)?.[1];
  if (record && !sameName(record.name, typed)) return record.name;
  if (names.some((name) => sameName(name, typed))) return typed;
  const start = `${typed.trim().toLocaleLowerCase()} `;
  const found = names.filter((name) => name.toLocaleLowerCase().startsWith(start));
  return found.length === 1 ? (found[0] ?? typed) : typed;
}

/**
 * On which side a person is, as far as the project knows: by their part in it, else by their record, else by what they
 * had to deliver; null where it does not know, or knows them on both sides.
 */
export function sideOf(project: Project, name: string): Side | null {
  const { people, lead, deal, promises, gaps, actions, persons } = project;
  const heard = Object.values(promises).map(({ heardBy }) => heardBy);
  const customer = [people.sponsor, people.projectLead, ...people.deciders, ...heard];
  const { name: plain } = readPerson(name);
  const is = (other: string | null) =>
    other !== null && (sameName(other, name) || sameName(readPerson(other).name, plain));
  const isTheirs = customer.some(is);
  const isOurs = is(lead) || is(deal.owner) || Object.values(gaps).some(({ owner }) => is(owner));
  if (isTheirs && isOurs) return null;
  if (isTheirs || isOurs) return isTheirs ? "customer" : "services";
  const recorded = findPerson(persons, name)?.[1].side ?? null;
  if (recorded) return recorded;
  const sides = Object.values(actions).flatMap(({ owner, side }) => (is(owner) ? [side] : []));
  return new Set(sides).size === 1 ? (sides[0] ?? null) : null;
}
