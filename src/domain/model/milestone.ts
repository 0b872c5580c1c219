import type { Day } from "../time/calendar.ts";
import type { CustomerDecision, Numbered } from "./promise.ts";
import type { Key, Keyed } from "./record.ts";
import type {
  CriterionGate,
  CriterionState,
  DecisionWord,
  MilestoneName,
  MoodWord,
  RiskHealth,
  Side,
  SlipReason,
  StallStep,
  WaitingOn,
} from "./vocabulary.ts";

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
}

export interface Criterion {
  readonly text: string;
  readonly critical: boolean;
  /** Before the go-live, or before hypercare ends. */
  readonly gate: CriterionGate;
  readonly order: number;
  readonly state: CriterionState;
  readonly on: Day | null;
  readonly evidence: string | null;
  readonly by: string | null;
  readonly why: string | null;
  readonly consequence: string | null;
}

export interface Action extends Numbered {
  readonly text: string;
  readonly side: Side;
  readonly owner: string;
  readonly due: Day;
  /** What it is for: `P1`'s, `G1`'s key, a milestone, a criterion; `condition` of a go-live; or `happiness`. */
  readonly for: string | null;
  readonly openedOn: Day;
  readonly doneOn: Day | null;
  readonly evidence: string | null;
  /** Days on which it was put off. On time is what was done by the day first given. */
  readonly moves: Keyed<PutOff>;
  readonly chased: Keyed<Chase>;
}

export interface PutOff {
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  readonly why: string | null;
}

/** Asking again. It hides the action from `next` until the reply-by day, and is no forward event. */
export interface Chase {
  readonly on: Day;
  /** Counted from 1: the last one of a day counts. */
  readonly order: number;
  readonly replyBy: Day;
  readonly note: string | null;
}

/** What the lead sees and psvc cannot compute. */
export interface Risk extends Numbered {
  readonly text: string;
  readonly owner: string;
  readonly health: RiskHealth;
  readonly reviewOn: Day;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  /** Why it is none any more. */
  readonly closedWhy: string | null;
}

export interface GoliveDecision {
  readonly decision: DecisionWord;
  readonly on: Day;
  readonly recordedOn: Day;
  readonly order: number;
  readonly by: string;
  readonly why: string | null;
  /** Keys of the actions that are its conditions. */
  readonly conditions: readonly Key[];
  /** Taken back by a roll-back: it no longer lets anybody go live. */
  readonly voidedOn: Day | null;
}

export interface Golive {
  readonly on: Day;
  readonly confirmedBy: string;
  readonly release: string | null;
  readonly recordedOn: Day;
}

/** The record of one go-live. Kept, with the day, when it is rolled back. */
export interface Win {
  readonly liveOn: Day;
  readonly recordedOn: Day;
  readonly confirmedBy: string;
  readonly creditSales: string | null;
  readonly creditServices: string | null;
  readonly creditCustomer: string | null;
  readonly firstValue: string | null;
  readonly rungOn: Day | null;
  readonly rolledBackOn: Day | null;
  readonly rolledBackWhy: string | null;
}

export interface Stop {
  readonly on: Day;
  readonly why: string;
  readonly consequence: string;
  readonly by: string;
  readonly restartedOn: Day | null;
  readonly restartedWhy: string | null;
  readonly restartedBy: string | null;
  readonly restartedConsequence: string | null;
}

/** A message of the ladder that the lead sent. No forward event; `next` leaves the step alone until the answer is due. */
export interface SentMessage {
  readonly on: Day;
  readonly order: number;
  readonly step: StallStep;
  readonly to: string;
  readonly replyBy: Day;
}

/** A stall that the customer agreed to, until a day. Its working days count; the ladder holds its step. */
export interface Freeze {
  readonly on: Day;
  readonly until: Day;
  readonly why: string;
  readonly consequence: string;
  readonly decision: CustomerDecision;
  /** It can be extended once. */
  readonly extension: Extension | null;
  readonly ended: Restart | null;
}

export interface Extension {
  readonly on: Day;
  readonly until: Day;
  readonly why: string;
  readonly consequence: string;
  readonly decision: CustomerDecision;
}

export interface Restart {
  readonly on: Day;
  readonly why: string;
  readonly consequence: string;
  readonly by: string;
}

/** How the customer is after the go-live, in their words. */
export interface Mood {
  readonly mood: MoodWord;
  readonly on: Day;
  readonly recordedOn: Day;
  /** Counted from 1: of two on one day the later one counts. */
  readonly order: number;
  readonly words: string;
  readonly by: string | null;
}

/** The lead changed. With a last day the project stays whose it is, and comes back. */
export interface Handover {
  readonly order: number;
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  /** The last day of a temporary one; null where it is given for good. */
  readonly until: Day | null;
  readonly note: string | null;
  /** The day on which a temporary one ended. */
  readonly backOn: Day | null;
}

/** The end of a project that did what it was for. A restart makes it live again. */
export interface Closure {
  readonly on: Day;
  readonly by: string;
  readonly why: string;
  readonly ended: Restart | null;
}
