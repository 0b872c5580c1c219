import type { Move } from "../model/milestone.ts";
import { type Project, watchedSince } from "../model/project.ts";
import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";
import { findWaypoint } from "./ordered-milestones.ts";

/** A target, and the day on which it was set. */
export interface TrendPoint {
  readonly setOn: Day;
  readonly target: Day;
  /** What moved it there, in the order it is known; empty for the first plan. */
  readonly moves: readonly Move[];
}

/** Every target that a milestone had at the end of a day, the first plan first. */
export function trendOf(project: Project, name: string): readonly TrendPoint[] {
  const { milestone, own } = findWaypoint(project, name);
  const byDay = new Map<Day, Move[]>();
  for (const move of Object.values(milestone.moves)) byDay.set(move.on, [...(byDay.get(move.on) ?? []), move]);
  const days = [...byDay.keys()].sort(compareTexts);
  const points: TrendPoint[] = [];
  let target = milestone.target;
  for (const setOn of days.toReversed()) {
    const moves = byDay.get(setOn) ?? [];
    points.unshift({ setOn, target, moves });
    target = startOf(moves, target);
  }
  const firstOn = own?.addedOn ?? watchedSince(project);
  const isReplanned = points[0]?.setOn === firstOn;
  return isReplanned ? points : [{ setOn: firstOn, target, moves: [] }, ...points];
}

/**
 * Where a chain of moves of one day began that ended at `end`. They are kept without an order; but what was left once
 * more often than it was reached is the beginning, and where nothing was, it came back to where it began.
 */
function startOf(moves: readonly Move[], end: Day): Day {
  const balance = new Map<Day, number>();
  const count = (day: Day, by: number) => balance.set(day, (balance.get(day) ?? 0) + by);
  for (const { from, to } of moves) {
    count(from, 1);
    count(to, -1);
  }
  return [...balance].find(([, left]) => left > 0)?.[0] ?? end;
}

/** The first target of all, before any move. */
export function firstTarget(project: Project, name: string): Day {
  const { milestone } = findWaypoint(project, name);
  const first = Object.values(milestone.moves)
    .map(({ on }) => on)
    .sort(compareTexts)[0];
  if (!first) return milestone.target;
  return startOf(Object.values(milestone.moves), milestone.target);
}
