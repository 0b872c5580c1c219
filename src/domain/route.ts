import { PsvcError } from "../errors.ts";
import { judgeByPlan } from "./assessment.ts";
import { addDays, type Day, daysBetween, sayDay } from "./calendar.ts";
import { requireNotClosed } from "./closed.ts";
import { requirePast } from "./decision.ts";
import { isInForce } from "./fit.ts";
import type { CustomerPromise } from "./ledger.ts";
import { isPassed, whyPassed } from "./milestone.ts";
import type { Moment, Project } from "./project.ts";
import type { Key } from "./record.ts";
import { type Entry, inOrder } from "./record.ts";
import { requireNotStopped } from "./stopped.ts";
import type { Milestone } from "./way.ts";
import { MILESTONES, type MilestoneName, type Phase, type Side, type SlipReason } from "./words.ts";

const PHASE_OF: Record<MilestoneName, Phase> = {
  owned: "own",
  "promises-captured": "own",
  kickoff: "align",
  aligned: "align",
  configured: "build",
  accepted: "prove",
  ready: "ready",
  live: "ready",
  stable: "hypercare",
};

/** The first milestone that is not done; null when all are. */
export function nextMilestone(project: Project): MilestoneName | null {
  return MILESTONES.find((name) => !isPassed(project.route[name])) ?? null;
}

export function phaseOf(project: Project): Phase {
  const next = nextMilestone(project);
  return next ? PHASE_OF[next] : "hypercare";
}

/** The milestones that are behind a project in this phase. */
export function milestonesBefore(phase: Phase): readonly MilestoneName[] {
  return MILESTONES.slice(
    0,
    MILESTONES.findIndex((name) => PHASE_OF[name] === phase),
  );
}

/** Promises in force that a scope has to answer for: everything but what was agreed to be not this time. */
export function promisesInScope(project: Project): readonly Entry<CustomerPromise>[] {
  return inOrder(project.promises).filter(([, promise]) => isInForce(promise) && promise.importance !== "wont");
}

/** Records a milestone as done; `aligned` freezes the baseline. Throws `refused` when it is done or the day is not past. */
export function finishMilestone(
  project: Project,
  name: MilestoneName,
  on: Day,
  note: string | null,
  moment: Moment,
): Project {
  const milestone = project.route[name];
  if (isPassed(milestone))
    throw new PsvcError({
      code: "refused",
      what: `${name} is done`,
      because: whyPassed(milestone),
      instead: `to take it back: psvc route reopen ${project.slug} ${name} --why TEXT`,
    });
  requireNotStopped(project, `${name} is not done`);
  requirePast(project, on, moment, `${name} done`);
  const done = withMilestone(project, name, {
    ...milestone,
    doneOn: on,
    note: note?.trim() || milestone.note,
    waiting: null,
  });
  return name === "aligned" && done.route.live.baseline === null ? freezeBaseline(done) : done;
}

/** The plan as it is now becomes what later dates are held against. */
export function freezeBaseline(project: Project): Project {
  return {
    ...project,
    route: mapRoute(project, (_, milestone) =>
      milestone.doneBefore ? milestone : { ...milestone, baseline: milestone.target },
    ),
  };
}

/** Takes a milestone back, with the reason. Throws `refused` when it is not done or is the go-live's to undo. */
export function reopenMilestone(project: Project, name: MilestoneName, why: string, moment: Moment): Project {
  const milestone = project.route[name];
  if (!isPassed(milestone) || name === "owned" || name === "live" || name === "ready")
    throw new PsvcError({
      code: "refused",
      what: `${name} is not reopened`,
      because: !isPassed(milestone)
        ? "it is not done"
        : name === "owned"
          ? "a project is owned from the minute the deal closes"
          : "the go-live decides it",
      instead:
        name === "live"
          ? `psvc golive ${project.slug} --rolled-back --why TEXT`
          : name === "ready"
            ? `psvc golive ${project.slug} --decision no-go --why TEXT`
            : `see psvc route show ${project.slug}`,
    });
  if (!why.trim())
    throw new PsvcError({
      code: "needs",
      what: `reopening ${name}`,
      because: "going back has a reason",
      flags: ["--why"],
    });
  requireNotClosed(project, `${name} is not reopened`);
  return undoMilestone(project, name, why.trim(), moment);
}

