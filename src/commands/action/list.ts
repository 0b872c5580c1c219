import type { Command } from "commander";
import type { App } from "../../app.ts";
import { onTime, openActions } from "../../domain/action/action.ts";
import { sortedById } from "../../domain/model/record.ts";
import { SIDES } from "../../domain/model/vocabulary.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { actionJson } from "../../render/action/action-json.ts";
import { renderActions } from "../../render/action/actions.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { findStanding } from "../find/find-project.ts";
import { optionalWord } from "../flags/flags.ts";

interface ActionListFlags {
  readonly side?: string;
  readonly all?: boolean;
}

export function registerActionList(action: Command, app: App): void {
  action
    .command("list <project>")
    .description("who owes what by when: ours first, and how many of ours were on time")
    .option("--side <side>", SIDES.join(", "))
    .option("--all", "done ones too")
    .action((project: string, flags: ActionListFlags) => actionList(app, project, flags));
}

export async function actionList(app: App, slug: string, flags: ActionListFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const { project } = standing;
  const side = optionalWord("--side", flags.side, SIDES);
  const sides = side ? [side] : SIDES;
  const entries = (flags.all ? sortedById(project.actions) : openActions(project)).filter(([, one]) =>
    sides.includes(one.side),
  );
  app.answer({
    text: (style) => listWithNextStep(renderActions(standing, sides, entries, style), firstStep(standing), style),
    json: {
      kind: "actions",
      project: project.slug,
      actions: entries.map((entry) => actionJson(project, entry)),
      onTime: Object.fromEntries(sides.map((word) => [word, onTime(project, word)])),
    },
  });
}
