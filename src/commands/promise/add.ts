import type { Command } from "commander";
import type { App } from "../../app.ts";
import { getRecord } from "../../domain/model/record.ts";
import { JUDGED_FITS, MEANS } from "../../domain/model/vocabulary.ts";
import { assessPromise } from "../../domain/promise/assess-promise.ts";
import { addPromise, PROMISE_DEFAULTS } from "../../domain/promise/promise.ts";
import { PsvcError } from "../../errors.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { renderPromise } from "../../render/promise/promises.ts";
import { findProject, standingOf } from "../find/find-project.ts";
import { optionalName } from "../find/known-person.ts";
import { collect, optionalWord } from "../flags/flags.ts";
import { type PromiseFlags, promiseFacts, withPromiseFlags } from "../flags/promise-flags.ts";

interface PromiseAddFlags extends PromiseFlags {
  readonly capability?: readonly string[];
  readonly fit?: string;
  readonly means?: string;
}

export function registerPromiseAdd(promise: Command, app: App): void {
  withPromiseFlags(
    promise
      .command("add <project> [statement]")
      .description("record one thing that was promised, in the customer's words")
      .option("--statement <text>", "the same, as a flag"),
  )
    .option("--capability <key>", "the capability it rests on; sets the fit (repeatable)", collect)
    .option("--fit <fit>", `judge it by hand: ${JUDGED_FITS.join(", ")}`)
    .option("--means <means>", `with fit: ${MEANS.join(", ")}`)
    .action((project: string, statement: string | undefined, flags: PromiseAddFlags) =>
      promiseAdd(app, project, statement, flags),
    );
}

export async function promiseAdd(
  app: App,
  slug: string,
  statement: string | undefined,
  flags: PromiseAddFlags,
): Promise<void> {
  const project = await findProject(app, slug);
  const said =
    statement ??
    flags.statement ??
    (await app.prompter?.text({ message: "What was promised, in the customer's words?" }));
  if (!said?.trim())
    throw new PsvcError({ code: "missing-flags", flags: ["--statement"], command: "psvc promise add" });
  const heardBy = await optionalName(app, project, flags.heardBy);
  const given = promiseFacts(app, { ...flags, ...(heardBy === undefined ? {} : { heardBy }) });
  const facts = { ...PROMISE_DEFAULTS, ...given, statement: said };
  const judgement = {
    capabilities: flags.capability,
    fit: optionalWord("--fit", flags.fit, JUDGED_FITS),
    means: optionalWord("--means", flags.means, MEANS),
  };
  const judged = flags.capability !== undefined || flags.fit !== undefined;
  const before = await standingOf(app, project);
  let key = "";
  const changed = await app.store.change(project.slug, (now) => {
    const added = addPromise(now, facts, app.moment);
    key = added.key;
    return judged
      ? withoutReasons(() => assessPromise({ ...before, project: added.project }, key, judgement, app.moment).project)
      : added.project;
  });
  const standing = { ...before, project: changed };
  app.answer({
    text: (style) => renderPromise(standing, [key, getRecord(changed.promises, key)], style),
    json: { kind: "promise", promise: promiseJson(standing, [key, getRecord(changed.promises, key)]) },
  });
}

/** A reason for a fit is given where promises are assessed: `--evidence` here is where the promise can be read. */
function withoutReasons<T>(assess: () => T): T {
  try {
    return assess();
  } catch (error) {
    if (!(error instanceof PsvcError) || error.problem.code !== "needs") throw error;
    throw new PsvcError({
      code: "usage",
      text: `This fit needs a reason: ${error.problem.because}. Nothing was added.`,
      suggestion: "Leave out --fit, then give the reason with psvc promise assess --fit --why",
    });
  }
}
