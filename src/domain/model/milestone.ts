import { type Day, formatDay } from "../time/calendar.ts";
import type { Keyed } from "./record.ts";
import type { MilestoneName, Side, SlipReason, WaitingOn } from "./vocabulary.ts";

export interface Milestone {
  readonly target: Day;
  /** Frozen when `aligned` is done. */
  readonly baseline: Day | null;
  readonly doneOn: Day | null;
  /** Done before psvc kept this project, on a day that nobody recorded; `doneOn` is null then. */
  readonly doneBefore: boolean;
  /** Left out on purpose; null where it was not. */
  readonly skipped: Skip | null;
  readonly note: string | null;
  readonly moves: Keyed<Move>;
  readonly reopened: Keyed<{ readonly on: Day; readonly why: string; readonly doneOn: Day | null }>;
  /** Whom it waits for; null where it waits for nobody. */
  readonly waiting: Waiting | null;
  /** Who of the customer signed what, and on which day; records of earlier versions have none. */
  readonly signed?: Signature;
}

/** What shows that the scope, or the acceptance, was signed. */
export interface Signature {
  readonly by: string;
  readonly on: Day;
  readonly document: string;
}

/** A milestone of the lead's own, kept under its name. */
export interface OwnMilestone extends Milestone {
  /** What has to be true for it to be done. */
  readonly doneWhen: string;
  /** The standard milestone that it comes after. */
  readonly after: MilestoneName;
  readonly addedOn: Day;
}

export interface Skip {
  readonly on: Day;
  readonly why: string;
  readonly by: string;
}

/** The plan was agreed anew: what was held against until then, and why it is so no longer. */
export interface Rebaseline {
  readonly on: Day;
  readonly why: string;
  readonly by: string;
  /** The old baseline of each milestone that was open then; null where it had none. */
  readonly before: Readonly<Record<string, Day | null>>;
}

export interface Waiting {
  readonly on: WaitingOn;
  readonly since: Day;
  readonly why: string | null;
}

export interface Move {
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  readonly reason: SlipReason | null;
  readonly side: Side | null;
  readonly why: string | null;
  /** Who at the customer agreed to it; null where nobody did. Records of earlier versions do not say. */
  readonly agreedWith?: string | null;
}

/** Whether the project is past it: done, done before psvc kept the project, or left out on purpose. */
export function isPassed(milestone: Milestone): boolean {
  return isDone(milestone) || milestone.skipped !== null;
}

/** Whether it is true: what was skipped is behind the project, and not true by that. */
export function isDone({ doneOn, doneBefore }: Milestone): boolean {
  return doneOn !== null || doneBefore;
}

/** Why nothing is to be done about a milestone that is passed. */
export function whyPassed({ doneOn, skipped }: Milestone): string {
  if (doneOn) return `it was done on ${formatDay(doneOn)}`;
  return skipped ? `it was skipped on ${formatDay(skipped.on)}` : "it was done before psvc kept this project";
}
