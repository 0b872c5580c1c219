import type { Command } from "commander";
import type { App } from "../../app.ts";
import type { Moment, Project } from "../../domain/model/project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import {
  requireRestartable,
  requireStoppable,
  restartProject,
  stopProject,
  type TurnInput,
} from "../../domain/project/stop-project.ts";
import { projectView } from "../../domain/status/view.ts";
import type { Style } from "../../render/layout/style.ts";
import { renderRestarted, renderStopped } from "../../render/project/stopped.ts";
import { projectJson } from "../../render/status/project-json.ts";
import { findProjectWithStanding, standingOf } from "../find/find-project.ts";
import { givenTurn, type TurnFlags, withTurnFlags } from "../flags/stop-restart-flags.ts";

export function registerStop(program: Command, app: App): void {
  withTurnFlags(
    program
      .command("stop <project>")
      .summary("end it, on record")
      .description("end a project on purpose and on record; there is no on-hold"),
  ).action((project: string, flags: TurnFlags) => stop(app, project, flags));
  withTurnFlags(
    program
      .command("restart <project>")
      .summary("take it up again")
      .description("take up a stopped project again, or end an agreed freeze"),
  ).action((project: string, flags: TurnFlags) => restart(app, project, flags));
}

export async function stop(app: App, slug: string, flags: TurnFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  requireStoppable(project);
  await turn(app, project, await givenTurn(app, flags), stopProject, renderStopped);
}

export async function restart(app: App, slug: string, flags: TurnFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  requireRestartable(project);
  await turn(app, project, await givenTurn(app, flags), restartProject, renderRestarted);
}

async function turn(
  app: App,
  { slug }: Project,
  given: TurnInput,
  change: (project: Project, given: TurnInput, moment: Moment) => Project,
  render: (standing: Standing, given: TurnInput, style: Style) => string,
): Promise<void> {
  const changed = await app.store.change(slug, (before) => change(before, given, app.moment));
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => render(standing, given, style),
    json: { kind: "project", asOf: app.today, project: projectJson(projectView(standing)) },
  });
}
