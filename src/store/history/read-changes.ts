import { join } from "node:path";
import { type Change, type DocumentName, SHELVES, type Shelf } from "../../domain/history/change.ts";
import { changesInOrder } from "../../domain/history/undo.ts";
import { PsvcError } from "../../errors.ts";
import { bytesOf, cannotRead, listFolder } from "../disk/disk-errors.ts";
import { type FileSystem, sizeOf } from "../disk/file-system.ts";
import { isSlug } from "../disk/safe-names.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import type { LatestChanges } from "../port/store.ts";
import { migrate, type RawDocument } from "../schema/migrations.ts";
import type { Shelves, StoredDocument } from "../schema/stored-document.ts";
import { headsOf, orderOf, type RealEntry, type Version } from "./entry.ts";
import { type HistoryTail, tailOf } from "./history-tail.ts";
import { versionOf } from "./new-entries.ts";
import { type States, statesOf } from "./rebuild-states.ts";

/** Reads all that happened, from the histories and from the files as they are. Takes no lock. */
export function changesIn(places: StorePlaces, shelves: Shelves, files: FileSystem) {
  const known = new Map<string, Read>();
  /** The last entries, at least `count`. A history only grows, so its size tells whether it was read already. */
  const readOf = (name: DocumentName, count = Number.POSITIVE_INFINITY): Read => {
    const { history } = shelves.of(name);
    const size = history === null ? 0 : sizeOfHistory(history, files);
    const found = known.get(history ?? "");
    if (found?.size === size && (found.isWhole || found.entries.length >= count)) return found;
    const { entries, isWhole } = history === null ? NO_HISTORY : tailOf(history, files, count);
    const read = { size, entries, isWhole, states: statesOf(entries) };
    known.set(history ?? "", read);
    return read;
  };
  /** Of one that is asked for by name it is an error; among all, one must not hide the others. */
  const changesOf = (of: DocumentName | undefined, entriesOf: (name: DocumentName) => readonly RealEntry[]) => {
    const names = of ? [of] : everyName(places, files);
    const read = (name: DocumentName) => (of ? entriesOf(name) : unlessDamaged(() => entriesOf(name), []));
    return grouped(names.flatMap((name) => read(name).map((entry) => ({ name, entry }))));
  };
  const withOutside = (name: DocumentName, entries: readonly RealEntry[]) =>
    withUnrecorded(entries, () => headsOf(readOf(name).entries), shelves.of(name), files);
  return {
    changes: (of?: DocumentName): readonly Change[] => changesOf(of, (name) => withOutside(name, readOf(name).entries)),
    latest(count: number, of?: DocumentName): LatestChanges {
      let isAll = true;
      let from = 0;
      const changes = changesOf(of, (name) => {
        const { entries, since } = latestOf((more) => readOf(name, more), count);
        isAll &&= since === null;
        from = Math.max(from, since ?? 0);
        return withOutside(name, entries);
      });
      return { changes: isAll ? changes : changes.filter(({ order }) => order >= from), isAll };
    },
    isForked: (name: DocumentName): boolean => headsOf(readOf(name).entries).length > 1,
    version(name: DocumentName, version: Version): unknown {
      const stored = shelves.of(name);
      const raw = asItIs(stored, version, files) ?? stateIn((count) => readOf(name, count), version);
      const document = raw === undefined ? null : revive(raw, stored);
      if (document !== null) return document;
      throw new PsvcError({
        code: "refused",
        what: `${name.name} as it was then`,
        because: "its history does not reach that far back, or does not prove it",
        instead: `psvc history ${name.name}`,
      });
    },
  };
}

const UNREADABLE = Symbol("unreadable");

function unlessDamaged<T, I>(read: () => T, instead: I): T | I {
  try {
    return read();
  } catch (err) {
    if (err instanceof PsvcError && err.problem.code === "damaged") return instead;
    throw err;
  }
}

const UNRECORDED = "unrecorded-";

function sizeOfHistory(path: string, files: FileSystem): number {
  try {
    return sizeOf(path, files);
  } catch (err) {
    throw cannotRead(path, err);
  }
}

interface Read extends HistoryTail {
  readonly size: number;
  readonly states: States;
}

const NO_HISTORY: HistoryTail = { entries: [], isWhole: true };

/** Entries at the end of a history that are read first; then four times as many. */
const FIRST_READ = 128;
const MORE = 4;

/** A state is rebuilt from the nearest whole document before it, which is most often near. */
function stateIn(readOf: (count: number) => Read, version: Version): unknown {
  for (let count = FIRST_READ; ; count *= MORE) {
    const { states, isWhole } = readOf(count);
    const state = states.at(version);
    if (state !== undefined || isWhole) return state;
  }
}

