import type { DocumentName, DocumentVersion } from "../../domain/history/change.ts";
import { type Kept, mergeKept } from "../../domain/history/versioned-document.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { entryToLine, type HistoryEntry, lineToEntry, type RealEntry, realEntries } from "../history/entry.ts";
import { includes, lastInCommon, lineageOf } from "../history/lineage.ts";
import { versionOf } from "../history/new-entries.ts";
import { provenIn, statesOf } from "../history/rebuild-states.ts";
import type { Clash, Incoming } from "../port/store.ts";
import { migrate, type RawDocument } from "../schema/migrations.ts";
import { documentToText, loadDocument } from "../schema/parse-document.ts";
import type { StoredDocument } from "../schema/stored-document.ts";
import type { ArchivedFile } from "./archive.ts";

/** One side of an import: a document and all that happened to it. */
export interface ImportSide {
  readonly bytes: Buffer | null;
  readonly entries: readonly HistoryEntry[];
  /** The versions whose states its history proves; found out at the first call, which takes its time. */
  readonly proven: () => ReadonlySet<DocumentVersion>;
  /** Lines of its history that are no records; one that was cut off at the end is none of them. */
  readonly brokenLines: number;
}

export interface Arrival extends Incoming {
  /** What is to stand in the file; null where nothing is to be written. */
  readonly bytes: Buffer | null;
  /** The file is to go: theirs was removed after ours. */
  readonly isRemoval: boolean;
  /** Lines of their history that ours does not have. */
  readonly lines: readonly HistoryEntry[];
  /** Both heads, where two lines of changes came together. */
  readonly heads: readonly DocumentVersion[];
}

/** What becomes of one document when theirs comes in. Ours may be one that nobody can read. */
export function arrivalOf(
  name: DocumentName,
  stored: StoredDocument<Kept>,
  ours: ImportSide | "damaged",
  given: ImportSide,
  today: Day,
): Arrival {
  const before = ours === "damaged" ? ours : readable(ours.bytes, stored);
  if (ours === "damaged" || before === "damaged") return { ...NOTHING, ...name, outcome: "damaged-here" };
  const theirs = provenOf(given, stored);
  const incoming = readable(theirs.bytes, stored);
  const [mine, their] = [headOf(ours), headOf(theirs)];
  const [ourLineage, theirLineage] = [lineageOf(happened(ours), mine), lineageOf(happened(theirs), their)];
  const lines = missingLines(ours.entries, theirs);
  const arrival = (outcome: Incoming["outcome"], rest: Partial<Arrival> = {}): Arrival => ({
    ...NOTHING,
    ...name,
    outcome,
    before,
    after: before,
    ...rest,
  });
  if (incoming === "damaged") return arrival("damaged");
  if (mine === their && lines.length === 0) return arrival("same");
  if (mine !== null && includes(ourLineage, theirLineage)) return arrival("older");
  const isProven = proves(theirs, lines);
  if (mine === their) return isProven ? arrival("history", { lines }) : arrival("same");
  if (mine === null && happened(ours).length === 0)
    return arrival("new", { after: incoming, bytes: theirs.bytes, lines, isProven });
  if (includes(ourLineage, theirLineage)) return arrival("older");
  if (!isProven) return arrival("damaged", { isProven });
  if (includes(theirLineage, ourLineage))
    return arrival("newer", { after: incoming, bytes: theirs.bytes, isRemoval: their === null, lines });
  if (before === null || incoming === null || mine === null || their === null)
    return arrival("conflict", { conflicts: [clashAt([])] });
  const base = stateAt(lastInCommon(ourLineage, theirLineage), stored, ours, theirs);
  const merged = mergeKept(name.shelf, base, before, incoming, today);
  const { renumbered } = merged;
  if (merged.conflicts.length > 0) return arrival("conflict", { conflicts: merged.conflicts, renumbered });
  const complaint = stored.kind.complain(merged.document, stored.name);
  if (complaint) return arrival("conflict", { conflicts: [clashAt(complaint.place.split("."))], renumbered });
  const bytes = Buffer.from(documentToText(merged.document));
  return arrival("merged", { after: merged.document, renumbered, bytes, lines, heads: [mine, their] });
}

