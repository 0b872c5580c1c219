import { isInForce } from "../fit/scope.ts";
import { lettered, openPlans } from "../gap/confrontation-rounds.ts";
import { settlement } from "../gap/gap.ts";
import { currentWin } from "../golive/golive.ts";
import { decisionInForce, gapOfCondition } from "../golive/golive-decision.ts";
import type { Action } from "../model/action.ts";
import type { Confrontation, ConfrontationOption } from "../model/confrontation.ts";
import type { Project } from "../model/project.ts";
import { statusOf } from "../model/project-status.ts";
import { getRecord } from "../model/record.ts";
import type { Standing } from "../model/standing.ts";
import type { ConfirmedStatusWord, ResolutionKind } from "../model/vocabulary.ts";
import { notesOf } from "../note/note.ts";
import { frozenUntil, openFreeze } from "../stall/freeze.ts";
import { compareTexts } from "../text/text.ts";
import type { Day } from "../time/calendar.ts";
import { isInScopeReview, statusSince } from "./confirm-status.ts";
import { type CustomerMove, movesSince, type Redated, redatedSince } from "./customer-progress.ts";
import { type RoutePoint, routeFor } from "./customer-route.ts";
import { type Ask, asksOf } from "./customer-scope.ts";

/**
 * Everything that a customer may read, and the allow-list itself: pages for them, and screens they may see, are made of
 * this and never of a project. What is not here cannot get out: value, readiness, health, log, strength, rumours, who
 * sold, notes of ours.
 */
export interface CustomerView {
  readonly customer: string;
  readonly today: Day;
  readonly status: "active" | "live" | "stopped";
  readonly product: string | null;
  /** The lead: whom they turn to. */
  readonly lead: string;
  readonly people: CustomerPeople;
  readonly asks: readonly Ask[];
  readonly route: readonly RoutePoint[];
  /** Theirs that are open, the earliest day first. */
  readonly actions: readonly CustomerAction[];
  readonly decisions: readonly DecisionAsked[];
  /** From which day on `moved` and `redated` tell. */
  readonly since: Day;
  /** What the lead confirmed since then; null where nothing was. */
  readonly confirmed: CustomerStatus | null;
  /** Nobody can say yet how it stands. */
  readonly isInScopeReview: boolean;
  /** The go-live of the plan as it was agreed; null before that. */
  readonly firstPlanOn: Day | null;
  readonly moved: readonly CustomerMove[];
  readonly redated: readonly Redated[];
  /** Notes of that time that the lead marked as shareable. */
  readonly notes: readonly CustomerNote[];
  /** A rest they agreed to; null where there is none. */
  readonly restsUntil: Day | null;
  readonly golive: CustomerGolive | null;
}

export interface CustomerPeople {
  readonly sponsor: string | null;
  readonly projectLead: string | null;
  readonly deciders: readonly string[];
}

export interface CustomerStatus {
  readonly status: ConfirmedStatusWord;
  readonly sentence: string;
}

export interface CustomerNote {
  readonly on: Day;
  readonly text: string;
}

export interface CustomerAction {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly due: Day;
}

/** A decision we ask for: of a planned conversation what the customer is told in it. */
export interface DecisionAsked {
  readonly id: string;
  readonly gap: string;
  readonly asked: string;
  readonly quote: string | null;
  readonly truth: string;
  readonly choices: readonly CustomerOption[];
  readonly recommended: { readonly letter: string } | null;
  readonly ask: string;
  readonly with: string;
  readonly by: Day;
}

export interface CustomerOption {
  readonly letter: string;
  readonly resolution: ResolutionKind;
  readonly text: string;
  readonly concession: string | null;
  readonly reviewOn: Day | null;
  readonly fundedOn: Day | null;
  readonly time: string;
  readonly money: string;
  readonly scope: string;
  /** Working days, of ours and of theirs. */
  readonly ourDays: number;
  readonly theirDays: number;
}

export interface CustomerGolive {
  readonly on: Day;
  /** With the release they went live on. */
  readonly product: string | null;
  readonly confirmedBy: string;
  readonly firstValue: string | null;
  readonly thanks: { readonly customer: string | null; readonly services: string | null };
  /** What they went live on: each with who does it by when. */
  readonly conditions: readonly (CustomerAction & { readonly doneOn: Day | null })[];
}

/** That we closed the project changes nothing for a customer who is live. */
function statusFor(project: Project): CustomerView["status"] {
  const status = statusOf(project);
  return status === "closed" ? "live" : status;
}

