import type { Command } from "commander";
import type { App } from "../../app.ts";
import { moveToRelease, openCatalogue } from "../../domain/capability/capability.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import type { CapabilityFile } from "../../exchange/catalogue/capabilities.ts";
import {
  type CapabilityImport,
  capabilityImportJson,
  renderCapabilityImport,
} from "../../render/capability/capability-import.ts";
import { type Target, writableCatalogue } from "../find/find-catalogue.ts";
import { requireYes } from "../flags/confirm.ts";
import {
  type CapabilityFileFlags,
  importSummary,
  keysOf,
  readCapabilityFile,
  requireGoodRows,
  withCapabilityFileFlags,
  withRowsOf,
} from "./capability-file.ts";

interface CapabilityImportFlags extends CapabilityFileFlags {
  readonly product?: string;
  readonly release?: string;
  readonly dryRun?: boolean;
}

export function registerCapabilityImport(capability: Command, app: App): void {
  withCapabilityFileFlags(
    capability
      .command("import <file>")
      .description("add and update capabilities from CSV, XLSX or JSON; - is standard input; deletes none")
      .option("--product <name>", "whose catalogue; not needed where there is one")
      .option("--release <release>", "the release that the file describes; needed for a new product"),
  )
    .option("--dry-run", "show what would happen, and write nothing")
    .action((file: string, flags: CapabilityImportFlags) => capabilityImport(app, file, flags));
}

export async function capabilityImport(app: App, path: string, flags: CapabilityImportFlags): Promise<void> {
  const given = await readCapabilityFile(app, path, flags, async (file) => keysOf(app, whereTo(file, flags).product));
  const { file } = given;
  const target = await writableCatalogue(app, whereTo(file, flags), []);
  requireGoodRows(given, flags);
  const release = flags.release?.trim() || undefined;
  const merge = (current: Catalogue | null): Catalogue => {
    const merged = withRowsOf(file, openCatalogue(current, target.product, release ?? file.release ?? undefined));
    return release ? moveToRelease(merged, release) : merged;
  };
  const wasShown =
    !flags.dryRun && (await isAgreed(app, importSummary(given, target.catalogue, merge(target.catalogue), false)));
  const { before, after } = await merged(app, target, merge, flags.dryRun ?? false);
  const summary = importSummary(given, before, after, flags.dryRun ?? false);
  const answer = wasShown ? { ...summary, shown: "already" as const } : summary;
  if (!flags.dryRun) await given.keep();
  app.answer({
    text: (style) => renderCapabilityImport(answer, style),
    json: { kind: "import", import: capabilityImportJson(answer) },
  });
}

/** Whether it was shown and agreed to; nothing is asked where nothing changes. Throws `cancelled` on a no. */
async function isAgreed(app: App, planned: CapabilityImport): Promise<boolean> {
  const { added, changed } = planned.differences;
  if (added.length + changed.length === 0 || app.flags.yes || !app.prompter) return false;
  const preview = renderCapabilityImport({ ...planned, shown: "before" }, app.screen.style);
  await requireYes(app, "psvc capability import", preview, "Import these?");
  return true;
}

/** A list that psvc printed says whose it is; flags overrule it. */
function whereTo(file: CapabilityFile, flags: CapabilityImportFlags) {
  return { product: flags.product ?? file.product ?? undefined, release: flags.release ?? file.release ?? undefined };
}

async function merged(app: App, target: Target, merge: (current: Catalogue | null) => Catalogue, isDryRun: boolean) {
  if (isDryRun) return { before: target.catalogue, after: merge(target.catalogue) };
  let before: Catalogue | null = null;
  if (await app.store.exists()) await app.store.copies.backUp("capability-import", "automatic");
  const after = await app.store.changeCatalogue(target.product, (current) => {
    before = current;
    return merge(current);
  });
  return { before: before as Catalogue | null, after };
}
