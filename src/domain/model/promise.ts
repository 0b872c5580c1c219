import type { Day } from "../time/calendar.ts";
import type { CustomerDecision } from "./people.ts";
import type { Key, Keyed, Numbered } from "./record.ts";
import type { Availability, Importance, JudgedFit, Means, PromiseKind, Source, Strength } from "./vocabulary.ts";

export interface CustomerPromise extends Numbered {
  readonly statement: string;
  readonly kind: PromiseKind;
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
  /**
   * Where it came in with a list: the list's name and the id it bears there, by which the list is recognised when it
   * comes again.
   */
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
  /** Where it stands in documents. Only there where it was read out of one. */
  readonly sources?: Keyed<PromiseSource>;
  /** What nobody was asked for yet, because the intake was interrupted: its value is a stand-in and not known. */
  readonly notAsked?: readonly AskedFact[];
}

export const ASKED_FACTS = ["importance", "kind", "source", "strength", "heardBy"] as const;
/** What is asked of each promise on a terminal. */
export type AskedFact = (typeof ASKED_FACTS)[number];

/** A sentence of a document from which a promise was taken, or that says the same. */
export interface PromiseSource {
  readonly file: string;
  readonly page: number | null;
  readonly line: number | null;
  readonly section: string | null;
  readonly quote: string;
  /** What stood there before tracked changes; null where nothing was changed. */
  readonly before: string | null;
  readonly addedOn: Day;
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
