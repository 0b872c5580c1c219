import type { Command } from "commander";
import type { App } from "../../app.ts";
import { PsvcError } from "../../errors.ts";
import { captureAndJudge, formatIntake } from "../capture/capture-and-assess.ts";
import { confirmMany, readyPromiseFiles, takePromiseFile } from "../capture/promise-files.ts";
import { findProjectWithStanding } from "../find/find-project.ts";
import { userFileName } from "../find/user-text.ts";

interface IntakeFlags {
  readonly promises?: string;
  readonly judge?: boolean;
}

export function registerIntake(program: Command, app: App): void {
  program
    .command("intake <project> [files...]")
    .summary("more promises, by file")
    .description("more promises: by prompt, or from files: CSV, XLSX, JSON, or text with one a line")
    .option("--promises <file>", "the same as a file; - reads stdin")
    .option("--no-judge", "do not ask to judge them now")
    .action((project: string, files: readonly string[], flags: IntakeFlags) => intake(app, project, files, flags));
}

export async function intake(app: App, slug: string, files: readonly string[], flags: IntakeFlags): Promise<void> {
  let project = await findProjectWithStanding(app, slug);
  const all = [...files, ...(flags.promises === undefined ? [] : [flags.promises])];
  const ready = await readyPromiseFiles(app, project, all);
  for (const { path, promises } of ready) await confirmMany(app, "psvc intake", userFileName(path), promises ?? []);
  for (const file of ready) project = await takePromiseFile(app, project, file);
  if (all.length > 0) return formatIntake(app, project);
  if (!app.prompter)
    throw new PsvcError({
      code: "no-terminal",
      what: "psvc intake",
      flags: ["--promises FILE", "or psvc promise add"],
    });
  await formatIntake(app, await captureAndJudge(app, app.prompter, project, flags.judge !== false));
}
