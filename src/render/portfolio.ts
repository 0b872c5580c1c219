import { daysBetween, sayDay } from "../domain/calendar.ts";
import { currentWin } from "../domain/golive.ts";
import { isHalfCustomer, type Overview } from "../domain/overview.ts";
import type { Problem } from "../errors.ts";
import { paintHealth } from "./health.ts";
import { damagedLines } from "./problem.ts";
import { onPage, type Style } from "./style.ts";
import { cut, table, tableLines, wrap } from "./table.ts";
import { visible } from "./visible.ts";

export interface PortfolioView {
  readonly hidden: number;
  readonly damaged: readonly { readonly problem: Problem }[];
  readonly today: string;
  /** Without the reason and the next step under each project. */
  readonly isBrief?: boolean;
}

export function renderPortfolio(
  overviews: readonly Overview[],
  { hidden, damaged, today, isBrief = false }: PortfolioView,
  style: Style,
): string {
  const half = overviews.filter(isHalfCustomer).length;
  const live = overviews.filter(({ status }) => status === "live").length;
  const head = `${style.strong(`${half} half-customer${half === 1 ? "" : "s"}`)} (signed, not live), ${live} live. ${sayDay(today)}.`;
  const notes = [
    ...damagedLines(damaged, style).map((line) => wrap(line, style.width, "  ")),
    ...(damaged.length > 0 ? [`${style.command("psvc doctor")} shows the place and the way back.`] : []),
    ...(hidden > 0 ? [style.dim(`${hidden} stopped or closed: psvc status --all`)] : []),
  ];
  const shown = columns(overviews, style);
  if (overviews.length === 0 && (isBrief || style.layout !== "tabs"))
    return [wrap(`${head} Nothing to show here.`, style.width), ...notes].join("\n");
  // What a program reads is the rows and nothing else; what cannot be read is not among them, and exit codes and --json tell.
  if (style.layout === "tabs" && !isBrief) return table(overviews, [...shown, ...stepColumns()], style);
  if (style.layout === "labels" && !isBrief)
    return [head, "", table(overviews, [...shown, ...stepColumns()], style), "", ...notes].join("\n").trimEnd();
  const { header, body: rows } = tableLines(overviews, shown, onPage(style));
  const body = isBrief
    ? rows
    : rows.flatMap((row, i) => [row, ...whyLine(overviews[i], style), ...nextLines(overviews[i], style)]);
  return [
    wrap(head, style.width),
    "",
    ...(header === null ? [] : [header]),
    ...body,
    ...(notes.length ? ["", ...notes] : []),
  ].join("\n");
}

/** What stands under the row where there is room for it. */
function stepColumns() {
  return [
    { title: "SLUG", value: (one: Overview) => one.standing.project.slug },
    { title: "WHY", value: (one: Overview) => sayWhy(one) ?? "" },
    { title: "NEXT", value: (one: Overview) => one.next?.text ?? "" },
    { title: "COMMAND", value: (one: Overview) => one.next?.command ?? "" },
  ];
}

function columns(overviews: readonly Overview[], style: Style) {
  const isForecast = overviews.some(({ forecast }) => forecast?.basis);
  return [
    { title: "HEALTH", value: (one: Overview) => one.health.value ?? one.status, paint: paintHealth(style) },
    { title: "CUSTOMER", value: (one: Overview) => one.standing.project.customer, shrinkTo: 12 },
    { title: "PHASE", value: (one: Overview) => (one.status === "active" ? one.phase : one.status), drop: 2 },
    { title: "CLOSED", value: (one: Overview) => `${one.daysSinceClose}d`, right: true, drop: 5 },
    { title: "TO GO", value: (one: Overview) => sayToGo(one), right: true, drop: 1 },
    ...(isForecast ? [{ title: "FORECAST", value: (one: Overview) => sayForecast(one), right: true, drop: 4 }] : []),
    { title: "BLOCKER/MAJOR/MINOR", value: (one: Overview) => sayGaps(one), drop: 3 },
    { title: "STALL", value: (one: Overview) => (one.stall ? `${one.stall.days}d` : ""), right: true, drop: 6 },
  ];
}

function sayToGo({ daysToTarget, status }: Overview): string {
  if (status === "stopped" || daysToTarget === null) return "";
  return daysToTarget < 0 ? `${-daysToTarget}d late` : `${daysToTarget}d`;
}

/** Days that the forecast comes after the target; `on time` where it does not, nothing where there is none. */
function sayForecast({ forecast, standing }: Overview): string {
  if (!forecast?.basis) return "";
  if (!forecast.headline) return "never";
  const late = daysBetween(standing.project.route.live.target, forecast.headline);
  return late > 0 ? `+${late}d` : "on time";
}

/** Open gaps by severity; empty where there is none. */
function sayGaps({ counts }: Overview): string {
  const { blocker, major, minor } = counts.gaps;
  return blocker + major + minor === 0 ? "" : `${blocker}/${major}/${minor}`;
}

/** The first reason, or that the go-live was not announced. */
function sayWhy({ standing, health }: Overview): string | undefined {
  const win = currentWin(standing.project)?.[1];
  return win && !win.rungOn ? "live, and the bell is not rung" : health.reasons[0]?.text;
}

function whyLine(overview: Overview | undefined, style: Style): readonly string[] {
  const why = overview && sayWhy(overview);
  return why ? [`  ${style.dim(cut(visible(why), style.width - 2))}`] : [];
}

function nextLines(overview: Overview | undefined, style: Style): readonly string[] {
  if (!overview?.next) return [];
  const text = visible(overview.next.text);
  const command = style.command(overview.next.command);
  const oneLine = `  -> ${text}: ${overview.next.command}`.length <= style.width;
  return oneLine
    ? [`  -> ${text}: ${command}`]
    : [`  -> ${cut(text, Math.max(20, style.width - 5))}`, `     ${command}`];
}
