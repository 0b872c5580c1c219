import { daysBetween, sayDate, sayDay, sayDayFrom } from "../domain/calendar.ts";
import type { Standing } from "../domain/fit.ts";
import { isPassed } from "../domain/milestone.ts";
import type { Obstacle } from "../domain/obstacles.ts";
import type { Project } from "../domain/project.ts";
import { at } from "../domain/record.ts";
import type { Moved } from "../domain/route.ts";
import { nextMilestone } from "../domain/route.ts";
import type { Milestone, Waiting } from "../domain/way.ts";
import { MILESTONES, type MilestoneName } from "../domain/words.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { visible } from "./visible.ts";

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

export function renderRoute({ project, today }: Standing, style: Style): string {
  const next = nextMilestone(project);
  return table(
    MILESTONES,
    [
      {
        title: "",
        name: "STATE",
        value: (name) => (isPassed(project.route[name]) ? "done" : name === next ? "next" : ""),
        paint: (text) => (text.startsWith("done") ? style.good(text) : style.strong(text)),
      },
      { title: "MILESTONE", value: (name) => name },
      { title: "DAY", value: (name) => sayMilestoneDay(project.route[name]) },
      {
        title: "",
        name: "DRIFT",
        value: (name) => sayDrift(project, name, today),
        paint: (text) => (text.startsWith("overdue") ? style.bad(text) : text),
      },
      { title: "WAITS FOR", value: (name) => sayWait(project, name), drop: 2, shrinkTo: 12 },
      { title: "DONE WHEN", value: (name) => DONE_TESTS[name], drop: 1, shrinkTo: 24 },
    ],
    style,
  );
}

/** Whom a milestone waits for, and how long. */
export function renderWaiting({ route, slug }: Project, name: MilestoneName, today: string, style: Style): string {
  const { waiting } = route[name];
  if (!waiting) return `${style.strong(name)} waits for nobody.`;
  return [
    `${style.strong(name)} waits for ${sayWaiting(waiting, today)}.`,
    `When it is over: ${style.command(`psvc route wait ${slug} ${name} --over`)}`,
  ].join("\n");
}

function sayWait({ route }: Project, name: MilestoneName): string {
  const { waiting } = route[name];
  return waiting ? `${waiting.on} since ${sayDate(waiting.since)}` : "";
}

/** `customer since Mon 2 Nov 2026 (23 days ago): the test data`. */
function sayWaiting({ on, since, why }: Waiting, today: string): string {
  return `${on} since ${sayDayFrom(since, today)}${why ? `: ${visible(why)}` : ""}`;
}

function sayMilestoneDay({ doneOn, doneBefore, target }: Milestone): string {
  return doneBefore ? "before psvc" : sayDay(doneOn ?? target);
}

/** Against the baseline where there is one; overdue wins. */
function sayDrift(project: Project, name: MilestoneName, today: string): string {
  const { target, baseline, doneOn } = project.route[name];
  if (!isPassed(project.route[name]) && target < today) return `overdue ${daysBetween(target, today)} days`;
  const slip = baseline ? daysBetween(baseline, doneOn ?? target) : 0;
  return slip === 0 ? "" : slip > 0 ? `${slip} days after baseline` : `${-slip} days before baseline`;
}

export function renderMilestoneDone(project: Project, name: MilestoneName, style: Style): string {
  const { doneOn } = project.route[name];
  const next = nextMilestone(project);
  return [
    `${style.good(`${name} is done`)}${doneOn ? ` (${sayDay(doneOn)})` : ""}.${name === "aligned" ? " The baseline is frozen: scope and dates are agreed." : ""}`,
    next ? `Next: ${next} by ${sayDay(project.route[next].target)}: ${DONE_TESTS[next]}.` : "The route is complete.",
  ].join("\n");
}

export function renderRefused(name: MilestoneName, obstacles: readonly Obstacle[], style: Style): string {
  return [
    `${style.warn(`${name} is not done yet`)}: ${DONE_TESTS[name]}.`,
    ...obstacles.flatMap(({ text, command }) => [`  ${visible(text)}`, `    ${style.command(command)}`]),
  ].join("\n");
}

export function renderMoved({ project, moved, opened, closable }: Moved, before: Project, style: Style): string {
  if (moved.length === 0) return "That is where it stands already.";
  return [
    ...moved.map(
      (name) => `${name}: ${sayDay(before.route[name].target)} -> ${style.strong(sayDay(project.route[name].target))}`,
    ),
    ...opened.map((key) =>
      style.warn(
        `${at(project.gaps, key).id} opened: ${promiseOf(project, key)} is needed before that day. Decide it: psvc gap resolve ${project.slug} ${at(project.gaps, key).id}`,
      ),
    ),
    ...closable.map(
      (key) =>
        `${at(project.gaps, key).id}: ${promiseOf(project, key)} is in time now. Close it: psvc gap close ${project.slug} ${at(project.gaps, key).id} --evidence TEXT`,
    ),
  ].join("\n");
}

function promiseOf(project: Project, gap: string): string {
  return at(project.promises, at(project.gaps, gap).promise).id;
}
