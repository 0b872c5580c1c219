import { daysUnheld, lettered, pushOn } from "../../domain/gap/confrontation-rounds.ts";
import type { Confrontation } from "../../domain/model/confrontation.ts";
import { inTime } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";

export function confrontationJson(standing: Standing, plan: Confrontation) {
  const { project } = standing;
  const options = lettered(plan);
  const letterOf = (key: string | null | undefined) =>
    options.find((letteredOption) => letteredOption.key === key)?.letter ?? null;
  const { recommendation, outcome } = plan;
  return {
    gap: project.gaps[plan.gap]?.id ?? null,
    round: plan.round,
    plannedOn: plan.plannedOn,
    truth: plan.truth,
    options: options.map(({ letter, option: { order: _, notWaiting, ...option } }) => ({
      letter,
      ...option,
      notWaiting: notWaiting ?? null,
    })),
    recommendation: recommendation && { option: letterOf(recommendation.option), why: recommendation.why },
    ask: plan.ask,
    with: plan.with,
    by: plan.by,
    fallback: plan.fallback,
    push: plan.push ?? pushOn(project, plan.gap),
    toldBefore: Object.values(plan.toldBefore),
    moves: inTime(plan.moves),
    daysUnheld: plan.endedOn ? null : daysUnheld(standing, plan),
    outcome: outcome && { ...outcome, option: letterOf(outcome.option) },
    endedOn: plan.endedOn,
  };
}
