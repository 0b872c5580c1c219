import type { Person } from "../model/people.ts";
import type { Counters, Project } from "../model/project.ts";
import type { Entry, Key, Keyed } from "../model/record.ts";
import type { Side } from "../model/vocabulary.ts";
import { foldName, readPerson } from "./read-person.ts";

/** Whose records a project keeps without being asked: those who have a part in it by name. */
export interface NamedPeople {
  readonly slug: string;
  readonly customer: readonly (string | null)[];
  readonly services: readonly (string | null)[];
}

/**
 * The key of a person's record: a hash of project and folded name. Two copies of a store that make the record apart
 * make the same one, so that it merges.
 */
export function personKey(slug: string, name: string): Key {
  return hashOf(`${slug}\n${foldName(name)}`);
}

/** The record that answers to a name, also to a former one or one typed with role or address; null where none does. */
export function findPerson(persons: Keyed<Person>, typed: string): Entry<Person> | null {
  const wanted = [foldName(typed), foldName(readPerson(typed).name)];
  const entries = Object.entries(persons);
  const current = entries.find(([, { name }]) => wanted.includes(foldName(name)));
  return (
    current ??
    entries.find(([, { formerNames }]) => formerNames.some((name) => wanted.includes(foldName(name)))) ??
    null
  );
}

/** The records as they are, and new ones for the names that none answers to, numbered in their order. */
export function withPersonsNamed(
  { persons, highest }: { readonly persons: Keyed<Person>; readonly highest: number },
  { slug, customer, services }: NamedPeople,
): { readonly persons: Keyed<Person>; readonly highest: number } {
  const sided = [
    ...customer.map((name) => [name, "customer"] as const),
    ...services.map((name) => [name, "services"] as const),
  ];
  return sided.reduce(
    (so, [typed, side]) => {
      if (typed === null || typed.trim() === "" || findPerson(so.persons, typed)) return so;
      const key = personKey(slug, readPerson(typed).name);
      if (Object.hasOwn(so.persons, key)) return so;
      const record = newPerson(`H${so.highest + 1}`, typed, side);
      return { persons: { ...so.persons, [key]: record }, highest: so.highest + 1 };
    },
    { persons, highest },
  );
}

/** The project with a record for each of those who have a part in it by name. */
export function withRolePersons<T extends Pick<Project, "slug" | "people" | "lead" | "deal" | "persons" | "counters">>(
  project: T,
): T {
  const { slug, people, lead, deal, persons, counters } = project;
  const named = {
    slug,
    customer: [people.sponsor, people.projectLead, ...people.deciders],
    services: [lead, deal.owner],
  };
  const found = withPersonsNamed({ persons, highest: counters.person }, named);
  if (found.persons === persons) return project;
  const counted: Counters = { ...counters, person: found.highest };
  return { ...project, persons: found.persons, counters: counted };
}

/** The record of a person who was typed as `readPerson` takes one. */
export function newPerson(id: string, typed: string, side: Side | null): Person {
  const { name, role, mail, phone } = readPerson(typed);
  return { id, name, formerNames: [], role, mail, phone, organisation: null, side, addressedAs: null, leftOn: null };
}

/** FNV-1a with 64 bits, as 16 hexadecimal digits. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
