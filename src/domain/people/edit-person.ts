import { PsvcError } from "../../errors.ts";
import type { Person } from "../model/people.ts";
import type { Moment, Project } from "../model/project.ts";
import { getRecord, type Key, withRecord } from "../model/record.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { mapPersonTexts, personTexts } from "./people-texts.ts";
import { findPerson, newPerson, personKey } from "./person-records.ts";
import { foldName, readPerson } from "./read-person.ts";

/** What a record says beside the name; undefined is not given, null is not known. */
export interface PersonDetails {
  readonly role?: string | null;
  readonly mail?: string | null;
  readonly phone?: string | null;
  readonly organisation?: string | null;
  readonly side?: Person["side"];
  readonly addressedAs?: string | null;
  readonly leftOn?: Day | null;
  /** May release what was promised. */
  readonly decides?: boolean;
}

export interface PersonChanges extends PersonDetails {
  readonly name?: string;
  /** Another spelling of the same person: its record goes into this one. */
  readonly also?: string;
}

export interface PersonChanged {
  readonly project: Project;
  readonly key: Key;
}

/**
 * A record for a person, or more on one who has a record by that name. Throws `needs` without a name, `refused` for
 * details that cannot be.
 */
export function addPerson(project: Project, typed: string, details: PersonDetails, moment: Moment): PersonChanged {
  const input = readPerson(typed);
  if (!input.name) throw new PsvcError({ code: "needs", what: "a person", because: "a record has a name", flags: [] });
  const read = { role: input.role ?? undefined, mail: input.mail ?? undefined, phone: input.phone ?? undefined };
  const given = { ...read, ...withoutUndefined(details) };
  const known = findPerson(project.persons, typed);
  if (known) return { project: editPerson(project, known[0], given, moment), key: known[0] };
  const wanted = personKey(project.slug, input.name);
  const key = Object.hasOwn(project.persons, wanted) ? moment.key() : wanted;
  const number = project.counters.person + 1;
  const added: Project = {
    ...project,
    persons: withRecord(project.persons, key, newPerson(`H${number}`, input.name, null)),
    counters: { ...project.counters, person: number },
  };
  return { project: editPerson(added, key, given, moment), key };
}

/**
 * Changes a record. A new name is used from now on wherever something is open; the old one is kept as a former name.
 * Throws `refused` for a name that is taken, for a day ahead, and for a decision maker who is not of the customer.
 */
export function editPerson(project: Project, key: Key, changes: PersonChanges, moment: Moment): Project {
  const { name, also, decides, ...details } = changes;
  const person = getRecord(project.persons, key);
  if (details.leftOn && details.leftOn > moment.today)
    throw new PsvcError({
      code: "refused",
      what: `${person.name} has not left`,
      because: `${formatDay(details.leftOn)} has not come`,
      instead: "give today or a day before it with --left-on",
    });
  const told: Person = { ...person, ...withoutUndefined(details) };
  const edited: Project = { ...project, persons: withRecord(project.persons, key, told) };
  const merged = also === undefined ? edited : withSpelling(edited, key, also);
  const renamed = name === undefined ? merged : withName(merged, key, name);
  return decides === undefined ? renamed : withDecider(renamed, getRecord(renamed.persons, key), decides);
}

/** Takes a record away. Throws `refused` while something in the project names the person. */
export function removePerson(project: Project, key: Key): Project {
  const { [key]: person, ...persons } = project.persons;
  const names = person ? [person.name, ...person.formerNames] : [];
  const used = personTexts(project).find(({ text }) => names.some((name) => isNamed(text, name)));
  if (!person || !used) return { ...project, persons };
  throw new PsvcError({
    code: "refused",
    what: `${person.name} is not removed`,
    because: `${placeName(project, used.place)} names ${used.text}`,
    instead: `hand over first: psvc person replace ${project.slug} ${person.id} NEW; or psvc person edit --left-on DAY`,
  });
}

/** `A3`, `G1`, or the part that somebody has in the project. */
export function placeName(project: Project, [first = "", key = "", ...rest]: readonly string[]): string {
  const shelves: Readonly<Record<string, Readonly<Record<string, object>>>> = {
    promises: project.promises,
    gaps: project.gaps,
    actions: project.actions,
    risks: project.risks,
    notes: project.notes,
  };
  const record = shelves[first]?.[key];
  if (record && "id" in record) return String(record.id);
  const talk = first === "confrontations" ? project.confrontations[key] : undefined;
  if (talk) return `the conversation on ${project.gaps[talk.gap]?.id ?? "a gap"}`;
  return PARTS[[first, key].join(".")] ?? PARTS[first] ?? [key || first, ...rest].join(" ");
}

