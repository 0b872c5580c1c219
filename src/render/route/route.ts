import { isDone, type Milestone, type Rebaseline, type Waiting } from "../../domain/model/milestone.ts";
import type { Project } from "../../domain/model/project.ts";
import { getRecord } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { MilestoneName } from "../../domain/model/vocabulary.ts";
import type { Obstacle } from "../../domain/route/milestone-obstacles.ts";
import type { Moved } from "../../domain/route/move-milestone.ts";
import {
  findWaypoint,
  isStandard,
  nextWaypoint,
  type Waypoint,
  waypointsOf,
} from "../../domain/route/ordered-milestones.ts";
import { daysBetween, formatDate, formatDay, formatDayFrom, formatDays } from "../../domain/time/calendar.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { shellWord } from "../layout/sentence.ts";
import type { Style } from "../layout/style.ts";
import { cut, table, wrap } from "../layout/table.ts";

/** What has to be true for a milestone to be done. */
export const DONE_TESTS: Record<MilestoneName, string> = {
  owned: "a named lead owns it",
  "promises-captured": "every source read, both sides' people known",
  kickoff: "held, with sales there",
  aligned: "every promise assessed, every gap settled or agreed, scope signed",
  configured: "the agreed scope is built, data and integrations are in",
  accepted: "the customer signed the acceptance",
  ready: "readiness reviewed, decision go",
  live: "real users do real work",
  stable: "hypercare's exit criteria are met",
};

export function doneTest({ name, own }: Waypoint): string {
  return own?.doneWhen ?? (isStandard(name) ? DONE_TESTS[name] : "");
}

/** A lead may have written a page. */
function formatTest(waypoint: Waypoint, style: Style): string {
  return cut(visible(doneTest(waypoint)), style.width * 2);
}

export function renderRoute({ project, today }: Standing, style: Style): string {
  const next = nextWaypoint(project)?.name;
  return table(
    waypointsOf(project),
    [
      {
        title: "",
        name: "STATE",
        value: ({ name, milestone }) => (isDone(milestone) ? "done" : name === next ? "next" : formatOpen(milestone)),
        paint: (text) => (text.startsWith("done") ? style.good(text) : style.strong(text)),
      },
      { title: "MILESTONE", value: ({ name }) => name },
      { title: "DAY", value: ({ milestone }) => formatMilestoneDay(milestone) },
      {
        title: "",
        name: "DRIFT",
        value: ({ milestone }) => formatDrift(milestone, today),
        paint: (text) => (text.startsWith("overdue") ? style.bad(text) : text),
      },
      { title: "WAITS FOR", value: ({ milestone }) => formatWait(milestone), drop: 2, shrinkTo: 12 },
      { title: "DONE WHEN", value: doneTest, drop: 1, shrinkTo: 24 },
    ],
    style,
  );
}

function formatOpen({ skipped }: Milestone): string {
  return skipped ? "skipped" : "";
}

/** Whom a milestone waits for, and how long. */
export function renderWaiting(project: Project, name: string, today: string, style: Style): string {
  const { waiting } = findWaypoint(project, name).milestone;
  if (!waiting) return `${style.strong(name)} waits for nobody.`;
  return [
    `${style.strong(name)} waits for ${formatWaiting(waiting, today)}.`,
    `When it is over: ${style.command(`psvc route wait ${project.slug} ${name} --over`)}`,
  ].join("\n");
}

function formatWait({ waiting }: Milestone): string {
  return waiting ? `${waiting.on} since ${formatDate(waiting.since)}` : "";
}

/** `customer since Mon 2 Nov 2026 (23 days ago): the test data`. */
function formatWaiting({ on, since, why }: Waiting, today: string): string {
  return `${on} since ${formatDayFrom(since, today)}${why ? `: ${visible(why)}` : ""}`;
}

function formatMilestoneDay({ doneOn, doneBefore, skipped, target }: Milestone): string {
  return doneBefore ? "before psvc" : formatDay(doneOn ?? skipped?.on ?? target);
}

/** Against the baseline where there is one; overdue wins. */
function formatDrift(milestone: Milestone, today: string): string {
  const { target, baseline, doneOn, skipped } = milestone;
  if (skipped) return "";
  if (!isDone(milestone) && target < today) return `overdue ${formatDays(daysBetween(target, today))}`;
  const slip = baseline ? daysBetween(baseline, doneOn ?? target) : 0;
  return slip === 0 ? "" : slip > 0 ? `${formatDays(slip)} after baseline` : `${formatDays(-slip)} before baseline`;
}

