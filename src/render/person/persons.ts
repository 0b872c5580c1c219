import type { Replacement } from "../../domain/people/replace-person.ts";
import type { PersonPart, PersonView } from "../../domain/people/view.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatFormerly } from "../layout/record-id.ts";
import { onPage, type Style } from "../layout/style.ts";
import { type Column, table } from "../layout/table.ts";

const PART_LABELS: Readonly<Record<PersonPart, string>> = {
  sponsor: "sponsor",
  "project-lead": "project lead",
  decides: "decision maker",
  lead: "our lead",
  "deal-owner": "deal owner",
};

/** `project` is the one that was asked for; null where people of all are listed. */
export function renderPersons(persons: readonly PersonView[], project: string | null, style: Style): string {
  if (persons.length === 0 && style.layout !== "tabs")
    return `No people on record. Add one: ${style.command(`psvc person add ${project ?? "PROJECT"} NAME`)}`;
  const isOwn = persons.every((person) => person.project === project);
  const columns: readonly Column<PersonView>[] = [
    { title: "ID", value: ({ id }) => id },
    { title: "NAME", value: ({ name, leftOn }) => (leftOn ? `${name} (left)` : name), shrinkTo: 12 },
    { title: "ROLE", value: ({ role }) => role ?? "", shrinkTo: 8, drop: 2 },
    { title: "PART", value: formatParts, shrinkTo: 10 },
    { title: "SIDE", value: ({ side }) => side ?? "", drop: 3 },
    { title: "MAIL", value: ({ mail }) => mail ?? "", drop: 1 },
    { title: "PHONE", value: ({ phone }) => phone ?? "", drop: 4 },
    { title: "OPEN", value: ({ open }) => (open > 0 ? String(open) : ""), right: true, drop: 5 },
  ];
  const whose: Column<PersonView> = { title: "PROJECT", value: (person) => person.project };
  return table(persons, isOwn ? columns : [whose, ...columns], style);
}

export function renderPerson(person: PersonView, style: Style): string {
  const { name, role, organisation, side, mail, phone, addressedAs, leftOn, formerNames } = person;
  const of = [role, organisation, side].filter((text) => text !== null).join(", ");
  const parts = formatParts(person);
  return [
    `${style.strong(person.id)}${formatFormerly(person)} ${visible(name)}${of ? ` (${visible(of)})` : ""}`,
    ...(parts ? [`  ${parts}`] : []),
    ...(mail || phone ? [`  ${visible([mail, phone].filter((text) => text !== null).join(", "))}`] : []),
    ...(addressedAs ? [`  addressed as ${visible(addressedAs)}`] : []),
    ...(formerNames.length > 0 ? [`  also known as ${visible(formerNames.join(", "))}`] : []),
    ...(leftOn
      ? [`  left on ${formatDay(leftOn)}${person.open > 0 ? style.bad(`, ${person.open} still open`) : ""}`]
      : []),
  ].join("\n");
}

function formatParts({ parts }: PersonView): string {
  return parts.map((part) => PART_LABELS[part]).join(", ");
}

/** What goes, or went, from one person to the other. */
export function renderReplacement(
  { from, to, handedOver }: Replacement,
  style: Style,
  verb: "went" | "would go",
): string {
  if (handedOver.length === 0) return `Nothing open has ${visible(from)}'s name on it.`;
  const count = `${handedOver.length} ${handedOver.length === 1 ? "thing" : "things"}`;
  return [
    `${count} ${verb} from ${visible(from)} to ${visible(to)}:`,
    table(
      handedOver,
      [
        { title: "WHAT", value: ({ what }) => what },
        { title: "TEXT", value: ({ text }) => text ?? "", shrinkTo: 16 },
      ],
      onPage(style),
    ),
  ].join("\n");
}
