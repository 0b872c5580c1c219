import type { Agenda } from "../../domain/next/agenda.ts";
import type { Glance } from "../../domain/status/portfolio-row.ts";
import { type Day, formatDateFrom, formatDay } from "../../domain/time/calendar.ts";
import type { Problem } from "../../errors.ts";
import { paintHealth } from "../layout/paint-health.ts";
import { count } from "../layout/section.ts";
import { onPage, type Style } from "../layout/style.ts";
import { table, wrap } from "../layout/table.ts";
import { renderItems } from "../next/agenda.ts";
import { formatGlanceWhy, formatHealth, formatPhase, portfolioNotes } from "./portfolio.ts";

export interface Morning {
  readonly agenda: Agenda;
  readonly glances: readonly Glance[];
  readonly today: Day;
  /** The lead at the keyboard; null where no project is theirs. */
  readonly lead: string | null;
  readonly hidden: number;
  readonly damaged: readonly { readonly problem: Problem }[];
}

/** Today on one screen: what to do first, then one line a customer. */
export function renderMorning({ agenda, glances, today, lead, hidden, damaged }: Morning, style: Style): string {
  const { items, more } = agenda;
  const notes = portfolioNotes({ hidden, damaged }, style);
  return [
    wrap([style.strong(formatDay(today)), ...(lead ? [lead] : []), countLine(glances)].join(" · "), style.width),
    "",
    ...(items.length === 0 ? ["Nothing to do today."] : [style.strong("TODAY"), ...renderItems(items, today, style)]),
    ...(more > 0 ? [style.dim(`${more} more today: psvc next --all`)] : []),
    ...(glances.length > 0 ? ["", table(glances, columns(today, style), onPage(style))] : []),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

/** `3 not yet live (1 off track, 2 at risk), 1 live`. */
function countLine(glances: readonly Glance[]): string {
  const half = glances.filter(({ status }) => status === "active");
  const off = half.filter(({ health }) => health === "red").length;
  const atRisk = half.filter(({ health }) => health === "amber").length;
  const parts = [...(off > 0 ? [`${off} off track`] : []), ...(atRisk > 0 ? [`${atRisk} at risk`] : [])];
  const live = glances.filter(({ status }) => status === "live").length;
  return `${half.length} not yet live${parts.length > 0 ? ` (${parts.join(", ")})` : ""}, ${live} live`;
}

function columns(today: Day, style: Style) {
  return [
    { title: "CUSTOMER", value: ({ customer }: Glance) => customer, shrinkTo: 12 },
    { title: "HEALTH", value: formatHealth, paint: paintHealth(style) },
    { title: "PHASE", value: formatPhase, drop: 2 },
    {
      title: "GO-LIVE",
      value: ({ status, target }: Glance) => (status === "active" ? formatDateFrom(target, today) : ""),
      drop: 1,
    },
    { title: "FORECAST", value: formatForecast, drop: 4 },
    { title: "WHY", value: (glance: Glance) => formatGlanceWhy(glance) ?? "", shrinkTo: 20, isCut: true, drop: 3 },
  ];
}

/** `+3 weeks`, `+4 days`, `on time`; empty where there is no forecast. */
function formatForecast({ forecast }: Glance): string {
  if (forecast === null) return "";
  if (forecast === "never") return "no date";
  if (forecast === 0) return "on time";
  return forecast < 7 ? `+${count(forecast, "day")}` : `+${count(Math.round(forecast / 7), "week")}`;
}
