import { isRecord, type Json, type JsonRecord } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import { withRecord } from "../model/record.ts";
import { SIDES, type Side } from "../model/vocabulary.ts";
import { findPerson, newPerson, personKey } from "./person-records.ts";
import { readPerson } from "./read-person.ts";

/** Where a project names one person by text, and on which side people in that place are; `*` is any key. */
const PLACES: readonly (readonly [place: string, side: Side | "as the record says" | null])[] = [
  ["people.sponsor", "customer"],
  ["people.projectLead", "customer"],
  ["people.deciders.*", "customer"],
  ["lead", "services"],
  ["deal.owner", "services"],
  ["promises.*.heardBy", "customer"],
  ["promises.*.dropped.decision.by", "customer"],
  ["promises.*.releases.*.decision.by", "customer"],
  ["gaps.*.owner", "services"],
  ["gaps.*.resolution.owner", null],
  ["gaps.*.resolution.decision.by", "customer"],
  ["gaps.*.underProtest.by", "customer"],
  ["confrontations.*.with", "customer"],
  ["confrontations.*.toldBefore.*.who", "services"],
  ["confrontations.*.options.*.owner", null],
  ["confrontations.*.outcome.decidedBy", "customer"],
  ["confrontations.*.outcome.escalatedTo", null],
  ["confrontations.*.outcome.override.by", null],
  ["actions.*.owner", "as the record says"],
  ["criteria.*.owner", null],
  ["criteria.*.by", null],
  ["risks.*.owner", "services"],
  ["statuses.*.by", "services"],
  ["changeOrders.*.signed.by", "customer"],
  ["notes.*.with.*", null],
  ["decisions.*.by", "services"],
  ["golive.confirmedBy", "customer"],
  ["messages.*.to", null],
  ["moods.*.by", "customer"],
  ["handovers.*.to", "services"],
];

/** One place that names a person. */
export interface PersonText {
  readonly text: string;
  readonly side: Side | null;
  /** Such as `["actions", "k1", "owner"]`. */
  readonly place: readonly string[];
}

/** Every text of a project that names a person. */
export function personTexts(project: Project): readonly PersonText[] {
  const texts: PersonText[] = [];
  mapPersonTexts(project, (found) => {
    texts.push(found);
    return found.text;
  });
  return texts;
}

/** The project with other texts in the places that name people; what does not change keeps its identity. */
export function mapPersonTexts(project: Project, rename: (found: PersonText) => string): Project {
  return PLACES.reduce<JsonRecord>(
    (so, [pattern, side]) => {
      const walk = (value: Json, rest: readonly string[], place: readonly string[], holder: JsonRecord): Json => {
        const [part, ...later] = rest;
        if (part === undefined) {
          if (typeof value !== "string" || value.trim() === "") return value;
          return rename({ text: value, side: side === "as the record says" ? sideIn(holder) : side, place });
        }
        if (Array.isArray(value)) {
          const list = value.map((one, index) => walk(one, later, [...place, String(index)], holder));
          return list.every((one, index) => one === value[index]) ? value : list;
        }
        if (!isRecord(value)) return value;
        const keys = part === "*" ? Object.keys(value) : Object.hasOwn(value, part) ? [part] : [];
        const changed = keys.flatMap((key) => {
          const before = value[key] as Json;
          const after = walk(before, later, [...place, key], value);
          return after === before ? [] : [[key, after] as const];
        });
        return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
      };
      return walk(so, pattern.split("."), [], so) as JsonRecord;
    },
    project as unknown as JsonRecord,
  ) as unknown as Project;
}

function sideIn({ side }: JsonRecord): Side | null {
  return SIDES.find((word) => word === side) ?? null;
}

/**
 * After a change: a person that was typed with a role, an address or a phone number is named by name alone, and the
 * rest is kept in the person's record. Texts that were there before stay as they are.
 */
export function withPeopleRead(before: Project | null, after: Project): Project {
  const known = new Set(before === null ? [] : personTexts(before).map(({ text }) => text));
  const typed = personTexts(after).filter(({ text }) => !known.has(text) && hasDetails(text));
  if (typed.length === 0) return after;
  const named = typed.reduce(withDetails, after);
  return mapPersonTexts(named, ({ text }) =>
    known.has(text) || !hasDetails(text) ? text : (findPerson(named.persons, text)?.[1].name ?? text),
  );
}

function hasDetails(text: string): boolean {
  const { role, mail, phone } = readPerson(text);
  return role !== null || mail !== null || phone !== null;
}

/** What was typed last holds. */
function withDetails(project: Project, { text, side }: PersonText): Project {
  const found = findPerson(project.persons, text);
  const { name, role, mail, phone } = readPerson(text);
  if (found) {
    const [key, person] = found;
    const told = { role: role ?? person.role, mail: mail ?? person.mail, phone: phone ?? person.phone };
    return { ...project, persons: withRecord(project.persons, key, { ...person, ...told, side: person.side ?? side }) };
  }
  const number = project.counters.person + 1;
  const person = newPerson(`H${number}`, text, side);
  return {
    ...project,
    persons: withRecord(project.persons, personKey(project.slug, name), person),
    counters: { ...project.counters, person: number },
  };
}
