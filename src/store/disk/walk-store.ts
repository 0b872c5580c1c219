import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { cachesIn, quarantineIn, type StorePlaces } from "./store-paths.ts";

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
    join(caches, "backups"),
    quarantineIn(places),
  ];
}

/** What may not be looked at is told where its content is examined. */
export function namesWithin(folder: string, files: FileSystem): readonly string[] {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}
