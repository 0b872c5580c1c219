import { basename, join } from "node:path";
import { PsvcError } from "../../errors.ts";
import { type FileSystem, ifThere } from "../disk/file-system.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import type { PlannedStep } from "../document/change-many.ts";
import { loadDocument } from "../schema/parse-document.ts";
import type { Shelves, StoredDocument } from "../schema/stored-document.ts";
import type { ArchivedFile } from "./archive.ts";

interface CarriedTools {
  readonly places: StorePlaces;
  readonly files: FileSystem;
  readonly shelves: Shelves;
}

/** Templates and settings that come in: those of a name that is not here, and that can be read. What is here stays. */
export function carriedIn(archived: readonly ArchivedFile[], tools: CarriedTools): readonly ArchivedFile[] {
  return archived.filter(({ path, bytes }) => {
    const stored = storedAs(path, tools.shelves);
    return stored !== null && !isHere(join(tools.places.folder, path), tools.files) && canBeRead(bytes, stored);
  });
}

/** It comes in with the documents, or not at all. */
export function carriedStep({ path, bytes }: ArchivedFile): PlannedStep {
  const name = basename(path, ".json");
  return { shelf: path === "config.json" ? "settings" : "templates", name, before: null, bytes, lines: [] };
}

function storedAs(path: string, shelves: Shelves): StoredDocument<unknown> | null {
  if (path === "config.json") return shelves.settings;
  return path.startsWith("templates/") ? shelves.template(basename(path, ".json")) : null;
}

function isHere(path: string, files: FileSystem): boolean {
  try {
    return ifThere(() => files.readFile(path)) !== null;
  } catch {
    return true;
  }
}

function canBeRead(bytes: Buffer, { path, name, kind }: StoredDocument<unknown>): boolean {
  try {
    loadDocument(bytes, path, name, kind);
    return true;
  } catch (err) {
    if (err instanceof PsvcError) return false;
    throw err;
  }
}
