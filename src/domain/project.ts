import type { Day } from "./calendar.ts";
import type {
  Availability,
  CriterionState,
  DecisionWord,
  GapState,
  Importance,
  JudgedFit,
  Kind,
  Means,
  MilestoneName,
  Readiness,
  ResolutionKind,
  Severity,
  Side,
  SlipReason,
  Source,
  StallStep,
  Strength,
} from "./words.ts";

/** The random key under which a record is kept. People see `P1`; records point at each other by key. */
export type Key = string;
export type Keyed<T> = Readonly<Record<Key, T>>;

/** What a change needs from outside: the day it happens and fresh keys for new records. */
export interface Moment {
  readonly today: Day;
  readonly key: () => Key;
}

export const PROJECT_SCHEMA = 1;

/** One customer implementation, as it is kept. Everything that can be computed is computed on read. */
export interface Project {
  readonly schema: typeof PROJECT_SCHEMA;
  readonly slug: string;
  readonly customer: string;
  readonly ownedOn: Day;
  readonly lead: string;
  readonly deal: Deal;
  readonly people: People;
  readonly template: string;
  /** Working days without a forward event after which each step of the ladder is reached. */
  readonly ladder: Readonly<Record<StallStep, number>>;
  readonly route: Readonly<Record<MilestoneName, Milestone>>;
  readonly criteria: Readonly<Record<string, Criterion>>;
  readonly promises: Keyed<CustomerPromise>;
  readonly gaps: Keyed<Gap>;
  readonly actions: Keyed<Action>;
  readonly decisions: Keyed<GoliveDecision>;
  readonly golive: Golive | null;
  readonly wins: Keyed<Win>;
  readonly stops: Keyed<Stop>;
  readonly counters: Counters;
}

/** The highest number given out so far per kind of record; never moves back. */
export interface Counters {
  readonly promise: number;
  readonly gap: number;
  readonly action: number;
  readonly risk: number;
}

export interface Deal {
  readonly closedOn: Day;
  readonly value: number | null;
  readonly currency: string | null;
  /** For questions and for thanks; a promise never names anybody who sold. */
  readonly owner: string | null;
  readonly why: string | null;
  readonly product: string | null;
  readonly contractualOn: Day | null;
}

export interface People {
  readonly sponsor: string | null;
  readonly projectLead: string | null;
  /** Customer people who may decide what is released. */
  readonly deciders: readonly string[];
  /** Whether the buyer has told the team what they were promised; null is unknown. */
  readonly handedOver: boolean | null;
  readonly readiness: Readiness | null;
}

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
  /** The keys of the catalogue's capabilities it rests on. */
  readonly capabilities: readonly string[];
  /** null while nobody has judged it. */
  readonly fit: Fit | null;
  readonly dropped: Drop | null;
  /** Customer decisions by which it was lowered, unconfirmed or given more time after `aligned`. */
  readonly releases: Keyed<Release>;
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

export interface Milestone {
  readonly target: Day;
  /** Frozen when `aligned` is done. */
  readonly baseline: Day | null;
  readonly doneOn: Day | null;
  readonly note: string | null;
  readonly moves: Keyed<Move>;
  readonly reopened: Keyed<{ readonly on: Day; readonly why: string; readonly doneOn: Day }>;
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
}
