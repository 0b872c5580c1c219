import type { Command } from "commander";
import type { App } from "../../app.ts";
import { moveToRelease } from "../../domain/capability/capability.ts";
import { impactOf } from "../../domain/capability/release-impact.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import { PsvcError } from "../../errors.ts";
import { capabilityImportJson } from "../../render/capability/capability-import.ts";
import { renderRelease } from "../../render/capability/release.ts";
import { impactJson } from "../../render/capability/release-impact.ts";
import { requireCatalogue } from "../find/find-catalogue.ts";
import { requireYes } from "../flags/confirm.ts";
import { importSummary, type NamedFile } from "./capability-file.ts";
import {
  fileFlagsAgain,
  projectsOn,
  type ReleaseFileFlags,
  readReleaseFile,
  requireWholeList,
  withRelease,
  withReleaseFileFlags,
} from "./read-release.ts";

interface CapabilityReleaseFlags extends ReleaseFileFlags {
  readonly dryRun?: boolean;
}

export function registerCapabilityRelease(capability: Command, app: App): void {
  withReleaseFileFlags(
    capability
      .command("release <release>")
      .description("move the product to another release, and show what that does to what was promised"),
  )
    .option("--dry-run", "show what would happen, and write nothing")
    .action((release: string, flags: CapabilityReleaseFlags) => capabilityRelease(app, release, flags));
}

export async function capabilityRelease(app: App, typed: string, flags: CapabilityReleaseFlags): Promise<void> {
  const to = typed.trim();
  if (!to)
    throw new PsvcError({ code: "bad-value", what: "the release", value: typed, allowed: null, why: "it is empty" });
  const given = await readReleaseFile(app, flags);
  const catalogue = await requireCatalogue(app, flags.product ?? given?.file.product ?? undefined);
  if (given) requireWholeList(given, flags);
  const move = (current: Catalogue) => moveToRelease(given ? withRelease(given, current, flags) : current, to);
  const isDryRun = flags.dryRun ?? false;
  if (given && !isDryRun) await requireAgreement(app, catalogue, move, given, flags);
  const { before, after } = await moved(app, catalogue, move, isDryRun, given !== null);
  const imported = given && importSummary(given, before, after, isDryRun);
  if (given && !isDryRun) await given.keep();
  const impact = impactOf(await projectsOn(app, after), after, given && isDryRun ? before : null);
  const { product } = after;
  const about = { namesProduct: Boolean(flags.product), fileFlags: fileFlagsAgain(flags) };
  const answer = { product, from: before.release, to, isDryRun, imported, impact, ...about };
  app.answer({
    text: (style) => renderRelease(answer, style),
    json: {
      kind: "release",
      product,
      from: before.release,
      to,
      dryRun: isDryRun,
      import: imported && capabilityImportJson(imported),
      impact: impactJson(impact),
    },
  });
}

/** Shows what the file and the move do, and asks where somebody can be asked. Throws `cancelled` on a no. */
async function requireAgreement(
  app: App,
  before: Catalogue,
  move: (current: Catalogue) => Catalogue,
  given: NamedFile,
  flags: CapabilityReleaseFlags,
): Promise<void> {
  if (app.flags.yes || !app.prompter) return;
  const after = move(before);
  const preview = {
    product: after.product,
    from: before.release,
    to: after.release,
    isDryRun: false,
    isAsked: true,
    imported: importSummary(given, before, after, false),
    impact: impactOf(await projectsOn(app, after), after, before),
    namesProduct: Boolean(flags.product),
    fileFlags: fileFlagsAgain(flags),
  };
  await requireYes(app, "psvc capability release", renderRelease(preview, app.screen.style), "Move the product?");
}

async function moved(
  app: App,
  catalogue: Catalogue,
  move: (current: Catalogue) => Catalogue,
  isDryRun: boolean,
  isImport: boolean,
) {
  if (isDryRun) return { before: catalogue, after: move(catalogue) };
  if (isImport) await app.store.copies.backUp("capability-release", "automatic");
  let before = catalogue;
  const after = await app.store.changeCatalogue(catalogue.product, (current) => {
    before = current ?? catalogue;
    return move(before);
  });
  return { before, after };
}
