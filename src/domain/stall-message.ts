import { openActions } from "./action.ts";
import { addWorkingDays, type Day } from "./calendar.ts";
import { openPlans } from "./confrontation.ts";
import type { Standing } from "./fit.ts";
import { nextMilestone } from "./route.ts";
import { stallOf } from "./stall.ts";
import type { Action } from "./way.ts";
import type { MilestoneName, StallStep } from "./words.ts";

/** What the message of a step of the ladder says, and to whom. */
export interface StallMessage {
  readonly step: StallStep;
  /** null where nobody is known who could be asked. */
  readonly to: string | null;
  readonly role: "project lead" | "sponsor";
  /** What the customer owes, the latest first. */
  readonly owed: readonly Action[];
  /** The conversation that waits to be held; null where there is none. */
  readonly conversation: { readonly topic: string; readonly by: Day } | null;
  readonly milestone: MilestoneName | null;
  readonly days: number;
  readonly since: Day;
  /** The day by which an answer is asked for. */
  readonly replyBy: Day;
  /** What of ours is late: to be done before anybody is asked. */
  readonly ours: readonly Action[];
}

/** Working days for an answer: a sponsor and a decision take longer than a nudge. */
const REPLY_DAYS: Readonly<Record<StallStep, number>> = { nudge: 2, ask: 2, sponsor: 3, decide: 5 };

/** null where no step is reached, or the customer agreed to a freeze that lasts. */
export function stallMessage(standing: Standing): StallMessage | null {
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
  return {
    step: stall.step,
    to: isHigh ? (sponsor ?? deciders[0] ?? projectLead) : (projectLead ?? deciders[0] ?? sponsor),
    role: isHigh ? "sponsor" : "project lead",
    owed: late.filter(({ side }) => side === "customer"),
    conversation: plan && promise ? { topic: promise.statement, by: plan.by } : null,
    milestone: nextMilestone(project),
    days: stall.days,
    since: stall.lastForwardOn,
    replyBy: addWorkingDays(today, REPLY_DAYS[stall.step], settings.holidays),
    ours: late.filter(({ side }) => side === "services"),
  };
}
