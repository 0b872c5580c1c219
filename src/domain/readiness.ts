import { type Coverage, coverageOf } from "./coverage.ts";
import { type CriterionStanding, criteriaStandings } from "./criterion.ts";
import type { Standing } from "./fit.ts";
import { computedSeverity, openGaps, settlement } from "./gap.ts";
import type { CustomerPromise, Gap } from "./ledger.ts";
import type { Key } from "./record.ts";
import { type Entry, inOrder } from "./record.ts";
import { promisesInScope } from "./route.ts";
import { ownOpenBefore } from "./waypoint.ts";
import type { Verdict } from "./words.ts";

/** The go-live readiness review as it stands today. */
export interface Review {
  readonly verdict: Verdict;
  readonly criteria: readonly CriterionStanding[];
  /** Milestones of the lead's own that stand before the decision and are open. */
  readonly milestones: readonly string[];
  /** Open gaps that are blockers. */
  readonly blockers: readonly Entry<Gap>[];
  /** Musts the customer goes live without under protest: they allow a go-live with conditions only. */
  readonly underProtest: readonly Entry<CustomerPromise>[];
  /** Fits the lead set above what the catalogue or an earlier judgement says. */
  readonly overruled: readonly Entry<CustomerPromise>[];
  readonly coverage: Coverage;
}

export function reviewReadiness(standing: Standing): Review {
  const { project } = standing;
  const criteria = criteriaStandings(standing);
  const milestones = ownOpenBefore(project, "ready").map(({ name }) => name);
  const underProtest = promisesInScope(project).filter(
    ([key, promise]) => promise.importance === "must" && settlement(standing, key) === "protest",
  );
  return {
    verdict: milestones.length > 0 ? "not-ready" : verdictOf(criteria, underProtest.length),
    criteria,
    milestones,
    blockers: openGaps(project).filter(([, gap]) => computedSeverity(standing, gap).severity === "blocker"),
    underProtest,
    overruled: inOrder(project.promises).filter(([, promise]) => !promise.dropped && promise.fit?.overruled === "up"),
    coverage: coverageOf(standing),
  };
}

export function isOpen(criterion: CriterionStanding): boolean {
  return criterion.state === "not-met";
}

function verdictOf(criteria: readonly CriterionStanding[], protests: number): Verdict {
  const open = criteria.filter(isOpen);
  if (open.some((criterion) => criterion.critical)) return "not-ready";
  return open.length > 0 || protests > 0 ? "ready-with-conditions" : "ready";
}

/** Names of the computed criteria that do not hold. */
export function computedNotHolding(review: Review): readonly CriterionStanding[] {
  return review.criteria.filter((criterion) => criterion.computed && isOpen(criterion));
}

/** The open `happiness` actions: what would make good on the musts under protest. */
export function happinessActions(standing: Standing): readonly Key[] {
  return inOrder(standing.project.actions)
    .filter(([, action]) => action.for === "happiness" && action.doneOn === null)
    .map(([key]) => key);
}
