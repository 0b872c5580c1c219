import type { Command } from "commander";
import type { App } from "../../app.ts";
import {
  CAPABILITY_FIELDS,
  catalogueDifferences,
  countByAvailability,
  findCapability,
  mergeCapabilities,
} from "../../domain/capability/capability.ts";
import { answersAsFlags } from "../../domain/config/file-answers.ts";
import type { Catalogue } from "../../domain/model/catalogue.ts";
import { type BadRow, PsvcError } from "../../errors.ts";
import type { CapabilityFile } from "../../exchange/catalogue/capabilities.ts";
import { SHEET_FORMATS } from "../../exchange/sheet/formats.ts";
import { escapeWord } from "../../exchange/sheet/values.ts";
import {
  askAvailability,
  askEditions,
  askNameColumn,
  askUnsaidAvailability,
  type EditionsAnswer,
} from "../../prompts/ask-list.ts";
import type { CapabilityImport } from "../../render/capability/capability-import.ts";
import { shellWord } from "../../render/layout/sentence.ts";
import type { Prompter } from "../../terminal/prompter.ts";
import { type OpenPoint, settleFile } from "../capture/settle-file.ts";
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
  readonly askAgain?: boolean;
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
    .option("--ask-again", "forget what was answered for a file with these headings")
    .option("--skip-bad", "take the good rows and list the others");
}

/** A file of capabilities, under the name that people know it by. */
export interface NamedFile {
  readonly name: string;
  readonly file: CapabilityFile;
  /** What was answered before for a file with these headings, as flags. */
  readonly remembered: readonly (readonly [string, string])[];
  /** Keeps what was answered now for the next file with these headings. */
  keep(): Promise<void>;
}

/**
 * Reads the file, and asks what it cannot tell where somebody can be asked. `known` are the keys that the catalogue
 * has: of those nothing is assumed. Throws `unreadable-file`, and `needs` for what only a person can say.
 */
export async function readCapabilityFile(
  app: App,
  path: string,
  flags: CapabilityFileFlags,
  known: (file: CapabilityFile) => Promise<readonly string[]>,
): Promise<NamedFile> {
  const format = optionalWord("--format", flags.format, SHEET_FORMATS);
  const { CAPABILITY_HEADINGS, noNameColumn, readCapabilities } = await import(
    "../../exchange/catalogue/capabilities.ts"
  );
  const name = userFileName(path);
  const opened = await openUserSheet(app, await app.read(path), name, {
    records: "capabilities",
    headings: CAPABILITY_HEADINGS,
    format,
    sheet: flags.sheet,
    header: headerFlag(flags.header),
    path: flags.records,
  });
  const like = {
    file: name,
    kind: "capabilities" as const,
    headings: opened.columns,
    forgets: flags.askAgain ?? false,
  };
  const settled = await settleFile(app, like, async (answers) => {
    const file = readCapabilities(opened, {
      map: [...answers.map, ...(flags.map ?? [])],
      values: [...answers.values, ...(flags.values ?? [])],
    });
    return { read: file, open: openPoints(file, await assumedOf(file, known)) };
  });
  const file = settled.read;
  if (file.open.length > 0) throw noNameColumn(name, file);
  if (file.areEditionsUnsure) throw unsureEditions(name, file);
  const assumed = await assumedOf(file, known);
  if (assumed.length > 0) throw nothingAvailable(name, assumed.length);
  const remembered = settled.remembered ? answersAsFlags(settled.remembered) : [];
  return { name, file, remembered, keep: settled.keep };
}

/** The keys of the catalogue that is meant; none where there is none, or several and nobody said which. */
export async function keysOf(app: App, product: string | undefined): Promise<readonly string[]> {
  const products = await app.store.products();
  const meant = product ?? (products.length === 1 ? products[0] : undefined);
  const catalogue = meant === undefined ? null : await app.store.catalogue(meant);
  return Object.keys(catalogue?.capabilities ?? {});
}

/** The keys that are new and of which neither the file nor a flag says what is available. */
async function assumedOf(
  file: CapabilityFile,
  known: (file: CapabilityFile) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (file.assumed === null || file.isAssumptionSaid || file.open.length > 0) return [];
  const there = new Set(await known(file));
  return file.rows.flatMap(({ key, fields }) => (fields.availability || there.has(key) ? [] : [key]));
}

