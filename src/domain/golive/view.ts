import { type GapView, gapView } from "../gap/view.ts";
import type { Action } from "../model/action.ts";
import type { GoliveDecision } from "../model/golive.ts";
import type { Standing } from "../model/standing.ts";
import { decisionInForce } from "./golive-decision.ts";
import { type Review, reviewReadiness } from "./readiness-review.ts";

/** The readiness review as it stands, with the decision that is in force. */
export interface ReviewView {
  readonly standing: Standing;
  readonly review: Review;
  readonly blockers: readonly GapView[];
  readonly decision: GoliveDecision | null;
  /** The conditions of that decision. */
  readonly conditions: readonly Action[];
}

export function reviewView(standing: Standing, review: Review = reviewReadiness(standing)): ReviewView {
  const { project } = standing;
  const decision = decisionInForce(project);
  return {
    standing,
    review,
    blockers: review.blockers.map((entry) => gapView(standing, entry)),
    decision,
    conditions: decision?.conditions.flatMap((key) => project.actions[key] ?? []) ?? [],
  };
}
