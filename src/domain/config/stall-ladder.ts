import type { Project } from "../model/project.ts";
import type { Settings } from "../model/settings.ts";
import { type Ladder, STALL_STEPS } from "../model/vocabulary.ts";

/** In working days: the project's own ladder, else the store's for its template, else the template's. */
export function ladderOf({ ownLadder, template, ladder }: Project, { ladders }: Settings): Ladder {
  return ownLadder ?? (Object.hasOwn(ladders, template) ? ladders[template] : undefined) ?? ladder;
}

/** By which the rules tell short routes from long ones. */
export type RouteLength = "small" | "standard" | "large";

/** The built-in route that a project's own is like, by the top of the ladder that came with it. */
export function routeLength({ ladder }: Pick<Project, "ladder">): RouteLength {
  if (ladder.decide <= 10) return "small";
  return ladder.decide >= 20 ? "large" : "standard";
}

/** What a ladder that cannot be read should have been. */
export const LADDER_FORM = "four numbers of working days, each higher than the one before, like 4/8/12/15";

/**
 * `4/8/12/15`: working days until nudge, ask, sponsor and decide, each later than the one before. null for anything
 * else.
 */
export function readLadder(text: string): Ladder | null {
  const days = text
    .trim()
    .split(/\s*[/,]\s*/)
    .map(Number);
  const rises = days.every((day, step) => Number.isInteger(day) && day > (days[step - 1] ?? 0) && day <= 999);
  if (days.length !== STALL_STEPS.length || !rises) return null;
  return Object.fromEntries(STALL_STEPS.map((step, index) => [step, days[index] ?? 0])) as Ladder;
}

export function formatLadder(ladder: Ladder): string {
  return STALL_STEPS.map((step) => ladder[step]).join("/");
}
