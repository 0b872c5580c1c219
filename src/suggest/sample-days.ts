import { isPassed } from "../domain/model/milestone.ts";
import { type Waypoint, waypointsOf } from "../domain/route/ordered-milestones.ts";
import { addDays, type Day, daysBetween, latest } from "../domain/time/calendar.ts";
import type { Names } from "./known-names.ts";

/** The milestone that is named, else the next one, between its open neighbours. */
function openAround({ project, words }: Names): readonly [Waypoint | null, Waypoint, Waypoint | null] | null {
  const open = project ? waypointsOf(project).filter(({ milestone }) => !isPassed(milestone)) : [];
  const typed = words.map((word) => word.trim().toLowerCase());
  const place = Math.max(
    0,
    open.findIndex(({ name }) => typed.includes(name)),
  );
  const found = open[place];
  return found === undefined ? null : [open[place - 1] ?? null, found, open[place + 1] ?? null];
}

/** As far as there is room before the next milestone; the go-live takes along what comes after it. */
export function sampleLater(names: Names): string {
  const around = openAround(names);
  if (!around) return "1w";
  const [, { name, milestone }, after] = around;
  const room = after && name !== "live" ? daysBetween(milestone.target, after.milestone.target) : 14;
  if (room >= 14) return "2w";
  return room >= 7 ? "1w" : `${Math.max(room, 1)}d`;
}

/** A day that is sooner than planned, which needs no reason; in two weeks where there is no room for one. */
export function sampleTarget(names: Names): string {
  const around = openAround(names);
  if (!around) return "in 2 weeks";
  const [before, { milestone }] = around;
  const first = latest([names.today, before?.milestone.target]) ?? names.today;
  const day = addDays(milestone.target, -7);
  return day >= first ? day : first < milestone.target ? first : "in 2 weeks";
}

/** What is put off is looked at again after the go-live. */
export function sampleReview({ project, today }: Names): Day | string {
  const live = project?.route.live;
  const on = live ? (live.doneOn ?? live.target) : today;
  return addDays(on > today ? on : today, 30);
}
