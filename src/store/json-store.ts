import { Low } from "lowdb";
import type { Day } from "../domain/time/calendar.ts";
import { type DigestTools, digestsIn, rememberedIn } from "./cache/project-digests.ts";
import { listFolder } from "./disk/disk-errors.ts";
import { type FileSystem, ifThere, nodeFiles, PRIVATE_FOLDER } from "./disk/file-system.ts";
import { isSlug } from "./disk/safe-names.ts";
import { isSharedByGit } from "./disk/shared-by-git.ts";
import { type StorePlaces, storePlaces } from "./disk/store-paths.ts";
import { intentNames } from "./disk/walk-store.ts";
import type { ChangeTools } from "./document/change-document.ts";
import { draftsIn } from "./document/drafts.ts";
import { documentAdapter } from "./document/lowdb-adapter.ts";
import type { Lock } from "./lock/lock.ts";
import type { Machine } from "./lock/process-identity.ts";
import { type Documents, documentStore } from "./port/document-store.ts";
import type { Copies, Past, Store, Upkeep } from "./port/store.ts";
import { readMarker } from "./schema/store-marker.ts";
import { type OtherMigrations, type Shelves, shelvesIn } from "./schema/stored-document.ts";

export interface JsonStoreOptions {
  readonly folder: string;
  readonly chosenBy: string;
  /** Who is named in the history. */
  readonly by: string;
  /** The command line that is running, for the history. */
  readonly command: () => string;
  /** A UTC instant. */
  readonly now: () => string;
  /** The calendar day of the person at the keyboard; that of `now` where nothing else is said. */
  readonly today?: () => Day;
  /** Makes the op id under which the history keeps all that this instance changes. */
  readonly key?: () => string;
  /** Whether a store that this instance makes is one that `removeDemoStore` may remove. */
  readonly demo?: boolean;
  /** The program that keeps digests, so that another one's rules make their own. */
  readonly madeBy?: string;
  readonly files?: FileSystem;
  readonly machine?: Machine;
  /** How long to wait for another psvc that gives no sign of life. */
  readonly patienceMs?: number;
  /** Called once when a write has to wait for long: how many go before it. */
  readonly waiting?: (before: number) => void;
  readonly migrations?: OtherMigrations;
}

const PATIENCE_MS = 10_000;

/** One folder of JSON files on a local disk, for any number of psvc processes on one machine. */
export function jsonStore(options: JsonStoreOptions): Store {
  const { folder, files = nodeFiles } = options;
  const places = storePlaces(options);
  const shelves = shelvesIn(places, options.migrations);
  let hasWritten = false;
  const locked = () => {
    hasWritten = true;
  };
  const write = writingWith({ ...options, locked }, places, files, shelves);
  const today = options.today ?? (() => options.now().slice(0, 10));
  const documents: Documents = {
    exists: () => readMarker(folder, files) !== null,
    isPrivate: () =>
      process.platform === "win32" || ((ifThere(() => files.modeOf(folder)) ?? PRIVATE_FOLDER) & 0o077) === 0,
    names: (place) => jsonFilesIn(place, files),
    async read(stored) {
      const low = new Low(documentAdapter(stored, files), null);
      await low.read();
      return low.data;
    },
    async change(stored, change, origin) {
      const { changeDocument } = await import("./document/change-document.ts");
      return changeDocument(stored, await write(), change, origin);
    },
  };
  const digesting: DigestTools = {
    places,
    files,
    slugs: () => (documents.exists() ? jsonFilesIn(places.projects, files).filter(isSlug).sort() : []),
    read: (slug) => documents.read(shelves.project(slug)),
    now: options.now,
    madeBy: options.madeBy ?? "",
  };
  return documentStore(documents, shelves, places, {
    async changeMany(revisions, origin) {
      const { changeMany } = await import("./document/change-many.ts");
      return changeMany(revisions, { ...(await write()), shelves }, origin);
    },
    hasWritten: () => hasWritten,
    isSharedByGit: async () => isSharedByGit(places, files),
    async interrupted() {
      if (intentNames(places, files).length === 0) return [];
      const { readIntents } = await import("./document/intent.ts");
      const { doneOf } = await import("./document/change-many.ts");
      return readIntents(places, files).map((intent) => {
        const { command, by, at } = intent.writer;
        return { command, by, at, done: doneOf(intent, shelves, files), of: intent.steps.length };
      });
    },
    async scan(wanted) {
      const { scanProjects } = await import("./document/scan.ts");
      return scanProjects(wanted, { files, shelves, slugs: digesting.slugs(), read: digesting.read });
    },
    async scanHistories(mayHold) {
      const { scanHistories } = await import("./document/scan.ts");
      return scanHistories(mayHold, { files, shelves, slugs: digesting.slugs() });
    },
    digests: digestsIn(digesting),
    remembered: rememberedIn(digesting),
    ...draftsIn(places, files),
    past: lazyMethods(PAST, async () => {
      const { pastWith } = await import("./history/past.ts");
      return pastWith({ documents, shelves, write: await write() });
    }),
    copies: lazyMethods(COPIES, async () => {
      const { copiesWith } = await import("./copies/copies.ts");
      return copiesWith({ ...(await write()), shelves, exists: documents.exists, today });
    }),
    upkeep: lazyMethods(UPKEEP, async () => {
      const { upkeepWith } = await import("./doctor/doctor.ts");
      return upkeepWith({ ...(await write()), shelves, today });
    }),
  });
}

