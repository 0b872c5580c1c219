import { basename, dirname, join } from "node:path";
import type { DocumentName } from "../../domain/history/change.ts";
import type { Finding, Repair } from "../../domain/history/store-finding.ts";
import type { Kept } from "../../domain/history/versioned-document.ts";
import type { Project } from "../../domain/model/project.ts";
import { type Problem, PsvcError } from "../../errors.ts";
import { mergeDocumentFiles } from "../copies/git-merge.ts";
import { bytesOf, listFolder } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import { isSlug, productSlug } from "../disk/safe-names.ts";
import { quarantined } from "../disk/store-paths.ts";
import { doneOf } from "../document/change-many.ts";
import { type Intent, readIntents } from "../document/intent.ts";
import { keepBroken } from "../history/past.ts";
import { everyName } from "../history/read-changes.ts";
import { withStoreLock } from "../lock/store-lock.ts";
import type { Upkeep } from "../port/store.ts";
import { markText, readMarker } from "../schema/store-marker.ts";
import type { StoredDocument } from "../schema/stored-document.ts";
import { examineDocument, examineTogether, examineVersions } from "./check-documents.ts";
import { examineFolders } from "./check-folders.ts";
import { examineHistory } from "./check-history.ts";
import { examineInvariants, type InvariantTools } from "./check-invariants.ts";
import { damage, type RepairableFinding, warning } from "./finding.ts";
import { examineMerge } from "./merge-heads.ts";

export type UpkeepTools = InvariantTools;

export function upkeepWith(tools: UpkeepTools): Upkeep {
  return {
    examine: async () => (await examine(tools)).map(toFinding),
    async repairMark() {
      const found = examineMarker(tools);
      if (!found?.mend || found.repair === null) return null;
      await writeMark(tools, found.file);
      return { file: found.file, text: found.repair };
    },
    repair: () =>
      withStoreLock(tools, async (lock) => {
        const repaired: Repair[] = [];
        for (const { mend, repair, code, file } of await examine(tools)) {
          if (mend === null || repair === null || code === "lock") continue;
          await mend(lock);
          repaired.push({ file, text: repair });
        }
        return repaired;
      }),
    mergeFiles: async (path, sides) => mergeDocumentFiles(path, sides, tools.shelves, tools.today()),
  };
}

async function examine(tools: UpkeepTools): Promise<readonly RepairableFinding[]> {
  const { places, files, machine } = tools;
  const marker = examineMarker(tools);
  const intents = readIntents(places, files);
  const pending = intents.flatMap(({ steps }) => steps);
  if (marker === null && readMarker(places.folder, files) === null) return [];
  const examined = unlessUnreadable(() => everyName(places, files).map((name) => examineOne(name, tools)));
  if ("damage" in examined) return [...(marker ? [marker] : []), examined.damage];
  const documents = examined.value.map((examinedOne) => {
    const { shelf, name } = examinedOne.name;
    const isPending = pending.some((step) => step.shelf === shelf && step.name === name);
    return isPending
      ? { ...examinedOne, found: examinedOne.found.filter(({ code }) => code !== "unrecorded") }
      : examinedOne;
  });
  const projects = documents.flatMap(({ name, path, document }) =>
    name.shelf === "projects" && document !== null ? [{ name, path, project: document as Project }] : [],
  );
  const catalogues = new Set(
    documents.flatMap(({ name, isThere, isLost }) =>
      name.shelf === "catalogue" && (isThere || isLost) ? [name.name] : [],
    ),
  );
  const needed = pending.map(({ temporary }) => temporary);
  const folders = (await examineFolders(places, files, machine)).filter(({ file }) => !needed.includes(file));
  return [
    ...(marker ? [marker] : []),
    ...intents.map((intent) => interrupted(intent, tools)),
    ...documents.flatMap(({ found }) => found),
    ...withoutHistory(tools).flatMap((stored) => examineDocument(stored, files, async () => "", tools.today()).found),
    ...examineVersions(documents),
    ...examineTogether(projects, (product) => catalogues.has(productSlug(product))),
    ...examineInvariants(projects, tools),
    ...folders,
  ];
}

