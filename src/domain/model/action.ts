import type { Day } from "../time/calendar.ts";
import type { Keyed, Numbered, PutOff } from "./record.ts";
import type { ActionMaker, Side } from "./vocabulary.ts";

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
  /** What was received when it was done. Only there where it was said. */
  readonly received?: string;
  /** Who made it: the lead, or psvc by a rule. Actions of earlier versions do not say. */
  readonly madeBy?: ActionMaker;
  /** Days on which it was put off. On time is what was done by the day first given. */
  readonly moves: Keyed<PutOff>;
  readonly chased: Keyed<Chase>;
}

/** Asking again. It hides the action from `next` until the reply-by day, and is no forward event. */
export interface Chase {
  readonly on: Day;
  /** Counted from 1: the last one of a day counts. */
  readonly order: number;
  readonly replyBy: Day;
  readonly note: string | null;
}
