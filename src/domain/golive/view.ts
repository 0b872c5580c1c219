import { type NextCommand, nextCommand } from "../../next-command.ts";
import { type GapView, gapView } from "../gap/view.ts";
import type { Action } from "../model/action.ts";
import type { GoliveDecision } from "../model/golive.ts";
import type { Standing } from "../model/standing.ts";
import { currentWin } from "./golive.ts";
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

/** The step that the review allows: deciding, saying that they are live, ringing the bell; null where none does. */
export function goliveStep({ standing, review, decision }: ReviewView): NextCommand | null {
  const { project } = standing;
  const win = currentWin(project)?.[1];
  const { slug } = project;
  if (win) return win.rungOn ? null : nextCommand("golive", [slug], { ring: true, "first-value": "TEXT" });
  if (decision && decision.decision !== "no-go")
    return nextCommand("golive", [slug], { live: true, "confirmed-by": "NAME" });
  if (review.verdict === "not-ready") return null;
  if (review.verdict === "ready") return nextCommand("golive", [slug], { decision: "go", "decided-by": "NAME" });
  const [first, ...more] = review.criteria.filter(({ state }) => state === "not-met");
  // The last open criterion may become a condition; of several, the first is to be met.
  if (first?.command && more.length > 0) return first.command;
  if (!first) return nextCommand("golive", [slug], { decision: "go-with-conditions", "decided-by": "NAME" });
  const condition = `${first.name}: TEXT; NAME; fri`;
  return nextCommand("golive", [slug], { decision: "go-with-conditions", "decided-by": "NAME", condition });
}
