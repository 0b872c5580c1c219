import type { Command } from "commander";
import type { App } from "../../app.ts";
import { reopenGap } from "../../domain/gap/gap.ts";
import { findGap, findStanding } from "../find/find-project.ts";
import { changeGap } from "./answer.ts";

export function registerGapReopen(gap: Command, app: App): void {
  gap
    .command("reopen <project> <gap>")
    .description("the resolution did not hold: back to open")
    .option("--why <text>", "the reason")
    .action((project: string, id: string, flags: { why?: string }) => gapReopen(app, project, id, flags));
}

export async function gapReopen(app: App, slug: string, id: string, flags: { why?: string }): Promise<void> {
  const standing = await findStanding(app, slug);
  const [key] = findGap(standing.project, id);
  await changeGap(app, standing, key, ({ project }) => reopenGap(project, key, flags.why ?? "", app.moment));
}
