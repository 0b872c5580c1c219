import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  CAPABILITY_FIELDS,
  catalogueDifferences,
  countByAvailability,
  findCapability,
  mergeCapabilities,
} from "../../domain/capability/capability.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import { PsvcError } from "../../errors.ts";
import type { CapabilityFile } from "../../exchange/catalogue/capabilities.ts";
import { SHEET_FORMATS } from "../../exchange/sheet/formats.ts";
import type { CapabilityImport } from "../../render/capability/capability-import.ts";
import { openUserSheet, userFileName } from "../find/user-text.ts";
import { collect, headerFlag, optionalWord } from "../flags/flags.ts";

export interface CapabilityFileFlags {
  readonly map?: readonly string[];
  readonly values?: readonly string[];
  readonly format?: string;
  readonly sheet?: string;
  readonly header?: string | false;
  readonly records?: string;
  readonly skipBad?: boolean;
}

/** How a file of capabilities is to be read, for every command that takes one. */
export function withCapabilityFileFlags(command: Command): Command {
  return command
    .option(
      "--map <field=Column>",
      `which column fills ${["key", ...CAPABILITY_FIELDS].join(", ")}; the second Title is Title#2 (repeatable)`,
      collect,
    )
    .option("--values <field:theirs=ours,...>", "what their words mean; * is anything else (repeatable)", collect)
    .option("--records <path>", "where the list is in a JSON document: data.items")
    .option("--format <format>", `${SHEET_FORMATS.join(", ")}, where the file does not tell`)
    .option("--sheet <name>", "the sheet of a spreadsheet")
    .option("--header <line>", "the line of the header, where psvc does not find it")
    .option("--no-header", "the first row is data: columns are Column 1, Column 2, ...")
    .option("--skip-bad", "take the good rows and list the others");
}

/** A file of capabilities, under the name that people know it by. */
export interface NamedFile {
  readonly name: string;
  readonly file: CapabilityFile;
}

export async function readCapabilityFile(app: App, path: string, flags: CapabilityFileFlags): Promise<NamedFile> {
  const format = optionalWord("--format", flags.format, SHEET_FORMATS);
  const { CAPABILITY_HEADINGS, readCapabilities } = await import("../../exchange/catalogue/capabilities.ts");
  const name = userFileName(path);
  const wanted = {
    records: "capabilities",
    headings: CAPABILITY_HEADINGS,
    format,
    sheet: flags.sheet,
    header: headerFlag(flags.header),
    path: flags.records,
  };
  const opened = await openUserSheet(app, await app.read(path), name, wanted);
  const { sheet } = opened;
  if (sheet && sheet.others.length > 0)
    app.remark(`${name} is read from its sheet ${sheet.name}; with --sheet also ${sheet.others.join(", ")}.`);
  return { name, file: readCapabilities(opened, { map: flags.map ?? [], values: flags.values ?? [] }) };
}

/** Throws `bad-rows` unless they are to be skipped. */
export function requireGoodRows({ name, file }: NamedFile, flags: CapabilityFileFlags): void {
  if (file.bad.length === 0 || flags.skipBad) return;
  throw new PsvcError({
    code: "bad-rows",
    file: name,
    rows: file.bad,
    good: file.rows.length,
    instead: "Mend the rows, map the values with --values, or take the good ones with --skip-bad.",
  });
}

export function withRowsOf(file: CapabilityFile, catalogue: Catalogue): Catalogue {
  return mergeCapabilities(catalogue, file.rows, file.assumed ?? "available");
}

export function importSummary(
  { name, file }: NamedFile,
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
