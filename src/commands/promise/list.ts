import type { Command } from "commander";
import type { App } from "../../app.ts";
import { firstStep } from "../../domain/next/next-steps.ts";
import { type Condition, condition, FITS, promisesWhere } from "../../domain/promise/filter-promises.ts";
import { listWithNextStep } from "../../render/next/with-next-step.ts";
import { damagedJson, damagedLines, problemWords } from "../../render/problem/problem.ts";
import { promiseJson } from "../../render/promise/promise-json.ts";
import { renderPromises, renderPromisesOfAll } from "../../render/promise/promises.ts";
import { findStanding } from "../find/find-project.ts";
import { oneOrAll } from "../find/owed-by.ts";
import { collect } from "../flags/flags.ts";
import { conditionsOf, type SelectionFlags, withSelectionFlags } from "./selection-flags.ts";

interface PromiseListFlags extends SelectionFlags {
  readonly fit?: readonly string[];
  readonly all?: boolean;
}

export function registerPromiseList(promise: Command, app: App): void {
  withSelectionFlags(
    promise
      .command("list [project]")
      .description("what was promised, and how it stands today: of one project, or of all under way or live"),
  )
    .option("--fit <fit>", `${FITS.join(", ")} (repeatable)`, collect)
    .option("--all", "dropped ones too")
    .action((project: string | undefined, flags: PromiseListFlags) => promiseList(app, project, flags));
}

export async function promiseList(app: App, slug: string | undefined, flags: PromiseListFlags): Promise<void> {
  const fits = (flags.fit ?? []).map((value) => condition("--fit", "fit", value));
  const conditions = [...conditionsOf(flags), ...fits];
  if (slug === undefined) return promisesOfAll(app, conditions, flags);
  const standing = await findStanding(app, slug);
  const entries = promisesWhere(standing, conditions, flags.all);
  app.answer({
    text: (style) => listWithNextStep(renderPromises(standing, entries, style), firstStep(standing), style),
    json: {
      kind: "promises",
      project: standing.project.slug,
      promises: entries.map((entry) => promiseJson(standing, entry)),
    },
  });
}

async function promisesOfAll(app: App, conditions: readonly Condition[], flags: PromiseListFlags): Promise<void> {
  const { standings, damaged } = await oneOrAll(app, undefined);
  const rows = standings.flatMap((standing) =>
    promisesWhere(standing, conditions, flags.all).map((entry) => ({ standing, entry })),
  );
  if (app.screen.style.layout === "tabs") for (const { problem } of damaged) app.remark(problemWords(problem).message);
  app.answer({
    text: (style) => {
      const list = renderPromisesOfAll(rows, style);
      return style.layout === "tabs" ? list : [list, ...damagedLines(damaged, style)].join("\n");
    },
    json: {
      kind: "promises",
      project: null,
      promises: rows.map(({ standing, entry }) => ({
        ...promiseJson(standing, entry),
        project: standing.project.slug,
      })),
      damaged: damagedJson(damaged),
    },
  });
}
