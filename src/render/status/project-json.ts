import type { GoliveRange } from "../../domain/forecast/monte-carlo.ts";
import type { Win } from "../../domain/model/golive.ts";
import { inTime, sortedById } from "../../domain/model/record.ts";
import type { ProjectView, RowView } from "../../domain/status/view.ts";
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
export function projectRow(view: RowView) {
  const { overview, ladder, win } = view;
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
    ladder,
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
    bell: bell(win),
    ...afterRow(view),
    next: next && nextJson(next),
  };
}

/** Whether the go-live was announced: null until there is one. */
function bell(win: Win | null): "rung" | "not-rung" | null {
  return win ? (win.rungOn ? "rung" : "not-rung") : null;
}

/** The whole project. */
export function projectJson(view: ProjectView, range: GoliveRange | null = null) {
  const { overview, decision } = view;
  const { standing } = overview;
  const { project } = standing;
  return {
    ...projectRow(view),
    forecast: forecastJson(standing, overview.forecast, range),
    promises: sortedById(project.promises).map((entry) => promiseJson(standing, entry)),
    gaps: view.gaps().map(gapJson),
    route: routeJson(project, overview.forecast?.headline ?? null),
    rebaselines: inTime(project.rebaselines),
    criteria: view.criteria.map(criterionJson),
    actions: sortedById(project.actions).map((entry) => actionJson(project, entry)),
    risks: sortedById(project.risks).map(([, risk]) => riskJson(risk)),
    statuses: inTime(project.statuses ?? {}),
    blackouts: Object.values(project.blackouts ?? {}),
    changeOrders: view.changeOrders(),
    persons: sortedById(project.persons).map(([, person]) => ({ ...person, formerly: person.formerly ?? null })),
    notes: sortedById(project.notes).map(([, note]) => ({
      ...note,
      formerly: note.formerly ?? null,
      about: formatFor(project, note.about),
    })),
    coverage: view.coverage,
    decision: decision ? decisionJson(project, decision) : null,
    wins: Object.values(project.wins).map(winJson),
    stops: Object.values(project.stops),
    freezes: Object.values(project.freezes),
    messages: inTime(project.messages),
    progress: inTime(project.progress ?? {}).map((work) => workJson(work, formatFor(project, work.for))),
    ...afterJson(view),
  };
}
