import { Low } from "lowdb";
import { cannotRead } from "./disk-errors.ts";
import { type Documents, documentStore } from "./document-store.ts";
import { draftsIn } from "./drafts.ts";
import { type FileSystem, ifThere, nodeFiles } from "./files.ts";
import { documentAdapter } from "./low-adapter.ts";
import type { Machine } from "./owner-identity.ts";
import { storePlaces } from "./places.ts";
import type { Store, StorePlaces } from "./store.ts";
import { readMarker } from "./store-marker.ts";
import { type OtherMigrations, shelvesIn } from "./stored-document.ts";

export interface JsonStoreOptions {
  readonly folder: string;
  readonly chosenBy: string;
  /** Who is named in the history. */
  readonly by: string;
  /** The command line that is running, for the history. */
  readonly command: () => string;
  /** A UTC instant. */
  readonly now: () => string;
  /** Makes the op id under which the history keeps all that this instance changes. */
  readonly key?: () => string;
  /** Whether a store that this instance makes is one that `removeDemoStore` may remove. */
  readonly demo?: boolean;
  readonly files?: FileSystem;
  readonly machine?: Machine;
  /** How long to wait for another psvc that is writing. */
  readonly patienceMs?: number;
  readonly migrations?: OtherMigrations;
}

const PATIENCE_MS = 10_000;

/** One folder of JSON files on a local disk, for any number of psvc processes on one machine. */
export function jsonStore(options: JsonStoreOptions): Store {
  const { folder, files = nodeFiles } = options;
  const places = storePlaces(options);
  const documents: Documents = {
    exists: () => readMarker(folder, files) !== null,
    names: (place) => jsonFilesIn(place, files),
    async read(stored) {
      const low = new Low(documentAdapter(stored, files), null);
      await low.read();
      return low.data;
    },
    change: changesWith(options, places, files),
  };
  return documentStore(documents, shelvesIn(places, options.migrations), places, draftsIn(places, files));
}

/** The writing half is loaded at the first change: most commands only read. */
function changesWith(options: JsonStoreOptions, places: StorePlaces, files: FileSystem): Documents["change"] {
  const { now, by, command, demo = false, patienceMs = PATIENCE_MS } = options;
  let op: string | null = null;
  return async (stored, change) => {
    const { changeDocument } = await import("./document-change.ts");
    const { newOp } = await import("./change-entries.ts");
    const { thisMachine } = await import("./owner-identity.ts");
    op ??= options.key?.() ?? newOp();
    const machine = options.machine ?? thisMachine(files);
    const writer = { op, by, command: command(), at: now() };
    return changeDocument(stored, { files, places, machine, now, patienceMs, demo, writer }, change);
  };
}

function jsonFilesIn(folder: string, files: FileSystem): readonly string[] {
  let names: readonly string[] | null;
  try {
    names = ifThere(() => files.list(folder));
  } catch (err) {
    throw cannotRead(folder, err);
  }
  return (names ?? []).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
}
