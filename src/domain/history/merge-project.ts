import { prepareSides } from "../invariant/settle.ts";
import { asJson, type JsonPath, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import type { Day } from "../time/calendar.ts";
import { type Renumbered, renumber } from "./renumber.ts";
import { type Conflict, type MergeRules, mergeThreeWays, type Winner } from "./three-way-merge.ts";

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
  ["statuses", "*"],
  ["blackouts", "*"],
  ["changeOrders", "*", "sent"],
  ["changeOrders", "*", "signed"],
  ["changeOrders", "*", "rejected"],
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
  ["reconciled", "*"],
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

/**
 * Two people's changes to one project, by meaning. `before` is what both began with; null where there was nothing.
 * Where nothing is in conflict the result is the same whichever of them is ours: two clones that merge each other have
 * the same. What does not fit together is settled by rule, and kept as something to check from `today` on.
 */
export function mergeProjects(
  before: Project | null,
  ours: Project,
  theirs: Project,
  today: Day,
  winner: Winner = "ours",
): MergedProject {
  const { base, renumbered, ...numbered } = renumber(before, ours, theirs);
  const { sides, settle } = prepareSides({ base, ...numbered }, today);
  const clashes = ONE_AT_A_TIME.flatMap((name) => clash(name, base, sides.ours, sides.theirs));
  const isWhole = (place: JsonPath) =>
    PROJECT_RULES.isWhole(place) || clashes.some(({ place: [name] }) => place.length === 1 && place[0] === name);
  const merged = mergeThreeWays(
    { base: asJson(base) ?? {}, ours: asJson(sides.ours), theirs: asJson(sides.theirs) },
    { ...PROJECT_RULES, isWhole },
    winner,
  );
  return {
    project: settle(merged.value as unknown as Project),
    conflicts: merged.conflicts,
    renumbered,
  };
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
