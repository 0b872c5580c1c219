import type { Command } from "commander";
import type { App } from "../../app.ts";
import { pruneCapabilities } from "../../domain/capability/capability.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import type { Project } from "../../domain/model/project.ts";
import { PsvcError } from "../../errors.ts";
import type { CapabilityFile } from "../../exchange/catalogue/capabilities.ts";
import { standingsOf } from "../find/standings.ts";
import {
  type CapabilityFileFlags,
  keysOf,
  type NamedFile,
  readCapabilityFile,
  requireGoodRows,
  withCapabilityFileFlags,
  withRowsOf,
} from "./capability-file.ts";

export interface ReleaseFileFlags extends CapabilityFileFlags {
  readonly from?: string;
  readonly prune?: boolean;
  readonly product?: string;
}

/** A file that tells what a release of the product does. */
export function withReleaseFileFlags(command: Command): Command {
  return withCapabilityFileFlags(
    command
      .option("--product <name>", "whose catalogue; not needed where there is one")
      .option("--from <file>", "what the release does: CSV, XLSX or JSON; - is standard input"),
  ).option("--prune", "the file is the whole product: what is not in it is gone");
}

/** null where no file was named. Throws `usage` for flags that say how to read one all the same. */
export async function readReleaseFile(app: App, flags: ReleaseFileFlags): Promise<NamedFile | null> {
  if (flags.from !== undefined) {
    const keys = async (file: CapabilityFile) => keysOf(app, flags.product ?? file.product ?? undefined);
    return readCapabilityFile(app, flags.from, flags, keys);
  }
  const about = FILE_FLAGS.filter(([name]) => flags[name] !== undefined).map(([, flag]) => flag);
  if (about.length === 0) return null;
  throw new PsvcError({
    code: "usage",
    text: `${about.join(" and ")} ${about.length > 1 ? "are" : "is"} about a file, and no file is named.`,
    suggestion: "Name it with --from FILE.",
  });
}

const FILE_FLAGS = [
  ["map", "--map"],
  ["values", "--values"],
  ["format", "--format"],
  ["sheet", "--sheet"],
  ["header", "--header"],
  ["records", "--records"],
  ["skipBad", "--skip-bad"],
  ["askAgain", "--ask-again"],
  ["prune", "--prune"],
] as const;

/** The words of these flags again, for a command that goes on with the same file. */
export function fileFlagsAgain(flags: ReleaseFileFlags): readonly string[] {
  const { from, map = [], values = [], format, sheet, header, records, skipBad, prune } = flags;
  return [
    ...(from === undefined ? [] : ["--from", from]),
    ...map.flatMap((mapping) => ["--map", mapping]),
    ...values.flatMap((mapping) => ["--values", mapping]),
    ...(format === undefined ? [] : ["--format", format]),
    ...(sheet === undefined ? [] : ["--sheet", sheet]),
    ...(header === undefined ? [] : header === false ? ["--no-header"] : ["--header", header]),
    ...(records === undefined ? [] : ["--records", records]),
    ...(skipBad ? ["--skip-bad"] : []),
    ...(prune ? ["--prune"] : []),
  ];
}

/** Throws `bad-rows`; a whole list with rows that cannot be read, or with none, would take what they name for gone. */
export function requireWholeList(given: NamedFile, flags: ReleaseFileFlags): void {
  requireGoodRows(given, flags);
  const { bad, rows } = given.file;
  if (!flags.prune || (bad.length === 0 && rows.length > 0)) return;
  throw new PsvcError({
    code: "refused",
    what: "nothing is pruned",
    because: rows.length === 0 ? `${given.name} has no rows` : `${bad.length} rows of ${given.name} cannot be read`,
    instead: "mend the file, or leave out --prune and keep what is not in it",
  });
}

export function withRelease({ file }: NamedFile, catalogue: Catalogue, flags: ReleaseFileFlags): Catalogue {
  const merged = withRowsOf(file, catalogue);
  return flags.prune
    ? pruneCapabilities(
        merged,
        file.rows.map(({ key }) => key),
      )
    : merged;
}

/** The projects that are about one product; those that cannot be read are named on the side. */
export async function projectsOn(app: App, { product }: Catalogue): Promise<readonly Project[]> {
  const { standings, damaged } = await standingsOf(app);
  for (const { slug } of damaged) app.remark(`${slug} cannot be read and is not looked at: psvc doctor`);
  return standings.filter(({ catalogue }) => catalogue?.product === product).map(({ project }) => project);
}
