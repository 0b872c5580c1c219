import type { Command } from "commander";
import type { App } from "../../app.ts";
import { getRecord, type Key } from "../../domain/model/record.ts";
import type { Standing } from "../../domain/model/standing.ts";
import type { DecisionInput } from "../../domain/people/customer-decision.ts";
import { requireAll } from "../../domain/promise/change-promises.ts";
import { editPromises } from "../../domain/promise/edit-promises.ts";
import { promisesWhere } from "../../domain/promise/filter-promises.ts";
import { editPromise, type PromiseFacts } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { renderPromise } from "../../render/promise/promises.ts";
import { findProjectWithStanding, findPromise, findStanding, standingOf } from "../find/find-project.ts";
import { type DecisionFlags, givenDecision, withDecisionFlags } from "../flags/decision-flags.ts";
import { type PromiseFlags, promiseFacts, withPromiseFlags } from "../flags/promise-flags.ts";
import { changeManyPromises } from "./change-many.ts";
import { conditionsOf, withWhereFlag } from "./selection-flags.ts";

interface PromiseEditFlags extends PromiseFlags, DecisionFlags {
  readonly where?: readonly string[];
  readonly dryRun?: boolean;
}

export function registerPromiseEdit(promise: Command, app: App): void {
  withDecisionFlags(
    withPromiseFlags(
      withWhereFlag(
        promise
          .command("edit <project> [promise]")
          .description(
            "change what was recorded, of one promise or of all --where; lowering a must once the scope is agreed " +
              "is for the customer to decide",
          ),
      ).option("--statement <text>", "in the customer's words"),
    ),
  )
    .option("--dry-run", "show what would change, and write nothing")
    .action((project: string, id: string | undefined, flags: PromiseEditFlags) => promiseEdit(app, project, id, flags));
}

export async function promiseEdit(
  app: App,
  slug: string,
  id: string | undefined,
  flags: PromiseEditFlags,
): Promise<void> {
  const changes = promiseFacts(app, flags);
  const decision = givenDecision(app, flags);
  const missing = [
    ...(id === undefined && flags.where === undefined ? ["a promise (P1) or --where"] : []),
    ...(Object.keys(changes).length === 0 ? ["what to change"] : []),
  ];
  if (missing.length > 0) throw new PsvcError({ code: "missing-flags", flags: missing, command: "psvc promise edit" });
  if (id === undefined) return editWhere(app, slug, flags, changes, decision);
  if (flags.where !== undefined) throw wrongTogether(`${id} and --where both say which promises.`);
  if (!flags.dryRun) return editOne(app, slug, id, changes, decision);
  const standing = await findStanding(app, slug);
  await editAll(app, standing, [findPromise(standing.project, id)[0]], changes, decision, true);
}

async function editOne(
  app: App,
  slug: string,
  id: string,
  changes: Partial<PromiseFacts>,
  decision: DecisionInput,
): Promise<void> {
  const project = await findProjectWithStanding(app, slug);
  const [key] = findPromise(project, id);
  const changed = await app.store.change(project.slug, (before) =>
    editPromise(before, key, changes, decision, app.moment),
  );
  const standing = await standingOf(app, changed);
  app.answer({
    text: (style) => renderPromise(standing, [key, getRecord(changed.promises, key)], style),
    json: { kind: "promise", promise: promiseJson(standing, [key, getRecord(changed.promises, key)]) },
  });
}

async function editWhere(
  app: App,
  slug: string,
  flags: PromiseEditFlags,
  changes: Partial<PromiseFacts>,
  decision: DecisionInput,
): Promise<void> {
  if (changes.statement !== undefined) throw wrongTogether("Many promises cannot be given one statement.");
  const standing = await findStanding(app, slug);
  const keys = promisesWhere(standing, conditionsOf({ where: flags.where })).map(([key]) => key);
  if (keys.length === 0)
    throw new PsvcError({
      code: "refused",
      what: "nothing to change",
      because: "no promise meets all of --where",
      instead: `see them: psvc promise list ${standing.project.slug}`,
    });
  await editAll(app, standing, keys, changes, decision, flags.dryRun === true);
}

async function editAll(
  app: App,
  standing: Standing,
  keys: readonly Key[],
  changes: Partial<PromiseFacts>,
  decision: DecisionInput,
  isDryRun: boolean,
): Promise<void> {
  const count = `${keys.length} promise${keys.length === 1 ? "" : "s"}`;
  await changeManyPromises(app, standing, {
    doing: `Changing ${count}`,
    question: "Change them like this?",
    keys,
    change: (project) => requireAll(editPromises(project, keys, changes, decision, app.moment), "changes", keys.length),
    isDryRun,
  });
}

function wrongTogether(text: string): PsvcError {
  return new PsvcError({ code: "usage", text, suggestion: "Leave out one of the two." });
}
