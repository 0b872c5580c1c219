import type { Command } from "commander";
import type { App } from "../../app.ts";
import { obstacles } from "../../domain/obstacles.ts";
import { finishMilestone } from "../../domain/route.ts";
import { MILESTONES, type MilestoneName } from "../../domain/words.ts";
import { routeJson } from "../../render/project-json.ts";
import { renderMilestoneDone, renderRefused } from "../../render/route.ts";
import { findStanding } from "../find-project.ts";
import { dayFlag, wordFlag } from "../flags.ts";

interface RouteDoneFlags {
  readonly on?: string;
  readonly note?: string;
}

export function registerRouteDone(route: Command, app: App): void {
  route
    .command("done <project> <milestone>")
    .description(`a milestone is reached: ${MILESTONES.join(", ")}`)
    .option("--on <day>", "the day it was (today)")
    .option("--note <text>", "what shows it: who signed, where it is written")
    .action((project: string, milestone: string, flags: RouteDoneFlags) => routeDone(app, project, milestone, flags));
}

export async function routeDone(app: App, slug: string, milestone: string, flags: RouteDoneFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const name: MilestoneName = wordFlag("milestone", milestone, MILESTONES);
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const note = flags.note ?? null;
  let untrue = standing.project.route[name].doneOn ? [] : obstacles(standing, name);
  const project =
    untrue.length > 0
      ? standing.project
      : await app.store.change(standing.project.slug, (before) => {
          untrue = before.route[name].doneOn ? [] : obstacles({ ...standing, project: before }, name);
          return untrue.length > 0 ? before : finishMilestone(before, name, on, note, app.moment);
        });
  if (untrue.length > 0) app.notMet();
  app.answer({
    text: (style) =>
      untrue.length > 0 ? renderRefused(name, untrue, style) : renderMilestoneDone(project, name, style),
    json: {
      kind: "milestone",
      project: project.slug,
      milestone: routeJson(project).find((one) => one.milestone === name),
      refused: untrue,
    },
  });
}
