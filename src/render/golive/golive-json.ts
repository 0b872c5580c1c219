import { decisionInForce } from "../../domain/golive/golive-decision.ts";
import type { Review } from "../../domain/golive/readiness-review.ts";
import type { Caveats } from "../../domain/golive/review-caveats.ts";
import type { GoliveDecision, Win } from "../../domain/model/golive.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Entry } from "../../domain/model/record.ts";
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

function caveatsJson(caveats: Caveats) {
  const ids = (entries: readonly Entry<{ readonly id: string }>[]) => entries.map(([, { id }]) => id);
  return {
    byWordsAlone: ids(caveats.byWordsAlone),
    waiting: ids(caveats.waiting),
    notWaiting: caveats.notWaiting.map(({ gap, why, by, on }) => ({ gap, why, by, on })),
    waivers: caveats.waivers.map(({ name }) => name),
    overrides: caveats.overrides.map(({ gap, by, role, consequence }) => ({ gap, by, role, consequence })),
    contractedBelowMust: ids(caveats.contractedBelowMust),
    notRecorded: ids(caveats.notRecorded),
    unconfirmedShoulds: caveats.unconfirmedShoulds,
  };
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
    notInPlace: review.notInPlace.map(([, { id }]) => id),
    caveats: caveatsJson(review.caveats),
    coverage: review.coverage,
    decision: decision ? decisionJson(standing.project, decision) : null,
    acceptedOpen: standing.project.golive?.accepted ?? null,
  };
}
