import type { Command } from "commander";
import type { App } from "../../app.ts";
import { findProject } from "../find/find-project.ts";
import { answerChangeOrder, findChangeOrder } from "./answer.ts";

export function registerChangeOrderShow(group: Command, app: App): void {
  group
    .command("show <project> <change-order>")
    .description("one change order: what changes, where it stands, and the next command")
    .action((project: string, id: string) => changeOrderShow(app, project, id));
}

export async function changeOrderShow(app: App, slug: string, id: string): Promise<void> {
  const project = await findProject(app, slug);
  answerChangeOrder(app, project, findChangeOrder(project, id)[0]);
}
