import type { Command } from "commander";
import type { App } from "../../app.ts";
import { getRecord } from "../../domain/model/record.ts";
import { editPromise } from "../../domain/promise/promise.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { renderPromise } from "../../render/promise/promises.ts";
import { findProjectWithStanding, findPromise, standingOf } from "../find/find-project.ts";

interface PromiseConfirmFlags {
  readonly heardBy?: string;
  readonly evidence?: string;
}

export function registerPromiseConfirm(promise: Command, app: App): void {
  promise
    .command("confirm <project> <promise>")
    .description("a rumour turned out to be a promise: from now on it counts")
    .option("--heard-by <person>", "who at the customer expects it")
    .option("--evidence <where>", "a path, URL or page where it can be read")
    .action((project: string, id: string, flags: PromiseConfirmFlags) => promiseConfirm(app, project, id, flags));
}

export async function promiseConfirm(app: App, slug: string, id: string, flags: PromiseConfirmFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const [key] = findPromise(project, id);
  const changed = await app.store.change(project.slug, (before) =>
    editPromise(before, key, { ...flags, confirmed: true }, {}, app.moment),
  );
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => renderPromise(standing, [key, getRecord(changed.promises, key)], style),
    json: { kind: "promise", promise: promiseJson(standing, [key, getRecord(changed.promises, key)]) },
  });
}
