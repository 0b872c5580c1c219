import type { Day } from "../time/calendar.ts";
import type { PutOff } from "./milestone.ts";
import type { Key, Keyed } from "./record.ts";
import type {
  Availability,
  GapState,
  HeldOutcome,
  Importance,
  JudgedFit,
  Kind,
  Means,
  Push,
  ResolutionKind,
  Severity,
  Source,
  Strength,
} from "./vocabulary.ts";

/** A record that people call by its number, such as `P1`. */
export interface Numbered {
  readonly id: string;
  /** The number it had until two copies were merged that had both given it out. Only there where that happened. */
  readonly formerly?: string;
}

export interface CustomerPromise extends Numbered {
  readonly statement: string;
  readonly kind: Kind;
  readonly source: Source;
  readonly strength: Strength;
  readonly importance: Importance;
  /** An unconfirmed promise is a rumour: it enters neither customer pages nor the gate. */
  readonly confirmed: boolean;
  readonly addedOn: Day;
  readonly heardBy: string | null;
  readonly madeOn: Day | null;
  readonly neededBy: Day | null;
  readonly evidence: string | null;
  readonly quote: string | null;
  /** The part of the product or of the customer's list that it belongs to. */
  readonly area: string | null;
  /** Where it came in with a list: the list's name and the id it bears there, by which the list is recognised when it comes again. */
  readonly listed: Listed | null;
  /** The promise of an earlier project of the same customer that was deferred into this one. */
  readonly carriedFrom: CarriedFrom | null;
  /** The keys of the catalogue's capabilities it rests on. */
  readonly capabilities: readonly string[];
  /** null while nobody has judged it. */
  readonly fit: Fit | null;
  readonly dropped: Drop | null;
  /** Customer decisions by which it was lowered, unconfirmed or given more time after `aligned`. */
  readonly releases: Keyed<Release>;
}

export interface Listed {
  readonly list: string;
  readonly id: string;
}

export interface CarriedFrom {
  /** The project's slug. */
  readonly project: string;
  /** What the promise was called there, such as `P3`. */
  readonly id: string;
}

/** What today's product does for a promise, as it was seen on a day at a release. */
export interface Fit {
  readonly value: JudgedFit;
  readonly means: Means | null;
  readonly asOf: Day;
  readonly release: string | null;
  /** What each linked capability offered when this was judged; empty when it was judged by hand. */
  readonly seen: Readonly<Record<string, SeenCapability>>;
  readonly why: string | null;
  readonly evidence: string | null;
  /** The lead's word against the catalogue's; `up` is listed in the readiness review. */
  readonly overruled: "up" | "down" | null;
}

export interface SeenCapability {
  readonly availability: Availability;
  readonly limits: string | null;
  readonly editions: readonly string[];
}

export interface Drop {
  readonly on: Day;
  readonly why: string;
  /** The promise (key) that says the same; a duplicate is not counted in coverage. */
  readonly duplicateOf: Key | null;
  readonly decision: CustomerDecision | null;
}

export interface Release {
  readonly on: Day;
  readonly what: "importance" | "confirmed" | "kind" | "neededBy";
  readonly from: string;
  readonly to: string;
  readonly decision: CustomerDecision;
}

/** A customer person who may decide, the day and the words. */
export interface CustomerDecision {
  readonly by: string;
  readonly on: Day;
  readonly words: string;
  readonly document: string | null;
}

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
