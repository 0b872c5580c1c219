import type { Command } from "commander";
import type { App } from "../../app.ts";
import { forecastOf } from "../../domain/forecast/forecast.ts";
import { findWaypoint, waypointsOf } from "../../domain/route/ordered-milestones.ts";
import { trendOf } from "../../domain/route/target-history.ts";
import { renderTrends } from "../../render/route/target-history.ts";
import { findStanding } from "../find/find-project.ts";

export function registerRouteTrend(route: Command, app: App): void {
  route
    .command("trend <project> [milestone]")
    .description("every target against the day it was set; without a milestone: the go-live, and whatever was moved")
    .action((project: string, milestone: string | undefined) => routeTrend(app, project, milestone));
}

export async function routeTrend(app: App, slug: string, milestone: string | undefined): Promise<void> {
  const standing = await findStanding(app, slug);
  const { project } = standing;
  const named = milestone === undefined ? null : findWaypoint(project, milestone);
  const all = named ? [named] : waypointsOf(project).filter(({ milestone: { doneBefore } }) => !doneBefore);
  const trends = all
    .map((waypoint) => ({ waypoint, points: trendOf(project, waypoint.name) }))
    .filter(({ waypoint: { name }, points }) => named || name === "live" || points.length > 1);
  const forecast = forecastOf(standing);
  app.answer({
    text: (style) => renderTrends(standing, trends, forecast, style),
    json: {
      kind: "trend",
      project: project.slug,
      asOf: app.today,
      trends: trends.map(({ waypoint: { name, milestone: one }, points }) => ({
        milestone: name,
        actual: one.doneOn,
        points,
      })),
    },
  });
}
