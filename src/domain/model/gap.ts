import type { Day } from "../time/calendar.ts";
import type { CustomerDecision } from "./customer-decision.ts";
import type { Key, Keyed, Numbered } from "./record.ts";
import type { GapState, ResolutionKind, Severity } from "./vocabulary.ts";

export interface Gap extends Numbered {
  readonly promise: Key;
  readonly state: GapState;
  /** null: the project's lead. Always somebody of services. */
  readonly owner: string | null;
  readonly raised: RaisedSeverity | null;
  readonly resolution: Resolution | null;
  readonly underProtest: CustomerDecision | null;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly evidence: string | null;
  readonly note: string | null;
  /** The first day each state was reached: a gap moves the project forward once per state. */
  readonly reached: Readonly<Partial<Record<GapState, Day>>>;
  readonly reopened: Keyed<{ readonly on: Day; readonly why: string }>;
}

export interface RaisedSeverity {
  readonly severity: Severity;
  readonly why: string;
}

export interface Resolution {
  readonly kind: ResolutionKind;
  readonly proposedOn: Day;
  readonly owner: string | null;
  readonly note: string | null;
  readonly fundedOn: Day | null;
  readonly reviewOn: Day | null;
  readonly concession: string | null;
  readonly decision: CustomerDecision | null;
}
