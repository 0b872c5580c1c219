import type { Command } from "commander";
import type { App } from "../app.ts";
import { addPromise } from "../domain/promise.ts";
import { PsvcError } from "../errors.ts";
import { readPromises } from "../intake/promises-from-text.ts";
import { captureAndJudge, sayIntake } from "./capture-and-judge.ts";
import { findProject } from "./find-project.ts";

interface IntakeFlags {
  readonly promises?: string;
  readonly judge?: boolean;
}

export function registerIntake(program: Command, app: App): void {
  program
    .command("intake <project>")
    .description("more promises: by prompt, or from a file")
    .option("--promises <file>", "one a line ([must] text), or JSON; - reads stdin")
    .option("--no-judge", "do not ask to judge them now")
    .action((project: string, flags: IntakeFlags) => intake(app, project, flags));
}

export async function intake(app: App, slug: string, flags: IntakeFlags): Promise<void> {
  const project = await findProject(app, slug);
  if (flags.promises !== undefined) {
    const promises = readPromises((await app.read(flags.promises)).toString("utf8"), flags.promises);
    if (promises.length === 0)
      throw new PsvcError({
        code: "unreadable-file",
        file: flags.promises,
        why: "there is no promise in it",
        instead: "Write one a line, or a JSON list.",
      });
    const changed = await app.store.change(project.slug, (before) =>
      promises.reduce((so, facts) => addPromise(so, facts, app.moment).project, before),
    );
    app.remark(`${promises.length} promise${promises.length === 1 ? "" : "s"} added.`);
    return sayIntake(app, changed);
  }
  if (!app.prompter)
    throw new PsvcError({
      code: "no-terminal",
      what: "psvc intake",
      flags: ["--promises FILE", "or psvc promise add"],
    });
  await sayIntake(app, await captureAndJudge(app, app.prompter, project, flags.judge !== false));
}
