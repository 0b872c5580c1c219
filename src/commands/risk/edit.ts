import type { Command } from "commander";
import type { App } from "../../app.ts";
import { RISK_HEALTHS } from "../../domain/model/vocabulary.ts";
import { editRisk, type RiskFacts } from "../../domain/risk/risk.ts";
import { PsvcError } from "../../errors.ts";
import { findProject } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { optionalDay, optionalWord } from "../flags/flags.ts";
import { answerRisk, findRisk } from "./answer.ts";

interface RiskEditFlags {
  readonly text?: string;
  readonly owner?: string;
  readonly reviewOn?: string;
  readonly health?: string;
}

export function registerRiskEdit(risk: Command, app: App): void {
  risk
    .command("edit <project> <risk>")
    .description("what became of it, and when it is looked at again")
    .option("--text <text>", "what you see now")
    .option("--owner <person>", "who keeps an eye on it")
    .option("--review-on <day>", "when it is looked at again")
    .option("--health <health>", RISK_HEALTHS.join(", "))
    .action((project: string, id: string, flags: RiskEditFlags) => riskEdit(app, project, id, flags));
}

export async function riskEdit(app: App, slug: string, id: string, flags: RiskEditFlags): Promise<void> {
  const project = await findProject(app, slug);
  const [key] = findRisk(project, id);
  const reviewOn = optionalDay(app, "--review-on", flags.reviewOn);
  const health = optionalWord("--health", flags.health, RISK_HEALTHS);
  const owner = await optionalName(app, project, flags.owner);
  const changes: Partial<RiskFacts> = {
    ...(flags.text === undefined ? {} : { text: flags.text }),
    ...(owner === undefined ? {} : { owner }),
    ...(reviewOn ? { reviewOn } : {}),
    ...(health ? { health } : {}),
  };
  if (Object.keys(changes).length === 0)
    throw new PsvcError({
      code: "missing-flags",
      flags: ["--text, --owner, --review-on or --health"],
      command: "psvc risk edit",
    });
  const changed = await app.store.change(project.slug, (before) => editRisk(before, key, changes, app.moment));
  await answerRisk(app, changed, key);
}