const PARTS: Readonly<Record<string, string>> = {
  "people.sponsor": "sponsor",
  "people.projectLead": "project lead",
  "people.deciders": "decision maker",
  "deal.owner": "deal owner",
  lead: "our lead",
  golive: "the go-live",
  messages: "a message that was sent",
  handovers: "a handover",
  moods: "the customer's satisfaction",
  decisions: "a go-live decision",
};

/** Whether a text is this name, whatever stands beside it. */
export function isNamed(text: string, name: string): boolean {
  return foldName(text) === foldName(name) || foldName(readPerson(text).name) === foldName(name);
}

function withName(project: Project, key: Key, typed: string): Project {
  const person = getRecord(project.persons, key);
  const name = typed.trim().replaceAll(/\s+/g, " ");
  if (!name)
    throw new PsvcError({ code: "needs", what: "a person", because: "a record has a name", flags: ["--name"] });
  if (name === person.name) return project;
  const other = findPerson(project.persons, name);
  if (other && other[0] !== key)
    throw new PsvcError({
      code: "refused",
      what: `${person.id} is not renamed`,
      because: `${other[1].id} is ${other[1].name} already`,
      instead: `if they are one person: psvc person edit ${project.slug} ${person.id} --also ${JSON.stringify(name)}`,
    });
  const former = foldName(name) === foldName(person.name) ? [] : [person.name];
  const formerNames = [...person.formerNames, ...former].filter((one) => foldName(one) !== foldName(name));
  const renamed = { ...project, persons: withRecord(project.persons, key, { ...person, name, formerNames }) };
  return mapPersonTexts(renamed, ({ text, place }) =>
    isNamed(text, person.name) && isOpenPlace(project, place) ? name : text,
  );
}

/** One spelling more for a person; the record under the other spelling gives what this one lacks, and goes. */
function withSpelling(project: Project, key: Key, typed: string): Project {
  const person = getRecord(project.persons, key);
  const spelling = readPerson(typed).name;
  if (isNamed(spelling, person.name)) return project;
  const other = findPerson(project.persons, typed);
  const names = other && other[0] !== key ? [other[1].name, ...other[1].formerNames] : [spelling];
  const formerNames = [...new Set([...person.formerNames, ...names])];
  const lacking = other && other[0] !== key ? lackingIn(person, other[1]) : {};
  const { [other?.[0] ?? ""]: _same, ...others } = project.persons;
  const persons = withRecord(other && other[0] !== key ? others : project.persons, key, {
    ...person,
    ...lacking,
    formerNames,
  });
  return mapPersonTexts({ ...project, persons }, ({ text, place }) =>
    names.some((name) => isNamed(text, name)) && isOpenPlace(project, place) ? person.name : text,
  );
}

/** What a record does not say and another of the same person does. */
export function lackingIn(person: Person, other: Person): Partial<Person> {
  const fields = ["role", "mail", "phone", "organisation", "side", "addressedAs", "leftOn"] as const;
  return Object.fromEntries(fields.flatMap((field) => (person[field] === null ? [[field, other[field]]] : [])));
}

function withDecider(project: Project, { name, side }: Person, decides: boolean): Project {
  const { deciders } = project.people;
  if (decides && side !== null && side !== "customer")
    throw new PsvcError({
      code: "refused",
      what: `${name} decides nothing for the customer`,
      because: `${name} is on the side of ${side}`,
      instead: "change the side with --side customer, or name one of the customer's people",
    });
  const others = deciders.filter((one) => !isNamed(one, name));
  return { ...project, people: { ...project.people, deciders: decides ? [...others, name] : others } };
}

/** Whether a place says how things are to go on; what happened keeps the name it had. */
export function isOpenPlace(project: Project, [first = "", key = "", field = "", ...rest]: readonly string[]): boolean {
  if (first === "people" || first === "lead" || first === "deal") return true;
  if (first === "actions") return project.actions[key]?.doneOn === null;
  if (first === "risks") return project.risks[key]?.closedOn === null;
  if (first === "criteria") return field === "owner" && project.criteria[key]?.state === "not-met";
  if (first === "gaps")
    return (
      (field === "owner" || (field === "resolution" && rest[0] === "owner")) && project.gaps[key]?.state !== "closed"
    );
  if (first === "confrontations") return field === "with" && project.confrontations[key]?.endedOn === null;
  return false;
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