/** More words than these are no states of a product. */
const MOST_WORDS = 12;

function openPoints(file: CapabilityFile, assumed: readonly string[]): readonly OpenPoint[] {
  if (file.open.length > 0)
    return [{ ask: async (prompter) => ({ map: [`name=${await askNameColumn(prompter, file.open)}`] }) }];
  const words = file.unknown.length > MOST_WORDS ? [] : file.unknown;
  return [
    ...(file.areEditionsUnsure
      ? [
          {
            ask: async (prompter: Prompter) => ({ map: editionMaps(await askEditions(prompter, file.editions), file) }),
          },
        ]
      : []),
    ...words.map(({ word, count }) => ({
      ask: async (prompter: Prompter) => ({
        values: [`availability:${escapeWord(word)}=${await askAvailability(prompter, word, count)}`],
      }),
    })),
    ...(assumed.length === 0
      ? []
      : [
          {
            ask: async (prompter: Prompter) => ({
              values: [`availability:*=${await askUnsaidAvailability(prompter, assumed.length)}`],
            }),
          },
        ]),
  ];
}

/** As flags say it: each column an edition, or none of them anything. */
function editionMaps(are: EditionsAnswer, { editions }: CapabilityFile): readonly string[] {
  if (are === "editions") return editions.map((name) => `editions=${name}`);
  return are === "none" ? ["availability=none"] : [`availability=${are.column}`];
}

function unsureEditions(file: string, { editions }: CapabilityFile): PsvcError {
  return new PsvcError({
    code: "needs",
    what: `reading ${file}`,
    because: `${editions.join(", ")} may be editions of the product, or products that are compared`,
    flags: [
      `${editions.map((name) => `--map ${shellWord(`editions=${name}`)}`).join(" ")} where they are editions`,
      `or --map ${shellWord(`availability=${editions[0]}`)} where that one is the product`,
    ],
  });
}

function nothingAvailable(file: string, count: number): PsvcError {
  return new PsvcError({
    code: "needs",
    what: `reading ${file}`,
    because: `nothing in it says which of its ${count} new capabilities are available`,
    flags: ["--values 'availability:*=available' (or limited, or unavailable)", "or --map availability=COLUMN"],
  });
}

/** Throws `bad-rows` unless they are to be skipped; rows with the same unknown word are one. */
export function requireGoodRows({ name, file }: NamedFile, flags: CapabilityFileFlags): void {
  if (file.bad.length === 0 || flags.skipBad) return;
  const ofWord = new Map(file.unknown.map((unknown) => [unknown.line, unknown]));
  const isWord = ({ why }: BadRow) => /no --values says what (?:the|that)/.test(why) && !why.includes("; ");
  const first = new Set<number>();
  const isFirst = ({ line }: BadRow) => ofWord.has(line) && !first.has(line) && Boolean(first.add(line));
  const rows = file.bad
    .filter((row) => !isWord(row) || isFirst(row))
    .map((row) => {
      const unknown = isWord(row) ? ofWord.get(row.line) : undefined;
      return unknown && unknown.count > 1 ? { ...row, why: `${row.why} (${unknown.count} rows)` } : row;
    });
  const pairs = file.unknown.map(({ word }) => `${escapeWord(word)}=available`).join(",");
  throw new PsvcError({
    code: "bad-rows",
    file: name,
    rows,
    total: file.bad.length,
    good: file.rows.length,
    instead:
      pairs === ""
        ? "Fix the rows, or take the good ones with --skip-bad."
        : `Say what the words mean: --values ${shellWord(`availability:${pairs}`)} (or limited, or unavailable); or ` +
          "take the good rows with --skip-bad.",
  });
}

export function withRowsOf(file: CapabilityFile, catalogue: Catalogue): Catalogue {
  return mergeCapabilities(catalogue, file.rows, file.assumed ?? "unavailable");
}

export function importSummary(
  { name, file, remembered }: NamedFile,
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
    likely: file.likely,
    notes: file.notes,
    editions: file.editions,
    sheet: file.sheet,
    headerLine: file.headerLine,
    remembered,
  };
}
