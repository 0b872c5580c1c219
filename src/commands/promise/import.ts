import type { Command } from "commander";
import type { App } from "../../app.ts";
import { promiseImportJson, renderPromiseImport } from "../../render/promise/import-promises.ts";
import { importPromiseList } from "../capture/import-list.ts";
import { type PromiseListFlags, withPromiseListFlags } from "../capture/list-flags.ts";
import { findProject } from "../find/find-project.ts";

export function registerPromiseImport(promise: Command, app: App): void {
  withPromiseListFlags(
    promise
      .command("import <project> <file>")
      .description("a list of requirements, or the answers given to one: CSV, TSV, XLSX, JSON; - is standard input"),
  ).action((project: string, file: string, flags: PromiseListFlags) => promiseImport(app, project, file, flags));
}

export async function promiseImport(app: App, slug: string, file: string, flags: PromiseListFlags): Promise<void> {
  const answer = await importPromiseList(app, await findProject(app, slug), file, flags);
  app.answer({
    text: (style) => renderPromiseImport(answer, style),
    json: { kind: "import", import: promiseImportJson(answer) },
  });
}
