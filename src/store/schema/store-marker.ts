import { join } from "node:path";
import { PsvcError } from "../../errors.ts";
import { cannotRead, damaged } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import { ensureFolder, type FileSystem, ifThere, syncAbove } from "../disk/file-system.ts";
import type { StorePlaces } from "../disk/store-paths.ts";
import { documentToText, parseObject } from "./parse-document.ts";

/** The version of the layout of a store, in `psvc.json`. */
export const STORE_SCHEMA = 1;

/** What git has to know of a store: what never to share, and how two people's changes come together. */
export const GIT_FILES = {
  ".gitignore": ".psvc/\n",
  ".gitattributes": "history/**/*.ndjson merge=union\nprojects/*.json merge=psvc\ncatalogue/*.json merge=psvc\n",
} as const;

/** What may lie in a folder that is about to become a store. */
const HARMLESS = [".git", ".DS_Store"];

export interface Marker {
  readonly demo: boolean;
}

/** null where there is no store. Throws `damaged`, `newer-schema`, or `refused` where it belongs to another program. */
export function readMarker(folder: string, files: FileSystem): Marker | null {
  const file = join(folder, "psvc.json");
  const bytes = attempt(file, () => ifThere(() => files.readFile(file)));
  if (bytes === null) return null;
  const { format, schema, demo } = parseObject(bytes, file);
  if (format !== "psvc") {
    const because = "its psvc.json belongs to something else";
    throw new PsvcError({
      code: "refused",
      what: folder,
      because,
      instead: "name another folder with --store or PSVC_HOME",
    });
  }
  if (typeof schema !== "number") throw damaged(file, "schema", "it does not say which schema it follows, like 1");
  if (schema > STORE_SCHEMA) throw new PsvcError({ code: "newer-schema", file, found: schema, known: STORE_SCHEMA });
  return { demo: demo === true };
}

/** Throws `refused` where a new store would mix with what somebody else keeps in the folder. */
export function refuseForeignFolder(folder: string, files: FileSystem): void {
  const names = attempt(folder, () => ifThere(() => files.list(folder))) ?? [];
  // `.psvc` alone is a store that was interrupted while it was made, or one that holds drafts only.
  const isFree =
    names.includes("psvc.json") || names.includes(".psvc") || names.every((name) => HARMLESS.includes(name));
  if (isFree) return;
  const because = "the folder is not empty and holds no psvc store";
  throw new PsvcError({
    code: "refused",
    what: folder,
    because,
    instead: "name an empty or new folder with --store or PSVC_HOME",
  });
}

/** Makes an empty store, with the lock held. `psvc.json` comes last: with it the store is there. */
export async function makeStore(places: StorePlaces, files: FileSystem, marker: Marker): Promise<void> {
  const { folder, projects, catalogue, templates, history } = places;
  files.protectFolder(folder);
  for (const part of [projects, catalogue, templates, history]) ensureFolder(files, part);
  const put = (name: string, text: string) => writeDurably(files, join(folder, name), Buffer.from(text));
  for (const [name, text] of Object.entries(GIT_FILES)) await put(name, text);
  syncAbove(files, folder);
  await put("psvc.json", markText(marker));
}

export function markText({ demo }: Marker): string {
  return documentToText({ format: "psvc", schema: STORE_SCHEMA, ...(demo ? { demo } : {}) });
}

function attempt<T>(file: string, look: () => T): T {
  try {
    return look();
  } catch (err) {
    throw cannotRead(file, err);
  }
}
