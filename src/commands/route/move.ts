import type { Command } from "commander";
import type { App } from "../../app.ts";
import { type Moved, moveMilestone } from "../../domain/move-milestone.ts";
import { at } from "../../domain/record.ts";
import { findWaypoint } from "../../domain/waypoint.ts";
import { SIDES, SLIP_REASONS } from "../../domain/words.ts";
import { PsvcError } from "../../errors.ts";
import { withNextStep } from "../../render/next-step.ts";
import { renderMoved } from "../../render/route.ts";
import { routeJson } from "../../render/route-json.ts";
import { findProject, standingIfWhole } from "../find-project.ts";
import { dayFlag, optionalWord } from "../flags.ts";

interface RouteMoveFlags {
  readonly to?: string;
  readonly reason?: string;
  readonly side?: string;
  readonly why?: string;
  readonly rest?: boolean;
}

export function registerRouteMove(route: Command, app: App): void {
  route
    .command("move <project> <milestone>")
    .description("change a target; the old date, the day and the slip reason are kept")
    .option("--to <day>", "the new target")
    .option("--reason <reason>", `for a later day: ${SLIP_REASONS.join(", ")}`)
    .option("--side <side>", `where the slip came from: ${SIDES.join(", ")}`)
    .option("--why <text>", "in a line")
    .option("--rest", "move what comes after it by as many days")
    .action((project: string, milestone: string, flags: RouteMoveFlags) => routeMove(app, project, milestone, flags));
}

export async function routeMove(app: App, slug: string, milestone: string, flags: RouteMoveFlags): Promise<void> {
  const project = await findProject(app, slug);
  const name = findWaypoint(project, milestone).name;
  if (!flags.to) throw new PsvcError({ code: "missing-flags", flags: ["--to"], command: "psvc route move" });
  const given = {
    to: dayFlag(app, "--to", flags.to),
    reason: optionalWord("--reason", flags.reason, SLIP_REASONS) ?? null,
    side: optionalWord("--side", flags.side, SIDES) ?? null,
    why: flags.why ?? null,
    rest: flags.rest ?? false,
  };
  let moved: Moved = { project, moved: [], opened: [], closable: [] };
  const changed = await app.store.change(project.slug, (before) => {
    moved = moveMilestone(before, name, given, app.moment);
    return moved.project;
  });
  const standing = await standingIfWhole(app, changed);
  app.answer({
    text: (style) => withNextStep(renderMoved({ ...moved, project: changed }, project, style), standing, style),
    json: {
      kind: "route",
      project: changed.slug,
      moved: moved.moved,
      opened: moved.opened.map((key) => at(changed.gaps, key).id),
      closable: moved.closable.map((key) => at(changed.gaps, key).id),
      route: routeJson(changed),
    },
  });
}
