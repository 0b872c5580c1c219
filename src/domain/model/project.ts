import type { Day } from "../time/calendar.ts";
import type { Action } from "./action.ts";
import type { Closure, Handover, Mood } from "./aftercare.ts";
import type { Confrontation } from "./confrontation.ts";
import type { Criterion } from "./criterion.ts";
import type { ChangeOrder, Gap } from "./gap.ts";
import type { Golive, GoliveDecision, Win } from "./golive.ts";
import type { Milestone, OwnMilestone, Rebaseline } from "./milestone.ts";
import type { Note, Person } from "./people.ts";
import type { CustomerPromise } from "./promise.ts";
import type { Key, Keyed, Reconciled } from "./record.ts";
import type { Risk } from "./risk.ts";
import type { Blackout, ConfirmedStatus, Freeze, SentMessage, Stop, WorkShown } from "./stall.ts";
import type { Ladder, MilestoneName, Readiness } from "./vocabulary.ts";

/** What a change needs from outside: the day it happens and fresh keys for new records. */
export interface Moment {
  readonly today: Day;
  readonly key: () => Key;
}

export const PROJECT_SCHEMA = 4;

/** One customer implementation, as it is kept. Everything that can be computed is computed on read. */
export interface Project {
  readonly schema: typeof PROJECT_SCHEMA;
  readonly slug: string;
  /** Slugs it had before, by which it is still found. */
  readonly formerSlugs: readonly string[];
  readonly customer: string;
  readonly ownedOn: Day;
  /** The day on which psvc took it over while it was under way; null where psvc was there from the beginning. */
  readonly adoptedOn: Day | null;
  readonly lead: string;
  readonly deal: Deal;
  readonly people: People;
  readonly persons: Keyed<Person>;
  readonly tags: readonly string[];
  readonly template: string;
  /** The template's, as it was at the beginning: working days past due until each step of the ladder. */
  readonly ladder: Ladder;
  /** This project's own, before the store's and the template's. */
  readonly ownLadder: Ladder | null;
  readonly route: Readonly<Record<MilestoneName, Milestone>>;
  /** Milestones of the lead's own, by name; none has the name of a standard one. */
  readonly ownMilestones: Readonly<Record<string, OwnMilestone>>;
  readonly rebaselines: Keyed<Rebaseline>;
  readonly criteria: Readonly<Record<string, Criterion>>;
  readonly promises: Keyed<CustomerPromise>;
  readonly gaps: Keyed<Gap>;
  readonly confrontations: Keyed<Confrontation>;
  readonly actions: Keyed<Action>;
  readonly risks: Keyed<Risk>;
  readonly notes: Keyed<Note>;
  readonly decisions: Keyed<GoliveDecision>;
  readonly golive: Golive | null;
  readonly wins: Keyed<Win>;
  readonly stops: Keyed<Stop>;
  readonly freezes: Keyed<Freeze>;
  readonly messages: Keyed<SentMessage>;
  readonly moods: Keyed<Mood>;
  readonly handovers: Keyed<Handover>;
  readonly closures: Keyed<Closure>;
  /** Only there where the contract had to change. */
  readonly changeOrders?: Keyed<ChangeOrder>;
  /** Days on which the customer changes nothing. Only there where some are known. */
  readonly blackouts?: Keyed<Blackout>;
  /** Only there where the lead confirmed one. */
  readonly statuses?: Keyed<ConfirmedStatus>;
  /** Only there where work was shown. */
  readonly progress?: Keyed<WorkShown>;
  /**
   * `two`: movement and what the customer owes are counted apart, and criteria have due days. Projects of earlier
   * versions do not say, and keep the colours they had.
   */
  readonly clocks?: "two";
  /** What merges settled by rule. Only there where one did. */
  readonly reconciled?: Keyed<Reconciled>;
  readonly counters: Counters;
}

/** The day from which psvc counts what it watches: nothing is overdue on the day on which it takes a project over. */
export function watchedSince({ ownedOn, adoptedOn }: Project): Day {
  return adoptedOn ?? ownedOn;
}

/** The highest number given out so far per kind of record; never moves back. */
export interface Counters {
  readonly promise: number;
  readonly gap: number;
  readonly action: number;
  readonly risk: number;
  readonly person: number;
  readonly note: number;
  readonly changeOrder?: number;
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
  /** What the CRM calls the deal, by which it is recognised when it comes again. */
  readonly crmId: string | null;
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
