import { ladderOf } from "../../domain/config/stall-ladder.ts";
import { criteriaStandings } from "../../domain/criterion/criterion.ts";
import type { GoliveRange } from "../../domain/forecast/monte-carlo.ts";
import { currentWin } from "../../domain/golive/golive.ts";
import { decisionInForce } from "../../domain/golive/golive-decision.ts";
import { coverageOf } from "../../domain/golive/promise-coverage.ts";
import type { Project } from "../../domain/model/project.ts";
import { inTime, sortedById } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { type Overview, overviewOf } from "../../domain/status/overview.ts";
import { actionJson, formatFor } from "../action/action-json.ts";
import { afterJson, afterRow } from "../aftercare/aftercare-json.ts";
import { criterionJson } from "../criterion/criteria.ts";
import { forecastJson } from "../forecast/forecast.ts";
import { gapJson } from "../gap/gap-json.ts";
import { decisionJson, winJson } from "../golive/golive-json.ts";
import { nextJson } from "../next/agenda.ts";
import { workJson } from "../progress/progress.ts";
import { promiseJson } from "../promise/promise-json.ts";
import { riskJson } from "../risk/risks.ts";
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
    tags: project.tags,
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
      item: stall?.item?.id ?? null,
      movement: stall?.movement ?? null,
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
    promises: sortedById(project.promises).map((entry) => promiseJson(standing, entry)),
    gaps: sortedById(project.gaps).map((entry) => gapJson(standing, entry)),
    route: routeJson(project, overview.forecast?.headline ?? null),
    rebaselines: inTime(project.rebaselines),
    criteria: criteriaStandings(standing).map(criterionJson),
    actions: sortedById(project.actions).map((entry) => actionJson(project, entry)),
    risks: sortedById(project.risks).map(([, risk]) => riskJson(risk)),
    persons: sortedById(project.persons).map(([, person]) => ({ ...person, formerly: person.formerly ?? null })),
    notes: sortedById(project.notes).map(([, note]) => ({
      ...note,
      formerly: note.formerly ?? null,
      about: formatFor(project, note.about),
    })),
    coverage: coverageOf(standing),
    decision: decision ? decisionJson(project, decision) : null,
    wins: Object.values(project.wins).map(winJson),
    stops: Object.values(project.stops),
    freezes: Object.values(project.freezes),
    messages: inTime(project.messages),
    progress: inTime(project.progress ?? {}).map((work) => workJson(work, formatFor(project, work.for))),
    ...afterJson(standing),
  };
}
