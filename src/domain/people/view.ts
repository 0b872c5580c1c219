import type { Person } from "../model/people.ts";
import type { Project } from "../model/project.ts";
import { type Entry, sortedById } from "../model/record.ts";
import { isNamed, isOpenPlace } from "./edit-person.ts";
import { personTexts } from "./people-texts.ts";

export const PERSON_PARTS = ["sponsor", "project-lead", "decides", "lead", "deal-owner"] as const;
export type PersonPart = (typeof PERSON_PARTS)[number];

/** What screens and JSON say of a person. */
export interface PersonView extends Omit<Person, "formerly"> {
  readonly formerly: string | null;
  readonly project: string;
  readonly customer: string;
  readonly parts: readonly PersonPart[];
  /** How many open things have the person's name on them. */
  readonly open: number;
}

export function personView(project: Project, [, person]: Entry<Person>): PersonView {
  const { people, lead, deal, slug, customer } = project;
  const names = [person.name, ...person.formerNames];
  const is = (text: string | null) => text !== null && names.some((name) => isNamed(text, name));
  const has: Readonly<Record<PersonPart, boolean>> = {
    sponsor: is(people.sponsor),
    "project-lead": is(people.projectLead),
    decides: people.deciders.some(is),
    lead: is(lead),
    "deal-owner": is(deal.owner),
  };
  const open = personTexts(project).filter(
    ({ text, place }) =>
      is(text) && !["people", "lead", "deal"].includes(place[0] ?? "") && isOpenPlace(project, place),
  );
  const parts = PERSON_PARTS.filter((part) => has[part]);
  return { ...person, formerly: person.formerly ?? null, project: slug, customer, parts, open: open.length };
}

/** The customer's first, then ours; who left comes last. */
export function personsView(project: Project): readonly PersonView[] {
  const rank = ({ side, leftOn }: PersonView) =>
    (leftOn ? 10 : 0) + (side === "customer" ? 0 : side === "services" ? 1 : 2);
  return sortedById(project.persons)
    .map((entry) => personView(project, entry))
    .sort((a, b) => rank(a) - rank(b));
}
