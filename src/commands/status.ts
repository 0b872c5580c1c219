import type { Command } from "commander";
import type { App } from "../app.ts";
import { overviewOf } from "../domain/overview.ts";
import { HEALTHS, PHASES, STATUSES } from "../domain/words.ts";
import { renderExplanation } from "../render/health.ts";
import { renderProject } from "../render/project.ts";
import { projectJson } from "../render/project-json.ts";
import { findStanding } from "./find-project.ts";
import { portfolioStatus, rules, type StatusFlags } from "./portfolio.ts";

export function registerStatus(program: Command, app: App): void {
  program
    .command("status [project]")
    .description("the portfolio, worst first; or one project, for the minute before a call")
    .option("--lead <person>", "only theirs")
    .option("--health <health>", HEALTHS.join(", "))
    .option("--phase <phase>", PHASES.join(", "))
    .option("--status <status>", STATUSES.join(", "))
    .option("--all", "stopped and closed ones too")
    .option("--explain", "the rules of health, and which of them hold")
    .action((project: string | undefined, flags: StatusFlags) =>
      project ? projectStatus(app, project, flags) : portfolioStatus(app, flags),
    );
}

export async function projectStatus(app: App, name: string, flags: StatusFlags): Promise<void> {
  const standing = await findStanding(app, name);
  const overview = overviewOf(standing);
  app.answer({
    text: (style) =>
      renderProject(overview, style) + (flags.explain ? `\n\n${renderExplanation(overview, app.today, style)}` : ""),
    json: {
      kind: "project",
      asOf: app.today,
      project: projectJson(standing),
      ...(flags.explain ? { rules: rules() } : {}),
    },
  });
}
