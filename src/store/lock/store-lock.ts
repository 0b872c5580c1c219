import { PsvcError } from "../../errors.ts";
import { cannotPrepare, cannotWrite } from "../disk/disk-errors.ts";
import { ensureFolder, type FileSystem, ifThere, syncFolder } from "../disk/file-system.ts";
import { cachesIn, lockIn, type StorePlaces } from "../disk/store-paths.ts";
import { intentNames } from "../disk/walk-store.ts";
import { makeStore, readMarker, refuseForeignFolder } from "../schema/store-marker.ts";
import { type Lock, type LockOptions, takeLock } from "./lock.ts";
import { sweep } from "./sweep-after-crash.ts";

/** What every write needs: the disk, the lock and the place. */
export interface WriteTools extends LockOptions {
  readonly places: StorePlaces;
  readonly demo: boolean;
  /** Called when the lock is taken, which only a writer does. */
  readonly locked?: () => void;
  /** Called with the lock held, where a command over several documents was interrupted: brings it to its end. */
  readonly finishInterrupted: (lock: Lock) => Promise<void>;
}

/** Does one piece of work with the store to itself. Makes the store first if there is none. */
export async function withStoreLock<R>(tools: WriteTools, work: (lock: Lock) => Promise<R>): Promise<R> {
  const { places, files } = tools;
  try {
    if (readMarker(places.folder, files) === null) refuseForeignFolder(places.folder, files);
    ensureFolder(files, cachesIn(places));
    const lock = await takeLock(lockIn(places), tools);
    tools.locked?.();
    try {
      if (lock.brokeOne) settleNames(places, files);
      if (intentNames(places, files).length > 0) await tools.finishInterrupted(lock);
      if (lock.brokeOne) await sweep(places, files, tools.machine);
      if (readMarker(places.folder, files) === null) await makeMissingStore(tools);
      return await work(lock);
    } finally {
      lock.release();
    }
  } catch (err) {
    throw cannotWrite(places.folder, err);
  }
}

/**
 * A killed writer may have put a document in its place without making that durable. What is recorded from now on goes
 * on from it, and a power cut must not take back what the history builds on.
 */
function settleNames({ folder, projects, catalogue, templates }: StorePlaces, files: FileSystem): void {
  for (const place of [folder, projects, catalogue, templates]) ifThere(() => syncFolder(files, place));
}

/** Nobody's change is in place yet: only the empty store is in doubt. */
async function makeMissingStore({ places, files, demo }: WriteTools): Promise<void> {
  try {
    await makeStore(places, files, { demo });
  } catch (err) {
    throw cannotPrepare(places.folder, err);
  }
}

/** Called just before the rename: a lock removed by hand while this process slept must not end in a lost change. */
export function requireLock(lock: Lock, path: string): void {
  if (lock.isHeld()) return;
  throw new PsvcError({ code: "cannot-write", path, why: "the lock was taken away while psvc was writing" });
}

/** Whether the lock is certainly held: false also where that cannot be read. */
export function holdsStill(lock: Lock): boolean {
  try {
    return lock.isHeld();
  } catch {
    return false;
  }
}
