import type { Day } from "../time/calendar.ts";
import type { CustomerDecision } from "./people.ts";
import type { Key, Keyed, Numbered } from "./record.ts";
import type { ChangedPart, GapState, ResolutionKind, Severity } from "./vocabulary.ts";

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
  /** Why evidence that reads as waiting for product is none. Only there where somebody said so. */
  readonly notWaiting?: NotWaiting;
  readonly note: string | null;
  /** The first day each state was reached: a gap moves the project forward once per state. */
  readonly reached: Readonly<Partial<Record<GapState, Day>>>;
  readonly reopened: Keyed<{ readonly on: Day; readonly why: string }>;
}

export interface RaisedSeverity {
  readonly severity: Severity;
  readonly why: string;
}

/** The lead's word against the reader of waiting texts. */
export interface NotWaiting {
  readonly why: string;
  readonly by: string;
  readonly on: Day;
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
  /** What users do on the first day; records of earlier versions have none. */
  readonly dayOne?: string;
  /** By when that is in place. */
  readonly inPlaceBy?: Day;
  /** Why a text that reads as waiting for product does not wait. */
  readonly notWaiting?: NotWaiting;
}

/** One change of the contract: what is released, what costs more, or a later day. */
export interface ChangeOrder extends Numbered {
  /** The key of a gap or of a dropped promise; `live` for the contractual day. */
  readonly about: Key;
  /** What was agreed on the gap; null for a promise or a day. */
  readonly resolution: ResolutionKind | null;
  /** The go-live that takes the place of the contractual day; null where the day is not about it. */
  readonly to: Day | null;
  /** The sentence that both sides sign. */
  readonly text: string;
  readonly changes: readonly ChangedPart[];
  readonly openedOn: Day;
  readonly sent: { readonly on: Day } | null;
  readonly signed: ChangeOrderSignature | null;
  readonly rejected: { readonly on: Day; readonly why: string } | null;
}

export interface ChangeOrderSignature {
  readonly by: string;
  readonly on: Day;
  readonly link: string;
}
