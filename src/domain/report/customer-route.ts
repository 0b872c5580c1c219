import { isPassed } from "../model/milestone.ts";
import type { Project } from "../model/project.ts";
import type { MilestoneName } from "../model/vocabulary.ts";
import type { Day } from "../time/calendar.ts";

/** The milestones that the customer takes part in: how we take a project over is our affair. */
export const CUSTOMER_MILESTONES = [
  "kickoff",
  "aligned",
  "configured",
  "accepted",
  "ready",
  "live",
  "stable",
] as const satisfies readonly MilestoneName[];
export type CustomerMilestone = (typeof CUSTOMER_MILESTONES)[number];

export interface RoutePoint {
  readonly milestone: CustomerMilestone;
  /** null where it is behind us. */
  readonly plannedOn: Day | null;
  /** null while it is ahead, or where nobody recorded the day. */
  readonly reachedOn: Day | null;
  readonly isReached: boolean;
}

export function routeFor({ route }: Project): readonly RoutePoint[] {
  const onTheWay = CUSTOMER_MILESTONES.filter((milestone) => milestone === "live" || !route[milestone].skipped);
  return onTheWay.map((milestone) => {
    const isReached = isPassed(route[milestone]);
    return {
      milestone,
      plannedOn: isReached ? null : route[milestone].target,
      reachedOn: route[milestone].doneOn,
      isReached,
    };
  });
}
