import type { Command } from "commander";
import type { App } from "../../app.ts";
import { editPromise } from "../../domain/promise.ts";
import { at } from "../../domain/record.ts";
import { PsvcError } from "../../errors.ts";
import { promiseJson } from "../../render/project-json.ts";
import { renderPromise } from "../../render/promise.ts";
import { type DecisionFlags, givenDecision, withDecisionFlags } from "../decision-flags.ts";
import { findProject, findPromise, standingOf } from "../find-project.ts";
import { type PromiseFlags, promiseFacts, withPromiseFlags } from "../promise-flags.ts";

export function registerPromiseEdit(promise: Command, app: App): void {
  withDecisionFlags(
    withPromiseFlags(
      promise
        .command("edit <project> <promise>")
        .description("change what was recorded; lowering a must once the scope is agreed is for the customer to decide")
        .option("--statement <text>", "in the customer's words"),
    ),
  ).action((project: string, id: string, flags: PromiseFlags & DecisionFlags) => promiseEdit(app, project, id, flags));
}

export async function promiseEdit(
  app: App,
  slug: string,
  id: string,
  flags: PromiseFlags & DecisionFlags,
): Promise<void> {
  const project = await findProject(app, slug);
  const [key] = findPromise(project, id);
  const changes = promiseFacts(app, flags);
  const decision = givenDecision(app, flags);
  if (Object.keys(changes).length === 0)
    throw new PsvcError({ code: "missing-flags", flags: ["what to change"], command: "psvc promise edit" });
  const changed = await app.store.change(project.slug, (before) =>
    editPromise(before, key, changes, decision, app.moment),
  );
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => renderPromise(standing, [key, at(changed.promises, key)], style),
    json: { kind: "promise", promise: promiseJson(standing, [key, at(changed.promises, key)]) },
  });
}
