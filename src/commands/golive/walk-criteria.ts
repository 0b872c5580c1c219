import type { App } from "../../app.ts";
import { type CriterionStanding, criteriaStandings } from "../../domain/criterion/criterion.ts";
import { isOpen } from "../../domain/golive/readiness-review.ts";
import { formatCriterionName } from "../../domain/labels/labels.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { formatDay } from "../../domain/time/calendar.ts";
import { EXIT } from "../../errors.ts";
import { isNeeded } from "../../prompts/ask-missing.ts";
import { renderCriterion } from "../../render/criterion/criteria.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { findStanding } from "../find/find-project.ts";

/**
 * One line for each criterion that a person has to answer for: its evidence, or not yet. Each is a command of its own,
 * so that one can be taken back alone. Returns the project as it stands afterwards.
 */
export async function walkCriteria(app: App, prompter: Prompter, standing: Standing): Promise<Standing> {
  const { slug } = standing.project;
  const criteria = criteriaStandings(standing);
  const asked = criteria.filter((criterion) => isOpen(criterion) && !criterion.computed);
  if (asked.length === 0) return standing;
  for (const one of criteria.filter(({ computed }) => computed)) prompter.tell(renderCriterion(one, app.screen.style));
  prompter.tell(`${asked.length} open: what shows that it is met, Enter: not yet, w: waive, q: on to the decision`);
  for (const [place, criterion] of asked.entries()) {
    const answer = (await prompter.text({ message: questionOf(criterion, place, asked.length) })).trim();
    if (answer.toLowerCase() === "q") break;
    if (answer === "") continue;
    const words = answer.toLowerCase() === "w" ? await waiver(app, prompter) : ["met", `--evidence=${answer}`];
    const exitCode = await app.obey(["criterion", "set", slug, criterion.name, ...words]);
    if (exitCode !== EXIT.fine) prompter.tell(`${criterion.name} stays open.`);
  }
  return findStanding(app, slug);
}

function questionOf({ name, critical, text, owner, due }: CriterionStanding, place: number, count: number): string {
  const facts = [critical ? "critical" : "", owner ? visible(owner) : "", due ? `due ${formatDay(due)}` : ""];
  const said = facts.filter(Boolean).join(", ");
  return `${place + 1}/${count} ${formatCriterionName(name)}: ${visible(text)}${said ? ` (${said})` : ""}`;
}

async function waiver(app: App, prompter: Prompter): Promise<readonly string[]> {
  const by = await prompter.text({ message: "Who waives it?", initial: app.me, validate: isNeeded });
  const why = await prompter.text({ message: "Why?", validate: isNeeded });
  const consequence = await prompter.text({ message: "What follows from it?", validate: isNeeded });
  return ["waived", `--by=${by}`, `--why=${why}`, `--consequence=${consequence}`];
}
