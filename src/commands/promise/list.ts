import type { Command } from "commander";
import type { App } from "../../app.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { condition, FITS, promisesWhere } from "../../domain/promise/filter-promises.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { renderPromises } from "../../render/promise/promises.ts";
import { findStanding } from "../find/find-project.ts";
import { collect } from "../flags/flags.ts";
import { conditionsOf, type SelectionFlags, withSelectionFlags } from "./selection-flags.ts";

interface PromiseListFlags extends SelectionFlags {
  readonly fit?: readonly string[];
  readonly all?: boolean;
}

export function registerPromiseList(promise: Command, app: App): void {
  withSelectionFlags(promise.command("list <project>").description("what was promised, and how it stands today"))
    .option("--fit <fit>", `${FITS.join(", ")} (repeatable)`, collect)
    .option("--all", "dropped ones too")
    .action((project: string, flags: PromiseListFlags) => promiseList(app, project, flags));
}

export async function promiseList(app: App, slug: string, flags: PromiseListFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const fits = (flags.fit ?? []).map((value) => condition("--fit", "fit", value));
  const entries = promisesWhere(standing, [...conditionsOf(flags), ...fits], flags.all);
  app.answer({
    text: (style) => listWithNextStep(renderPromises(standing, entries, style), firstStep(standing), style),
    json: {
      kind: "promises",
      project: standing.project.slug,
      promises: entries.map((entry) => promiseJson(standing, entry)),
    },
  });
}
