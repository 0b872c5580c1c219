import { decisionInForce } from "../../domain/golive/golive-decision.ts";
import type { Review } from "../../domain/golive/readiness-review.ts";
import type { GoliveDecision, Win } from "../../domain/model/golive.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { criterionJson } from "../criterion/criteria.ts";
import { gapJson } from "../gap/gap-json.ts";
import { idOf } from "../layout/record-id.ts";

export function decisionJson(project: Project, decision: GoliveDecision) {
  const { decision: word, on, recordedOn, by, why, conditions, voidedOn } = decision;
  return {
    decision: word,
    on,
    recordedOn,
    by,
    why,
    conditions: conditions.map((key) => idOf(project.actions, key)),
    voidedOn,
  };
}

export function winJson(win: Win) {
  return { ...win };
}

export function reviewJson(standing: Standing, review: Review) {
  const decision = decisionInForce(standing.project);
  return {
    slug: standing.project.slug,
    customer: standing.project.customer,
    verdict: review.verdict,
    criteria: review.criteria.map(criterionJson),
    milestones: review.milestones,
    blockers: review.blockers.map((entry) => gapJson(standing, entry)),
    underProtest: review.underProtest.map(([, { id }]) => id),
    overruled: review.overruled.map(([, { id }]) => id),
    coverage: review.coverage,
    decision: decision ? decisionJson(standing.project, decision) : null,
  };
}
