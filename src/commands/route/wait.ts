import type { Command } from "commander";
import type { App } from "../../app.ts";
import { WAITING_ON } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { readWaitingOn, waitFor } from "../../domain/route/milestone-waiting.ts";
import { findWaypoint } from "../../domain/route/ordered-milestones.ts";
import { PsvcError } from "../../errors.ts";
import { withNextStep } from "../../render/next/with-next-step.ts";
import { renderWaiting } from "../../render/route/route.ts";
import { milestoneJson } from "../../render/route/route-json.ts";
import { findProject, standingIfWhole } from "../find/find-project.ts";
import { dayFlag } from "../flags/flags.ts";

interface RouteWaitFlags {
  readonly on?: string;
  readonly since?: string;
  readonly why?: string;
  readonly over?: boolean;
}

export function registerRouteWait(route: Command, app: App): void {
  route
    .command("wait <project> <milestone>")
    .description("whom a milestone waits for, and since when; it moves nothing and hides nothing")
    .option("--on <whom>", WAITING_ON.join(", "))
    .option("--since <day>", "since when (today)")
    .option("--why <text>", "for what")
    .option("--over", "it waits for nobody any more")
    .action((project: string, milestone: string, flags: RouteWaitFlags) => routeWait(app, project, milestone, flags));
}

export async function routeWait(app: App, slug: string, milestone: string, flags: RouteWaitFlags): Promise<void> {
  const project = await findProject(app, slug);
  const name = findWaypoint(project, milestone).name;
  if (flags.on === undefined && !flags.over)
    throw new PsvcError({ code: "missing-flags", flags: ["--on, or --over"], command: "psvc route wait" });
  const given =
    flags.on === undefined
      ? null
      : {
          on: readWaitingOn(flags.on),
          since: flags.since === undefined ? app.today : dayFlag(app, "--since", flags.since),
          why: flags.why ?? null,
        };
  const changed = await app.store.change(project.slug, (before) => waitFor(before, name, given, app.moment));
  const standing = await standingIfWhole(app, changed);
  app.answer({
    text: (style) => {
      const said = renderWaiting(changed, name, app.today, style);
      return given === null ? withNextStep(said, firstStep(standing), style) : said;
    },
    json: {
      kind: "milestone",
      project: changed.slug,
      milestone: milestoneJson(changed, name),
      refused: [],
    },
  });
}
