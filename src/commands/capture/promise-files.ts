import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { addPromises, type PromiseFacts } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { readPromises } from "../../prompts/promises-from-text.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { count } from "../../render/layout/section.ts";
import { readUserText } from "../find/user-text.ts";
import { importPromiseList } from "./import-list.ts";

/** Whether the file is a table, with columns to find, and not one promise a line. */
export function isTable(path: string): boolean {
  return /\.(csv|tsv|xlsx)$/i.test(path);
}

/** Promises of a text, one a line, or of a JSON list. Throws `unreadable-file` where there is none. */
export async function readPromiseFile(app: App, path: string): Promise<readonly PromiseFacts[]> {
  const promises = readPromises(await readUserText(app, path), path);
  if (promises.length > 0) return promises;
  throw new PsvcError({
    code: "unreadable-file",
    file: path,
    why: "there is no promise in it",
    instead: "Write one a line, or a JSON list.",
  });
}

/** Throws what taking the file would throw, before the file in front of it is written. Standard input is read once. */
export async function checkPromiseFile(app: App, project: Project, path: string): Promise<void> {
  if (path === "-") return;
  if (isTable(path)) await importPromiseList(app, project, path, { dryRun: true });
  else await readPromiseFile(app, path);
}

/** Adds what the file holds, and says in a line what came of it. */
export async function takePromiseFile(app: App, project: Project, path: string): Promise<Project> {
  if (isTable(path)) {
    const { done, read } = await importPromiseList(app, project, path, {});
    const { added, changed, unchanged } = done;
    app.remark(
      `${visible(path)}: ${count(read.rows.length, "row")}, ${added.length} new, ${changed.length} changed, ` +
        `${unchanged.length} known.`,
    );
    return done.project;
  }
  const promises = await readPromiseFile(app, path);
  const changed = await app.store.change(project.slug, (before) => addPromises(before, promises, app.moment).project);
  app.remark(`${count(promises.length, "promise")} added.`);
  return changed;
}
