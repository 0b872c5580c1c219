import { type CriterionStanding, criteriaStandings } from "../criterion/criterion.ts";
import { promisesInScope } from "../fit/scope.ts";
import { computedSeverity, openGaps, settlement } from "../gap/gap.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerPromise } from "../model/promise.ts";
import type { Key } from "../model/record.ts";
import { type Entry, sortedById } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { Verdict } from "../model/vocabulary.ts";
import { ownOpenBefore } from "../route/ordered-milestones.ts";
import { type Coverage, coverageOf } from "./promise-coverage.ts";
import { agreedNotInPlace, type Caveats, caveatsOf } from "./review-caveats.ts";

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
  /** Agreed and not in place: each is a condition, with owner and due day. */
  readonly notInPlace: readonly Entry<Gap>[];
  readonly caveats: Caveats;
  readonly coverage: Coverage;
}

export function reviewReadiness(standing: Standing): Review {
  const { project } = standing;
  const criteria = criteriaStandings(standing);
  const milestones = ownOpenBefore(project, "ready").map(({ name }) => name);
  const underProtest = promisesInScope(project).filter(
    ([key, promise]) => promise.importance === "must" && settlement(standing, key) === "protest",
  );
  const notInPlace = agreedNotInPlace(standing);
  return {
    verdict: milestones.length > 0 ? "not-ready" : verdictOf(criteria, underProtest.length + notInPlace.length),
    criteria,
    milestones,
    blockers: openGaps(project).filter(([, gap]) => computedSeverity(standing, gap).severity === "blocker"),
    underProtest,
    overruled: sortedById(project.promises).filter(
      ([, promise]) => !promise.dropped && promise.fit?.overruled === "up",
    ),
    notInPlace,
    caveats: caveatsOf(standing),
    coverage: coverageOf(standing),
  };
}

export function isOpen(criterion: CriterionStanding): boolean {
  return criterion.state === "not-met";
}

function verdictOf(criteria: readonly CriterionStanding[], conditions: number): Verdict {
  const open = criteria.filter(isOpen);
  if (open.some((criterion) => criterion.critical)) return "not-ready";
  return open.length > 0 || conditions > 0 ? "ready-with-conditions" : "ready";
}

/** Names of the computed criteria that do not hold. */
export function computedNotHolding(review: Review): readonly CriterionStanding[] {
  return review.criteria.filter((criterion) => criterion.computed && isOpen(criterion));
}

/** The open `happiness` actions: what would make good on the musts under protest. */
export function happinessActions(standing: Standing): readonly Key[] {
  return sortedById(standing.project.actions)
    .filter(([, action]) => action.for === "happiness" && action.doneOn === null)
    .map(([key]) => key);
}