export function renderMilestoneDone(project: Project, name: string, style: Style): string {
  const { doneOn } = findWaypoint(project, name).milestone;
  return [
    `${style.good(`${name} is done`)}${doneOn ? ` (${formatDay(doneOn)})` : ""}.` +
      `${name === "aligned" ? " The baseline is frozen: scope and dates are agreed." : ""}`,
    wrap(formatNext(project, style), style.width, "  "),
  ].join("\n");
}

function formatNext(project: Project, style: Style): string {
  const next = nextWaypoint(project);
  if (!next) return `The route is complete. Close the project: ${style.command(`psvc close ${project.slug}`)}`;
  return `Next: ${next.name} by ${formatDay(next.milestone.target)}: ${formatTest(next, style)}.`;
}

export function renderRefused(waypoint: Waypoint, obstacles: readonly Obstacle[], style: Style): string {
  return [
    `${style.warn(`${waypoint.name} is not done yet`)}: ${formatTest(waypoint, style)}.`,
    ...obstacles.flatMap(({ text, command }) => [`  ${visible(text)}`, `    ${style.command(formatCommand(command))}`]),
  ].join("\n");
}

export function renderAdded(project: Project, name: string, style: Style): string {
  const waypoint = findWaypoint(project, name);
  const { milestone, own } = waypoint;
  return [
    wrap(
      `${style.strong(name)} stands after ${own?.after}, by ${formatDay(milestone.target)}: ` +
        `${formatTest(waypoint, style)}.`,
      style.width,
      "  ",
    ),
    `When it is true: ${style.command(`psvc route done ${project.slug} ${name}`)}`,
  ].join("\n");
}

export function renderSkipped(project: Project, name: string, style: Style): string {
  const { skipped } = findWaypoint(project, name).milestone;
  return [
    wrap(
      `${style.strong(name)} is skipped, decided by ${visible(skipped?.by ?? "")}: ${visible(skipped?.why ?? "")}`,
      style.width,
      "  ",
    ),
    wrap(formatNext(project, style), style.width, "  "),
    `To take it back: ${style.command(`psvc route reopen ${project.slug} ${name} --why TEXT`)}`,
  ].join("\n");
}

/** The old days beside the new ones: nothing is held against what is no longer agreed, and nothing is forgotten. */
export function renderRebaseline(project: Project, { before, by, why }: Rebaseline, style: Style): string {
  return [
    wrap(`The plan is agreed anew, decided by ${visible(by)}: ${visible(why)}`, style.width, "  "),
    ...Object.entries(before).flatMap(([name, old]) => {
      const { baseline } = findWaypoint(project, name).milestone;
      if (old === baseline || !baseline) return [];
      return [`  ${name}: ${old ? `${formatDay(old)} -> ` : ""}${style.strong(formatDay(baseline))}`];
    }),
  ].join("\n");
}

/** `typedSpan` is the new target where it was said as a span from today on. */
export function renderMoved(
  { project, moved, opened, closable }: Moved,
  before: Project,
  typedSpan: string | null,
  style: Style,
): string {
  const [first] = moved;
  if (first === undefined) return "That is where it stands already.";
  const targetIn = (one: Project, name: string) => findWaypoint(one, name).milestone.target;
  const days = daysBetween(targetIn(before, first), targetIn(project, first));
  const by = `${formatDays(Math.abs(days))} ${days < 0 ? "earlier" : "later"}`;
  const span = typedSpan?.replace(/^(?:\+ ?|in )/i, "") ?? "";
  return [
    ...moved.map(
      (name) =>
        `${name}: ${formatDay(targetIn(before, name))} -> ${style.strong(formatDay(targetIn(project, name)))} ` +
        `(${days < 0 ? style.warn(by) : by})`,
    ),
    ...(days < 0 && typedSpan !== null
      ? [
          `--to ${visible(typedSpan)} counts from today. From its target on: psvc undo, then psvc route move ` +
            `${project.slug} ${first} --later ${shellWord(span)}`,
        ]
      : []),
    ...opened.map((key) =>
      style.warn(
        `${getRecord(project.gaps, key).id} opened: ${promiseOf(project, key)} is needed before that day. Decide ` +
          `it: psvc gap resolve ${project.slug} ${getRecord(project.gaps, key).id}`,
      ),
    ),
    ...closable.map(
      (key) =>
        `${getRecord(project.gaps, key).id}: ${promiseOf(project, key)} is in time now. Close it: psvc gap close ` +
        `${project.slug} ${getRecord(project.gaps, key).id} --evidence TEXT`,
    ),
  ].join("\n");
}

function promiseOf(project: Project, gap: string): string {
  return getRecord(project.promises, getRecord(project.gaps, gap).promise).id;
}
