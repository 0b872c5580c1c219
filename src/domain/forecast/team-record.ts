import { type Project, watchedSince } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import { MILESTONES, type MilestoneName } from "../model/vocabulary.ts";
import { type TrendPoint, trendOf } from "../route/target-history.ts";
import { type Day, daysBetween } from "../time/calendar.ts";

/** With fewer finished projects than this a team's record says nothing. */
export const PROJECTS_FOR_A_RECORD = 10;

/** From one milestone to the next: what the plan gave it when it began, and what it took. Calendar days. */
export interface Leg {
  readonly to: MilestoneName;
  readonly planned: number;
  readonly took: number;
}

/** The legs of every project of a team that is live; null while there are fewer than ten. */
export type TeamRecord = readonly (readonly Leg[])[];

export function teamRecord(projects: readonly Project[]): TeamRecord | null {
  const walked = projects
    .filter((project) => statusOf(project) === "live")
    .map(legsOf)
    .filter((legs) => legs.length > 0);
  return walked.length < PROJECTS_FOR_A_RECORD ? null : walked;
}

/** Where a leg begins: a day, and what the plan said of it. */
interface Start {
  readonly on: Day;
  readonly trend: readonly TrendPoint[];
}

/**
 * Those that are walked, up to the go-live. A milestone without a day, taken over or skipped, belongs to the leg that
 * ends after it.
 */
export function legsOf(project: Project): readonly Leg[] {
  const legs: Leg[] = [];
  let start = beginning(project);
  for (const to of toTheGoLive()) {
    const { doneOn } = project.route[to];
    if (!doneOn) continue;
    const trend = trendOf(project, to);
    legs.push({ to, planned: plannedFrom(start, trend), took: Math.max(0, daysBetween(start.on, doneOn)) });
    start = { on: doneOn, trend };
  }
  return legs;
}

/** Those that are not walked yet, with the day on which the first of them began. */
export function legsLeft(project: Project): { readonly since: Day; readonly legs: readonly Omit<Leg, "took">[] } {
  let start = beginning(project);
  for (const name of toTheGoLive()) {
    const { doneOn } = project.route[name];
    if (doneOn) start = { on: doneOn, trend: trendOf(project, name) };
  }
  const legs: Omit<Leg, "took">[] = [];
  let before: Start = start;
  for (const to of toTheGoLive()) {
    const milestone = project.route[to];
    if (milestone.doneOn || milestone.doneBefore || milestone.skipped) continue;
    const trend = trendOf(project, to);
    legs.push({ to, planned: plannedFrom(before, trend) });
    before = { on: milestone.target, trend: [{ setOn: start.on, target: milestone.target, moves: [] }] };
  }
  return { since: start.on, legs };
}

function beginning(project: Project): Start {
  const on = watchedSince(project);
  return { on, trend: [{ setOn: on, target: on, moves: [] }] };
}

function toTheGoLive(): readonly MilestoneName[] {
  return MILESTONES.slice(1, MILESTONES.indexOf("live") + 1);
}

/** What the plan left between two milestones on the day on which the leg began. */
function plannedFrom({ on, trend }: Start, to: readonly TrendPoint[]): number {
  return Math.max(0, daysBetween(targetOn(trend, on), targetOn(to, on)));
}

function targetOn(trend: readonly TrendPoint[], day: Day): Day {
  return (trend.findLast(({ setOn }) => setOn <= day) ?? trend[0])?.target ?? day;
}
