import type { ConversationView } from "../../domain/gap/view.ts";
import { inTime } from "../../domain/model/record.ts";

export function confrontationJson({ plan, gapId, options, push, daysUnheld }: ConversationView) {
  const letterOf = (key: string | null | undefined) =>
    options.find((letteredOption) => letteredOption.key === key)?.letter ?? null;
  const { recommendation, outcome } = plan;
  return {
    gap: gapId,
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
    push,
    toldBefore: Object.values(plan.toldBefore),
    moves: inTime(plan.moves),
    daysUnheld: plan.endedOn ? null : daysUnheld,
    outcome: outcome && { ...outcome, option: letterOf(outcome.option) },
    endedOn: plan.endedOn,
  };
}
