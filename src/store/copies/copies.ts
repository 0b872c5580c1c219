import { type DocumentName, type DocumentVersion, SHELVES } from "../../domain/history/change.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import { bytesOf } from "../disk/disk-errors.ts";
import type { FileSystem } from "../disk/file-system.ts";
import { isSlug } from "../disk/safe-names.ts";
import { applyTogether, type PlannedStep } from "../document/change-many.ts";
import { readExportedProject } from "../document/exported-project.ts";
import { highestOrder } from "../history/change-order.ts";
import { type HistoryEntry, orderOf, realEntries } from "../history/entry.ts";
import { nextOrder, versionOf, type Writer } from "../history/new-entries.ts";
import type { Lock } from "../lock/lock.ts";
import { type WriteTools, withStoreLock } from "../lock/store-lock.ts";
import type { Archive, Copies, DamagedCopy, Incoming, Wrong } from "../port/store.ts";
import { loadDocument } from "../schema/parse-document.ts";
import type { Shelves, StoredDocument } from "../schema/stored-document.ts";
import { archiveToBytes, bytesToArchive, type Copied, compressed, filesOfStore, type ReadArchive } from "./archive.ts";
import { backUpStore, listBackups, readBackup } from "./backups.ts";
import { type Arrival, archivedSide, arrivalOf, documentOf, type ImportSide, importSide } from "./plan-import.ts";
import { carriedIn, carriedStep } from "./templates-and-settings.ts";

export interface CopyTools extends WriteTools {
  readonly shelves: Shelves;
  readonly writer: Writer;
  readonly exists: () => boolean;
  readonly today: () => Day;
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

function arrivalFrom({ shelf, name, side }: OpenArchive["arriving"][number], tools: CopyTools): Arrival {
  const { shelves, files, today } = tools;
  const stored = shelves.of({ shelf, name });
  return arrivalOf({ shelf, name }, stored, sideHere(stored, files), side, today());
}

function sideHere({ path, history }: StoredDocument<unknown>, files: FileSystem): ImportSide | "damaged" {
  try {
    return importSide(bytesOf(path, files), history === null ? null : bytesOf(history, files));
  } catch (err) {
    if (err instanceof PsvcError && err.problem.code === "damaged") return "damaged";
    throw err;
  }
}

/** All documents of an archive come in together, or none does. */
async function takeIn({ whole, arriving }: OpenArchive, tools: CopyTools, lock: Lock): Promise<readonly Incoming[]> {
  const { places, files } = tools;
  let order = highestOrder(places, files);
  const arrivals = arriving.map((one) => arrivalFrom(one, tools));
  const steps = arrivals.flatMap((arrival): readonly PlannedStep[] => {
    const lines = arrival.heads.length > 0 ? [...arrival.lines, mergeEntry(arrival, order, tools)] : arrival.lines;
    const isChanged = arrival.bytes !== null || arrival.isRemoval;
    if (lines.length === 0 && !isChanged) return [];
    order = Math.max(order, ...realEntries(lines).map(orderOf));
    const { shelf, name, bytes } = arrival;
    return [{ shelf, name, before: versionHere({ shelf, name }, tools), bytes: isChanged ? bytes : "as it is", lines }];
  });
  const carried = carriedIn(whole.files, tools).map(carriedStep);
  await applyTogether([...carried, ...steps], tools, lock);
  return arrivals.map(toIncoming);
}

function versionHere(name: DocumentName, { shelves, files }: CopyTools): DocumentVersion | null {
  const bytes = bytesOf(shelves.of(name).path, files);
  return bytes && versionOf(bytes);
}

function mergeEntry({ bytes, after, lines, heads }: Arrival, order: number, { writer }: CopyTools): HistoryEntry {
  const last = realEntries(lines).at(-1) ?? null;
  return {
    op: writer.op,
    order: nextOrder({ last, order }, writer.at),
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
