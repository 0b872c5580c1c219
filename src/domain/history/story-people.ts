import type { Note, Person } from "../model/people.ts";
import type { Project } from "../model/project.ts";
import type { Keyed } from "../model/record.ts";
import { quote } from "../text/text.ts";
import { formatDay } from "../time/calendar.ts";
import { records, type Sentence, type Told } from "./story-sentences.ts";

export function peopleSentences(from: Project, to: Project): readonly Sentence[] {
  return records(
    worthTelling(from.persons, to.persons),
    worthTelling(to.persons, from.persons),
    personAdded,
    personChanged,
  );
}

/** A record that says no more than a name and its side came with the change that named the person. */
function worthTelling(persons: Keyed<Person>, others: Keyed<Person>): Keyed<Person> {
  const isTold = ([key, { role, mail, phone, organisation, addressedAs, leftOn }]: readonly [string, Person]) =>
    Object.hasOwn(others, key) ||
    [role, mail, phone, organisation, addressedAs, leftOn].some((detail) => detail !== null);
  return Object.fromEntries(Object.entries(persons).filter(isTold));
}

function personAdded({ name, role, organisation, side }: Person): string {
  const of = [role, organisation, side].filter((detail) => detail !== null).join(", ");
  return `person added: ${name}${of ? ` (${of})` : ""}`;
}

function personChanged(before: Person, after: Person): Told {
  const sentences: string[] = [];
  if (before.name !== after.name) sentences.push(`is called ${after.name} (it was ${before.name})`);
  if (before.leftOn === null && after.leftOn !== null) sentences.push(`left on ${formatDay(after.leftOn)}`);
  if (before.leftOn !== null && after.leftOn === null) sentences.push("has not left after all");
  const isToldLeft = (before.leftOn === null) !== (after.leftOn === null);
  const fields = [...(before.name === after.name ? [] : ["name", "formerNames"]), ...(isToldLeft ? ["leftOn"] : [])];
  return { sentences, fields };
}

export function noteAdded({ text, on }: Note): string {
  return `noted for ${formatDay(on)}: ${quote(text)}`;
}

export function noteChanged(before: Note, after: Note): Told {
  const sentences = [
    ...(before.text === after.text ? [] : [`now reads ${quote(after.text)}`]),
    ...(before.shareable === after.shareable ? [] : [after.shareable ? "may be shared" : "is internal"]),
  ];
  return { sentences, fields: ["text", "shareable"] };
}
