import { dirname, join } from "node:path";
import { type DocumentName, SHELVES } from "../domain/change.ts";
import { PsvcError } from "../errors.ts";
import {
  type ArchivedFile,
  archiveToBytes,
  bytesToArchive,
  compressed,
  filesOfStore,
  type ReadArchive,
} from "./archive.ts";
import { backUpStore, listBackups, readBackup } from "./backups.ts";
import { nextOrder, versionOf, type Writer } from "./change-entries.ts";
import { bytesOf, cannotWrite } from "./disk-errors.ts";
import { removeDurably, writeDurably } from "./durable-write.ts";
import { ensureFolder } from "./files.ts";
import { type HistoryEntry, orderOf, realEntries } from "./history.ts";
import { openHistory } from "./history-file.ts";
import { type Arrival, archivedSide, arrivalOf, documentOf, type Side, sideOf } from "./incoming.ts";
import type { Lock } from "./lock.ts";
import { isSlug } from "./names.ts";
import { highestOrder, rememberOrder } from "./order.ts";
import type { Archive, Copies, DamagedCopy, Incoming } from "./store.ts";
import { requireLock, type WriteTools, withStoreLock } from "./store-lock.ts";
import type { Shelves } from "./stored-document.ts";

export interface CopyTools extends WriteTools {
  readonly shelves: Shelves;
  readonly writer: Writer;
  readonly exists: () => boolean;
}

/** An archive that this adapter opened; `whole` is everything in it. */
interface OpenArchive extends Archive {
  readonly whole: ReadArchive;
}

export function copiesWith(tools: CopyTools): Copies {
  const { places, files, writer, shelves } = tools;
  const requireStore = () => {
    if (tools.exists()) return;
    const because = "there is no store yet, so there is nothing to copy";
    throw new PsvcError({ code: "refused", what: places.folder, because, instead: "psvc new-project" });
  };
  return {
    async archive(as) {
      requireStore();
      const archived = await withStoreLock(tools, async () => filesOfStore(places, files));
      const bytes = archiveToBytes({ at: writer.at, by: writer.by }, archived);
      return as === "gzip" ? compressed(bytes) : bytes;
    },
    async open(bytes, file): Promise<OpenArchive> {
      return openArchive(await bytesToArchive(bytes, file), shelves);
    },
    plan: async (archive) => arrivals(wholeOf(archive), tools).map(toIncoming),
    take: (archive) => withStoreLock(tools, (lock) => takeIn(wholeOf(archive), tools, lock)),
    async backUp(why, kind) {
      requireStore();
      return withStoreLock(tools, () => backUpStore(places, files, { at: writer.at, by: writer.by, why, kind }));
    },
    backups: async () => (tools.exists() ? listBackups(places, files) : []),
    readBackup: async (name) => readBackup(name, places, files),
  };
}

function openArchive(whole: ReadArchive, shelves: Shelves): OpenArchive {
  const damaged: DamagedCopy[] = [];
  const documents = whole.files.flatMap(({ path }) => {
    const name = nameOf(path);
    if (name === null) return [];
    const { document, isBroken } = documentOf(archivedSide(name, whole.files), shelves.of(name));
    if (isBroken) damaged.push({ ...name, file: path, isProven: document !== null });
    return document === null ? [] : [{ ...name, document }];
  });
  return { at: whole.at, by: whole.by, documents, damaged, whole };
}

function wholeOf(archive: Archive): ReadArchive {
  return (archive as OpenArchive).whole;
}

/** `projects/acme.json` and `history/projects/acme.ndjson` are about the same document. */
function nameOf(path: string, within = ""): DocumentName | null {
  const parts = path.startsWith(within) ? path.slice(within.length).split("/") : [];
  const shelf = SHELVES.find((one) => one === parts[0]);
  const name = parts[1]?.replace(/\.(?:json|ndjson)$/, "") ?? "";
  return shelf && parts.length === 2 && isSlug(name) ? { shelf, name } : null;
}

function namesIn({ files }: ReadArchive): readonly DocumentName[] {
  const names = new Map<string, DocumentName>();
  for (const { path } of files) {
    const name = nameOf(path) ?? nameOf(path, "history/");
    if (name !== null) names.set(`${name.shelf}/${name.name}`, name);
  }
  return [...names.values()];
}

function arrivals(whole: ReadArchive, tools: CopyTools): readonly Arrival[] {
  return namesIn(whole).map((name) => arrivalFrom(name, whole, tools));
}

function arrivalFrom(name: DocumentName, whole: ReadArchive, { shelves, files }: CopyTools): Arrival {
  const stored = shelves.of(name);
  const here: Side = sideOf(
    bytesOf(stored.path, files),
    stored.history === null ? null : bytesOf(stored.history, files),
  );
  return arrivalOf(name, stored, here, archivedSide(name, whole.files));
}

async function takeIn(whole: ReadArchive, tools: CopyTools, lock: Lock): Promise<readonly Incoming[]> {
  const taken: Incoming[] = [];
  for (const name of namesIn(whole)) {
    const arrival = arrivalFrom(name, whole, tools);
    await install(arrival, tools, lock);
    taken.push(toIncoming(arrival));
  }
  for (const file of whole.files) await installMissing(file, tools);
  return taken;
}

/** The history first, as for every change. */
async function install(arrival: Arrival, tools: CopyTools, lock: Lock): Promise<void> {
  const { files, shelves } = tools;
  const { path, history } = shelves.of(arrival);
  if (history !== null && (arrival.lines.length > 0 || arrival.heads.length > 0)) appendLines(history, arrival, tools);
  if (arrival.bytes === null && !arrival.isRemoval) return;
  try {
    requireLock(lock, path);
    if (arrival.bytes === null) removeDurably(files, path);
    else await writeDurably(files, path, arrival.bytes, () => requireLock(lock, path));
  } catch (err) {
    throw cannotWrite(path, err);
  }
}

function appendLines(path: string, arrival: Arrival, tools: CopyTools): void {
  const { files, places } = tools;
  ensureFolder(files, dirname(path));
  const history = openHistory(path, files);
  try {
    const lines = arrival.heads.length > 0 ? [...arrival.lines, mergeEntry(arrival, tools)] : arrival.lines;
    history.append(lines);
    const orders = realEntries(lines).map(orderOf);
    rememberOrder(places, files, Math.max(highestOrder(places, files), ...orders));
  } finally {
    history.close();
  }
}

function mergeEntry({ bytes, after, lines, heads }: Arrival, { writer, places, files }: CopyTools): HistoryEntry {
  const last = realEntries(lines).at(-1) ?? null;
  return {
    op: writer.op,
    order: nextOrder({ last, order: highestOrder(places, files) }, writer.at),
    at: writer.at,
    by: writer.by,
    command: "merge",
    heads,
    before: heads[0] ?? null,
    after: versionOf(bytes ?? Buffer.alloc(0)),
    redo: null,
    undo: null,
    sinceSnapshot: 0,
    snapshot: after,
  };
}

/** Templates and settings come in where there is none of that name; what is here stays. */
async function installMissing({ path, bytes }: ArchivedFile, { places, files }: CopyTools): Promise<void> {
  const isCarried = path.startsWith("templates/") || path === "config.json";
  const target = join(places.folder, path);
  if (!isCarried || bytesOf(target, files) !== null) return;
  try {
    await writeDurably(files, target, bytes);
  } catch (err) {
    throw cannotWrite(target, err);
  }
}

function toIncoming({ shelf, name, outcome, before, after, renumbered, conflicts }: Arrival): Incoming {
  return { shelf, name, outcome, before, after, renumbered, conflicts };
}
