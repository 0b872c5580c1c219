import { PsvcError } from "../../errors.ts";
import { type Advice, advice, nextCommand } from "../../next-command.ts";
import type { Project } from "../model/project.ts";
import { sortedById } from "../model/record.ts";
import { sameName } from "../people/customer-decision.ts";
import { type Day, formatDay } from "../time/calendar.ts";
import type { CustomerMove, Redated } from "./customer-progress.ts";
import type { RoutePoint } from "./customer-route.ts";
import { type Ask, isUndescribed, type Scope, scopeOf, undescribed } from "./customer-scope.ts";
import type {
  CustomerAction,
  CustomerGolive,
  CustomerNote,
  CustomerPeople,
  CustomerStatus,
  CustomerView,
  DecisionAsked,
} from "./customer-view.ts";

export const PAGES = ["kickoff", "scope", "decision", "weekly", "golive"] as const;
export type PageName = (typeof PAGES)[number];

interface PageHead {
  readonly customer: string;
  readonly on: Day;
  readonly product: string | null;
  readonly lead: string;
}

/** How we get them live: what works on day one, the way there, their part, what each asks of the other. */
export interface KickoffPage extends PageHead {
  readonly for: "kickoff";
  readonly goliveOn: Day;
  readonly people: CustomerPeople;
  readonly scope: Scope;
  readonly route: readonly RoutePoint[];
  readonly actions: readonly CustomerAction[];
  readonly decisions: readonly DecisionAsked[];
  /** How to reach whom; empty unless it was asked for. */
  readonly contacts: readonly Contact[];
}

/** A person of either side who is still there, and an address or number on record. */
export interface Contact {
  readonly name: string;
  readonly role: string | null;
  readonly mail: string | null;
  readonly phone: string | null;
}

/** In, in another way, later, out: for signature, once nothing is open. */
export interface ScopePage extends PageHead {
  readonly for: "scope";
  readonly goliveOn: Day;
  readonly isLive: boolean;
  readonly scope: Scope;
  /** What is not settled, or is and nobody said how it works on day one. */
  readonly openItems: number;
  /** Who of theirs may sign. */
  readonly deciders: readonly string[];
}

export interface DecisionPage extends PageHead {
  readonly for: "decision";
  /** null where the day has passed. */
  readonly goliveOn: Day | null;
  /** Our effort is on the page: only where it was asked for. */
  readonly showsEffort: boolean;
  readonly decisions: readonly DecisionAsked[];
}

/** What moved, what is next, what we need from them by when. */
export interface WeeklyPage extends PageHead {
  readonly for: "weekly";
  readonly since: Day;
  /** What the lead confirmed for these days; null where nothing was. */
  readonly status: CustomerStatus | null;
  readonly isInScopeReview: boolean;
  readonly goliveOn: Day;
  /** null before the plan was agreed. */
  readonly firstPlanOn: Day | null;
  readonly liveOn: Day | null;
  readonly moved: readonly CustomerMove[];
  readonly redated: readonly Redated[];
  readonly notes: readonly CustomerNote[];
  readonly next: readonly RoutePoint[];
  readonly actions: readonly CustomerAction[];
  readonly decisions: readonly DecisionAsked[];
  readonly restsUntil: Day | null;
}

/** What works from today, in another way, and later; what they went live on; thanks. */
export interface GolivePage extends PageHead {
  readonly for: "golive";
  readonly golive: CustomerGolive;
  /** What works in another way is in place; what is not stands in `toFollow`. */
  readonly scope: Scope;
  readonly toFollow: readonly Ask[];
  /** What works in another way, and nobody said how. */
  readonly openItems: number;
}

export type CustomerPage = KickoffPage | ScopePage | DecisionPage | WeeklyPage | GolivePage;

/** So many of the milestones ahead are spoken of in a week. */
const NEXT_POINTS = 3;

/** Throws `refused` where there is nothing to put on the page; `slug` names the project in what to do about it. */
export function pageFor(
  name: PageName,
  view: CustomerView,
  slug: string,
  contacts: readonly Contact[] = [],
  showsEffort = false,
): CustomerPage {
  if (view.status === "stopped")
    throw refused("the project is stopped", advice`begin it again first: ${nextCommand("restart", [slug])}`);
  const { customer, today, product, lead } = view;
  const head = { customer, on: today, product, lead };
  switch (name) {
    case "kickoff":
      return { ...kickoffPage(head, view, slug), contacts };
    case "scope":
      return scopePage(head, view, slug);
    case "decision":
      return { ...decisionPage(head, view, slug), showsEffort };
    case "weekly":
      return weeklyPage(head, view);
    case "golive":
      return golivePage(head, view, slug);
  }
}

