import { join } from "node:path";
import { PsvcError } from "../../errors.ts";
import { cannotWrite } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import { type FileSystem, ifThere, nodeFiles, sizeOf } from "../disk/file-system.ts";
import { cachesIn } from "../disk/store-paths.ts";
import { readMarker } from "../schema/store-marker.ts";

/** Whether a folder holds a store that psvc made for a demo, and that it may therefore make anew. */
export function isDemoStore(folder: string, files: FileSystem = nodeFiles): boolean {
  return readMarker(folder, files)?.demo === true;
}

/**
 * Makes room for a demo: removes the one that is there, or where somebody went on in it since it was built, moves it
 * aside and says where to; null where nothing is kept. Throws `refused` for every folder that is no demo.
 */
export function clearDemoStore(folder: string, files: FileSystem = nodeFiles): string | null {
  if (!isDemoStore(folder, files) || !isWorkedIn(folder, files)) {
    removeDemoStore(folder, files);
    return null;
  }
  try {
    const text = freeName(folder, files);
    files.rename(files.realPath(folder), text);
    return text;
  } catch (err) {
    throw cannotWrite(folder, err);
  }
}

/** Remembers how the demo was when it was built: whatever comes after that is somebody's own. */
export async function markAsBuilt(folder: string, files: FileSystem = nodeFiles): Promise<void> {
  try {
    await writeDurably(files, builtFile(folder), Buffer.from(stateOf(folder, files)));
  } catch (err) {
    throw cannotWrite(folder, err);
  }
}

/** One that was never finished is nobody's. */
function isWorkedIn(folder: string, files: FileSystem): boolean {
  const built = ifThere(() => files.readFile(builtFile(folder)));
  return built !== null && String(built) !== stateOf(folder, files);
}

/** Every change makes a history longer; settings and templates have none. */
function stateOf(folder: string, files: FileSystem): string {
  const lines = ["history/projects", "history/catalogue", "templates"].flatMap((shelf) =>
    (ifThere(() => files.list(join(folder, shelf))) ?? []).map((name) => join(shelf, name)),
  );
  const sized = [...lines, "config.json"].map(
    (name) => `${name} ${ifThere(() => sizeOf(join(folder, name), files)) ?? 0}`,
  );
  return `${sized.sort().join("\n")}\n`;
}

function builtFile(folder: string): string {
  return join(cachesIn({ folder }), "demo");
}

function freeName(folder: string, files: FileSystem): string {
  for (let count = 1; ; count++) {
    const name = `${folder}-kept-${count}`;
    if (ifThere(() => files.list(name)) === null) return name;
  }
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
