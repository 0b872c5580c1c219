import { PsvcError } from "../../errors.ts";
import { nextCommand } from "../../next-command.ts";
import { wordNamed } from "../labels/labels.ts";
import { isPassed, type Milestone, type OwnMilestone } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import { MILESTONES, type MilestoneName } from "../model/vocabulary.ts";
import { nearest } from "../text/closest-match.ts";
import { compareTexts } from "../text/text.ts";

/** A point on the way: a milestone of every route, or one of the lead's own. */
export interface Waypoint {
  readonly name: string;
  readonly milestone: Milestone;
  /** null for a milestone of every route. */
  readonly own: OwnMilestone | null;
}

/** All of them in the order of the way; the lead's own come after the standard one that they name, by their day. */
export function waypointsOf(project: Project): readonly Waypoint[] {
  return MILESTONES.flatMap((name) => [
    { name, milestone: project.route[name], own: null },
    ...Object.entries(project.ownMilestones)
      .filter(([, own]) => own.after === name)
      .sort(([aName, a], [bName, b]) => compareTexts(a.target, b.target) || compareTexts(aName, bName))
      .map(([ownName, own]) => ({ name: ownName, milestone: own, own })),
  ]);
}

export function isStandard(name: string): name is MilestoneName {
  return MILESTONES.some((standard) => standard === name);
}

/** What other plans call a milestone of every route. */
const SAID_ELSEWHERE: ReadonlyMap<string, readonly MilestoneName[]> = new Map(
  Object.entries({
    "go-live": ["live"],
    golive: ["live"],
    launch: ["live"],
    "kick-off": ["kickoff"],
    scope: ["aligned"],
    signed: ["aligned"],
    build: ["configured"],
    uat: ["accepted"],
    acceptance: ["accepted"],
    readiness: ["ready"],
    hypercare: ["stable"],
  }),
);

/** The milestone of that name or label. Throws `not-found` with the near ones. */
export function findWaypoint(project: Project, name: string): Waypoint {
  const typed = name.trim().toLowerCase();
  const all = waypointsOf(project);
  const names = all.map((one) => one.name);
  const meant = wordNamed(name, names);
  const found = all.find((waypoint) => waypoint.name === meant);
  if (found) return found;
  throw new PsvcError({
    code: "not-found",
    what: "milestone",
    name,
    near: SAID_ELSEWHERE.get(typed) ?? nearest(typed, names),
    known: names,
    command: nextCommand("route show", [project.slug]),
  });
}

/** The first one that is not passed; null when all are. */
export function nextWaypoint(project: Project): Waypoint | null {
  return waypointsOf(project).find(({ milestone }) => !isPassed(milestone)) ?? null;
}

/** The lead's own milestones that stand before a standard one and are open. */
export function ownOpenBefore(project: Project, name: MilestoneName): readonly Waypoint[] {
  const all = waypointsOf(project);
  const index = all.findIndex((waypoint) => waypoint.name === name);
  return all.slice(0, index).filter(({ own, milestone }) => own !== null && !isPassed(milestone));
}

export function withWaypoint(project: Project, { name, own }: Waypoint, milestone: Milestone): Project {
  if (own) return { ...project, ownMilestones: { ...project.ownMilestones, [name]: { ...own, ...milestone } } };
  return { ...project, route: { ...project.route, [name]: milestone } };
}

/** Every milestone changed in one go. */
export function mapWaypoints(project: Project, change: (waypoint: Waypoint) => Milestone): Project {
  return waypointsOf(project).reduce((changed, waypoint) => withWaypoint(changed, waypoint, change(waypoint)), project);
}
