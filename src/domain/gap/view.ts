import { fitWord } from "../fit/fit.ts";
import type { Confrontation } from "../model/confrontation.ts";
import type { Gap } from "../model/gap.ts";
import type { CustomerPromise } from "../model/promise.ts";
import { type Entry, getRecord, type Key } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { FitWord, Push, Severity, StallStep } from "../model/vocabulary.ts";
import { notesAbout } from "../note/note.ts";
import { type NoteView, noteView } from "../note/view.ts";
import type { StepCandidate } from "../urgency/next-step.ts";
import {
  daysUnheld,
  type LetteredOption,
  lettered,
  planOn,
  pressureOn,
  pushOn,
  roundsOn,
} from "./confrontation-rounds.ts";
import { type Idle, idleIfWaited } from "./cost-of-waiting.ts";
import { computedSeverity } from "./gap.ts";
import { stepForGap } from "./gap-steps.ts";
import { needsDayOne } from "./require-no-waiting.ts";
import { isProposed } from "./resolve-gap.ts";

/** One gap with everything that screens and JSON say of it. */
export interface GapView {
  readonly standing: Standing;
  readonly key: Key;
  readonly gap: Gap;
  readonly promise: CustomerPromise;
  readonly fit: FitWord;
  readonly severity: Severity;
  readonly severityReason: string;
  /** Its own owner, else the lead. */
  readonly owner: string;
  /** Its resolution waits for the customer's decision. */
  readonly isProposed: boolean;
  /** What users do on the first day has to be said. */
  readonly needsDayOne: boolean;
  /** The step of its own ladder; null while it is agreed or closed. */
  readonly pressure: StallStep | null;
  /** What waiting for the roadmap note would cost. */
  readonly idle: Idle | null;
  /** In the order of their rounds. */
  readonly conversations: readonly ConversationView[];
  /** The one that is planned and not over. */
  readonly planned: ConversationView | null;
  /** On the gap or its promise, the newest first. */
  readonly notes: readonly NoteView[];
  /** What moves it on. */
  readonly step: StepCandidate | null;
}

/** One conversation on a gap. */
export interface ConversationView {
  readonly plan: Confrontation;
  /** The number of the gap; null where the gap is gone. */
  readonly gapId: string | null;
  readonly options: readonly LetteredOption[];
  /** As decided for this conversation, else what their readiness asks for. */
  readonly push: Push;
  /** Working days since the day was due by, 0 before; counted for one that is over, too. */
  readonly daysUnheld: number;
}

export function gapView(standing: Standing, [key, gap]: Entry<Gap>): GapView {
  const { project } = standing;
  const promise = getRecord(project.promises, gap.promise);
  const { severity, reason } = computedSeverity(standing, gap);
  const planned = planOn(project, key)?.[1];
  return {
    standing,
    key,
    gap,
    promise,
    fit: fitWord(promise),
    severity,
    severityReason: reason,
    owner: gap.owner ?? project.lead,
    isProposed: isProposed(project, gap),
    needsDayOne: gap.resolution !== null && needsDayOne(promise, gap.resolution.kind),
    pressure: gap.state === "agreed" || gap.state === "closed" ? null : pressureOn(project, key),
    idle: idleIfWaited(standing, gap),
    conversations: roundsOn(project, key).map(([, plan]) => conversationView(standing, plan)),
    planned: planned ? conversationView(standing, planned) : null,
    notes: notesAbout(project, key).map((entry) => noteView(project, entry)),
    step: stepForGap(standing, key),
  };
}

export function conversationView(standing: Standing, plan: Confrontation): ConversationView {
  const { project } = standing;
  return {
    plan,
    gapId: project.gaps[plan.gap]?.id ?? null,
    options: lettered(plan),
    push: plan.push ?? pushOn(project, plan.gap),
    daysUnheld: daysUnheld(standing, plan),
  };
}
