import type { Project } from "../../domain/model/project.ts";
import { inTime } from "../../domain/model/record.ts";
import { nextWaypoint, type Waypoint, waypointsOf } from "../../domain/route/ordered-milestones.ts";
import type { Day } from "../../domain/time/calendar.ts";

/** The way in its order, the lead's own milestones among the others. */
export function routeJson(project: Project, forecast: Day | null = null) {
  const next = nextWaypoint(project)?.name ?? null;
  return waypointsOf(project).map((waypoint) =>
    waypointJson(waypoint, next, waypoint.name === "live" ? forecast : null),
  );
}

export function milestoneJson(project: Project, name: string) {
  const found = routeJson(project).find(({ milestone }) => milestone === name);
  if (!found) throw new Error(`no milestone ${name} on the route`);
  return found;
}

function waypointJson({ name, milestone, own }: Waypoint, next: string | null, forecast: Day | null) {
  const { target, baseline, doneOn, doneBefore, skipped, note, moves, reopened, waiting, signed } = milestone;
  return {
    milestone: name,
    own: own !== null,
    after: own?.after ?? null,
    doneWhen: own?.doneWhen ?? null,
    dates: { baseline, target: doneBefore ? null : target, forecast, actual: doneOn },
    doneBefore,
    skipped,
    next: name === next,
    waitingOn: waiting?.on ?? null,
    waitingSince: waiting?.since ?? null,
    waitingFor: waiting?.why ?? null,
    note,
    signed: signed ?? null,
    moves: inTime(moves),
    reopened: Object.values(reopened),
  };
}
