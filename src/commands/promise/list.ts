import type { Command } from "commander";
import type { App } from "../../app.ts";
import { fitStanding, fitWord } from "../../domain/fit.ts";
import { inOrder } from "../../domain/record.ts";
import { IMPORTANCES, JUDGED_FITS, SOURCES } from "../../domain/words.ts";
import { promiseJson } from "../../render/project-json.ts";
import { renderPromises } from "../../render/promise.ts";
import { findStanding } from "../find-project.ts";
import { optionalWord } from "../flags.ts";

const FITS = ["unassessed", ...JUDGED_FITS, "stale"] as const;

interface PromiseListFlags {
  readonly importance?: string;
  readonly fit?: string;
  readonly source?: string;
  readonly all?: boolean;
}

export function registerPromiseList(promise: Command, app: App): void {
  promise
    .command("list <project>")
    .description("what was promised, and how it stands today")
    .option("--importance <importance>", IMPORTANCES.join(", "))
    .option("--fit <fit>", FITS.join(", "))
    .option("--source <source>", SOURCES.join(", "))
    .option("--all", "dropped ones too")
    .action((project: string, flags: PromiseListFlags) => promiseList(app, project, flags));
}

export async function promiseList(app: App, slug: string, flags: PromiseListFlags): Promise<void> {
  const standing = await findStanding(app, slug);
  const importance = optionalWord("--importance", flags.importance, IMPORTANCES);
  const fit = optionalWord("--fit", flags.fit, FITS);
  const source = optionalWord("--source", flags.source, SOURCES);
  const entries = inOrder(standing.project.promises).filter(
    ([, promise]) =>
      (flags.all || !promise.dropped) &&
      (!importance || promise.importance === importance) &&
      (!source || promise.source === source) &&
      (!fit || fit === fitWord(promise) || fit === fitStanding(standing, promise).state),
  );
  app.answer({
    text: (style) => renderPromises(standing, entries, style),
    json: {
      kind: "promises",
      project: standing.project.slug,
      promises: entries.map((entry) => promiseJson(standing, entry)),
    },
  });
}
