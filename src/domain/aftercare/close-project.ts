import { PsvcError } from "../../errors.ts";
import { advice, nextCommand } from "../../next-command.ts";
import type { Closure } from "../model/aftercare.ts";
import type { Gap } from "../model/gap.ts";
import { isPassed } from "../model/milestone.ts";
import type { Moment, Project } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import { type Entry, sortedById, withRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import { requirePast } from "../people/customer-decision.ts";
import { type Obstacle, obstacles } from "../route/milestone-obstacles.ts";
import { missingTexts, quote } from "../text/text.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import { lastMood } from "./mood.ts";

export interface ClosureInput {
  readonly by: string;
  readonly why: string;
  readonly on: Day;
}

export type Closed =
  | { readonly taken: true; readonly project: Project }
  /** Something is still to be done: an answer, not an error. */
  | { readonly taken: false; readonly open: readonly Obstacle[] };

/**
 * The end of a project that did what it was for. Hypercare is over, and what they went live on is done.
 * Throws `needs` without who and why, `refused` for one that is not live, or for a day before the end of hypercare.
 */
export function closeProject(standing: Standing, given: ClosureInput, moment: Moment): Closed {
  const { project } = standing;
  requireClosableProject(project);
  const open = closingObstacles(standing);
  if (open.length > 0) return { taken: false, open };
  const flags = missingTexts({ "--decided-by": given.by, "--why": given.why });
  if (flags.length > 0)
    throw new PsvcError({
      code: "needs",
      what: "closing",
      because: "somebody says that it is done, and what they have now",
      flags,
    });
  requirePast(project, given.on, moment, "a close");
  const stableOn = project.route.stable.doneOn ?? given.on;
  if (given.on < stableOn)
    throw new PsvcError({
      code: "refused",
      what: `${project.slug} is not closed on ${formatDay(given.on)}`,
      because: `hypercare ended on ${formatDay(stableOn)}`,
      instead: "give that day or a later one with --on",
    });
  const closure: Closure = { on: given.on, by: given.by.trim(), why: given.why.trim(), ended: null };
  return { taken: true, project: { ...project, closures: withRecord(project.closures, moment.key(), closure) } };
}

/** Throws `refused` unless live. */
export function requireClosableProject(project: Project): void {
  const status = statusOf(project);
  if (status === "live") return;
  const [golive, stop] = [nextCommand("golive", [project.slug]), nextCommand("stop", [project.slug])];
  throw new PsvcError({
    code: "refused",
    what: `${project.slug} is not closed`,
    because: status === "active" ? "they are not live" : `it is ${status}`,
    instead:
      status === "active"
        ? advice`live first (${golive}), or an end on purpose: ${stop}`
        : advice`see it: ${nextCommand("status", [project.slug])}`,
  });
}

/** What is open of the go-live: hypercare, its conditions, what would make them happy, and reviews whose day came. */
export function closingObstacles(standing: Standing): readonly Obstacle[] {
  const { project, today } = standing;
  const { slug } = project;
  const { stable } = project.route;
  const mood = lastMood(project);
  return [
    ...(isPassed(stable) ? [] : hypercareObstacles(standing)),
    ...sortedById(project.actions)
      .filter(([, action]) => (action.for === "condition" || action.for === "happiness") && action.doneOn === null)
      .map(([, action]) => ({
        text:
          `${action.id} ${action.for === "condition" ? "is a condition of the go-live" : "would make them happy"}: ` +
          `${action.text} (${action.owner}, by ${formatDay(action.due)})`,
        command: nextCommand("action done", [slug, action.id], { evidence: "TEXT" }),
      })),
    ...underWatch(project)
      .filter(([, gap]) => reviewOn(gap) <= today)
      .map(([, gap]) => ({
        text: `${gap.id} was deferred until ${formatDay(reviewOn(gap))}, and nobody has looked at it since`,
        command: nextCommand("gap show", [slug, gap.id]),
      })),
    ...(mood?.mood === "unhappy"
      ? [
          {
            text: `they said on ${formatDay(mood.on)} that they are unhappy: ${quote(mood.words)}`,
            command: nextCommand("mood", [slug, "content"], { words: "TEXT" }),
          },
        ]
      : []),
  ];
}

function hypercareObstacles(standing: Standing): readonly Obstacle[] {
  const open = obstacles(standing, "stable");
  if (open.length > 0) return open;
  return [{ text: "hypercare is not over", command: nextCommand("route done", [standing.project.slug, "stable"]) }];
}

/** Deferred promises that somebody looks at again on a day, the earliest first. */
export function underWatch(project: Project): readonly Entry<Gap>[] {
  return sortedById(project.gaps)
    .filter(([, gap]) => gap.state === "agreed" && gap.resolution?.kind === "defer" && gap.resolution.reviewOn)
    .sort(([, a], [, b]) => (reviewOn(a) < reviewOn(b) ? -1 : 1));
}

function reviewOn({ resolution }: Gap): Day {
  return resolution?.reviewOn ?? "";
}
