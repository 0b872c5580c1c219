import { basename, dirname } from "node:path";
import { SHELVES } from "../../domain/history/change.ts";
import { type Kept, mergeKept } from "../../domain/history/versioned-document.ts";
import { newMergeChecks } from "../../domain/invariant/merge-checks.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { PsvcError } from "../../errors.ts";
import type { FileMerge, FileSides } from "../port/store.ts";
import { documentToText, loadDocument } from "../schema/parse-document.ts";
import type { Shelves } from "../schema/stored-document.ts";

/** Merges the three copies that git holds of one document. Throws `damaged` where one cannot be read. */
export function mergeDocumentFiles(path: string, sides: FileSides, shelves: Shelves, today: Day): FileMerge {
  const shelf = SHELVES.find((shelve) => shelve === basename(dirname(path)));
  if (!shelf || !path.endsWith(".json")) {
    const because = "git merges projects and catalogues with it, and nothing else";
    throw new PsvcError({ code: "refused", what: path, because, instead: "psvc merge-driver" });
  }
  const { name, kind } = shelves.of({ shelf, name: basename(path, ".json") });
  const load = (bytes: Uint8Array, side: string): Kept =>
    loadDocument(bytes, `${path} (${side})`, name, kind).document as Kept;
  const base = sides.base.length === 0 ? null : load(sides.base, "what both began with");
  const ours = load(sides.ours, "ours");
  const theirs = load(sides.theirs, "theirs");
  const mergedFor = (winner: "base" | "ours" | "theirs") => mergeKept(shelf, base, ours, theirs, today, winner);
  const { document, conflicts, renumbered } = mergedFor("ours");
  const text = {
    base: documentToText(mergedFor("base").document),
    ours: documentToText(document),
    theirs: documentToText(mergedFor("theirs").document),
  };
  const complaint = conflicts.length === 0 ? kind.complain(document, name) : null;
  const settled = "promises" in document ? newMergeChecks(document, ours as Project, theirs as Project) : [];
  if (complaint === null) return { renumbered, settled, conflicts: conflicts.map(({ place }) => place), text };
  // Each field merges, and the whole does not hold together: both sides are shown as they are.
  return {
    renumbered: [],
    settled: [],
    conflicts: [complaint.place.split(".")],
    text: { base: base ? documentToText(base) : "", ours: documentToText(ours), theirs: documentToText(theirs) },
  };
}
