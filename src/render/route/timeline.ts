import { isDone } from "../../domain/model/milestone.ts";
import type { Project } from "../../domain/model/project.ts";
import { nextWaypoint, type Waypoint, waypointsOf } from "../../domain/route/ordered-milestones.ts";
import { formatDate } from "../../domain/time/calendar.ts";
import type { Style } from "../layout/style.ts";
import { pad, textWidth, wrap } from "../layout/table.ts";

const INDENT = "  ";
/** Of the track between two milestones at least. */
const GAP = 2;

/**
 * The way to the go-live and beyond: names, a track, and days. What is walked is drawn through (`#===`), the next point
 * is `@`, what lies ahead is dotted (`o...`), the summit is `^`. Where the screen is too narrow it goes on below.
 */
export function renderWay(project: Project, today: string, style: Style): string {
  const next = nextWaypoint(project)?.name ?? null;
  const points = waypointsOf(project);
  const at = points.findIndex(({ name }) => name === next);
  const stops = points.map((waypoint, index, all) => ({
    ...stopOf(waypoint, { next, today, isBehind: at < 0 || index < at }),
    isLast: index === all.length - 1,
  }));
  // Who listens has no use for a drawing.
  if (style.layout === "labels")
    return [
      ...stops.map(({ name, day, state }) => `${name}: ${day}${state === "next" ? ", next" : ""}`),
      ...waitLines(project, style),
    ].join("\n");
  return [...bands(stops, style.width).map((band) => drawBand(band, style)), ...waitLines(project, style)].join("\n");
}

interface Stop {
  readonly name: string;
  readonly sign: string;
  readonly day: string;
  readonly state: "walked" | "next" | "ahead";
  readonly isLate: boolean;
  /** Nothing comes after it. */
  readonly isLast: boolean;
}

interface Seen {
  readonly next: string | null;
  readonly today: string;
  /** Whether the next point comes after it. */
  readonly isBehind: boolean;
}

function stopOf({ name, milestone }: Waypoint, { next, today, isBehind }: Seen): Omit<Stop, "isLast"> {
  const { target, skipped } = milestone;
  const day = formatDate(target);
  if (isDone(milestone))
    return {
      name,
      sign: name === "live" ? "^" : "#",
      day: "done",
      state: isBehind ? "walked" : "ahead",
      isLate: false,
    };
  if (skipped) return { name, sign: "-", day: "skipped", state: isBehind ? "walked" : "ahead", isLate: false };
  const isLate = target < today;
  const shown = isLate ? `was ${day}` : day;
  if (name === next) return { name, sign: "@", day: shown, state: "next", isLate };
  return { name, sign: name === "live" ? "^" : "o", day: shown, state: "ahead", isLate };
}

function widthOf({ name, day }: Stop): number {
  return Math.max(textWidth(name), textWidth(day)) + GAP;
}

/** In as few lines as fit, each about as long. */
function bands(stops: readonly Stop[], width: number): readonly (readonly Stop[])[] {
  const { length } = filled(stops, width);
  let narrow = Math.min(
    width,
    stops.reduce((sum, stop) => sum + widthOf(stop), INDENT.length),
  );
  while (narrow > 1 && filled(stops, narrow - 1).length === length) narrow--;
  return filled(stops, narrow);
}

function filled(stops: readonly Stop[], width: number): readonly (readonly Stop[])[] {
  const all: Stop[][] = [[]];
  let used = INDENT.length;
  for (const stop of stops) {
    if (used + widthOf(stop) - GAP > width && (all.at(-1)?.length ?? 0) > 0) {
      all.push([]);
      used = INDENT.length;
    }
    all.at(-1)?.push(stop);
    used += widthOf(stop);
  }
  return all;
}

function drawBand(stops: readonly Stop[], style: Style): string {
  const line = (cell: (stop: Stop, width: number) => string) =>
    (INDENT + stops.map((stop) => cell(stop, widthOf(stop))).join("")).trimEnd();
  return [
    line(({ name, state }, width) => (state === "next" ? style.strong(pad(name, width)) : pad(name, width))),
    line(({ sign, state, isLast }, width) => {
      const track = isLast ? sign : sign + (state === "walked" ? "=" : ".").repeat(width - 1);
      return state === "walked" ? style.good(track) : state === "next" ? style.strong(track) : style.dim(track);
    }),
    line(({ day, isLate, state }, width) =>
      isLate && state === "next" ? style.bad(pad(day, width)) : style.dim(pad(day, width)),
    ),
  ].join("\n");
}

function waitLines(project: Project, style: Style): readonly string[] {
  return waypointsOf(project).flatMap(({ name, milestone }) => {
    const { waiting } = milestone;
    if (!waiting || isDone(milestone)) return [];
    return [wrap(`  ${name} waits for ${waiting.on} since ${formatDate(waiting.since)}`, style.width, "    ")];
  });
}
