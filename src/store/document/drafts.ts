import { join } from "node:path";
import { cannotRead, cannotWrite } from "../disk/disk-errors.ts";
import { ensureFolder, errnoOf, type FileSystem, ifThere, syncAbove, syncFolder } from "../disk/file-system.ts";
import { isSlug, requireSlug } from "../disk/safe-names.ts";
import { cachesIn, type StorePlaces } from "../disk/store-paths.ts";
import type { Store } from "../port/store.ts";
import { documentToText, parseObject } from "../schema/parse-document.ts";
import { readMarker, refuseForeignFolder } from "../schema/store-marker.ts";

type Drafts = Pick<Store, "draft" | "saveDraft" | "dropDraft">;

/** Drafts are one person's unfinished answers: written whole, but without lock, history or schema. */
export function draftsIn(places: StorePlaces, files: FileSystem): Drafts {
  const fileOf = (name: string) => join(places.drafts, `${name}.json`);
  const makeDraftsFolder = () => {
    ensureFolder(files, places.drafts);
    for (const folder of [cachesIn(places), places.folder]) syncFolder(files, folder);
    syncAbove(files, places.folder);
  };
  return {
    async draft(name) {
      if (!isSlug(name)) return null;
      const file = fileOf(name);
      const bytes = readDraft(file, files);
      return bytes && (parseObject(bytes, file).draft ?? null);
    },
    async saveDraft(name, draft) {
      requireSlug("the draft's name", name);
      const file = fileOf(name);
      const { writeDurably } = await import("../disk/durable-write.ts");
      try {
        if (readMarker(places.folder, files) === null) refuseForeignFolder(places.folder, files);
        if (ifThere(() => files.writtenAt(file)) === null) makeDraftsFolder();
        await writeDurably(files, file, Buffer.from(documentToText({ draft })));
      } catch (err) {
        throw cannotWrite(file, err);
      }
    },
    async dropDraft(name) {
      if (!isSlug(name)) return;
      const file = fileOf(name);
      try {
        files.unlink(file);
      } catch (err) {
        if (errnoOf(err) !== "ENOENT") throw cannotWrite(file, err);
      }
    },
  };
}

function readDraft(file: string, files: FileSystem): Buffer | null {
  try {
    return ifThere(() => files.readFile(file));
  } catch (err) {
    throw cannotRead(file, err);
  }
}
