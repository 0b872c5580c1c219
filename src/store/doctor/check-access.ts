import { join } from "node:path";
import { nameOfUser } from "../disk/durable-write.ts";
import { type FileOwner, type FileSystem, ignoreErrors } from "../disk/file-system.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import { foldersOf, namesWithin } from "../disk/walk-store.ts";
import { type RepairableFinding, warning } from "./finding.ts";

/**
 * One finding for all of them: a clone made by git has one for every file. What a link leads to is not ours to change.
 */
export function examineModes(places: StorePlaces, files: FileSystem): readonly RepairableFinding[] {
  if (process.platform === "win32") return [];
  const isOpen = (path: string) => ((modeOf(path, files) ?? 0) & 0o077) !== 0;
  const own = [places.folder, ...foldersOf(places).filter((folder) => linkAt(folder, files) === null)];
  const folders = own.filter(isOpen);
  const opened = pathsIn(own, files).filter(
    (path) => isOpen(path) && isFile(path, files) && linkAt(path, files) === null,
  );
  const all = [...folders, ...opened];
  const [first] = all;
  if (first === undefined) return [];
  const mode = (modeOf(first, files) ?? 0).toString(8).padStart(4, "0");
  const more = all.length > 1 ? `, and into ${all.length - 1} more` : "";
  const now = () => {
    for (const folder of folders) files.protectFolder(folder);
    for (const path of opened) protectFile(path, files);
  };
  const text = `others on this machine may look into it (mode ${mode})${more}`;
  return [
    warning("open-to-others", {
      file: first,
      text,
      mend: { says: "make the store yours alone (0700, files 0600)", now },
    }),
  ];
}

/** One finding for all of them: under sudo a psvc of earlier days left what it wrote to root. */
export function examineOwners(places: StorePlaces, files: FileSystem): readonly RepairableFinding[] {
  if (process.platform === "win32") return [];
  const wanted = ownerOf(places.folder, files);
  if (wanted === null) return [];
  const folders = foldersOf(places);
  const others = [...folders, ...pathsIn([places.folder, ...folders], files)].flatMap((path) => {
    const found = linkAt(path, files) === null ? ownerOf(path, files) : null;
    return found === null || found.user === wanted.user ? [] : [{ path, user: found.user }];
  });
  const [first] = others;
  if (first === undefined) return [];
  const more = others.length > 1 ? `, and so ${others.length === 2 ? "does" : "do"} ${others.length - 1} more` : "";
  const text = `belongs to ${nameOfUser(first.user)}, the store to ${nameOfUser(wanted.user)}${more}`;
  const instead = `sudo chown -R ${wanted.user}:${wanted.group} ${quoted(places.folder)}`;
  return [warning("other-owner", { file: first.path, text, instead })];
}

function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function ownerOf(path: string, files: FileSystem): FileOwner | null {
  try {
    return files.ownerOf(path);
  } catch {
    return null;
  }
}

function protectFile(path: string, files: FileSystem): void {
  const fd = files.open(path, "r");
  try {
    files.protect(fd);
  } finally {
    ignoreErrors(() => files.close(fd));
  }
}

/** A link is followed when its file is read and written, and that should not come as a surprise. */
export function examineLinks(places: StorePlaces, files: FileSystem): readonly RepairableFinding[] {
  const folders = foldersOf(places);
  const paths = new Set([...folders, ...pathsIn([places.folder, ...folders], files)]);
  return [...paths].flatMap((file) => {
    const to = linkAt(file, files);
    if (to === null) return [];
    const text = `a link to ${to}: psvc reads and writes what it leads to, and leaves its mode alone`;
    return [warning("link", { file, text, instead: "put the real one in its place, unless that is what you want" })];
  });
}

function pathsIn(folders: readonly string[], files: FileSystem): readonly string[] {
  return folders.flatMap((folder) => namesWithin(folder, files).map((name) => join(folder, name)));
}

function linkAt(path: string, files: FileSystem): string | null {
  try {
    return files.readLink(path);
  } catch {
    return null;
  }
}

function isFile(path: string, files: FileSystem): boolean {
  try {
    files.list(path);
    return false;
  } catch {
    return true;
  }
}

function modeOf(path: string, files: FileSystem): number | null {
  try {
    return files.modeOf(path);
  } catch {
    return null;
  }
}
