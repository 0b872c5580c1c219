import { openActions } from "../action/action.ts";
import { openPlans, planOn } from "../gap/confrontation-rounds.ts";
import { openGaps } from "../gap/gap.ts";
import type { Action } from "../model/action.ts";
import type { SentMessage } from "../model/stall.ts";
import type { Standing } from "../model/standing.ts";
import type { MilestoneName, StallStep } from "../model/vocabulary.ts";
import { waitingMilestones } from "../route/milestone-waiting.ts";
import { nextMilestone } from "../route/route.ts";
import { addWorkingDays, type Day } from "../time/calendar.ts";
import type { Step } from "../urgency/next-step.ts";
import type { StepCode } from "../urgency/urgency.ts";
import { lastSent } from "./sent-message.ts";
import { stallOf } from "./stall.ts";

/** What the message of a step of the ladder says, and to whom. */
export interface StallMessage {
  readonly step: StallStep;
  /** null where nobody is known who could be asked. */
  readonly to: string | null;
  readonly role: "project lead" | "sponsor";
  /** What the customer owes, the latest first. */
  readonly owed: readonly Action[];
  /** What a milestone waits for from the customer, in the lead's words; null where it waits for nothing of theirs. */
  readonly waitsFor: string | null;
  /** The conversation that waits to be held; null where there is none. */
  readonly conversation: { readonly topic: string; readonly by: Day } | null;
  /** The promise of a gap that we have not spoken of yet; null where there is none. */
  readonly proposal: string | null;
  readonly milestone: MilestoneName | null;
  readonly days: number;
  readonly since: Day;
  /** The day by which an answer is asked for. */
  readonly replyBy: Day;
  /** What of ours is late: to be done before anybody is asked. */
  readonly ours: readonly Action[];
  /** The next step, where it is ours and not the customer's; null otherwise. */
  readonly oursNext: Step | null;
  /** The day on which an agreed freeze ended; null where there was none. */
  readonly freezeEnded: Day | null;
  /** The last message that was sent, and on which step; null where none was. */
  readonly sent: SentMessage | null;
}

/** Steps that wait for nobody but us. */
const OURS: readonly StepCode[] = [
  "record-promises",
  "assess",
  "stale",
  "plan-conversation",
  "resolve-gap",
  "put-in-place",
  "close-gap",
  "action-ours",
];

/** Working days for an answer: a sponsor and a decision take longer than a nudge. */
const REPLY_DAYS: Readonly<Record<StallStep, number>> = { nudge: 2, ask: 2, sponsor: 3, decide: 5 };

/** `steps` are the next steps of this standing. null where no step is reached, or an agreed freeze lasts. */
export function stallMessage(standing: Standing, steps: readonly Step[]): StallMessage | null {
  const { project, today, settings } = standing;
  const stall = stallOf(standing);
  if (!stall?.step || (stall.frozen && !stall.frozen.isOver)) return null;
  const { sponsor, projectLead, deciders } = project.people;
  const isHigh = stall.step === "sponsor" || stall.step === "decide";
  const late = openActions(project)
    .map(([, action]) => action)
    .filter(({ due }) => due < today);
  const plan = openPlans(project)[0]?.[1];
  const promise = plan && project.promises[project.gaps[plan.gap]?.promise ?? ""];
  const open = openGaps(project).find(([key, gap]) => gap.state === "open" && !planOn(project, key));
  const waiting = waitingMilestones(project).find(
    (waitingMilestone) => waitingMilestone.waiting.on === "customer" && waitingMilestone.waiting.why,
  )?.waiting;
  return {
    step: stall.step,
    to: isHigh ? (sponsor ?? deciders[0] ?? projectLead) : (projectLead ?? deciders[0] ?? sponsor),
    role: isHigh ? "sponsor" : "project lead",
    owed: late.filter(({ side }) => side === "customer"),
    conversation: plan && promise ? { topic: promise.statement, by: plan.by } : null,
    waitsFor: waiting?.why ?? null,
    proposal: open ? (project.promises[open[1].promise]?.statement ?? null) : null,
    milestone: nextMilestone(project),
    days: stall.days,
    since: stall.lastForwardOn,
    replyBy: addWorkingDays(today, REPLY_DAYS[stall.step], settings),
    ours: late.filter(({ side }) => side === "services"),
    oursNext: steps.find(({ code }) => OURS.includes(code)) ?? null,
    freezeEnded: stall.frozen?.until ?? null,
    sent: lastSent(project),
  };
}
