import type { Command } from "commander";
import type { App } from "../../app.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { renderRoute } from "../../render/route/route.ts";
import { routeJson } from "../../render/route/route-json.ts";
import { findStanding } from "../find/find-project.ts";

export function registerRouteShow(route: Command, app: App): void {
  route
    .command("show <project>")
    .description("where the project is on its way")
    .action((project: string) => routeShow(app, project));
}

export async function routeShow(app: App, slug: string): Promise<void> {
  const standing = await findStanding(app, slug);
  app.answer({
    text: (style) => listWithNextStep(renderRoute(standing, style), firstStep(standing), style),
    json: { kind: "route", project: standing.project.slug, route: routeJson(standing.project) },
  });
}
