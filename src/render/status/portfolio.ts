import { HEALTH_LABELS, PHASE_LABELS, STATUS_LABELS } from "../../domain/labels/labels.ts";
import { type Glance, isHalfCustomer } from "../../domain/status/portfolio-row.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import type { Problem } from "../../errors.ts";
import { visible } from "../layout/escape-control-characters.ts";
import { formatCommand } from "../layout/next-command.ts";
import { paintHealth } from "../layout/paint-health.ts";
import { count } from "../layout/section.ts";
import { onPage, type Style } from "../layout/style.ts";
import { cut, table, tableLines, wrap } from "../layout/table.ts";
import { damagedLines } from "../problem/problem.ts";

export interface PortfolioView {
  readonly hidden: number;
  readonly damaged: readonly { readonly problem: Problem }[];
  readonly today: string;
}

export function renderPortfolio(
  glances: readonly Glance[],
  { hidden, damaged, today }: PortfolioView,
  style: Style,
): string {
  const half = glances.filter(isHalfCustomer).length;
  const live = glances.filter(({ status }) => status === "live").length;
  const head =
    `${style.strong(count(half, "half-customer"))} (signed, not live yet), ${live} live. ` + `${formatDay(today)}.`;
  const notes = portfolioNotes({ hidden, damaged }, style);
  const shown = columns(glances, style);
  if (glances.length === 0 && style.layout !== "tabs")
    return [wrap(`${head} Nothing to show here.`, style.width), ...notes].join("\n");
  // What a program reads is the rows and nothing else; what cannot be read is not among them, and exit codes and --json
  // tell.
  if (style.layout === "tabs") return table(glances, [...shown, ...stepColumns()], style);
  if (style.layout === "labels")
    return [head, "", table(glances, [...shown, ...stepColumns()], style), "", ...notes].join("\n").trimEnd();
  const { header, body: rows } = tableLines(glances, shown, onPage(style));
  const body = rows.flatMap((row, i) => [row, ...whyLine(glances[i], style), ...nextLines(glances[i], style)]);
  return [
    wrap(head, style.width),
    "",
    ...(header === null ? [] : [header]),
    ...body,
    ...(notes.length ? ["", ...notes] : []),
  ].join("\n");
}

/** What cannot be read and what is not shown, under a portfolio. */
export function portfolioNotes({ hidden, damaged }: Omit<PortfolioView, "today">, style: Style): readonly string[] {
  return [
    ...damagedLines(damaged, style).map((line) => wrap(line, style.width, "  ")),
    ...(damaged.length > 0 ? [`To see where and repair it: ${style.command("psvc doctor")}`] : []),
    ...(hidden > 0 ? [style.dim(`${hidden} stopped or closed: psvc status --all`)] : []),
  ];
}

/** What stands under the row where there is room for it. */
function stepColumns() {
  return [
    { title: "SLUG", value: (glance: Glance) => glance.slug },
    { title: "WHY", value: (one: Glance) => formatGlanceWhy(one) ?? "" },
    { title: "NEXT", value: (one: Glance) => one.next?.text ?? "" },
    { title: "COMMAND", value: (one: Glance) => (one.next ? formatCommand(one.next.command) : "") },
  ];
}

function columns(glances: readonly Glance[], style: Style) {
  const isTabs = style.layout === "tabs";
  const isForecast = glances.some(({ forecast }) => forecast !== null);
  return [
    { title: "HEALTH", value: isTabs ? wordOfHealth : formatHealth, paint: paintHealth(style) },
    { title: "CUSTOMER", value: (one: Glance) => one.customer, shrinkTo: 12 },
    { title: "PHASE", value: isTabs ? wordOfPhase : formatPhase, drop: 2 },
    { title: "CLOSED", value: (one: Glance) => `${one.daysSinceClose}d`, right: true, drop: 5 },
    { title: "TO GO", value: (one: Glance) => formatToGo(one), right: true, drop: 1 },
    ...(isForecast ? [{ title: "FORECAST", value: formatForecast, right: true, drop: 4 }] : []),
    style.layout === "tabs"
      ? { title: "BLOCKER/MAJOR/MINOR", value: countGaps, drop: 3 }
      : { title: "GAPS", value: formatGaps, drop: 3 },
    {
      title: "STALL",
      value: (one: Glance) => (one.stallDays === null ? "" : `${one.stallDays}d`),
      right: true,
      drop: 6,
    },
  ];
}

/** The label of its health; without one its status stands in its place. */
export function formatHealth({ health, status }: Glance): string {
  return health === null ? STATUS_LABELS[status] : HEALTH_LABELS[health];
}

export function formatPhase({ phase, status }: Glance): string {
  return status === "active" || (status === "live" && phase === "hypercare")
    ? PHASE_LABELS[phase]
    : STATUS_LABELS[status];
}

function wordOfHealth({ health, status }: Glance): string {
  return health ?? status;
}

function wordOfPhase({ phase, status }: Glance): string {
  return status === "active" ? phase : status;
}

function formatToGo({ daysToTarget, status }: Glance): string {
  if (status === "stopped" || daysToTarget === null) return "";
  return daysToTarget < 0 ? `${-daysToTarget}d late` : `${daysToTarget}d`;
}

/** Days that the forecast comes after the target; `on time` where it does not, nothing where there is none. */
function formatForecast({ forecast }: Glance): string {
  if (forecast === null || forecast === "never") return forecast ?? "";
  return forecast > 0 ? `+${forecast}d` : "on time";
}

/** The worst open gaps in words, and how many others there are; empty where there is none. */
function formatGaps({ gaps }: Glance): string {
  const found = (["blocker", "major", "minor"] as const).filter((severity) => gaps[severity] > 0);
  const [worst, ...others] = found;
  if (worst === undefined) return "";
  const rest = others.reduce((sum, severity) => sum + gaps[severity], 0);
  return `${gaps[worst]} ${worst}${rest > 0 ? ` +${rest}` : ""}`;
}

/** Open gaps by severity, for a program. */
function countGaps({ gaps }: Glance): string {
  const { blocker, major, minor } = gaps;
  return blocker + major + minor === 0 ? "" : `${blocker}/${major}/${minor}`;
}

/** The first reason, or that the go-live was not announced. */
export function formatGlanceWhy({ isUnrung, reason }: Glance): string | undefined {
  return isUnrung ? "live; go-live not announced yet" : (reason ?? undefined);
}

function whyLine(glance: Glance | undefined, style: Style): readonly string[] {
  const why = glance && formatGlanceWhy(glance);
  return why ? [`  ${style.dim(cut(visible(why), style.width - 2))}`] : [];
}

function nextLines(glance: Glance | undefined, style: Style): readonly string[] {
  if (!glance?.next) return [];
  const text = visible(glance.next.text);
  const line = formatCommand(glance.next.command);
  const command = style.command(line);
  const oneLine = `  -> ${text}: ${line}`.length <= style.width;
  return oneLine
    ? [`  -> ${text}: ${command}`]
    : [`  -> ${cut(text, Math.max(20, style.width - 5))}`, `     ${command}`];
}
