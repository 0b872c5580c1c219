import type { Command } from "commander";
import type { App } from "../../app.ts";
import { criteriaStandings, exitStandings } from "../../domain/criterion/criterion.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { criterionJson, renderCriteria } from "../../render/criterion/criteria.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { findStanding } from "../find/find-project.ts";

export function registerCriterionList(criterion: Command, app: App): void {
  criterion
    .command("list <project>")
    .description("what a go-live takes, and what ends hypercare after it; how each line stands")
    .action((project: string) => criterionList(app, project));
}

export async function criterionList(app: App, slug: string): Promise<void> {
  const standing = await findStanding(app, slug);
  const criteria = criteriaStandings(standing);
  const exit = exitStandings(standing);
  app.answer({
    text: (style) => listWithNextStep(renderCriteria(criteria, exit, style), firstStep(standing), style),
    json: {
      kind: "criteria",
      project: standing.project.slug,
      criteria: criteria.map(criterionJson),
      exitCriteria: exit.map(criterionJson),
    },
  });
}
