import type { Command } from "commander";
import type { App } from "../../app.ts";
import { finishAction } from "../../domain/action/action.ts";
import { findProjectWithStanding, found } from "../find/find-project.ts";
import { dayFlag } from "../flags/flags.ts";
import { answerAction } from "./answer.ts";

interface ActionDoneFlags {
  readonly on?: string;
  readonly evidence?: string;
  readonly received?: string;
}

export function registerActionDone(action: Command, app: App): void {
  action
    .command("done <project> <action>")
    .description("it was delivered")
    .option("--on <day>", "the day it was (today)")
    .option("--received <text>", "what was received: with it, or with evidence, it is a step forward")
    .option("--evidence <where>", "what shows it")
    .action((project: string, id: string, flags: ActionDoneFlags) => actionDone(app, project, id, flags));
}

export async function actionDone(app: App, slug: string, id: string, flags: ActionDoneFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const [key] = found(project.actions, id, "action", `psvc action list ${project.slug}`);
  const on = flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on);
  const changed = await app.store.change(project.slug, (before) =>
    finishAction(before, key, on, flags.evidence ?? null, app.moment, flags.received ?? null),
  );
  await answerAction(app, changed, key);
}
