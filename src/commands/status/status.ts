import type { Command } from "commander";
import type { App } from "../../app.ts";
import { simulateGolive } from "../../domain/forecast/monte-carlo.ts";
import { PROJECTS_FOR_A_RECORD, type TeamRecord, teamRecord } from "../../domain/forecast/team-record.ts";
import { HEALTHS, PHASES, STATUSES } from "../../domain/model/vocabulary.ts";
import { checkOf } from "../../domain/status/check.ts";
import { projectView } from "../../domain/status/view.ts";
import { PsvcError } from "../../errors.ts";
import { renderExplanation } from "../../render/status/health.ts";
import { renderProject } from "../../render/status/project.ts";
import { projectJson } from "../../render/status/project-json.ts";
import { findStanding } from "../find/find-project.ts";
import { warnOfInterrupted } from "../find/interrupted.ts";
import { answerCheck, portfolioCheck, portfolioStatus, rules, type StatusFlags } from "../find/portfolio.ts";
import { collect } from "../flags/flags.ts";

export function registerStatus(program: Command, app: App): void {
  program
    .command("status [project]")
    .summary("all projects, or one")
    .description("the portfolio, worst first; or one project, for the minute before a call")
    .option("--lead <person>", "only theirs")
    .option("--health <health>", HEALTHS.join(", "))
    .option("--phase <phase>", PHASES.join(", "))
    .option("--status <status>", STATUSES.join(", "))
    .option("--tag <word>", "only with this tag (repeatable: with all of them)", collect)
    .option("--all", "stopped and closed ones too")
    .option("--explain", "the rules of health, and which of them hold")
    .option("--check", "for cron: exit 3 with the reasons where anything is red, overdue or stalled past its ladder")
    .option("--since-last", "what changed since you last asked this")
    .option("--mark", "with --since-last --json: the next one begins here, as it does without --json")
    .option("--shareable", "for a shared screen: without value, readiness, health, strength, rumours and notes")
    .action((project: string | undefined, flags: StatusFlags) => status(app, project, flags));
}

export async function status(app: App, project: string | undefined, flags: StatusFlags): Promise<void> {
  if (flags.shareable) return (await import("./shareable.ts")).shareableStatus(app, project, flags);
  if (flags.mark && !flags.sinceLast)
    throw new PsvcError({
      code: "usage",
      text: "--mark says from where --since-last begins the next time.",
      suggestion: "Give both: psvc status --since-last --mark",
    });
  if (flags.sinceLast && (flags.check || project))
    throw new PsvcError({
      code: "usage",
      text: `--since-last looks at the whole portfolio${flags.check ? ", and is another question than --check" : ""}.`,
      suggestion: project ? `See psvc history ${project}` : "Ask one after the other.",
    });
  if (flags.sinceLast) return (await import("./since-last.ts")).sinceLast(app, flags.mark);
  if (flags.check)
    return project !== undefined
      ? answerCheck(app, [checkOf(await findStanding(app, project))], [])
      : portfolioCheck(app, flags);
  return project !== undefined ? projectStatus(app, project, flags) : portfolioStatus(app, flags);
}

/** The other projects are read only where there are enough of them to tell anything. */
async function recordOf(app: App): Promise<TeamRecord | null> {
  const slugs = await app.store.slugs();
  return slugs.length > PROJECTS_FOR_A_RECORD ? teamRecord((await app.store.portfolio()).projects) : null;
}

export async function projectStatus(app: App, name: string, flags: StatusFlags): Promise<void> {
  const standing = await findStanding(app, name);
  await warnOfInterrupted(app);
  const view = projectView(standing);
  const { overview } = view;
  const range = simulateGolive(standing, overview.forecast && (await recordOf(app)));
  app.answer({
    text: (style) =>
      renderProject(view, range, style) + (flags.explain ? `\n\n${renderExplanation(overview, app.today, style)}` : ""),
    json: {
      kind: "project",
      asOf: app.today,
      project: projectJson(view, range),
      ...(flags.explain ? { rules: rules() } : {}),
    },
  });
}
