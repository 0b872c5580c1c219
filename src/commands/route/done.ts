import type { Command } from "commander";
import type { App } from "../../app.ts";
import { isPassed } from "../../domain/model/milestone.ts";
import type { Project } from "../../domain/model/project.ts";
import { MILESTONES } from "../../domain/model/vocabulary.ts";
import { obstacles } from "../../domain/route/milestone-obstacles.ts";
import { findWaypoint } from "../../domain/route/ordered-milestones.ts";
import { finishMilestone } from "../../domain/route/route.ts";
import { renderMilestoneDone, renderRefused } from "../../render/route/route.ts";
import { milestoneJson, obstacleJson } from "../../render/route/route-json.ts";
import { findStanding } from "../find/find-project.ts";
import { dayFlag } from "../flags/flags.ts";

interface RouteDoneFlags {
  readonly on?: string;
  readonly note?: string;
}

export function registerRouteDone(route: Command, app: App): void {
  route
    .command("done <project> <milestone>")
    .description(`a milestone is reached: ${MILESTONES.join(", ")}, or one of your own`)
    .option("--on <day>", "the day it was (today)")
    .option("--note <text>", "what shows it: who signed, where it is written")
    .action((project: string, milestone: string, flags: RouteDoneFlags) => routeDone(app, project, milestone, flags));
}

export async function routeDone(app: App, slug: string, milestone: string, flags: RouteDoneFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const waypoint = findWaypoint(standing.project, milestone);
  const { name } = waypoint;
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const note = flags.note ?? null;
  const untrueOf = (before: Project) =>
    isPassed(findWaypoint(before, name).milestone) ? [] : obstacles({ ...standing, project: before }, name);
  let untrue = untrueOf(standing.project);
  const project =
    untrue.length > 0
      ? standing.project
      : await app.store.change(standing.project.slug, (before) => {
          untrue = untrueOf(before);
          return untrue.length > 0 ? before : finishMilestone(before, name, on, note, app.moment);
        });
  if (untrue.length > 0) app.notMet();
  app.answer({
    text: (style) =>
      untrue.length > 0 ? renderRefused(waypoint, untrue, style) : renderMilestoneDone(project, name, style),
    json: {
      kind: "milestone",
      project: project.slug,
      milestone: milestoneJson(project, name),
      refused: untrue.map(obstacleJson),
    },
  });
}