function kickoffPage(head: PageHead, view: CustomerView, slug: string): Omit<KickoffPage, "contacts"> {
  if (view.golive)
    throw refused(
      `${slug} is live since ${formatDay(view.golive.on)}`,
      nextCommand("report", [slug], { for: "golive" }),
    );
  const { people, route, actions, decisions } = view;
  return {
    for: "kickoff",
    ...head,
    goliveOn: goliveOf(view),
    people,
    scope: scopeOf(view.asks),
    route,
    actions,
    decisions,
  };
}

function scopePage(head: PageHead, view: CustomerView, slug: string): ScopePage {
  if (view.asks.length === 0)
    throw refused(
      "no confirmed promise is on record",
      advice`${nextCommand("intake", [slug])}, or ${nextCommand("promise confirm", [slug, "ID"])}`,
    );
  const scope = scopeOf(view.asks);
  return {
    for: "scope",
    ...head,
    goliveOn: goliveOf(view),
    isLive: view.golive !== null,
    scope,
    openItems: scope.open.length + undescribed(scope).length,
    deciders: view.people.deciders,
  };
}

function decisionPage(head: PageHead, view: CustomerView, slug: string): Omit<DecisionPage, "showsEffort"> {
  if (view.decisions.length === 0)
    throw new PsvcError({
      code: "refused",
      what: "there is nothing to decide",
      because: "no conversation is planned",
      instead: nextCommand("confront plan", [slug]),
    });
  const late = view.decisions.find(({ by }) => by < view.today);
  if (late)
    throw refused(
      `${late.id} asks for a decision by ${formatDay(late.by)}, which has passed`,
      advice`agree on a new day: ${nextCommand("confront plan", [slug, late.gap], { by: "DAY", why: "TEXT" })}`,
    );
  const goliveOn = goliveOf(view);
  return {
    for: "decision",
    ...head,
    goliveOn: goliveOn > view.today ? goliveOn : null,
    decisions: view.decisions,
  };
}

function weeklyPage(head: PageHead, view: CustomerView): WeeklyPage {
  const { confirmed, isInScopeReview, firstPlanOn, since, moved, redated, notes, actions, decisions, restsUntil } =
    view;
  return {
    for: "weekly",
    ...head,
    since,
    status: confirmed,
    isInScopeReview,
    goliveOn: goliveOf(view),
    firstPlanOn,
    liveOn: view.golive?.on ?? null,
    moved,
    redated,
    notes,
    next: view.route.filter(({ isReached }) => !isReached).slice(0, NEXT_POINTS),
    actions,
    decisions,
    restsUntil,
  };
}

function golivePage(head: PageHead, view: CustomerView, slug: string): GolivePage {
  if (!view.golive)
    throw refused(
      `${slug} is not live`,
      advice`once real users do real work: ${nextCommand("golive", [slug], { live: true, "confirmed-by": "NAME" })}`,
    );
  const isToFollow = ({ answer }: Ask) => answer.how === "another-way" && !answer.inPlace;
  const scope = scopeOf(view.asks.filter((ask) => !isToFollow(ask)));
  const toFollow = view.asks.filter(isToFollow);
  return {
    for: "golive",
    ...head,
    golive: view.golive,
    scope,
    toFollow,
    openItems: undescribed(scope).length + toFollow.filter(isUndescribed).length,
  };
}

/** The customer's people first. Who sold is not among them. */
export function contactsOf({ persons, deal }: Project): readonly Contact[] {
  const rank = { customer: 0, services: 1, "third-party": 2 };
  return sortedById(persons)
    .map(([, person]) => person)
    .filter(({ name, leftOn, mail, phone }) => leftOn === null && (mail ?? phone) !== null && !isDealOwner(name, deal))
    .sort((a, b) => (a.side === null ? 3 : rank[a.side]) - (b.side === null ? 3 : rank[b.side]))
    .map(({ name, role, mail, phone }) => ({ name, role, mail, phone }));
}

function isDealOwner(name: string, { owner }: Project["deal"]): boolean {
  return owner !== null && sameName(name, owner);
}

/** The day planned, or the day it was. */
function goliveOf({ route, today, golive }: CustomerView): Day {
  return golive?.on ?? route.find(({ milestone }) => milestone === "live")?.plannedOn ?? today;
}

function refused(because: string, instead: Advice): PsvcError {
  return new PsvcError({ code: "refused", what: "the page is not made", because, instead });
}
