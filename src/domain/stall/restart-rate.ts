import { ladderOf } from "../config/stall-ladder.ts";
import { statusOf } from "../model/project-status.ts";
import type { Standing } from "../model/standing.ts";
import { type Day, workingDaysBetween } from "../time/calendar.ts";
import { frozenUntil } from "./freeze.ts";
import { forwardDays } from "./progress-events.ts";
import { stallOf } from "./stall.ts";

/** What became of a team's stalls. */
export interface RestartRate {
  readonly stalls: number;
  readonly restarted: number;
  /** Nobody knows yet how these end. */
  readonly open: number;
}

/** With fewer stalls than this a rate says nothing. */
export const STALLS_FOR_A_RATE = 10;

/**
 * Over all projects: every stop, every agreed freeze, and every stretch without a forward event that reached the top of
 * the ladder. Restarted is what was taken up again, or moved again by itself. null while there are fewer than ten.
 */
export function restartRate(standings: readonly Standing[]): RestartRate | null {
  const ends = standings.flatMap(stallsOf);
  if (ends.length < STALLS_FOR_A_RATE) return null;
  const count = (end: StallEnd) => ends.filter((stallEnd) => stallEnd === end).length;
  return { stalls: ends.length, restarted: count("restarted"), open: count("open") };
}

type StallEnd = "restarted" | "open" | "stopped";

interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

function stallsOf(standing: Standing): readonly StallEnd[] {
  const { project, today } = standing;
  const stops = Object.values(project.stops);
  const freezes = Object.values(project.freezes).filter(
    // A freeze that ended in a stop is one stall and not two.
    (freeze) => !stops.some((stop) => stop.on >= freeze.on && (!freeze.ended || stop.on <= freeze.ended.on)),
  );
  const covered: readonly Stretch[] = [
    ...stops.map(({ on, restartedOn }) => ({ from: on, to: restartedOn ?? today })),
    ...freezes.map((freeze) => ({ from: freeze.on, to: freeze.ended?.on ?? frozenUntil(freeze) })),
  ];
  const stall = stallOf(standing);
  const isStalledNow =
    statusOf(project) === "active" &&
    (stall?.movement ?? 0) >= ladderOf(project, standing.settings).decide &&
    !stall?.frozen;
  return [
    ...stops.map(({ restartedOn }): StallEnd => (restartedOn ? "restarted" : "stopped")),
    ...freezes.map(({ ended }): StallEnd => (ended ? "restarted" : "open")),
    ...longStretches(standing, covered).map((): StallEnd => "restarted"),
    ...(isStalledNow ? ["open" as const] : []),
  ];
}

/**
 * Between two forward events, at least as long as the top of the ladder, and not a stop or freeze that is counted
 * already.
 */
function longStretches({ project, settings }: Standing, covered: readonly Stretch[]): readonly Stretch[] {
  const top = ladderOf(project, settings).decide;
  const days = [...new Set(forwardDays(project))].sort();
  return days
    .slice(1)
    .map((to, index): Stretch => ({ from: days[index] ?? to, to }))
    .filter(({ from, to }) => workingDaysBetween(from, to, settings) >= top)
    .filter(({ from, to }) => !covered.some((stretch) => stretch.from <= to && stretch.to >= from));
}
