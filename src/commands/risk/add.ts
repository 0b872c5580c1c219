import type { Command } from "commander";
import type { App } from "../../app.ts";
import { RISK_HEALTHS } from "../../domain/model/vocabulary.ts";
import { addRisk } from "../../domain/risk/risk.ts";
import { PsvcError } from "../../errors.ts";
import { askMissing, isNeeded } from "../../prompts/ask-missing.ts";
import { dayProblem } from "../../prompts/project-answers.ts";
import { findProject } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { dayFlag, optionalWord } from "../flags/flags.ts";
import { answerRisk } from "./answer.ts";

interface RiskAddFlags {
  readonly text?: string;
  readonly owner?: string;
  readonly reviewOn?: string;
  readonly health?: string;
}

export function registerRiskAdd(risk: Command, app: App): void {
  risk
    .command("add <project> [text]")
    .description("the sponsor resigned, the budget is looked at again: what no record shows")
    .option("--text <text>", "the same, as a flag")
    .option("--owner <person>", "who keeps an eye on it (the lead)")
    .option("--review-on <day>", "when it is looked at again")
    .option("--health <health>", `how bad it makes the project: ${RISK_HEALTHS.join(", ")} (amber)`)
    .action((project: string, text: string | undefined, flags: RiskAddFlags) => riskAdd(app, project, text, flags));
}

export async function riskAdd(app: App, slug: string, said: string | undefined, flags: RiskAddFlags): Promise<void> {
  const project = await findProject(app, slug);
  const health = optionalWord("--health", flags.health, RISK_HEALTHS) ?? "amber";
  const { text, reviewOn } = await askMissing(
    app.prompter,
    { text: said ?? flags.text, reviewOn: flags.reviewOn },
    {
      text: { message: "What is the risk?" },
      reviewOn: {
        message: "Review date?",
        initial: "in 1 week",
        validate: (answer) => isNeeded(answer) ?? dayProblem(answer, app.today),
      },
    },
  );
  const missing = [...(text ? [] : ["--text"]), ...(reviewOn ? [] : ["--review-on"])];
  if (missing.length > 0) throw new PsvcError({ code: "missing-flags", flags: missing, command: "psvc risk add" });
  const facts = {
    text,
    owner: (await optionalName(app, project, flags.owner))?.trim() || project.lead,
    reviewOn: dayFlag(app, "--review-on", reviewOn),
    health,
  };
  let key = "";
  const changed = await app.store.change(project.slug, (before) => {
    const added = addRisk(before, facts, app.moment);
    key = added.key;
    return added.project;
  });
  await answerRisk(app, changed, key);
}
