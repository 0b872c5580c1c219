import { join } from "node:path";
import { listFolder } from "../disk/disk-errors.ts";
import { type FileSystem, ignoreErrors, writeAll } from "../disk/file-system.ts";
import { cachesIn, type StorePlaces } from "../disk/store-paths.ts";
import { HIGHEST_ORDER, orderOf } from "./entry.ts";
import { lastEntry } from "./history-file.ts";

/**
 * The highest order that any change of this store has. Kept in a cache that may be deleted at any time: then the ends
 * of all histories are read. It matters only where a clock was set back, so it is not synced.
 */
export function highestOrder(places: StorePlaces, files: FileSystem): number {
  return cachedOrder(places, files) ?? scanOrder(places, files);
}

/** With the lock held. Written in place: one that is torn is not believed. */
export function rememberOrder(places: StorePlaces, files: FileSystem, order: number): void {
  ignoreErrors(() => {
    const fd = files.open(cacheIn(places), "w");
    try {
      files.protect(fd);
      writeAll(files, fd, Buffer.from(`${Math.min(order, HIGHEST_ORDER)}\n`));
    } finally {
      ignoreErrors(() => files.close(fd));
    }
  });
}

function cachedOrder(places: StorePlaces, files: FileSystem): number | null {
  try {
    const text = files.readFile(cacheIn(places)).toString("utf8");
    return /^\d{1,16}\n$/.test(text) && Number(text) <= HIGHEST_ORDER ? Number(text) : null;
  } catch {
    return null;
  }
}

function scanOrder(places: StorePlaces, files: FileSystem): number {
  let highest = 0;
  for (const shelf of ["projects", "catalogue"]) {
    const folder = join(places.history, shelf);
    for (const name of listFolder(folder, files).filter((text) => text.endsWith(".ndjson"))) {
      const last = lastEntry(join(folder, name), files);
      if (last !== null) highest = Math.max(highest, orderOf(last));
    }
  }
  return highest;
}

function cacheIn(places: StorePlaces): string {
  return join(cachesIn(places), "order");
}
