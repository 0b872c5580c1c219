import type { Command } from "commander";
import type { App } from "../../app.ts";
import { inTime } from "../../domain/model/record.ts";
import { rebaseline } from "../../domain/route/baseline.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { renderRebaseline } from "../../render/route/route.ts";
import { routeJson } from "../../render/route/route-json.ts";
import { findProject } from "../find/find-project.ts";

interface RouteBaselineFlags {
  readonly why?: string;
  readonly decidedBy?: string;
}

export function registerRouteBaseline(route: Command, app: App): void {
  route
    .command("baseline <project>")
    .description(
      "the plan was agreed anew: today's targets are what is held against from now on; the old ones are kept",
    )
    .option("--why <text>", "the reason")
    .option("--decided-by <name>", "who agreed to it")
    .action((project: string, flags: RouteBaselineFlags) => routeBaseline(app, project, flags));
}

export async function routeBaseline(app: App, slug: string, flags: RouteBaselineFlags): Promise<void> {
  const project = await findProject(app, slug);
  // Where there is nothing to agree anew, nobody is asked why.
  rebaseline(project, { why: "?", by: "?" }, app.moment);
  const { why, decidedBy } = await askMissing(
    app.prompter,
    { why: flags.why, decidedBy: flags.decidedBy },
    {
      why: { message: "Reason for the new baseline?" },
      decidedBy: { message: "Who agreed to it?", initial: project.people.sponsor ?? undefined },
    },
  );
  const changed = await app.store.change(project.slug, (before) =>
    rebaseline(before, { why, by: decidedBy }, app.moment),
  );
  const known = new Set(Object.keys(project.rebaselines));
  const [, record] = Object.entries(changed.rebaselines).find(([key]) => !known.has(key)) ?? [];
  app.answer({
    text: (style) => (record ? renderRebaseline(changed, record, style) : ""),
    json: {
      kind: "route",
      project: changed.slug,
      rebaselines: inTime(changed.rebaselines),
      route: routeJson(changed),
    },
  });
}
