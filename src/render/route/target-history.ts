import type { Forecast } from "../../domain/forecast/forecast.ts";
import type { Milestone } from "../../domain/model/milestone.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Waypoint } from "../../domain/route/ordered-milestones.ts";
import type { TrendPoint } from "../../domain/route/target-history.ts";
import { type Day, daysBetween, formatDay, formatShortDay, latest } from "../../domain/time/calendar.ts";
import { formatHeadline, formatSlip } from "../forecast/forecast.ts";
import { visible } from "../layout/escape-control-characters.ts";
import type { Style } from "../layout/style.ts";
import { pad, wrap } from "../layout/table.ts";

export interface Trend {
  readonly waypoint: Waypoint;
  readonly points: readonly TrendPoint[];
}

/** `24 Nov 2026`, the width of the widest. */
const LABEL = 11;
const NARROWEST = 16;

/**
 * Each milestone's targets from top to bottom in the order they were set: `*` is the day on which it was planned, `o`
 * the day it was planned for. Where both move right alike, it never arrives.
 */
export function renderTrends(
  standing: Standing,
  trends: readonly Trend[],
  forecast: Forecast | null,
  style: Style,
): string {
  const { project, today } = standing;
  const days = trends.flatMap(({ points }) => points.flatMap(({ setOn, target }) => [setOn, target]));
  const first = [...days].sort()[0] ?? today;
  const last = latest([...days, today, forecast?.headline]) ?? today;
  const scale: Scale = { first, last, width: Math.max(NARROWEST, Math.min(64, style.width - LABEL - 12)) };
  return [
    `${style.strong(visible(project.customer))}: every target, against the day it was set`,
    style.dim("* the day it was planned on   o the day it was planned for"),
    ...trends.flatMap((trend) => ["", ...trendLines(trend, standing, forecast, scale, style)]),
    "",
    ...slipLines(standing, forecast, style),
  ].join("\n");
}

interface Scale {
  readonly first: Day;
  readonly last: Day;
  readonly width: number;
}

function trendLines(
  { waypoint, points }: Trend,
  { today }: Standing,
  forecast: Forecast | null,
  scale: Scale,
  style: Style,
): readonly string[] {
  const { name, milestone } = waypoint;
  const { doneOn } = milestone;
  const planned = points.at(0)?.target ?? today;
  const rows = points.flatMap(({ setOn, target, moves }, index) => {
    const moved = daysBetween(points[index - 1]?.target ?? target, target);
    const row =
      `${label(setOn)} ${pad(bar(setOn, target, scale), scale.width)}` +
      `${moved === 0 ? "" : ` ${formatMove(moved)}`}`;
    return [row.trimEnd(), ...moves.flatMap((move) => whyLines(move, style))];
  });
  const open = !doneOn && !milestone.skipped;
  return [
    wrap(`${style.strong(name)}: first planned for ${formatDay(planned)}, ${formatNow(milestone)}`, style.width, "  "),
    ...rows,
    ...(open && points.at(-1)?.setOn !== today
      ? [`${pad("today", LABEL)} ${bar(today, milestone.target, scale)}`]
      : []),
    ...(doneOn ? [`${pad("done", LABEL)} ${mark(doneOn, "#", scale)}`] : []),
    ...(name === "live" && forecast?.headline
      ? [`${pad("forecast", LABEL)} ${mark(forecast.headline, "x", scale)} ${formatShortDay(forecast.headline)}`]
      : []),
  ];
}

function formatNow({ doneOn, skipped, target }: Milestone): string {
  if (skipped) return `skipped ${formatDay(skipped.on)}`;
  return doneOn ? `done ${formatDay(doneOn)}` : `now ${formatDay(target)}`;
}

function whyLines({ reason, side, why }: TrendPoint["moves"][number], style: Style): readonly string[] {
  const said = [reason, side && `side: ${side}`, why && visible(why)].filter(Boolean).join(", ");
  const indent = " ".repeat(LABEL + 1);
  return said ? [style.dim(wrap(`${indent}${said}`, style.width, indent))] : [];
}

function formatMove(days: number): string {
  return `${days > 0 ? "+" : "-"}${Math.abs(days)}d`;
}

function label(day: Day): string {
  return pad(formatDay(day).split(" ").slice(1).join(" "), LABEL);
}

/** `*----o` from the one day to the other; only `o` where both are the same place. */
function bar(from: Day, to: Day, scale: Scale): string {
  const [a, b] = [columnOf(from, scale), columnOf(to, scale)];
  if (a === b) return `${" ".repeat(a)}o`;
  const [left, right] = a < b ? ["*", "o"] : ["o", "*"];
  return `${" ".repeat(Math.min(a, b))}${left}${"-".repeat(Math.abs(a - b) - 1)}${right}`;
}

function mark(day: Day, sign: string, scale: Scale): string {
  return `${" ".repeat(columnOf(day, scale))}${sign}`;
}

function columnOf(day: Day, { first, last, width }: Scale): number {
  const all = Math.max(1, daysBetween(first, last));
  return Math.max(0, Math.min(width - 1, Math.round((daysBetween(first, day) / all) * (width - 1))));
}

function slipLines(standing: Standing, forecast: Forecast | null, style: Style): readonly string[] {
  if (!forecast) return [];
  return [
    wrap(`slip rate: ${formatSlip(forecast.slip)}`, style.width, "  "),
    wrap(`forecast: ${formatHeadline(standing, forecast)}`, style.width, "  "),
  ];
}
