import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  type Closed,
  closeProject,
  closingObstacles,
  requireClosableProject,
} from "../../domain/aftercare/close-project.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { Obstacle } from "../../domain/route/milestone-obstacles.ts";
import { projectView } from "../../domain/status/view.ts";
import { askMissing } from "../../prompts/ask-missing.ts";
import { renderClosed, renderNotClosed } from "../../render/aftercare/closed.ts";
import { formatCommand } from "../../render/layout/next-command.ts";
import { projectJson } from "../../render/status/project-json.ts";
import { findStanding } from "../find/find-project.ts";
import { dayFlag } from "../flags/flags.ts";

interface CloseFlags {
  readonly decidedBy?: string;
  readonly why?: string;
  readonly on?: string;
}

export function registerClose(program: Command, app: App): void {
  program
    .command("close <project>")
    .summary("end a finished project")
    .description(
      "the end of a project that did what it was for: hypercare is over, and the go-live's conditions are done",
    )
    .option("--decided-by <person>", "who says that it is done")
    .option("--why <text>", "what they have now")
    .option("--on <day>", "the day it was (today)")
    .action((project: string, flags: CloseFlags) => close(app, project, flags));
}

export async function close(app: App, slug: string, flags: CloseFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  requireClosableProject(standing.project);
  const open = closingObstacles(standing);
  if (open.length > 0) return refuse(app, standing, open);
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const { decidedBy, why } = await askMissing(app.prompter, flags, {
    decidedBy: { message: "Who says that it is done?" },
    why: { message: "What do they have now?" },
  });
  let closed: Closed | null = null;
  const project = await app.store.change(standing.project.slug, (before) => {
    closed = closeProject({ ...standing, project: before }, { by: decidedBy, why, on }, app.moment);
    return closed.taken ? closed.project : before;
  });
  const outcome = closed as Closed | null;
  const after = { ...standing, project };
  if (!outcome?.taken) return refuse(app, after, outcome?.open ?? []);
  app.answer({
    text: (style) => renderClosed(after, style),
    json: { kind: "project", asOf: app.today, project: projectJson(projectView(after)), refused: [] },
  });
}

function refuse(app: App, standing: Standing, open: readonly Obstacle[]): void {
  app.notMet();
  app.answer({
    text: (style) => renderNotClosed(standing, open, style),
    json: {
      kind: "project",
      asOf: app.today,
      project: projectJson(projectView(standing)),
      refused: open.map(({ text, command }) => ({ text, command: formatCommand(command) })),
    },
  });
}
