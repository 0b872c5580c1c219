import { dirname, join } from "node:path";
import { type FileSystem, ifThere } from "./file-system.ts";
import type { StorePlaces } from "./store-paths.ts";

/** Whether the store lies in a clone of a git repository and names psvc's merge driver to it. Looks only. */
export function isSharedByGit({ folder }: Pick<StorePlaces, "folder">, files: FileSystem): boolean {
  return isInClone(folder, files) && namesDriver(folder, files);
}

function isInClone(folder: string, files: FileSystem): boolean {
  if (ifThere(() => files.modeOf(join(folder, ".git"))) !== null) return true;
  return dirname(folder) !== folder && isInClone(dirname(folder), files);
}

function namesDriver(folder: string, files: FileSystem): boolean {
  const attributes = ifThere(() => files.readFile(join(folder, ".gitattributes")));
  return attributes !== null && /\bmerge=psvc\b/.test(attributes.toString("utf8"));
}
