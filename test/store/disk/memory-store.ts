import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import type { JsonStoreOptions } from "../../../src/store/json-store.ts";
import type { Store } from "../../../src/store/port/store.ts";
import { openStore } from "../temporary-store.ts";
import { simulatedMachine } from "./simulated-disk.ts";

export const FOLDER = "/home/sam/store";

/** A store on a disk in memory: to try each of many broken disks costs no waiting for a real one. */
export function storeOn(files: FileSystem, options: Partial<JsonStoreOptions> = {}): Store {
  return openStore(FOLDER, { files, machine: simulatedMachine(), ...options });
}

/** What a dead process held, where the next one is the same process. */
export function removeLock(files: FileSystem): void {
  try {
    files.unlink(`${FOLDER}/.psvc/lock`);
  } catch {}
}
