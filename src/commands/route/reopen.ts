import type { Command } from "commander";
import type { App } from "../../app.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { findWaypoint } from "../../domain/route/ordered-milestones.ts";
import { reopenMilestone } from "../../domain/route/route.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { renderRoute } from "../../render/route/route.ts";
import { milestoneJson } from "../../render/route/route-json.ts";
import { findProjectWithStanding, standingOf } from "../find/find-project.ts";

export function registerRouteReopen(route: Command, app: App): void {
  route
    .command("reopen <project> <milestone>")
    .description("a milestone was not reached after all; it stays on record that it was thought so")
    .option("--why <text>", "the reason")
    .action((project: string, milestone: string, flags: { why?: string }) =>
      routeReopen(app, project, milestone, flags),
    );
}

export async function routeReopen(app: App, slug: string, milestone: string, flags: { why?: string }): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const name = findWaypoint(project, milestone).name;
  const changed = await app.store.change(project.slug, (before) =>
    reopenMilestone(before, name, flags.why ?? "", app.moment),
  );
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => listWithNextStep(renderRoute(standing, style), firstStep(standing), style),
    json: {
      kind: "milestone",
      project: changed.slug,
      milestone: milestoneJson(changed, name),
      refused: [],
    },
  });
}
