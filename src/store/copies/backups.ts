import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { compareTexts } from "../../domain/text/text.ts";
import { PsvcError } from "../../errors.ts";
import { cannotPrepare, cannotRead } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import { type FileSystem, ifThere, ignoreErrors, sizeOf } from "../disk/file-system.ts";
import { backupsIn, type StorePlaces } from "../disk/store-paths.ts";
import type { Backup, BackupKind } from "../port/store.ts";
import { archiveToBytes, type Copied, compressed, filesOfStore } from "./archive.ts";

/** How many backups of each kind are kept. */
export const KEPT_BACKUPS = 10;

const NAME = /^(\d{4}-\d\d-\d\dT\d{6}Z)-(automatic|by-hand)-([a-z-]{1,40})-[0-9a-f]{8}\.gz$/;

interface Taken {
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly kind: BackupKind;
}

/** Copies the store as it lies there, which takes the lock to be one moment. */
export async function backUpStore(places: StorePlaces, files: FileSystem, taken: Taken): Promise<Backup & Copied> {
  const copied = filesOfStore(places, files);
  const bytes = await compressed(archiveToBytes({ at: taken.at, by: taken.by }, copied.files));
  const stamp = `${taken.at.slice(0, 19).replaceAll(":", "")}Z`;
  const name = `${stamp}-${taken.kind}-${taken.why}-${randomBytes(4).toString("hex")}.gz`;
  const path = join(backupsIn(places), name);
  try {
    await writeDurably(files, path, bytes);
  } catch (err) {
    throw cannotPrepare(path, err);
  }
  // Where the clock was set back, the newest is not the latest: the one just made always stays.
  const others = listBackups(places, files).filter(
    (listBackup) => listBackup.kind === taken.kind && listBackup.name !== name,
  );
  for (const old of others.slice(KEPT_BACKUPS - 1)) ignoreErrors(() => files.unlink(old.path));
  return { ...(backupOf(name, bytes.length, places) as Backup), ...copied };
}

/** The newest first. */
export function listBackups(places: StorePlaces, files: FileSystem): readonly Backup[] {
  const folder = backupsIn(places);
  let names: readonly string[];
  try {
    names = ifThere(() => files.list(folder)) ?? [];
  } catch (err) {
    throw cannotRead(folder, err);
  }
  return names
    .flatMap((name) => backupOf(name, sizeOf(join(folder, name), files), places) ?? [])
    .sort((a, b) => compareTexts(b.at, a.at) || compareTexts(b.name, a.name));
}

export function readBackup(name: string, places: StorePlaces, files: FileSystem): Buffer {
  const backup = listBackups(places, files).find((listBackup) => listBackup.name === name);
  if (!backup)
    throw new PsvcError({ code: "not-found", what: "backup", name, near: [], command: "psvc backup --list" });
  try {
    return files.readFile(backup.path);
  } catch (err) {
    throw cannotRead(backup.path, err);
  }
}

function backupOf(name: string, bytes: number, places: StorePlaces): Backup | null {
  const [, stamp = "", kind, why = ""] = NAME.exec(name) ?? [];
  if (!kind) return null;
  const at = stamp.replace(/T(\d\d)(\d\d)(\d\d)Z/, "T$1:$2:$3.000Z");
  return { name, path: join(backupsIn(places), name), at, kind: kind as BackupKind, why, bytes };
}