/** Undoes without asking; the go-live uses it for `ready` and `live`. */
export function undoMilestone(project: Project, name: MilestoneName, why: string, moment: Moment): Project {
  const milestone = project.route[name];
  if (!isPassed(milestone)) return project;
  const reopened = { ...milestone.reopened, [moment.key()]: { on: moment.today, why, doneOn: milestone.doneOn } };
  // What was done before psvc never had a day of its own to be late against.
  const target = milestone.doneBefore ? moment.today : milestone.target;
  return withMilestone(project, name, { ...milestone, target, doneOn: null, doneBefore: false, reopened });
}

export interface GivenMove {
  readonly to: Day;
  readonly reason: SlipReason | null;
  readonly side: Side | null;
  readonly why: string | null;
  /** Shift the open milestones after it by the same number of days. */
  readonly rest: boolean;
}

export interface Moved {
  readonly project: Project;
  readonly moved: readonly MilestoneName[];
  /** Gaps of timeline promises that the new date opened, and those it would let close. */
  readonly opened: readonly Key[];
  readonly closable: readonly Key[];
}

/**
 * Moves a target and keeps the old date, the day and the slip reason. Moving `live` carries `stable` along. Timelines with a
 * day are judged again. Throws `needs` for a later date without reason and side, `refused` where the order would break.
 */
export function moveMilestone(project: Project, name: MilestoneName, given: GivenMove, moment: Moment): Moved {
  const milestone = project.route[name];
  if (isPassed(milestone))
    throw new PsvcError({
      code: "refused",
      what: `${name} is not moved`,
      because: whyPassed(milestone),
      instead: `see what is left: psvc route show ${project.slug}`,
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
  const index = MILESTONES.indexOf(name);
  const follows = (other: MilestoneName) =>
    given.rest ? MILESTONES.indexOf(other) > index : name === "live" && other === "stable";
  const moved = MILESTONES.filter((other) => other === name || (follows(other) && !isPassed(project.route[other])));
  const route = mapRoute(project, (other, before) => {
    if (!moved.includes(other)) return before;
    const to = other === name ? given.to : addDays(before.target, days);
    const move = {
      on: moment.today,
      from: before.target,
      to,
      reason: given.reason,
      side: given.side,
      why: given.why?.trim() || null,
    };
    return { ...before, target: to, moves: { ...before.moves, [moment.key()]: move } };
  });
  requireOrder({ ...project, route }, name);
  return judgeTimelines({ ...project, route }, moved, moment);
}

/** Judges every timeline with a day against the new target of `live`. */
function judgeTimelines(project: Project, moved: readonly MilestoneName[], moment: Moment): Moved {
  const opened: Key[] = [];
  const closable: Key[] = [];
  const judged = Object.keys(project.promises).reduce((so, key) => {
    const assessed = judgeByPlan(so, key, moment);
    if (assessed.opened) opened.push(assessed.opened);
    if (assessed.closable) closable.push(assessed.closable);
    return assessed.project;
  }, project);
  return { project: judged, moved, opened, closable };
}

function requireOrder(project: Project, name: MilestoneName): void {
  const open = MILESTONES.filter((other) => !isPassed(project.route[other]));
  const index = open.indexOf(name);
  const target = project.route[name].target;
  const before = open.slice(0, index).find((other) => project.route[other].target > target);
  const after = open.slice(index + 1).find((other) => project.route[other].target < target);
  const clash = before ?? after;
  if (!clash) return;
  throw new PsvcError({
    code: "refused",
    what: `${name} cannot be ${before ? "before" : "after"} ${clash}`,
    because: `${clash} is planned for ${sayDay(project.route[clash].target)}`,
    instead: before ? `move ${clash} first` : "add --rest to move what comes after it by as many days",
  });
}

function withMilestone(project: Project, name: MilestoneName, milestone: Milestone): Project {
  return { ...project, route: { ...project.route, [name]: milestone } };
}

function mapRoute(
  project: Project,
  change: (name: MilestoneName, milestone: Milestone) => Milestone,
): Project["route"] {
  return Object.fromEntries(MILESTONES.map((name) => [name, change(name, project.route[name])])) as Project["route"];
}
