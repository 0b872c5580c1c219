import type { Command } from "commander";
import type { App } from "../../app.ts";
import { findWaypoint } from "../../domain/route/ordered-milestones.ts";
import { SKIPPABLE, skipMilestone } from "../../domain/route/skip-milestone.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { renderSkipped } from "../../render/route/route.ts";
import { milestoneJson } from "../../render/route/route-json.ts";
import { findProject } from "../find/find-project.ts";

interface RouteSkipFlags {
  readonly why?: string;
  readonly decidedBy?: string;
}

export function registerRouteSkip(route: Command, app: App): void {
  route
    .command("skip <project> <milestone>")
    .description(`leave a milestone out on purpose: ${SKIPPABLE.join(", ")}, or one of your own`)
    .option("--why <text>", "the reason")
    .option("--decided-by <name>", "who decided it")
    .action((project: string, milestone: string, flags: RouteSkipFlags) => routeSkip(app, project, milestone, flags));
}

export async function routeSkip(app: App, slug: string, milestone: string, flags: RouteSkipFlags): Promise<void> {
  const project = await findProject(app, slug);
  const { name } = findWaypoint(project, milestone);
  // Where it cannot be skipped, nobody is asked why.
  const dryRun = { why: flags.why?.trim() || "?", by: flags.decidedBy?.trim() || "?" };
  skipMilestone(project, name, dryRun, app.moment);
  const { why, decidedBy } = await askMissing(
    app.prompter,
    { why: flags.why, decidedBy: flags.decidedBy },
    { why: { message: `Why is ${name} left out?` }, decidedBy: { message: "Who decided it?", initial: app.me } },
  );
  const changed = await app.store.change(project.slug, (before) =>
    skipMilestone(before, name, { why, by: decidedBy }, app.moment),
  );
  app.answer({
    text: (style) => renderSkipped(changed, name, style),
    json: { kind: "milestone", project: changed.slug, milestone: milestoneJson(changed, name), refused: [] },
  });
}
