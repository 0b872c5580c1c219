import type { FileSystem } from "../../../src/store/disk/file-system.ts";
import { type Calls, intercepted } from "../../store/disk/broken-disk.ts";

/** A disk that is full from its nth call on: what takes room fails, and half of what is written still fits. */
export function fullFrom(files: FileSystem, nth: number, calls: Calls): FileSystem {
  let isFirst = true;
  return intercepted(files, ({ name, parts, proceed }) => {
    calls.count += 1;
    calls.names.push(name);
    if (calls.count < nth || !takesRoom(name, parts, files)) return proceed();
    if (name === "write" && isFirst) {
      const [fd, bytes] = parts as readonly [number, Uint8Array];
      files.write(fd, bytes.subarray(0, bytes.length / 2));
    }
    isFirst = false;
    throw Object.assign(new Error(`ENOSPC in ${name}`), { code: "ENOSPC" });
  });
}

function takesRoom(name: string, parts: readonly unknown[], files: FileSystem): boolean {
  if (name === "write" || name === "sync") return true;
  if (name === "makeFolder") return !isThere(() => files.list(String(parts[0])));
  return name === "open" && parts[1] !== "r" && !isThere(() => files.writtenAt(String(parts[0])));
}

function isThere(look: () => unknown): boolean {
  try {
    look();
    return true;
  } catch {
    return false;
  }
}
