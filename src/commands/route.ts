import type { Command } from "commander";
import type { App } from "../app.ts";
import { registerRouteAdd } from "./route/add.ts";
import { registerRouteBaseline } from "./route/baseline.ts";
import { registerRouteDone } from "./route/done.ts";
import { registerRouteMove } from "./route/move.ts";
import { registerRouteReopen } from "./route/reopen.ts";
import { registerRouteShow } from "./route/show.ts";
import { registerRouteSkip } from "./route/skip.ts";
import { registerRouteTrend } from "./route/trend.ts";
import { registerRouteWait } from "./route/wait.ts";

export function registerRoute(program: Command, app: App): void {
  const route = program
    .command("route")
    .summary("milestones and dates")
    .description("milestones and dates on the way to the go-live");
  registerRouteShow(route, app);
  registerRouteDone(route, app);
  registerRouteMove(route, app);
  registerRouteWait(route, app);
  registerRouteAdd(route, app);
  registerRouteSkip(route, app);
  registerRouteBaseline(route, app);
  registerRouteTrend(route, app);
  registerRouteReopen(route, app);
}
