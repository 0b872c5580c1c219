import { dirname } from "node:path";
import { type DocumentName, SHELVES } from "../../domain/history/change.ts";
import { PsvcError } from "../../errors.ts";
import { bytesOf, cannotWrite } from "../disk/disk-errors.ts";
import { removeDurably, writeDurably } from "../disk/durable-write.ts";
import { ensureFolder, type FileSystem } from "../disk/file-system.ts";
import { isSlug } from "../disk/safe-names.ts";
import { readExportedProject } from "../document/exported-project.ts";
import { highestOrder, rememberOrder } from "../history/change-order.ts";
import { type HistoryEntry, orderOf, realEntries } from "../history/entry.ts";
import { type HistoryFile, openHistory } from "../history/history-file.ts";
import { nextOrder, versionOf, type Writer } from "../history/new-entries.ts";
import type { Lock } from "../lock/lock.ts";
import { holdsStill, requireLock, type WriteTools, withStoreLock } from "../lock/store-lock.ts";
import type { Archive, Copies, DamagedCopy, Incoming, Wrong } from "../port/store.ts";
import { loadDocument } from "../schema/parse-document.ts";
import type { Shelves, StoredDocument } from "../schema/stored-document.ts";
import { archiveToBytes, bytesToArchive, type Copied, compressed, filesOfStore, type ReadArchive } from "./archive.ts";
import { backUpStore, listBackups, readBackup } from "./backups.ts";
import { type Arrival, archivedSide, arrivalOf, documentOf, type ImportSide, importSide } from "./plan-import.ts";
import { carriedIn, carryIn } from "./templates-and-settings.ts";

export interface CopyTools extends WriteTools {
  readonly shelves: Shelves;
  readonly writer: Writer;
  readonly exists: () => boolean;
}

/** An archive that this adapter opened; `whole` is everything in it. */
interface OpenArchive extends Archive {
  readonly whole: ReadArchive;
  /** Read once: rebuilding states takes its time, and should not take it under the lock. */
  readonly arriving: readonly (DocumentName & { readonly side: ImportSide })[];
}

export function copiesWith(tools: CopyTools): Copies {
  const { places, files, writer, shelves } = tools;
  const requireStore = () => {
    if (tools.exists()) return;
    const because = "there is no store yet, so there is nothing to copy";
    throw new PsvcError({ code: "refused", what: places.folder, because, instead: "psvc new-project" });
  };
  return {
    async archive(as, slug) {
      requireStore();
      const copied = await withStoreLock(tools, async () => {
        const of = slug === undefined ? null : filesAbout(slug, tools);
        return filesOfStore(places, files, (path) => of === null || of.includes(path));
      });
      const bytes = archiveToBytes({ at: writer.at, by: writer.by }, copied.files);
      return { bytes: as === "gzip" ? await compressed(bytes) : bytes, ...wrongIn(copied, shelves) };
    },
    async open(bytes, file): Promise<OpenArchive> {
      return openArchive(await bytesToArchive(bytes, file), shelves);
    },
    readProject: async (bytes, file, slug) => readExportedProject(bytes, file, slug, shelves),
    plan: async (archive) => opened(archive).arriving.map((one) => toIncoming(arrivalFrom(one, tools))),
    carried: async (archive) => carriedIn(opened(archive).whole.files, tools).map(({ path }) => path),
    take: (archive) => withStoreLock(tools, (lock) => takeIn(opened(archive), tools, lock)),
    async backUp(why, kind) {
      requireStore();
      const taken = { at: writer.at, by: writer.by, why, kind };
      const { files: held, leftOut, ...backup } = await withStoreLock(tools, () => backUpStore(places, files, taken));
      return { ...backup, ...wrongIn({ files: held, leftOut }, shelves) };
    },
    backups: async () => (tools.exists() ? listBackups(places, files) : []),
    readBackup: async (name) => readBackup(name, places, files),
  };
}

/** What somebody needs to go on with one project as it is here. */
function filesAbout(slug: string, { shelves, files }: CopyTools): readonly string[] {
  const stored = shelves.project(slug);
  const bytes = bytesOf(stored.path, files);
  if (bytes === null)
    throw new PsvcError({ code: "not-found", what: "project", name: slug, near: [], command: "psvc status" });
  const { deal, template } = loadDocument(bytes, stored.path, slug, stored.kind).document;
  const product = deal.product === null ? null : shelves.catalogue(deal.product).name;
  return [
    "psvc.json",
    `projects/${slug}.json`,
    `history/projects/${slug}.ndjson`,
    `templates/${template}.json`,
    ...(product === null ? [] : [`catalogue/${product}.json`, `history/catalogue/${product}.ndjson`]),
  ];
}

