import type { Command } from "commander";
import type { App } from "../../app.ts";
import { openActions } from "../../domain/action.ts";
import { inOrder } from "../../domain/record.ts";
import { SIDES } from "../../domain/words.ts";
import { renderActions } from "../../render/action.ts";
import { actionJson } from "../../render/project-json.ts";
import { findStanding } from "../find-project.ts";
import { optionalWord } from "../flags.ts";

interface ActionListFlags {
  readonly side?: string;
  readonly all?: boolean;
}

export function registerActionList(action: Command, app: App): void {
  action
    .command("list <project>")
    .description("open actions, ours first")
    .option("--side <side>", SIDES.join(", "))
    .option("--all", "done ones too")
    .action((project: string, flags: ActionListFlags) => actionList(app, project, flags));
}

export async function actionList(app: App, slug: string, flags: ActionListFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const side = optionalWord("--side", flags.side, SIDES);
  const entries = (flags.all ? inOrder(standing.project.actions) : openActions(standing.project)).filter(
    ([, one]) => !side || one.side === side,
  );
  app.answer({
    text: (style) => renderActions(standing, entries, style),
    json: {
      kind: "actions",
      project: standing.project.slug,
      actions: entries.map((entry) => actionJson(standing.project, entry)),
    },
  });
}
