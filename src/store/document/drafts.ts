import { join } from "node:path";
import { cannotRead, cannotWrite, listFolder } from "../disk/disk-errors.ts";
import { ensureFolder, errnoOf, type FileSystem, ifThere, syncAbove, syncFolder } from "../disk/file-system.ts";
import { isSlug, requireSlug } from "../disk/safe-names.ts";
import { cachesIn, type StorePlaces } from "../disk/store-paths.ts";
import type { Store } from "../port/store.ts";
import { documentToText, parseObject } from "../schema/parse-document.ts";
import { readMarker, refuseForeignFolder } from "../schema/store-marker.ts";

type Drafts = Pick<Store, "draft" | "draftNames" | "saveDraft" | "dropDraft">;

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
    draftNames: async () =>
      listFolder(places.drafts, files)
        .filter((name) => name.endsWith(".json"))
        .map((name) => name.slice(0, -".json".length))
        .filter(isSlug)
        .sort(),
    async saveDraft(name, draft) {
      requireSlug("the draft's name", name);
      const file = fileOf(name);
      const { writeDurably } = await import("../disk/durable-write.ts");
      const { sweepBeside } = await import("../lock/sweep-after-crash.ts");
      try {
        if (readMarker(places.folder, files) === null) refuseForeignFolder(places.folder, files);
        if (ifThere(() => files.writtenAt(file)) === null) makeDraftsFolder();
        await writeDurably(files, file, Buffer.from(documentToText({ draft })));
        sweepBeside(file, files);
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
