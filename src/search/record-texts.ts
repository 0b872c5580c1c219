import type { Project } from "../domain/model/project.ts";
import { type Key, type Keyed, sortedById } from "../domain/model/record.ts";
import type { Searched } from "../domain/search/hit.ts";

export interface PlacedText {
  /** The fields that lead to it. */
  readonly place: readonly string[];
  readonly text: string;
}

/** All that is written in one record. */
export interface RecordTexts {
  readonly where: Exclude<Searched, "history">;
  /** `P3`, `G1`, a criterion, a milestone; null for the project. */
  readonly record: string | null;
  /** Whether nobody works on it any more. */
  readonly isEnded: boolean;
  readonly texts: readonly PlacedText[];
  /** What it is about, in the words of another record: counts for the words, and is no place of its own. */
  readonly about: string;
}

/** Records that are looked through one by one; all else is the project's own. */
const RECORDS = ["promises", "gaps", "notes", "actions", "risks", "confrontations", "persons"] as const;

/** The records with a text that passes `isWanted`, and of their texts those alone. */
export function recordTexts(
  project: Project,
  where: readonly Searched[],
  isWanted: (text: string) => boolean,
): readonly RecordTexts[] {
  const { promises, gaps } = project;
  const statementOf = (gap: Key) => promises[gaps[gap]?.promise ?? ""]?.statement ?? "";
  const found: RecordTexts[] = [];
  const add = (kind: RecordTexts["where"], record: string | null, value: unknown, isEnded: boolean, about = "") => {
    if (!where.includes(kind)) return;
    const texts: PlacedText[] = [];
    collectTexts(value, null, isWanted, texts);
    if (texts.length > 0) found.push({ where: kind, record, isEnded, texts, about });
  };
  for (const [, one] of sortedById(promises)) add("promises", one.id, one, one.dropped !== null);
  for (const [key, one] of sortedById(gaps)) add("gaps", one.id, one, one.state === "closed", statementOf(key));
  for (const [, one] of sortedById(project.notes)) add("notes", one.id, one, false);
  for (const [, one] of sortedById(project.actions)) add("actions", one.id, one, one.doneOn !== null);
  for (const [, one] of sortedById(project.risks)) add("risks", one.id, one, one.closedOn !== null);
  for (const one of Object.values(project.confrontations))
    add("conversations", gaps[one.gap]?.id ?? null, one, one.endedOn !== null, statementOf(one.gap));
  for (const [, one] of sortedById(project.persons)) add("people", one.id, one, one.leftOn !== null);
  for (const [name, one] of namedParts(project)) add("projects", name, one, false);
  return found;
}

/** The project's own facts, and what it says of each criterion and milestone. */
function namedParts(project: Project): readonly (readonly [string | null, unknown])[] {
  const { route, ownMilestones, criteria, slug, customer, ...rest } = project;
  const own = Object.entries(rest).filter(([field]) => !(RECORDS as readonly string[]).includes(field));
  return [
    [null, { customer, slug, ...Object.fromEntries(own) }],
    ...parts("milestone", { ...route, ...ownMilestones }),
    ...parts("criterion", criteria),
  ];
}

function parts(kind: "milestone" | "criterion", records: Keyed<unknown>) {
  return Object.entries(records).map(([name, value]) => [name, { [kind]: { name, value } }] as const);
}

/** Fields whose values are words of psvc, days, or keys of other records. */
const NOT_WRITTEN = new Set(
  (
    "id formerly kind source strength importance state severity side for promise gap option product value means " +
    "release availability editions seen overruled what outcome push health madeBy readiness template clocks rule " +
    "duplicateOf about currency record phase party legs ladder ownLadder counters schema"
  ).split(" "),
);

/** Days, keys, and nothing. */
const NO_WORDS = /^(?:\d{4}-\d\d-\d\d.*|[0-9a-f]{16}|\s*)$/;

/** A field, and the one that holds it. */
interface Field {
  readonly name: string;
  readonly within: Field | null;
}

/** Called for every value of a store of thousands of projects: it makes nothing for those that are not wanted. */
function collectTexts(value: unknown, at: Field | null, isWanted: (text: string) => boolean, into: PlacedText[]): void {
  if (typeof value === "string") {
    if (isWanted(value) && !NO_WORDS.test(value)) into.push({ place: pathTo(at), text: value });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const name in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof inner === "object" ? inner === null : typeof inner !== "string" || NOT_WRITTEN.has(name)) continue;
    collectTexts(inner, isList ? at : { name, within: at }, isWanted, into);
  }
}

function pathTo(at: Field | null): readonly string[] {
  return at === null ? [] : [...pathTo(at.within), at.name];
}

/** `resolution`, `dayOne` as `resolution day one`; keys of records say nothing. */
export function formatPlace(place: readonly string[]): string {
  return place
    .filter((part) => part !== "value" && !NO_WORDS.test(part))
    .map((part) => part.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase())
    .join(" ");
}
