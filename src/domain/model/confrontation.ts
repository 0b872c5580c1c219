import type { Day } from "../time/calendar.ts";
import type { NotWaiting } from "./gap.ts";
import type { Key, Keyed, PutOff } from "./record.ts";
import type { HeldOutcome, Push, ResolutionKind } from "./vocabulary.ts";

/** The record of telling the customer about one gap: the plan, and what came of it. */
export interface Confrontation {
  readonly gap: Key;
  /** Counted per gap: a countered proposal opens the next round. */
  readonly round: number;
  readonly plannedOn: Day;
  /** One sentence about today's product. */
  readonly truth: string;
  readonly options: Keyed<ConfrontationOption>;
  readonly recommendation: Recommendation | null;
  /** The decision asked for. */
  readonly ask: string;
  /** The customer person to speak to. */
  readonly with: string;
  readonly by: Day;
  /** What happens without a decision by then. */
  readonly fallback: string;
  /** The lead's word; null follows from the customer's readiness and from what was said before. */
  readonly push: Push | null;
  /** Who inside heard it first, and what is asked of them. */
  readonly toldBefore: Keyed<ToldBefore>;
  readonly moves: Keyed<PutOff>;
  readonly outcome: ConfrontationOutcome | null;
  /** The day of the outcome, or the day on which the gap was settled without it; null while it is planned. */
  readonly endedOn: Day | null;
}

/** A way to go live without new product, with what follows from it. */
export interface ConfrontationOption {
  /** People see A, B, C. */
  readonly order: number;
  readonly resolution: ResolutionKind;
  readonly text: string;
  readonly consequence: Consequence;
  readonly owner: string | null;
  readonly fundedOn: Day | null;
  readonly reviewOn: Day | null;
  readonly concession: string | null;
  /** Why a text that reads as waiting for product does not wait. Only there where somebody said so. */
  readonly notWaiting?: NotWaiting;
}

export interface Consequence {
  readonly time: string;
  readonly money: string;
  readonly scope: string;
  /** In working days. */
  readonly effort: { readonly services: number; readonly customer: number };
}

export interface Recommendation {
  readonly option: Key;
  readonly why: string | null;
}

export interface ToldBefore {
  readonly who: string;
  readonly on: Day;
  readonly asked: string | null;
}

export interface ConfrontationOutcome {
  readonly outcome: HeldOutcome;
  /** What was settled on; null where nothing was. */
  readonly option: Key | null;
  readonly decidedBy: string;
  readonly on: Day;
  readonly words: string;
  readonly document: string | null;
  /** Who has it now, where it was escalated. */
  readonly escalatedTo: string | null;
  readonly override: Override | null;
  readonly recordedOn: Day;
}

/** An executive decided otherwise than was recommended. */
export interface Override {
  readonly by: string;
  readonly role: string;
  readonly consequence: string;
}
