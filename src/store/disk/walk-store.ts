import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { backupsIn, cachesIn, INTENT, quarantineIn, type StorePlaces } from "./store-paths.ts";

/** Every folder of a store below its own. */
export function foldersOf(places: StorePlaces): readonly string[] {
  const { projects, catalogue, templates, history, drafts } = places;
  const caches = cachesIn(places);
  return [
    projects,
    catalogue,
    templates,
    history,
    join(history, "projects"),
    join(history, "catalogue"),
    caches,
    drafts,
    backupsIn(places),
    quarantineIn(places),
  ];
}

/** The files of commands over several documents that were interrupted; most often there are none. */
export function intentNames(places: StorePlaces, files: FileSystem): readonly string[] {
  return namesWithin(cachesIn(places), files).filter((name) => name.startsWith(INTENT));
}

/** What may not be looked at is told where its content is examined. */
export function namesWithin(folder: string, files: FileSystem): readonly string[] {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}
