import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  CAPABILITY_FIELDS,
  catalogueDifferences,
  countByAvailability,
  findCapability,
  mergeCapabilities,
  moveToRelease,
  openCatalogue,
} from "../../domain/capability.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { PsvcError } from "../../errors.ts";
import type { CapabilityFile } from "../../exchange/capabilities.ts";
import { type CapabilityImport, capabilityImportJson, renderCapabilityImport } from "../../render/capability-import.ts";
import { type Target, writableCatalogue } from "../find-catalogue.ts";
import { collect, optionalWord } from "../flags.ts";

interface CapabilityImportFlags {
  readonly product?: string;
  readonly release?: string;
  readonly map?: readonly string[];
  readonly values?: readonly string[];
  readonly format?: string;
  readonly dryRun?: boolean;
  readonly skipBad?: boolean;
}

export function registerCapabilityImport(capability: Command, app: App): void {
  capability
    .command("import <file>")
    .description("add and update capabilities from a CSV or JSON file, or from - for standard input; deletes none")
    .option("--product <name>", "whose catalogue; not needed where there is one")
    .option("--release <release>", "the release that the file describes; needed for a new product")
    .option(
      "--map <field=Column>",
      `which column fills ${["key", ...CAPABILITY_FIELDS].join(", ")}; the second Title is Title#2 (repeatable)`,
      collect,
    )
    .option("--values <field:theirs=ours,...>", "what their words mean; * is anything else (repeatable)", collect)
    .option("--format <format>", "csv or json, where the file's name does not tell")
    .option("--dry-run", "show what would happen, and write nothing")
    .option("--skip-bad", "take the good rows and list the others")
    .action((file: string, flags: CapabilityImportFlags) => capabilityImport(app, file, flags));
}

export async function capabilityImport(app: App, path: string, flags: CapabilityImportFlags): Promise<void> {
  const format = optionalWord("--format", flags.format, ["csv", "json"]);
  const { readCapabilities } = await import("../../exchange/capabilities.ts");
  const name = path === "-" ? "standard input" : path;
  const options = { map: flags.map ?? [], values: flags.values ?? [], format };
  const file = readCapabilities(await app.read(path), name, options);
  const target = await writableCatalogue(app, whereTo(file, flags), []);
  if (file.bad.length > 0 && !flags.skipBad)
    throw new PsvcError({
      code: "bad-rows",
      file: name,
      rows: file.bad,
      good: file.rows.length,
      instead: "Mend the rows, map the values with --values, or take the good ones with --skip-bad.",
    });
  const release = flags.release?.trim() || undefined;
  const merge = (current: Catalogue | null): Catalogue => {
    const opened = openCatalogue(current, target.product, release ?? file.release ?? undefined);
    const merged = mergeCapabilities(opened, file.rows, file.assumed ?? "available");
    return release ? moveToRelease(merged, release) : merged;
  };
  const { before, after } = await merged(app, target, merge, flags.dryRun ?? false);
  const answer = summary(name, file, before, after, flags.dryRun ?? false);
  app.answer({
    text: (style) => renderCapabilityImport(answer, style),
    json: { kind: "import", import: capabilityImportJson(answer) },
  });
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

function summary(
  name: string,
  file: CapabilityFile,
  before: Catalogue | null,
  after: Catalogue,
  isDryRun: boolean,
): CapabilityImport {
  const keys = file.rows.map(({ key }) => key);
  const now = keys.map((key) => findCapability(after, key));
  return {
    file: name,
    product: after.product,
    release: after.release,
    releaseBefore: before?.release ?? null,
    isDryRun,
    differences: catalogueDifferences(before, after, keys),
    availability: countByAvailability(now),
    assumed: file.assumed,
    columns: file.columns,
    unused: file.unused,
    skipped: file.bad,
    stripped: file.stripped,
    first: now.slice(0, 5),
  };
}
