import type { Command } from "commander";
import type { App } from "../../app.ts";
import { sortedById } from "../../domain/model/record.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { openRisks } from "../../domain/risk/risk.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { renderRisks, riskJson } from "../../render/risk/risks.ts";
import { findProject, standingIfWhole } from "../find/find-project.ts";

export function registerRiskList(risk: Command, app: App): void {
  risk
    .command("list <project>")
    .description("open risks, the worst first")
    .option("--all", "closed ones too")
    .action((project: string, flags: { all?: boolean }) => riskList(app, project, flags));
}

export async function riskList(app: App, slug: string, flags: { all?: boolean }): Promise<void> {
  const project = await findProject(app, slug);
  const standing = await standingIfWhole(app, project);
  const risks = (flags.all ? sortedById(project.risks) : openRisks(project)).map(([, risk]) => risk);
  app.answer({
    text: (style) => listWithNextStep(renderRisks(project, risks, app.today, style), firstStep(standing), style),
    json: { kind: "risks", project: project.slug, risks: risks.map(riskJson) },
  });
}
