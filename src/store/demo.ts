import { join } from "node:path";
import { PsvcError } from "../errors.ts";
import { cannotWrite } from "./disk-errors.ts";
import { type FileSystem, ifThere, nodeFiles } from "./files.ts";
import { readMarker } from "./store-marker.ts";

/** Whether a folder holds a store that psvc made for a demo, and that it may therefore make anew. */
export function isDemoStore(folder: string, files: FileSystem = nodeFiles): boolean {
  return readMarker(folder, files)?.demo === true;
}

/** Removes a demo store; does nothing where there is no folder. Throws `refused` for every other folder. */
export function removeDemoStore(folder: string, files: FileSystem = nodeFiles): void {
  try {
    const names = ifThere(() => files.list(folder));
    if (names === null) return;
    requireDemo(folder, files);
    // The mark goes last, so that what an interruption leaves can still be removed.
    for (const name of names) if (name !== "psvc.json") files.removeTree(join(folder, name));
    files.unlink(join(folder, "psvc.json"));
    files.removeFolder(files.realPath(folder));
  } catch (err) {
    throw cannotWrite(folder, err);
  }
}

function requireDemo(folder: string, files: FileSystem): void {
  if (isDemoStore(folder, files)) return;
  const because = "psvc removes a folder only where its psvc.json says that it is a demo";
  throw new PsvcError({
    code: "refused",
    what: folder,
    because,
    instead: "move it away, or name another place with --store",
  });
}
