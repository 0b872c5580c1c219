import type { Command } from "commander";
import type { App } from "../../app.ts";
import { closeRisk } from "../../domain/risk/risk.ts";
import { findProject } from "../find/find-project.ts";
import { answerRisk, findRisk } from "./answer.ts";

export function registerRiskClose(risk: Command, app: App): void {
  risk
    .command("close <project> <risk>")
    .description("close a risk that passed or happened")
    .option("--why <text>", "what became of it")
    .action((project: string, id: string, flags: { why?: string }) => riskClose(app, project, id, flags));
}

export async function riskClose(app: App, slug: string, id: string, flags: { why?: string }): Promise<void> {
  const project = await findProject(app, slug);
  const [key] = findRisk(project, id);
  const changed = await app.store.change(project.slug, (before) => closeRisk(before, key, flags.why ?? "", app.moment));
  await answerRisk(app, changed, key);
}
