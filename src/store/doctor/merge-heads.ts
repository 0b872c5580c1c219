import { basename, dirname } from "node:path";
import { SHELVES } from "../../domain/history/change.ts";
import { type Kept, mergeKept } from "../../domain/history/versioned-document.ts";
import { asJson, same } from "../../domain/model/json-value.ts";
import type { Day } from "../../domain/time/calendar.ts";
import { bytesOf } from "../disk/disk-errors.ts";
import { writeDurably } from "../disk/durable-write.ts";
import type { FileSystem } from "../disk/file-system.ts";
import { headsOf, lastShared, type Version } from "../history/entry.ts";
import { lastEntry, readHistory } from "../history/history-file.ts";
import { versionOf } from "../history/new-entries.ts";
import { statesOf } from "../history/rebuild-states.ts";
import { migrate, type RawDocument } from "../schema/migrations.ts";
import { documentToText } from "../schema/parse-document.ts";
import type { StoredDocument } from "../schema/stored-document.ts";
import { type RepairableFinding, warning } from "./finding.ts";

/**
 * What two people's changes come to by meaning, where the history of a document holds both and no psvc has brought them
 * together. null where there are not two lines of changes, where they are in conflict, or where one cannot be rebuilt.
 */
export function mergedHeads(stored: StoredDocument<Kept>, files: FileSystem, today: Day): string | null {
  const document = mergedDocument(stored, files, today);
  return document && documentToText(document);
}

function mergedDocument(stored: StoredDocument<Kept>, files: FileSystem, today: Day): Kept | null {
  const { history, kind, name, path } = stored;
  const shelf = SHELVES.find((one) => one === basename(dirname(path)));
  if (history === null || shelf === undefined) return null;
  const entries = readHistory(history, files);
  const [one, other, ...more] = headsOf(entries);
  if (one === undefined || other === undefined || more.length > 0) return null;
  const states = statesOf(entries);
  const at = (version: Version): Kept | null => {
    const raw = states.at(version);
    return raw === undefined ? null : (migrate(raw as RawDocument, kind.migrations, path) as unknown as Kept);
  };
  const shared = lastShared(entries, [one, other]);
  const [base, ours, theirs] = [shared === null ? null : at(shared), at(one), at(other)];
  if (ours === null || theirs === null || (shared !== null && base === null)) return null;
  const { document, conflicts } = mergeKept(shelf, base, ours, theirs, today);
  return conflicts.length === 0 && kind.complain(document, name) === null ? document : null;
}

/** A file that another tool merged as text, without marks: what both did fits together, and the file says otherwise. */
export function examineMerge(
  stored: StoredDocument<Kept>,
  document: Kept,
  files: FileSystem,
  today: Day,
): readonly RepairableFinding[] {
  if (stored.history === null || isRecorded(stored, files)) return [];
  const merged = mergedDocument(stored, files, today);
  if (merged === null || sameButDay(merged, document)) return [];
  const text = "two people's changes were merged as text, and come to something else by meaning";
  const now = () => writeDurably(files, stored.path, Buffer.from(documentToText(merged)));
  return [warning("merged-as-text", { file: stored.path, text, mend: { says: "merge them by meaning", now } })];
}

function isRecorded({ path, history }: StoredDocument<unknown>, files: FileSystem): boolean {
  const bytes = bytesOf(path, files);
  const last = history === null ? null : lastEntry(history, files);
  return bytes === null || last?.after === versionOf(bytes);
}

/** The same but for the day of the merge, which is not the day on which doctor looks. */
function sameButDay(one: Kept, other: Kept): boolean {
  const withoutDays = (kept: Kept) => {
    const reconciled = "reconciled" in kept ? Object.values(kept.reconciled ?? {}) : [];
    return asJson({ ...kept, reconciled: reconciled.map(({ rule, record }) => `${rule} ${record}`).sort() });
  };
  return same(withoutDays(one), withoutDays(other));
}
