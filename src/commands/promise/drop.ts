import type { Command } from "commander";
import type { App } from "../../app.ts";
import { getRecord } from "../../domain/model/record.ts";
import { dropPromise } from "../../domain/promise/promise.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { renderPromise } from "../../render/promise/promises.ts";
import { findProjectWithStanding, findPromise, standingOf } from "../find/find-project.ts";
import { type DecisionFlags, givenDecision, withDecisionFlags } from "../flags/decision-flags.ts";

interface PromiseDropFlags extends DecisionFlags {
  readonly why?: string;
  readonly duplicateOf?: string;
}

export function registerPromiseDrop(promise: Command, app: App): void {
  withDecisionFlags(
    promise
      .command("drop <project> <promise>")
      .description("take it out of the ledger; it stays on record with its reason")
      .option("--why <text>", "the reason")
      .option("--duplicate-of <promise>", "the promise that says the same"),
  ).action((project: string, id: string, flags: PromiseDropFlags) => promiseDrop(app, project, id, flags));
}

export async function promiseDrop(app: App, slug: string, id: string, flags: PromiseDropFlags): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const [key] = findPromise(project, id);
  const duplicateOf = flags.duplicateOf ? findPromise(project, flags.duplicateOf)[0] : null;
  const why = flags.why ?? (flags.duplicateOf ? `says the same as ${flags.duplicateOf.toUpperCase()}` : "");
  const given = { ...givenDecision(app, flags), why, duplicateOf };
  const changed = await app.store.change(project.slug, (before) => dropPromise(before, key, given, app.moment));
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => renderPromise(standing, [key, getRecord(changed.promises, key)], style),
    json: { kind: "promise", promise: promiseJson(standing, [key, getRecord(changed.promises, key)]) },
  });
}
