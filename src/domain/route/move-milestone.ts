import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import { withDateChangeOrder } from "../change-order/change-order.ts";
import { isPassed, whyPassed } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import type { Key } from "../model/record.ts";
import type { Side, SlipReason } from "../model/vocabulary.ts";
import { judgeByPlan } from "../promise/assess-promise.ts";
import { addDays, type Day, daysBetween, formatDay } from "../time/calendar.ts";
import { findWaypoint, mapWaypoints, type Waypoint, waypointsOf } from "./ordered-milestones.ts";

export interface MoveInput {
  readonly to: Day;
  readonly reason: SlipReason | null;
  readonly side: Side | null;
  readonly why: string | null;
  /** Shift the open milestones after it by the same number of days. */
  readonly rest: boolean;
  /** Who at the customer agreed to it; null where nobody did. */
  readonly agreedWith?: string | null;
}

export interface Moved {
  readonly project: Project;
  readonly moved: readonly string[];
  /** Gaps of timeline promises that the new date opened, and those it would let close. */
  readonly opened: readonly Key[];
  readonly closable: readonly Key[];
}

/**
 * Moves a target and keeps the old date, the day and the slip reason. Moving `live` carries along what comes after it.
 * Timelines with a day are judged again. Throws `needs` for a later date without reason and side, `refused` where the
 * order would break.
 */
export function moveMilestone(project: Project, name: string, given: MoveInput, moment: Moment): Moved {
  const waypoint = findWaypoint(project, name);
  const { milestone } = waypoint;
  if (isPassed(milestone))
    throw new PsvcError({
      code: "refused",
      what: `${name} is not moved`,
      because: whyPassed(milestone),
      instead: advice`see what is left: ${nextCommand("route show", [project.slug])}`,
    });
  const days = daysBetween(milestone.target, given.to);
  if (days === 0) return { project, moved: [], opened: [], closable: [] };
  const flags = [...(given.reason ? [] : ["--reason"]), ...(given.side ? [] : ["--side"])];
  if (days > 0 && flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: `moving ${name} later`,
      because: "a slip is kept with its reason and the side it came from",
      flags,
    });
  const moved = movedAlong(project, waypoint, given.rest);
  const changed = mapWaypoints(project, (other) => {
    if (!moved.includes(other.name)) return other.milestone;
    const from = other.milestone.target;
    const to = other.name === name ? given.to : addDays(from, days);
    const { reason, side, agreedWith = null } = given;
    const move = { on: moment.today, from, to, reason, side, why: given.why?.trim() || null, agreedWith };
    return { ...other.milestone, target: to, moves: { ...other.milestone.moves, [moment.key()]: move } };
  });
  requireOrder(changed, name);
  return judgeTimelines(withDateChangeOrder(changed, moment), moved, moment);
}

/** The names of the milestone and of the open ones that go with it. */
function movedAlong(project: Project, { name }: Waypoint, rest: boolean): readonly string[] {
  const all = waypointsOf(project);
  const index = all.findIndex((waypoint) => waypoint.name === name);
  const along = rest || name === "live" ? all.slice(index) : all.slice(index, index + 1);
  return along.filter(({ milestone }) => !isPassed(milestone)).map((one) => one.name);
}

/** Judges every timeline with a day against the new target of `live`. */
function judgeTimelines(project: Project, moved: readonly string[], moment: Moment): Moved {
  const opened: Key[] = [];
  const closable: Key[] = [];
  const judged = Object.keys(project.promises).reduce((changed, key) => {
    const assessed = judgeByPlan(changed, key, moment);
    if (assessed.opened) opened.push(assessed.opened);
    if (assessed.closable) closable.push(assessed.closable);
    return assessed.project;
  }, project);
  return { project: judged, moved, opened, closable };
}

/** Throws `refused` where an open milestone before is planned later, or one after it earlier. */
export function requireOrder(project: Project, name: string): void {
  const open = waypointsOf(project).filter(({ milestone }) => !isPassed(milestone));
  const index = open.findIndex((waypoint) => waypoint.name === name);
  const target = open[index]?.milestone.target ?? "";
  const before = open.slice(0, index).find(({ milestone }) => milestone.target > target);
  const after = open.slice(index + 1).find(({ milestone }) => milestone.target < target);
  const clash = before ?? after;
  if (!clash) return;
  const move = nextCommand("route move");
  throw new PsvcError({
    code: "refused",
    what: `${name} cannot be ${before ? "before" : "after"} ${clash.name}`,
    because: `${clash.name} is planned for ${formatDay(clash.milestone.target)}`,
    instead: before
      ? `move ${clash.name} first, or choose a later day`
      : advice`move ${clash.name} first; ${move} takes --rest to move what comes after by as many days`,
  });
}
