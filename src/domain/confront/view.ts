import { pressureOn } from "../gap/confrontation-rounds.ts";
import { computedSeverity } from "../gap/gap.ts";
import { type ConversationView, conversationView } from "../gap/view.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { getRecord, type Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { Severity } from "../model/vocabulary.ts";

/** One planned conversation, with what it is about. */
export interface PlanView extends ConversationView {
  readonly standing: Standing;
  readonly gap: Gap;
  readonly promise: CustomerPromise;
  readonly severity: Severity;
  /** They have said no before, or took it upstairs. */
  readonly hasPressure: boolean;
}

export function planView(standing: Standing, key: Key): PlanView {
  const { project } = standing;
  const plan = getRecord(project.confrontations, key);
  const gap = getRecord(project.gaps, plan.gap);
  return {
    ...conversationView(standing, plan),
    standing,
    gap,
    promise: getRecord(project.promises, gap.promise),
    severity: computedSeverity(standing, gap).severity,
    hasPressure: pressureOn(project, plan.gap) !== null,
  };
}