/**
 * The last entries, and the place in the order from which on none is missing; null where they are all. Each change of
 * this store comes after all that it knew, but lines of another copy come in with places of their own: where the
 * earlier half of what was read is not in order, or tells of a merge, more is read.
 */
function latestOf(
  readOf: (count: number) => Read,
  count: number,
): { readonly entries: readonly RealEntry[]; readonly since: number | null } {
  for (let wanted = 2 * count; ; wanted *= MORE) {
    const { entries, isWhole } = readOf(wanted);
    if (isWhole) return { entries, since: null };
    const earlier = entries.slice(0, Math.ceil(entries.length / 2));
    const isInOrder = earlier.every((entry, index) => {
      const previous = earlier[index - 1];
      return entry.command !== "merge" && (previous === undefined || orderOf(entry) > orderOf(previous));
    });
    const last = earlier.at(-1);
    if (isInOrder && last !== undefined) return { entries, since: orderOf(last) };
  }
}

interface TouchedBy {
  readonly name: DocumentName;
  readonly entry: RealEntry;
}

/** One command may have changed several documents. */
function grouped(touches: readonly TouchedBy[]): readonly Change[] {
  const byOp = new Map<string, TouchedBy[]>();
  for (const touch of touches) byOp.set(touch.entry.op, [...(byOp.get(touch.entry.op) ?? []), touch]);
  return changesInOrder([...byOp.values()].map(changeOf));
}

function changeOf(touches: readonly TouchedBy[]): Change {
  const { op, at, by, command } = (touches[0] as TouchedBy).entry;
  const listed = (what: "undoes" | "redoes") => [
    ...new Set(touches.flatMap(({ entry }) => ("undoes" in entry || "redoes" in entry ? (entry[what] ?? []) : []))),
  ];
  return {
    op,
    order: Math.max(...touches.map(({ entry }) => orderOf(entry))),
    at,
    by,
    command,
    isRecorded: !op.startsWith(UNRECORDED),
    undoes: listed("undoes"),
    redoes: listed("redoes"),
    touched: touches.map(({ name, entry }) => ({ ...name, before: entry.before, after: entry.after })),
  };
}

/** A document edited by something else is told at once, also before the next write records it. */
function withUnrecorded(
  entries: readonly RealEntry[],
  heads: () => readonly Version[],
  stored: StoredDocument<unknown>,
  files: FileSystem,
): readonly RealEntry[] {
  const bytes = unlessDamaged(() => bytesOf(stored.path, files), UNREADABLE);
  // Nobody can tell what is in it; what happened before is known all the same.
  if (bytes === UNREADABLE) return entries;
  const version = bytes && versionOf(bytes);
  const last = entries.at(-1);
  if ((last?.after ?? null) === version) return entries;
  // Killed between the history and the document, also where there was none before: it never happened, and the next
  // writer takes it back.
  if (last && last.before === version) return entries.slice(0, -1);
  const writtenAt = bytes === null ? null : files.writtenAt(stored.path);
  const unrecorded: RealEntry = {
    op: `${UNRECORDED}${stored.name}`,
    order: last ? orderOf(last) + 1 : 0,
    at: writtenAt === null ? (last?.at ?? "") : new Date(writtenAt).toISOString(),
    by: null,
    command: heads().length > 1 ? "merge" : "external",
    before: last?.after ?? null,
    after: version,
    redo: null,
    undo: null,
    sinceSnapshot: 0,
    snapshot: null,
  };
  return [...entries, unrecorded];
}

/** The file itself, where it is of this version. */
function asItIs(stored: StoredDocument<unknown>, version: Version, files: FileSystem): unknown {
  const bytes = unlessDamaged(() => bytesOf(stored.path, files), null);
  if (bytes === null || versionOf(bytes) !== version) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** An old state as today's psvc reads it; null where it does not. */
function revive(raw: unknown, { kind, name, path }: StoredDocument<unknown>): unknown {
  try {
    const document = migrate(raw as RawDocument, kind.migrations, path);
    return kind.complain(document, name) === null ? document : null;
  } catch {
    return null;
  }
}

/** Also of documents that are gone, and of files that no history knows. */
export function everyName(places: StorePlaces, files: FileSystem): readonly DocumentName[] {
  return SHELVES.flatMap((shelf) => {
    const documents = slugsIn(places[shelf], ".json", files);
    const histories = slugsIn(join(places.history, shelf), ".ndjson", files);
    return [...new Set([...documents, ...histories])].sort().map((name) => ({ shelf: shelf as Shelf, name }));
  });
}

function slugsIn(folder: string, ending: string, files: FileSystem): readonly string[] {
  return listFolder(folder, files)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .filter(isSlug);
}
