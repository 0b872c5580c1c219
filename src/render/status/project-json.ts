import { ladderOf } from "../../domain/config/stall-ladder.ts";
import { type CriterionStanding, criteriaStandings } from "../../domain/criterion/criterion.ts";
import { fitStanding, fitWord, type Standing } from "../../domain/fit/fit.ts";
import type { GoliveRange } from "../../domain/forecast/monte-carlo.ts";
import { pressureOn, roundsOn } from "../../domain/gap/confrontation-rounds.ts";
import { idleIfWaited } from "../../domain/gap/cost-of-waiting.ts";
import { computedSeverity, gapOf } from "../../domain/gap/gap.ts";
import { currentWin } from "../../domain/golive/golive.ts";
import { decisionInForce } from "../../domain/golive/golive-decision.ts";
import { coverageOf } from "../../domain/golive/promise-coverage.ts";
import type { Review } from "../../domain/golive/readiness-review.ts";
import type { Action, GoliveDecision, Risk, Win } from "../../domain/model/milestone.ts";
import type { Project } from "../../domain/model/project.ts";
import type { CustomerPromise, Gap } from "../../domain/model/promise.ts";
import { type Entry, inOrder, inTime, type Key } from "../../domain/model/record.ts";
import { type Overview, overviewOf } from "../../domain/status/overview.ts";
import type { Step } from "../../domain/urgency/next-step.ts";
import { afterJson, afterRow } from "../aftercare/aftercare-json.ts";
import { forecastJson } from "../forecast/forecast.ts";
import { confrontationJson } from "../gap/confrontation-json.ts";
import { routeJson } from "../route/route-json.ts";

/** One line of the portfolio. */
export function projectRow(overview: Overview) {
  const { standing, health, stall, counts, next } = overview;
  const { project } = standing;
  return {
    slug: project.slug,
    customer: project.customer,
    status: overview.status,
    phase: overview.phase,
    lead: project.lead,
    ownedOn: project.ownedOn,
    adoptedOn: project.adoptedOn,
    template: project.template,
    deal: project.deal,
    people: project.people,
    dates: {
      baseline: project.route.live.baseline,
      target: project.route.live.target,
      forecast: overview.forecast?.headline ?? null,
      actual: project.golive?.on ?? null,
    },
    health: {
      value: health.value,
      reasons: health.reasons.map(({ code, value, text, since }) => ({ code, value, text, since })),
    },
    stall: {
      days: stall?.days ?? null,
      step: stall?.step ?? null,
      lastForwardOn: stall?.lastForwardOn ?? null,
      frozenUntil: stall?.frozen?.until ?? null,
    },
    ladder: ladderOf(project, standing.settings),
    counts: {
      promises: counts.promises,
      unconfirmed: counts.unconfirmed,
      unassessed: counts.byFit.unassessed,
      fit: counts.byFit.fit,
      partial: counts.byFit.partial,
      gap: counts.byFit.gap,
      gaps: counts.gaps,
    },
    daysSinceClose: overview.daysSinceClose,
    daysToTarget: overview.daysToTarget,
    bell: bell(project),
    ...afterRow(project),
    next: next && nextJson(next),
  };
}

export function nextJson({ code, text, why, since, dueOn, command, urgency }: Step) {
  return { code, text, why, since, dueOn: dueOn ?? null, command, urgency };
}

/** Whether the go-live was announced: null until there is one. */
function bell(project: Project): "rung" | "not-rung" | null {
  const win = currentWin(project)?.[1];
  return win ? (win.rungOn ? "rung" : "not-rung") : null;
}

/** The whole project. */
export function projectJson(standing: Standing, range: GoliveRange | null = null) {
  const { project } = standing;
  const overview = overviewOf(standing);
  const decision = decisionInForce(project);
  return {
    ...projectRow(overview),
    forecast: forecastJson(standing, overview.forecast, range),
    promises: inOrder(project.promises).map((entry) => promiseJson(standing, entry)),
    gaps: inOrder(project.gaps).map((entry) => gapJson(standing, entry)),
    route: routeJson(project, overview.forecast?.headline ?? null),
    rebaselines: inTime(project.rebaselines),
    criteria: criteriaStandings(standing).map(criterionJson),
    actions: inOrder(project.actions).map((entry) => actionJson(project, entry)),
    risks: inOrder(project.risks).map(([, risk]) => riskJson(risk)),
    coverage: coverageOf(standing),
    decision: decision ? decisionJson(project, decision) : null,
    wins: Object.values(project.wins).map(winJson),
    stops: Object.values(project.stops),
    freezes: Object.values(project.freezes),
    messages: inTime(project.messages),
    ...afterJson(standing),
  };
}

