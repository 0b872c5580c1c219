import { openActions } from "../action/action.ts";
import { criteriaStandings } from "../criterion/criterion.ts";
import type { Standing } from "../model/standing.ts";
import { nextWaypoint } from "../route/ordered-milestones.ts";

/**
 * Whether anything of the plan is past its day: the next milestone, an action, or a critical criterion. While nothing
 * is, a pace says only how the steps were spread: a build has few of them, and they come at its end.
 */
export function isBehindPlan(standing: Standing): boolean {
  const { project, today } = standing;
  const next = nextWaypoint(project);
  return (
    (next !== null && next.milestone.target < today) ||
    openActions(project).some(([, { due }]) => due < today) ||
    criteriaStandings(standing).some(
      ({ critical, state, due }) => critical && state === "not-met" && due !== null && due < today,
    )
  );
}
