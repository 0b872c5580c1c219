import type { Gap } from "../model/gap.ts";
import { asJson, type JsonPath, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import type { Keyed } from "../model/record.ts";
import { sortedById } from "../model/record.ts";
import { type Conflict, type MergeRules, mergeThreeWays, type Winner } from "./three-way-merge.ts";

/** An incoming record that got another number, because both sides had given out the same one. */
export interface Renumbered {
  readonly from: string;
  readonly to: string;
}

export interface MergedProject {
  /** With `winner`'s values where the sides are in conflict. */
  readonly project: Project;
  readonly conflicts: readonly Conflict[];
  readonly renumbered: readonly Renumbered[];
}

/** A judgement, a decision, or an agreement is one thing: half of each would be nobody's. */
const WHOLE: readonly JsonPath[] = [
  ["promises", "*", "fit"],
  ["promises", "*", "dropped"],
  ["promises", "*", "listed"],
  ["promises", "*", "releases", "*"],
  ["gaps", "*", "resolution"],
  ["gaps", "*", "underProtest"],
  ["gaps", "*", "raised"],
  ["decisions", "*"],
  ["wins", "*"],
  ["stops", "*"],
  ["freezes", "*"],
  ["moods", "*"],
  ["progress", "*"],
  ["handovers", "*"],
  ["closures", "*"],
  ["confrontations", "*", "outcome"],
  ["confrontations", "*", "options", "*"],
  ["confrontations", "*", "recommendation"],
  ["route", "*", "waiting"],
  ["route", "*", "skipped"],
  ["ownMilestones", "*", "waiting"],
  ["ownMilestones", "*", "skipped"],
  ["rebaselines", "*"],
  ["ownLadder"],
  ["golive"],
];

export const PROJECT_RULES: MergeRules = {
  isWhole: (place) => WHOLE.some((pattern) => matches(pattern, place)),
  onlyGrows: ([first]) => first === "counters",
};

export const CATALOGUE_RULES: MergeRules = { isWhole: () => false, onlyGrows: () => false };

/**
 * Of these a project can have only one new one at a time: two people cannot both decide, go live, stop, close, or give
 * it away.
 */
const ONE_AT_A_TIME = ["decisions", "wins", "stops", "freezes", "handovers", "closures"] as const;

const NUMBERED = [
  { records: "promises", letter: "P", counter: "promise" },
  { records: "gaps", letter: "G", counter: "gap" },
  { records: "actions", letter: "A", counter: "action" },
  { records: "risks", letter: "R", counter: "risk" },
] as const;

/** Two people's changes to one project, by meaning. `base` is what both began with; null where there was nothing. */
export function mergeProjects(
  base: Project | null,
  ours: Project,
  theirs: Project,
  winner: Winner = "ours",
): MergedProject {
  const { project: incoming, renumbered } = renumber(base, ours, theirs);
  const sides = withoutTwinGaps(base, ours, incoming, winner);
  const clashes = ONE_AT_A_TIME.flatMap((name) => clash(name, base, sides.ours, sides.theirs));
  const isWhole = (place: JsonPath) =>
    PROJECT_RULES.isWhole(place) || clashes.some(({ place: [name] }) => place.length === 1 && place[0] === name);
  const merged = mergeThreeWays(
    { base: asJson(base) ?? {}, ours: asJson(sides.ours), theirs: asJson(sides.theirs) },
    { ...PROJECT_RULES, isWhole },
    winner,
  );
  return {
    project: merged.value as unknown as Project,
    conflicts: [...sides.conflicts, ...merged.conflicts],
    renumbered,
  };
}

/** Gives an incoming new record the next number where ours has given out the same. */
function renumber(base: Project | null, ours: Project, theirs: Project) {
  const renumbered: Renumbered[] = [];
  let project = theirs;
  for (const { records, letter, counter } of NUMBERED) {
    const known: Keyed<unknown> = base?.[records] ?? {};
    const mine: Keyed<{ readonly id: string }> = ours[records];
    const taken = new Set(Object.values(mine).map(({ id }) => id));
    let highest = Math.max(ours.counters[counter], theirs.counters[counter]);
    const incoming: Keyed<{ readonly id: string }> = theirs[records];
    const again = sortedById(incoming).map(([key, record]) => {
      const isNew = !Object.hasOwn(known, key) && !Object.hasOwn(mine, key);
      if (!isNew || !taken.has(record.id)) return [key, record] as const;
      highest += 1;
      renumbered.push({ from: record.id, to: `${letter}${highest}` });
      return [key, { ...record, id: `${letter}${highest}`, formerly: record.id }] as const;
    });
    project = {
      ...project,
      [records]: Object.fromEntries(again),
      counters: { ...project.counters, [counter]: highest },
    };
  }
  return { project, renumbered };
}

/**
 * Both opened a gap for one promise: the one that nobody worked on gives way, so that there is one again. Where both
 * were worked on, people have to say which one stands.
 */
function withoutTwinGaps(base: Project | null, ours: Project, theirs: Project, winner: Winner) {
  const sides = { ours, theirs };
  const conflicts: Conflict[] = [];
  const isNew = (key: string) => !Object.hasOwn(base?.gaps ?? {}, key);
  for (const [key, their] of Object.entries(theirs.gaps)) {
    const twin = Object.entries(ours.gaps).find(([own, { promise }]) => promise === their.promise && own !== key);
    if (!twin || !isNew(key) || !isNew(twin[0])) continue;
    const [twinKey, own] = twin;
    const isConflict = !addsNothing(their, own) && !addsNothing(own, their);
    if (isConflict)
      conflicts.push({ place: ["gaps", twinKey], base: undefined, ours: asJson(own), theirs: asJson(their) });
    const staysOurs = isConflict ? winner === "ours" : addsNothing(their, own);
    if (!staysOurs) sides.ours = withoutGap(sides.ours, twinKey, key);
    if (staysOurs || winner === "base") sides.theirs = withoutGap(sides.theirs, key, twinKey);
  }
  return { ...sides, conflicts };
}

/** What was to be done and said for the one is to be done and said for the other. */
function withoutGap(project: Project, key: string, instead: string): Project {
  const { [key]: _gone, ...gaps } = project.gaps;
  const confrontations = Object.entries(project.confrontations).map(([own, one]) => [
    own,
    one.gap === key ? { ...one, gap: instead } : one,
  ]);
  const actions = Object.entries(project.actions).map(([own, action]) => [
    own,
    action.for === key ? { ...action, for: instead } : action,
  ]);
  return {
    ...project,
    gaps,
    actions: Object.fromEntries(actions),
    confrontations: Object.fromEntries(confrontations),
  };
}

/** Nothing is lost when the one gives way to the other. */
function addsNothing(gap: Gap, other: Gap): boolean {
  const { state, resolution, raised, note, owner } = gap;
  const isOpen = state === "open" && resolution === null && raised === null;
  return isOpen && (note === null || note === other.note) && (owner === null || owner === other.owner);
}

function clash(
  name: (typeof ONE_AT_A_TIME)[number],
  base: Project | null,
  ours: Project,
  theirs: Project,
): readonly Conflict[] {
  const added = (side: Project) => Object.keys(side[name]).filter((key) => !Object.hasOwn(base?.[name] ?? {}, key));
  const [mine, incoming] = [added(ours), added(theirs)];
  if (mine.length === 0 || incoming.length === 0 || same(mine, incoming)) return [];
  return [{ place: [name], base: asJson(base?.[name]), ours: asJson(ours[name]), theirs: asJson(theirs[name]) }];
}

function matches(pattern: JsonPath, place: JsonPath): boolean {
  return pattern.length === place.length && pattern.every((part, i) => part === "*" || part === place[i]);
}
