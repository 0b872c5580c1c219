import type { Catalogue } from "../model/catalogue.ts";
import { asJson, same } from "../model/json-value.ts";
import type { Project } from "../model/project.ts";
import type { Keyed, Numbered } from "../model/record.ts";
import type { Day } from "../time/calendar.ts";
import { catalogueStoryOf } from "./catalogue-story.ts";
import type { Shelf } from "./change.ts";
import { CATALOGUE_RULES, mergeProjects, PROJECT_RULES } from "./merge-project.ts";
import { storyOf } from "./project-story.ts";
import type { Renumbered } from "./renumber.ts";
import type { Sentence } from "./story-sentences.ts";
import { type Conflict, mergeThreeWays, type Winner } from "./three-way-merge.ts";

/** A document whose every change is kept: a project or a catalogue, as its shelf says. */
export type Kept = Project | Catalogue;

export interface MergedKept {
  readonly document: Kept;
  readonly conflicts: readonly Conflict[];
  readonly renumbered: readonly Renumbered[];
}

export function storyOfKept(shelf: Shelf, before: Kept | null, after: Kept | null): readonly Sentence[] {
  if (shelf === "projects") return storyOf(before as Project | null, after as Project | null);
  return catalogueStoryOf(before as Catalogue | null, after as Catalogue | null);
}

/** Two people's changes to one document, by meaning, on the day on which they are merged. */
export function mergeKept(
  shelf: Shelf,
  base: Kept | null,
  ours: Kept,
  theirs: Kept,
  today: Day,
  winner: Winner = "ours",
): MergedKept {
  if (shelf === "projects") {
    const merged = mergeProjects(base as Project | null, ours as Project, theirs as Project, today, winner);
    return { document: merged.project, conflicts: merged.conflicts, renumbered: merged.renumbered };
  }
  const { value, conflicts } = mergeThreeWays(
    { base: asJson(base) ?? {}, ours: asJson(ours), theirs: asJson(theirs) },
    CATALOGUE_RULES,
    winner,
  );
  return { document: value as unknown as Kept, conflicts, renumbered: [] };
}

/** What a document becomes when one change to it is taken back, or brought back, while later ones stay. */
export interface Reverted {
  readonly document: Kept | null;
  /** Later changes stand in the way. */
  readonly isInTheWay: boolean;
}

/**
 * Takes `current` from the state `from` to the state `to` of one change: `from` is after it and `to` before it to undo
 * it, and the other way round to redo it. Counters never go back, so a number is never given out twice. Records that
 * are not in `current` come back with the numbers that they had in `numbered`.
 */
export function revert(
  shelf: Shelf,
  from: Kept | null,
  to: Kept | null,
  current: Kept | null,
  numbered: Kept | null = null,
): Reverted {
  if (from === null || to === null || current === null) {
    return sameButCounters(current, from)
      ? { document: to, isInTheWay: false }
      : { document: current, isInTheWay: true };
  }
  const rules = shelf === "projects" ? PROJECT_RULES : CATALOGUE_RULES;
  const [base, theirs] = [from, to].map((state) => numberedAs(current, numbered ? numberedAs(numbered, state) : state));
  const sides = { base: asJson(base), ours: asJson(current), theirs: asJson(theirs) };
  const { value, conflicts } = mergeThreeWays(sides, rules);
  return { document: withCountersOf(value as unknown as Kept, current), isInTheWay: conflicts.length > 0 };
}

/** A merge may have given a record another number since: that alone stands in nobody's way. */
function numberedAs(current: Kept, state: Kept): Kept {
  if (!("promises" in current) || !("promises" in state)) return state;
  return {
    ...state,
    promises: renumbered(current.promises, state.promises),
    gaps: renumbered(current.gaps, state.gaps),
    actions: renumbered(current.actions, state.actions),
    risks: renumbered(current.risks, state.risks),
    persons: renumbered(current.persons, state.persons),
    notes: renumbered(current.notes, state.notes),
    ...(state.changeOrders ? { changeOrders: renumbered(current.changeOrders ?? {}, state.changeOrders) } : {}),
  };
}

function renumbered<T extends Numbered>(current: Keyed<T>, records: Keyed<T>): Keyed<T> {
  const entries = Object.entries(records).map(([key, record]) => {
    const now = Object.hasOwn(current, key) ? current[key] : undefined;
    if (!now || now.id === record.id) return [key, record] as const;
    return [key, { ...record, id: now.id, ...(now.formerly === undefined ? {} : { formerly: now.formerly }) }] as const;
  });
  return Object.fromEntries(entries);
}

/** The state `to`, with the counters of now: for going back to a moment, whatever came since. */
export function withCountersOf(to: Kept | null, now: Kept | null): Kept | null {
  if (to === null || now === null || !("counters" in to) || !("counters" in now)) return to;
  const highest = { ...now.counters, ...to.counters } as Record<keyof Project["counters"], number>;
  const counters = Object.entries(highest).map(([name, value]) => [
    name,
    Math.max(value, now.counters[name as keyof Project["counters"]] ?? 0),
  ]);
  return { ...to, counters: Object.fromEntries(counters) };
}

function sameButCounters(one: Kept | null, other: Kept | null): boolean {
  if (one === null || other === null) return one === other;
  return same(asJson({ ...one, counters: null }), asJson({ ...other, counters: null }));
}