/** Every writer finishes it before anything else, so that taking the lock is the repair. */
function interrupted(intent: Intent, { shelves, files }: UpkeepTools): RepairableFinding {
  const { command } = intent.writer;
  const done = `${doneOf(intent, shelves, files)} of ${intent.steps.length}`;
  const text = `a command was interrupted (${command}, ${done}): the next change finishes it`;
  return warning("interrupted", { file: intent.path, text, mend: { says: `finish ${command}`, now: () => {} } });
}

/** One document with its history; whatever is wrong with it does not keep the others from being looked at. */
function examineOne(name: DocumentName, tools: UpkeepTools) {
  const { files, shelves, now } = tools;
  const stored = shelves.of(name);
  const isThere = listFolder(dirname(stored.path), files).includes(basename(stored.path));
  const { found, document, schema } = isThere
    ? examineDocument(stored, files, () => keepBroken(name, shelves, tools), tools.today())
    : { found: [], document: null, schema: null };
  const past = unlessUnreadable(() => [
    ...examineHistory(stored, files, now()),
    ...(document === null ? [] : examineMerge(stored, document as Kept, files, tools.today())),
  ]);
  // Of a file that cannot be read it is no news that no psvc wrote it.
  const recorded =
    "damage" in past ? [past.damage] : past.value.filter(({ code }) => found.length === 0 || code !== "unrecorded");
  // Its loss is told once; all that rests on it comes back with it.
  const isLost = recorded.some(({ code, weight }) => code === "unrecorded" && weight === "damage");
  return { name, path: stored.path, isThere, isLost, found: [...found, ...recorded], document, schema };
}

function unlessUnreadable<T>(look: () => T): { readonly value: T } | { readonly damage: RepairableFinding } {
  try {
    return { value: look() };
  } catch (err) {
    if (!(err instanceof PsvcError && err.problem.code === "damaged")) throw err;
    const { file, why } = err.problem;
    return {
      damage: damage("unreadable", {
        file,
        text: why,
        instead: "see that it can be read, or bring it back from a backup",
      }),
    };
  }
}

/**
 * Without its mark a store is not seen at all, whatever is in it. What the mark says is known, unless a newer psvc
 * wrote it.
 */
function examineMarker(tools: UpkeepTools): RepairableFinding | null {
  const { places, files } = tools;
  const file = join(places.folder, "psvc.json");
  const isStore = () => unlessUnreadable(() => everyName(places, files).length > 0);
  const holdsProjects = () => {
    const looked = isStore();
    return "damage" in looked || looked.value;
  };
  const mend = { says: "write the mark of a store anew", now: () => writeMark(tools, file) };
  try {
    if (readMarker(places.folder, files) !== null || !holdsProjects()) return null;
    const text = "the file that marks the store is gone, so psvc does not see its projects";
    return damage("unreadable", { file, text, mend });
  } catch (err) {
    if (!(err instanceof PsvcError)) throw err;
    const { problem } = err;
    const isOurs = problem.code !== "newer-schema" && holdsProjects();
    return damage("unreadable", {
      file,
      text: whyOf(problem),
      ...(isOurs ? { mend } : { instead: "use the newer psvc, or name another folder with --store" }),
    });
  }
}

async function writeMark({ files, places, writer }: UpkeepTools, file: string): Promise<void> {
  const broken = bytesOf(file, files);
  if (broken !== null) await writeDurably(files, quarantined(places, writer.at, "psvc.json"), broken);
  await writeDurably(files, file, Buffer.from(markText({ demo: false })));
}

function whyOf(problem: Problem): string {
  if (problem.code === "damaged") return problem.why;
  if (problem.code === "newer-schema") return "this store was made by a newer psvc";
  return problem.code === "refused" ? problem.because : problem.code;
}

/** Templates, and the settings of the store. */
function withoutHistory({ places, files, shelves }: UpkeepTools): readonly StoredDocument<unknown>[] {
  const templates = listFolder(places.templates, files)
    .filter((name) => name.endsWith(".json") && isSlug(basename(name, ".json")))
    .map((name) => shelves.template(basename(name, ".json")));
  const hasSettings = listFolder(places.folder, files).includes(basename(shelves.settings.path));
  return hasSettings ? [...templates, shelves.settings] : templates;
}

function toFinding({ mend: _, ...finding }: RepairableFinding): Finding {
  return finding;
}