export function customerView(standing: Standing, since: Day): CustomerView {
  const { project, today, catalogue } = standing;
  const { sponsor, projectLead, deciders } = project.people;
  const asks = asksOf(standing);
  const freeze = openFreeze(project)?.[1];
  const confirmed = statusSince(project, since);
  return {
    customer: project.customer,
    today,
    status: statusFor(project),
    product: catalogue ? `${catalogue.product} ${catalogue.release}` : project.deal.product,
    lead: project.lead,
    people: { sponsor, projectLead, deciders },
    asks,
    route: routeFor(project),
    actions: openOfTheirs(project),
    decisions: decisionsAsked(standing),
    since,
    confirmed: confirmed && { status: confirmed.status, sentence: confirmed.sentence },
    isInScopeReview: isInScopeReview(project),
    firstPlanOn: project.route.live.baseline,
    moved: movesSince(project, asks, since, today),
    redated: redatedSince(project, since),
    notes: notesFor(project, since),
    restsUntil: freeze && frozenUntil(freeze) >= today ? frozenUntil(freeze) : null,
    golive: goliveFor(project),
  };
}

/** An internal note never leaves the project. */
function notesFor(project: Project, since: Day): readonly CustomerNote[] {
  return notesOf(project)
    .filter(([, { shareable, on }]) => shareable && on >= since)
    .map(([, { on, text }]) => ({ on, text }))
    .reverse();
}

function openOfTheirs({ actions }: Project): readonly CustomerAction[] {
  return Object.values(actions)
    .filter(({ side, doneOn }) => side === "customer" && doneOn === null)
    .map(actionFor)
    .sort((a, b) => compareTexts(a.due, b.due));
}

function actionFor({ id, text, owner, due }: Action): CustomerAction {
  return { id, text, owner, due };
}

/** A rumour, and what fits by now, need no decision. */
function decisionsAsked(standing: Standing): readonly DecisionAsked[] {
  const { project } = standing;
  return openPlans(project).flatMap(([, plan]) => {
    const { promise } = getRecord(project.gaps, plan.gap);
    const isAsked = isInForce(getRecord(project.promises, promise)) && settlement(standing, promise) !== "fits";
    return isAsked ? [decisionAsked(project, plan)] : [];
  });
}

function decisionAsked(project: Project, plan: Confrontation): DecisionAsked {
  const gap = getRecord(project.gaps, plan.gap);
  const { id, statement, quote } = getRecord(project.promises, gap.promise);
  const options = lettered(plan);
  const best = options.find(({ key }) => key === plan.recommendation?.option);
  return {
    id,
    gap: gap.id,
    asked: statement,
    quote,
    truth: plan.truth,
    choices: options.map(({ letter, option }) => choiceOf(letter, option)),
    recommended: best ? { letter: best.letter } : null,
    ask: plan.ask,
    with: plan.with,
    by: plan.by,
  };
}

function choiceOf(letter: string, option: ConfrontationOption): CustomerOption {
  const { resolution, text, concession, reviewOn, fundedOn } = option;
  const { time, money, scope, effort } = option.consequence;
  const { services: ourDays, customer: theirDays } = effort;
  return { letter, resolution, text, concession, reviewOn, fundedOn, time, money, scope, ourDays, theirDays };
}

function goliveFor(project: Project): CustomerGolive | null {
  if (!project.golive) return null;
  const { product } = project.deal;
  const { release } = project.golive;
  const win = currentWin(project)?.[1];
  const all = (decisionInForce(project)?.conditions ?? []).flatMap((key) => project.actions[key] ?? []);
  // What is to be in place stands among what they asked for, with the same day.
  const conditions = all.filter(({ text }) => gapOfCondition(text) === null);
  return {
    on: project.golive.on,
    product: product && release ? `${product} ${release}` : product,
    confirmedBy: project.golive.confirmedBy,
    firstValue: win?.firstValue ?? null,
    thanks: { customer: win?.creditCustomer ?? null, services: win?.creditServices ?? null },
    conditions: conditions.map((action) => ({
      ...actionFor(action),
      text: withoutCriterion(project, action.text),
      doneOn: action.doneOn,
    })),
  };
}

/** A condition begins with the line of the review it is for, which is a name of ours. */
function withoutCriterion({ criteria }: Project, text: string): string {
  const name = Object.keys(criteria).find((key) => text.toLowerCase().startsWith(`${key}:`));
  return name ? text.slice(name.length + 1).trim() || text : text;
}
