import type { Command } from "commander";
import type { App } from "../../app.ts";
import { registerRouteAdd } from "./add.ts";
import { registerRouteBaseline } from "./baseline.ts";
import { registerRouteDone } from "./done.ts";
import { registerRouteMove } from "./move.ts";
import { registerRouteReopen } from "./reopen.ts";
import { registerRouteShow } from "./show.ts";
import { registerRouteSkip } from "./skip.ts";
import { registerRouteTrend } from "./trend.ts";
import { registerRouteWait } from "./wait.ts";

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
