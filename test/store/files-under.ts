import { posix } from "node:path";
import type { FileSystem } from "../../src/store/disk/file-system.ts";

/** Every file of a store by its path, without what is never shared. */
export function filesUnder(folder: string, files: FileSystem): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const walk = (path: string) => {
    for (const name of files.list(path)) {
      const inside = posix.join(path, name);
      if (name === ".psvc") continue;
      if (isFolder(inside, files)) walk(inside);
      else found[inside.slice(folder.length + 1)] = files.readFile(inside).toString("utf8");
    }
  };
  walk(folder);
  return found;
}

function isFolder(path: string, files: FileSystem): boolean {
  try {
    files.list(path);
    return true;
  } catch {
    return false;
  }
}
