import type { Command } from "commander";
import type { App } from "../../app.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { answerGap } from "./answer.ts";

export function registerGapShow(gap: Command, app: App): void {
  gap
    .command("show <project> <gap>")
    .description("one gap: the promise, what the product does today, how it stands")
    .action((project: string, id: string) => gapShow(app, project, id));
}

export async function gapShow(app: App, slug: string, id: string): Promise<void> {
  const standing = await findStanding(app, slug);
  answerGap(app, standing, findGap(standing.project, id)[0]);
}
