import type { Command } from "commander";
import type { App } from "../app.ts";
import { restartProject, stopProject } from "../domain/stop.ts";
import { projectJson } from "../render/project-json.ts";
import { visible } from "../render/visible.ts";
import { findProject, standingOf } from "./find-project.ts";
import { dayFlag } from "./flags.ts";

interface StopFlags {
  readonly decidedBy?: string;
  readonly on?: string;
  readonly why?: string;
  readonly consequence?: string;
}

export function registerStop(program: Command, app: App): void {
  program
    .command("stop <project>")
    .description("end a project on purpose and on record; there is no on-hold")
    .option("--decided-by <person>", "who decided it")
    .option("--why <text>", "the reason")
    .option("--consequence <text>", "what follows for both sides")
    .option("--on <day>", "the day of the decision (today)")
    .action((project: string, flags: StopFlags) => stop(app, project, flags));
  program
    .command("restart <project>")
    .description("take up a stopped project again")
    .option("--why <text>", "what changed")
    .action((project: string, flags: { why?: string }) => restart(app, project, flags));
}

export async function stop(app: App, slug: string, flags: StopFlags): Promise<void> {
  const project = await findProject(app, slug);
  const given = {
    by: flags.decidedBy ?? "",
    on: flags.on === undefined ? app.today : dayFlag(app, "--on", flags.on),
    why: flags.why ?? "",
    consequence: flags.consequence ?? "",
  };
  const changed = await app.store.change(project.slug, (before) => stopProject(before, given, app.moment));
  const standing = await standingOf(app, changed);
  app.answer({
    text: () =>
      `${visible(changed.customer)} is stopped, decided by ${visible(given.by)}. Everything stays on record; psvc restart ${changed.slug} takes it up again.`,
    json: { kind: "project", project: projectJson(standing) },
  });
}

export async function restart(app: App, slug: string, flags: { why?: string }): Promise<void> {
  const project = await findProject(app, slug);
  const changed = await app.store.change(project.slug, (before) => restartProject(before, flags.why ?? "", app.moment));
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) =>
      `${visible(changed.customer)} is active again. See what is next: ${style.command(`psvc status ${changed.slug}`)}`,
    json: { kind: "project", project: projectJson(standing) },
  });
}
