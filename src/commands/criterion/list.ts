import type { Command } from "commander";
import type { App } from "../../app.ts";
import { criteriaStandings } from "../../domain/criterion.ts";
import { renderCriteria } from "../../render/criterion.ts";
import { criterionJson } from "../../render/project-json.ts";
import { findStanding } from "../find-project.ts";

export function registerCriterionList(criterion: Command, app: App): void {
  criterion
    .command("list <project>")
    .description("what a go-live takes, and how each line stands")
    .action((project: string) => criterionList(app, project));
}

export async function criterionList(app: App, slug: string): Promise<void> {
  const standing = await findStanding(app, slug);
  const criteria = criteriaStandings(standing);
  app.answer({
    text: (style) => renderCriteria(criteria, style),
    json: { kind: "criteria", project: standing.project.slug, criteria: criteria.map(criterionJson) },
  });
}