export function promiseJson(standing: Standing, [key, promise]: Entry<CustomerPromise>) {
  const fit = promise.fit;
  const now = fitStanding(standing, promise);
  return {
    id: promise.id,
    formerly: promise.formerly ?? null,
    statement: promise.statement,
    kind: promise.kind,
    source: promise.source,
    strength: promise.strength,
    importance: promise.importance,
    confirmed: promise.confirmed,
    addedOn: promise.addedOn,
    heardBy: promise.heardBy,
    madeOn: promise.madeOn,
    neededBy: promise.neededBy,
    evidence: promise.evidence,
    quote: promise.quote,
    area: promise.area,
    listed: promise.listed,
    carriedFrom: promise.carriedFrom,
    capabilities: promise.capabilities,
    fit: fitWord(promise),
    means: fit?.means ?? null,
    asOf: fit?.asOf ?? null,
    release: fit?.release ?? null,
    basis: fit ? (Object.keys(fit.seen).length > 0 ? Object.keys(fit.seen) : "judged") : null,
    why: fit?.why ?? null,
    fitEvidence: fit?.evidence ?? null,
    overruled: fit?.overruled ?? null,
    fitStanding: now.state,
    staleBecause: now.state === "stale" ? now.why : null,
    gap: gapOf(standing.project, key)?.[1].id ?? null,
    dropped: promise.dropped && {
      ...promise.dropped,
      duplicateOf: idOf(standing.project.promises, promise.dropped.duplicateOf),
    },
    releases: Object.values(promise.releases),
  };
}

export function gapJson(standing: Standing, [key, gap]: Entry<Gap>) {
  const { severity, reason } = computedSeverity(standing, gap);
  return {
    id: gap.id,
    /** Its slug. */
    project: standing.project.slug,
    formerly: gap.formerly ?? null,
    promise: idOf(standing.project.promises, gap.promise),
    state: gap.state,
    severity,
    severityReason: reason,
    owner: gap.owner ?? standing.project.lead,
    resolution: gap.resolution,
    underProtest: gap.underProtest,
    note: gap.note,
    openedOn: gap.openedOn,
    closedOn: gap.closedOn,
    evidence: gap.evidence,
    reopened: Object.values(gap.reopened),
    pressure: gap.state === "agreed" || gap.state === "closed" ? null : pressureOn(standing.project, key),
    idle: idleIfWaited(standing, gap),
    conversations: roundsOn(standing.project, key).map(([, one]) => confrontationJson(standing, one)),
  };
}

export function criterionJson(criterion: CriterionStanding) {
  return { ...criterion };
}

export function actionJson(project: Project, [, action]: Entry<Action>) {
  const { id, formerly = null, text, side, owner, due, openedOn, doneOn, evidence } = action;
  return {
    id,
    formerly,
    text,
    side,
    owner,
    due,
    for: sayFor(project, action.for),
    openedOn,
    doneOn,
    evidence,
    moves: inTime(action.moves),
    chased: inTime(action.chased),
  };
}

/** `P1` or `G1` where the action is for a record, else the word it was given. */
export function sayFor(project: Project, what: string | null): string | null {
  if (what === null) return null;
  return project.promises[what]?.id ?? project.gaps[what]?.id ?? what;
}

export function riskJson({ id, formerly, text, owner, health, reviewOn, openedOn, closedOn, closedWhy }: Risk) {
  return { id, formerly: formerly ?? null, text, owner, health, reviewOn, openedOn, closedOn, closedWhy };
}

export function decisionJson(project: Project, decision: GoliveDecision) {
  const { decision: word, on, recordedOn, by, why, conditions, voidedOn } = decision;
  return {
    decision: word,
    on,
    recordedOn,
    by,
    why,
    conditions: conditions.map((key) => idOf(project.actions, key)),
    voidedOn,
  };
}

export function winJson(win: Win) {
  return { ...win };
}

export function reviewJson(standing: Standing, review: Review) {
  const decision = decisionInForce(standing.project);
  return {
    slug: standing.project.slug,
    customer: standing.project.customer,
    verdict: review.verdict,
    criteria: review.criteria.map(criterionJson),
    milestones: review.milestones,
    blockers: review.blockers.map((entry) => gapJson(standing, entry)),
    underProtest: review.underProtest.map(([, { id }]) => id),
    overruled: review.overruled.map(([, { id }]) => id),
    coverage: review.coverage,
    decision: decision ? decisionJson(standing.project, decision) : null,
  };
}

function idOf(records: Readonly<Record<Key, { readonly id: string }>>, key: Key | null): string | null {
  return key === null ? null : (records[key]?.id ?? null);
}
