import type { Instant } from "../time/calendar.ts";
import { type Change, type DocumentName, type DocumentVersion, sameDocument } from "./change.ts";
import { changesInOrder } from "./undo.ts";

/**
 * Whether a document, if it can be read, is as it was at that moment: then nothing has happened to it since. An edit or
 * a merge that no psvc has recorded yet is among what happened.
 */
export function isAsOf(name: DocumentName, changes: readonly Change[], at: Instant): boolean {
  return changes.every((change) => change.at <= at || !change.touched.some((touch) => sameDocument(touch, name)));
}

/**
 * The version of a document at a moment; null where it was not there, undefined where its history does not reach back
 * so far. What nobody recorded does not count.
 */
export function versionAt(
  name: DocumentName,
  changes: readonly Change[],
  at: Instant,
): DocumentVersion | null | undefined {
  return versionAfter(name, changes, (change) => change.at <= at);
}

/** The same when the changes of which `isUntil` holds were made, and no later one. */
export function versionAfter(
  name: DocumentName,
  changes: readonly Change[],
  isUntil: (change: Change) => boolean,
): DocumentVersion | null | undefined {
  const recorded = changesInOrder(changes).flatMap((change) =>
    change.isRecorded
      ? change.touched.filter((touch) => sameDocument(touch, name)).map((touch) => ({ change, touch }))
      : [],
  );
  const last = recorded.findLast(({ change }) => isUntil(change));
  if (last) return last.touch.after;
  return recorded[0]?.touch.before === null ? null : undefined;
}
