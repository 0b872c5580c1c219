import type { Command } from "commander";
import type { App } from "../../app.ts";
import { MILESTONES } from "../../domain/model/vocabulary.ts";
import { addOwnMilestone } from "../../domain/route/add-milestone.ts";
import { PsvcError } from "../../errors.ts";
import { isNeeded } from "../../prompts/ask-missing.ts";
import { dayProblem } from "../../prompts/project-answers.ts";
import { renderAdded } from "../../render/route/route.ts";
import { milestoneJson } from "../../render/route/route-json.ts";
import { findProject } from "../find/find-project.ts";
import { dayFlag, optionalWord } from "../flags/flags.ts";

interface RouteAddFlags {
  readonly doneWhen?: string;
  readonly target?: string;
  readonly after?: string;
}

export function registerRouteAdd(route: Command, app: App): void {
  route
    .command("add <project> <milestone>")
    .description("a milestone of your own, by a short name like data-loaded; what cannot be skipped waits for it")
    .option("--done-when <test>", "what has to be true for it to be done")
    .option("--target <day>", "the day it is planned for")
    .option("--after <milestone>", `what it comes after: ${MILESTONES.join(", ")} (follows from the day)`)
    .action((project: string, milestone: string, flags: RouteAddFlags) => routeAdd(app, project, milestone, flags));
}

export async function routeAdd(app: App, slug: string, milestone: string, flags: RouteAddFlags): Promise<void> {
  const project = await findProject(app, slug);
  const { doneWhen, target } = await askBoth(app, flags);
  const given = {
    name: milestone,
    doneWhen,
    target: dayFlag(app, "--target", target),
    after: optionalWord("--after", flags.after, MILESTONES) ?? null,
  };
  const changed = await app.store.change(project.slug, (before) => addOwnMilestone(before, given, app.moment));
  const name = milestone.trim().toLowerCase();
  app.answer({
    text: (style) => renderAdded(changed, name, style),
    json: { kind: "milestone", project: changed.slug, milestone: milestoneJson(changed, name), refused: [] },
  });
}

/** Both are needed. Throws `missing-flags` naming what is missing where nobody can be asked. */
async function askBoth(app: App, flags: RouteAddFlags): Promise<{ doneWhen: string; target: string }> {
  const { prompter } = app;
  const missing = [...(flags.doneWhen ? [] : ["--done-when"]), ...(flags.target ? [] : ["--target"])];
  if (missing.length > 0 && !prompter)
    throw new PsvcError({ code: "missing-flags", flags: missing, command: "psvc route add" });
  const ask = (message: string, validate: (text: string) => string | null) =>
    prompter?.text({ message, validate }) ?? Promise.resolve("");
  return {
    doneWhen: flags.doneWhen ?? (await ask("What has to be true for it to be done?", isNeeded)),
    target: flags.target ?? (await ask("By which day?", (text) => dayProblem(text, app.today))),
  };
}
