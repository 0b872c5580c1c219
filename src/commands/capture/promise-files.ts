import type { App } from "../../app.ts";
import type { Project } from "../../domain/model/project.ts";
import { addPromises, type PromiseFacts } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { readPromises } from "../../prompts/promises-from-text.ts";
import { visible } from "../../render/layout/escape-control-characters.ts";
import { count } from "../../render/layout/section.ts";
import { openUserSheet, readUserText, userFileName } from "../find/user-text.ts";
import { requireYes } from "../flags/confirm.ts";
import { importPromiseList } from "./import-list.ts";

/** Whether the file is a table, with columns to find, and not one promise a line. */
export function isTable(path: string): boolean {
  return /\.(csv|tsv|xlsx)$/i.test(path);
}

/** Promises of a text, one a line, or of a JSON list. Throws `unreadable-file` where there is none. */
export async function readPromiseFile(app: App, path: string): Promise<readonly PromiseFacts[]> {
  const file = userFileName(path);
  const promises = readPromises(await readUserText(app, path), file);
  if (promises.length > 0) return promises;
  throw new PsvcError({
    code: "unreadable-file",
    file,
    why: "there is no promise in it",
    instead: "Write one a line, or a JSON list.",
  });
}

/** A file of promises that can be taken: its text is read already, null for a table. */
export interface ReadyPromiseFile {
  readonly path: string;
  readonly promises: readonly PromiseFacts[] | null;
}

/**
 * Reads every text once, and throws for any file what taking it would throw, before the first is written. Where
 * somebody can be asked what a table means, only the table's bytes are checked.
 */
export async function readyPromiseFiles(
  app: App,
  project: Project,
  paths: readonly string[],
): Promise<readonly ReadyPromiseFile[]> {
  const ready: ReadyPromiseFile[] = [];
  for (const [index, path] of paths.entries()) {
    const table = isTable(path);
    if (table && index > 0 && app.prompter) await checkPromiseTable(app, path);
    else if (table && index > 0) await importPromiseList(withoutRemarks(app), project, path, { dryRun: true });
    ready.push({ path, promises: table ? null : await readPromiseFile(app, path) });
  }
  return ready;
}

/** More promises of a text than these are shown and asked about: a file that is no list has hundreds of lines. */
const MOST_UNASKED = 30;
const SHOWN = 5;

/** Shows the promises of texts and asks, where there are many. Throws like `requireYes`. */
export async function confirmMany(
  app: App,
  command: string,
  file: string,
  promises: readonly PromiseFacts[],
): Promise<void> {
  if (promises.length <= MOST_UNASKED) return;
  const first = promises.slice(0, SHOWN).map(({ statement }) => `  ${visible(statement.slice(0, LONGEST_SHOWN))}`);
  const rest = `  and ${promises.length - SHOWN} more`;
  const preview = [`${visible(file)} has ${promises.length} promises, one a line:`, ...first, rest].join("\n");
  await requireYes(
    app,
    `${command} with ${promises.length} promises`,
    preview,
    `Add these ${promises.length} promises?`,
  );
}

/** In characters, of a line in a preview. */
const LONGEST_SHOWN = 100;

/** Throws `unreadable-file` for a file that is no table. */
export async function checkPromiseTable(app: App, path: string): Promise<void> {
  const { PROMISE_HEADINGS } = await import("../../exchange/promises/promise-names.ts");
  const options = { records: "promises", headings: PROMISE_HEADINGS };
  await openUserSheet(withoutRemarks(app), await app.read(path), userFileName(path), options);
}

/** What a check would say is said when the file is taken. */
function withoutRemarks(app: App): App {
  return { ...app, remark: () => {} };
}

/** Adds what the file holds, and says in a line what came of it. */
export async function takePromiseFile(
  app: App,
  project: Project,
  { path, promises }: ReadyPromiseFile,
): Promise<Project> {
  if (promises === null) {
    const { done, read } = await importPromiseList(app, project, path, {});
    const { added, changed, unchanged } = done;
    app.remark(
      `${visible(path)}: ${count(read.rows.length, "row")}, ${added.length} new, ${changed.length} changed, ` +
        `${unchanged.length} known${read.leftOut.length > 0 ? `, ${read.leftOut.length} left out` : ""}.`,
    );
    return done.project;
  }
  const changed = await app.store.change(project.slug, (before) => addPromises(before, promises, app.moment).project);
  app.remark(`${count(promises.length, "promise")} added.`);
  return changed;
}
