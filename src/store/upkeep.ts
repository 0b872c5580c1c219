import { basename, dirname, join } from "node:path";
import type { Finding } from "../domain/finding.ts";
import type { Project } from "../domain/project.ts";
import { type Problem, PsvcError } from "../errors.ts";
import type { Writer } from "./change-entries.ts";
import { everyName } from "./changes.ts";
import { examineDocument, examineTogether } from "./examine-documents.ts";
import { examineFolders } from "./examine-folders.ts";
import { examineHistory } from "./examine-history.ts";
import { ifThere } from "./files.ts";
import { damage, type Found } from "./found.ts";
import { mergeDocumentFiles } from "./merge-files.ts";
import { isSlug } from "./names.ts";
import { keepBroken } from "./past.ts";
import type { Upkeep } from "./store.ts";
import { type WriteTools, withStoreLock } from "./store-lock.ts";
import { readMarker, STORE_SCHEMA } from "./store-marker.ts";
import type { Shelves, StoredDocument } from "./stored-document.ts";

export interface UpkeepTools extends WriteTools {
  readonly shelves: Shelves;
  readonly writer: Writer;
}

export function upkeepWith(tools: UpkeepTools): Upkeep {
  return {
    examine: async () => (await examine(tools)).map(toFinding),
    repair: () =>
      withStoreLock(tools, async () => {
        const repaired = [];
        for (const found of await examine(tools)) {
          if (found.mend === null || found.repair === null || found.code === "lock") continue;
          await found.mend();
          repaired.push({ file: found.file, text: found.repair });
        }
        return repaired;
      }),
    mergeFiles: async (path, sides) => mergeDocumentFiles(path, sides, tools.shelves),
  };
}

async function examine(tools: UpkeepTools): Promise<readonly Found[]> {
  const { places, files, shelves, machine, now } = tools;
  const marker = examineMarker(tools);
  if (marker !== null) return [marker];
  if (readMarker(places.folder, files) === null) return [];
  const examined = everyName(places, files).map((name) => {
    const stored: StoredDocument<unknown> = shelves.of(name);
    const isThere = ifThere(() => files.list(dirname(stored.path)))?.includes(basename(stored.path));
    const { found, document } = isThere
      ? examineDocument(stored, files, () => keepBroken(name, shelves, tools))
      : { found: [], document: null };
    // Of a file that cannot be read it is no news that no psvc wrote it.
    const past = examineHistory(stored, files, now()).filter(({ code }) => found.length === 0 || code !== "unrecorded");
    return { name, path: stored.path, found: [...found, ...past], document };
  });
  const projects = examined.flatMap(({ name, path, document }) =>
    name.shelf === "projects" && document !== null ? [{ name, path, project: document as Project }] : [],
  );
  return [
    ...examined.flatMap(({ found }) => found),
    ...templatesIn(tools).flatMap((stored) => examineDocument(stored, files, async () => "").found),
    ...examineTogether(projects),
    ...(await examineFolders(places, files, machine)),
  ];
}

/** Without its mark a store is not seen at all, whatever is in it. */
function examineMarker({ places, files }: UpkeepTools): Found | null {
  const file = join(places.folder, "psvc.json");
  const instead = `if the folder is your store, put this line into the file: ${JSON.stringify({ format: "psvc", schema: STORE_SCHEMA })}`;
  try {
    const isGone = readMarker(places.folder, files) === null && everyName(places, files).length > 0;
    if (!isGone) return null;
    const text = "the file that marks the store is gone, so psvc does not see its projects";
    return damage("unreadable", { file, text, instead });
  } catch (err) {
    if (!(err instanceof PsvcError)) throw err;
    return damage("unreadable", { file, text: whyOf(err.problem), instead });
  }
}

function whyOf(problem: Problem): string {
  if (problem.code === "damaged") return problem.why;
  if (problem.code === "newer-schema") return "this store was made by a newer psvc";
  return problem.code === "refused" ? problem.because : problem.code;
}

function templatesIn({ places, files, shelves }: UpkeepTools): readonly StoredDocument<unknown>[] {
  const names = ifThere(() => files.list(places.templates)) ?? [];
  return names
    .filter((name) => name.endsWith(".json") && isSlug(basename(name, ".json")))
    .map((name) => shelves.template(basename(name, ".json")));
}

function toFinding({ mend: _, ...finding }: Found): Finding {
  return finding;
}