const PAST: Readonly<Record<keyof Past, true>> = {
  documents: true,
  current: true,
  changes: true,
  latest: true,
  version: true,
  complaint: true,
  revise: true,
  putBack: true,
  isForked: true,
};

const COPIES: Readonly<Record<keyof Copies, true>> = {
  archive: true,
  open: true,
  readProject: true,
  plan: true,
  carried: true,
  take: true,
  backUp: true,
  backups: true,
  readBackup: true,
};

const UPKEEP: Readonly<Record<keyof Upkeep, true>> = {
  examine: true,
  repairMark: true,
  repair: true,
  mergeFiles: true,
};

/** Most commands only read documents: all else is loaded at its first call, which is asynchronous anyway. */
function lazyMethods<T>(names: Readonly<Record<keyof T, true>>, load: () => Promise<T>): T {
  type Call = (...given: readonly unknown[]) => Promise<unknown>;
  const late = Object.keys(names).map((name): [string, Call] => [
    name,
    async (...given) => ((await load())[name as keyof T] as Call)(...given),
  ]);
  return Object.fromEntries(late) as T;
}

/** What every write needs, put together at the first one. */
function writingWith(
  options: JsonStoreOptions & Pick<ChangeTools, "locked">,
  places: StorePlaces,
  files: FileSystem,
  shelves: Shelves,
): () => Promise<ChangeTools> {
  const { now, by, command, demo = false, patienceMs = PATIENCE_MS, waiting, locked } = options;
  let op: string | null = null;
  return async () => {
    const { newOp } = await import("./history/new-entries.ts");
    const { thisMachine } = await import("./lock/process-identity.ts");
    op ??= options.key?.() ?? newOp();
    const machine = options.machine ?? thisMachine(files);
    const writer = { op, by, command: command(), at: now() };
    const beforeMigration = async () => {
      const { backUpStore } = await import("./copies/backups.ts");
      await backUpStore(places, files, { at: writer.at, by, why: "migration", kind: "automatic" });
    };
    const tools = { files, places, machine, now, patienceMs, waiting, demo, locked, writer, beforeMigration };
    const finishInterrupted = async (lock: Lock): Promise<void> => {
      const many = await import("./document/change-many.ts");
      await many.finishInterrupted({ ...tools, shelves, finishInterrupted }, lock);
    };
    return { ...tools, finishInterrupted };
  };
}

function jsonFilesIn(folder: string, files: FileSystem): readonly string[] {
  return listFolder(folder, files)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length));
}