const NOTHING = {
  before: null,
  after: null,
  isProven: true,
  renumbered: [],
  conflicts: [],
  bytes: null,
  isRemoval: false,
  lines: [],
  heads: [],
} as const;

function clashAt(place: Clash["place"]): Clash {
  return { place, ours: undefined, theirs: undefined };
}

/** Whether a history is whole as far as these lines of it go: what cannot be rebuilt there could not be undone here. */
function proves({ proven, brokenLines }: ImportSide, lines: readonly HistoryEntry[]): boolean {
  const isRebuilt = (entry: HistoryEntry) => "aborted" in entry || entry.after === null || proven().has(entry.after);
  return brokenLines === 0 && lines.every(isRebuilt);
}

/** A side as it is in a store or an archive. */
export function importSide(document: Buffer | null, history: Buffer | null): ImportSide {
  const lines = (history?.toString("utf8") ?? "").split("\n");
  const entries = lines.map(lineToEntry).filter((entry) => entry !== null);
  const broken = lines.filter((line, index) => index < lines.length - 1 && line !== "" && lineToEntry(line) === null);
  let known: ReadonlySet<DocumentVersion> | null = null;
  const proven = () => {
    known ??= provenIn(realEntries(entries));
    return known;
  };
  return { bytes: document, entries, proven, brokenLines: broken.length };
}

export function archivedSide(name: DocumentName, files: readonly ArchivedFile[]): ImportSide {
  const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes ?? null;
  return importSide(bytesOf(`${name.shelf}/${name.name}.json`), bytesOf(`history/${name.shelf}/${name.name}.ndjson`));
}

function read(bytes: Buffer | null, { path, name, kind }: StoredDocument<Kept>): Kept | null {
  return bytes && loadDocument(bytes, path, name, kind).document;
}

/** Where their file is broken and their history proves what it held, that counts. */
function provenOf(theirs: ImportSide, stored: StoredDocument<Kept>): ImportSide {
  if (readable(theirs.bytes, stored) !== "damaged") return theirs;
  const last = realEntries(theirs.entries).at(-1)?.after;
  const state = last ? statesOf(realEntries(theirs.entries)).at(last) : undefined;
  return state === undefined ? theirs : { ...theirs, bytes: Buffer.from(documentToText(state)) };
}

/** The document of an archive, as its file or else its history tells it. */
export function documentOf(side: ImportSide, stored: StoredDocument<Kept>) {
  const document = readable(provenOf(side, stored).bytes, stored);
  return {
    document: document === "damaged" ? null : document,
    isBroken: readable(side.bytes, stored) === "damaged",
  };
}

function readable(bytes: Buffer | null, stored: StoredDocument<Kept>): Kept | null | "damaged" {
  try {
    return read(bytes, stored);
  } catch (err) {
    if (err instanceof PsvcError) return "damaged";
    throw err;
  }
}

function headOf({ bytes }: ImportSide): DocumentVersion | null {
  return bytes && versionOf(bytes);
}

/**
 * What happened, without the lines after the one that left the document as it stands: their writer was killed before
 * they were put in place. Where no line left it so, it was changed by hand, and all of them happened.
 */
function happened(side: ImportSide): readonly RealEntry[] {
  const real = realEntries(side.entries);
  const head = headOf(side);
  const last = real.findLastIndex(({ after }) => after === head);
  if (last >= 0 || head === null) return real.slice(0, last + 1);
  return real.at(-1)?.before === head ? real.slice(0, -1) : real;
}

function stateAt(
  version: DocumentVersion | null,
  stored: StoredDocument<Kept>,
  ours: ImportSide,
  theirs: ImportSide,
): Kept | null {
  if (version === null) return null;
  const raw = [theirs, ours]
    .map(happened)
    .reduce<unknown>((found, side) => found ?? statesOf(side).at(version), undefined);
  if (raw === undefined) return null;
  return migrate(raw as RawDocument, stored.kind.migrations, stored.path) as unknown as Kept;
}

function missingLines(ours: readonly HistoryEntry[], theirs: ImportSide): readonly HistoryEntry[] {
  const known = new Set(ours.map(entryToLine));
  const [last] = realEntries(theirs.entries).slice(happened(theirs).length);
  return theirs.entries.filter((entry) => entry !== last && !known.has(entryToLine(entry)));
}