function wrongIn({ files, leftOut }: Copied, shelves: Shelves): Wrong {
  const damaged = files.filter(({ path, bytes }) => {
    const name = nameOf(path);
    return name !== null && documentOf(importSide(bytes, null), shelves.of(name)).isBroken;
  });
  return { damaged: damaged.map(({ path }) => path), leftOut };
}

function openArchive(whole: ReadArchive, shelves: Shelves): OpenArchive {
  const damaged: DamagedCopy[] = [];
  const arriving = namesIn(whole).map((name) => ({ ...name, side: archivedSide(name, whole.files) }));
  const documents = arriving.flatMap(({ shelf, name, side }) => {
    const { document, isBroken } = documentOf(side, shelves.of({ shelf, name }));
    if (isBroken) damaged.push({ shelf, name, file: `${shelf}/${name}.json`, isProven: document !== null });
    return document === null ? [] : [{ shelf, name, document }];
  });
  return { at: whole.at, by: whole.by, documents, damaged, whole, arriving };
}

function opened(archive: Archive): OpenArchive {
  return archive as OpenArchive;
}

/** `projects/acme.json` and `history/projects/acme.ndjson` are about the same document. */
function nameOf(path: string, within = ""): DocumentName | null {
  const parts = path.startsWith(within) ? path.slice(within.length).split("/") : [];
  const shelf = SHELVES.find((shelve) => shelve === parts[0]);
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

function arrivalFrom({ shelf, name, side }: OpenArchive["arriving"][number], { shelves, files }: CopyTools): Arrival {
  const stored = shelves.of({ shelf, name });
  return arrivalOf({ shelf, name }, stored, sideHere(stored, files), side);
}

function sideHere({ path, history }: StoredDocument<unknown>, files: FileSystem): ImportSide | "damaged" {
  try {
    return importSide(bytesOf(path, files), history === null ? null : bytesOf(history, files));
  } catch (err) {
    if (err instanceof PsvcError && err.problem.code === "damaged") return "damaged";
    throw err;
  }
}

async function takeIn({ whole, arriving }: OpenArchive, tools: CopyTools, lock: Lock): Promise<readonly Incoming[]> {
  const taken: Incoming[] = [];
  for (const one of arriving) {
    const arrival = arrivalFrom(one, tools);
    await install(arrival, tools, lock);
    taken.push(toIncoming(arrival));
  }
  for (const file of carriedIn(whole.files, tools)) await carryIn(file, tools);
  return taken;
}

/** The history first, as for every change; what cannot be put in place takes its lines back. */
async function install(arrival: Arrival, tools: CopyTools, lock: Lock): Promise<void> {
  const { path, history } = tools.shelves.of(arrival);
  const put = () => putInPlace(path, arrival, tools, lock);
  if (history === null || (arrival.lines.length === 0 && arrival.heads.length === 0)) return put();
  ensureFolder(tools.files, dirname(history));
  const file = openHistory(history, tools.files);
  try {
    appendLines(file, arrival, tools);
    await withdrawnOnError(file, put, lock);
  } finally {
    file.close();
  }
}

async function putInPlace(path: string, arrival: Arrival, { files }: CopyTools, lock: Lock): Promise<void> {
  if (arrival.bytes === null && !arrival.isRemoval) return;
  try {
    requireLock(lock, path);
    if (arrival.bytes === null) removeDurably(files, path);
    else await writeDurably(files, path, arrival.bytes, () => requireLock(lock, path));
  } catch (err) {
    throw cannotWrite(path, err);
  }
}

/** A document that is in place keeps its lines, and so does one whose lock was lost: other lines may follow. */
async function withdrawnOnError(history: HistoryFile, put: () => Promise<void>, lock: Lock): Promise<void> {
  try {
    await put();
  } catch (err) {
    const isInPlace = err instanceof PsvcError && err.problem.code === "not-proven-durable";
    if (!isInPlace && holdsStill(lock)) history.withdraw();
    throw err;
  }
}

function appendLines(history: HistoryFile, arrival: Arrival, tools: CopyTools): void {
  const { files, places } = tools;
  const lines = arrival.heads.length > 0 ? [...arrival.lines, mergeEntry(arrival, tools)] : arrival.lines;
  const orders = realEntries(lines).map(orderOf);
  rememberOrder(places, files, Math.max(highestOrder(places, files), ...orders));
  history.append(lines);
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

function toIncoming({ shelf, name, outcome, before, after, isProven, renumbered, conflicts }: Arrival): Incoming {
  return { shelf, name, outcome, before, after, isProven, renumbered, conflicts };
}
